import { describe, expect, it } from '@jest/globals';
import { readDate, understand } from '../../../src/chat/understanding/index.ts';
import { TODAY } from './sentences.ts';

describe('a date in a field, read as the nearest past one', () => {
  it.each([
    ['4 Nov', '2026-11-04'],
    ['4 nov', '2026-11-04'],
    ['4 novmber', '2026-11-04'],
    ['4th of November', '2026-11-04'],
    ['the 4th of November', '2026-11-04'],
    ['November 4th', '2026-11-04'],
    ['Wednesday 4 November', '2026-11-04'],
    ['Wed 4 Nov 2026', '2026-11-04'],
    ['fourth of November', '2026-11-04'],
    ['twenty-first of November', '2026-11-21'],
    ['04/11/2026', '2026-11-04'],
    ['4/11/26', '2026-11-04'],
    ['4.11.26', '2026-11-04'],
    ['4-11-2026', '2026-11-04'],
    ['4-Nov-26', '2026-11-04'],
    ['4Nov2026', '2026-11-04'],
    ['4 11 2026', '2026-11-04'],
    ['2026-11-04', '2026-11-04'],
    ['4/11', '2026-11-04'],
    ['11/4', '2026-04-11'],
    ['on the 4th', '2026-11-04'],
    ['the 30th', '2026-10-30'],
    ['the 31st', '2026-10-31'],
    ['4 Nov 2019', '2019-11-04'],
    ['23 Nov', '2025-11-23'],
    ['22 Nov', '2026-11-22'],
    ['21 Nov', '2026-11-21'],
    ['31 Dec', '2025-12-31'],
    ['1 Jan', '2026-01-01'],
    ['29 Feb', '2024-02-29'],
    ['29 Feb 2024', '2024-02-29'],
    ['today', '2026-11-22'],
    ['this morning', '2026-11-22'],
    ['yesterday', '2026-11-21'],
    ['yesturday', '2026-11-21'],
    ['last night', '2026-11-21'],
    ['the day before yesterday', '2026-11-20'],
    ['tomorrow', '2026-11-23'],
    ['day after tomorrow', '2026-11-24'],
    ['Sunday', '2026-11-22'],
    ['Monday', '2026-11-16'],
    ['on Saturday', '2026-11-21'],
    ['on Sat', '2026-11-21'],
    ['Weds', '2026-11-18'],
    ['thurs', '2026-11-19'],
    ['last Tuesday', '2026-11-17'],
    ['last Sunday', '2026-11-15'],
    ['Tuesday of last week', '2026-11-10'],
    ['Monday last week', '2026-11-09'],
    ['last week on Monday', '2026-11-09'],
    ['Tuesday before last', '2026-11-10'],
    ['Tuesday gone', '2026-11-17'],
    ['a week ago', '2026-11-15'],
    ['a week last Tuesday', '2026-11-10'],
    ['a fortnight ago', '2026-11-08'],
    ['two weeks ago', '2026-11-08'],
    ['a couple of weeks ago', '2026-11-08'],
    ['10 days ago', '2026-11-12'],
    ['3 months ago', '2026-08-22'],
    ['last month', '2026-10-22'],
    ['next Friday', '2026-11-27'],
    ['this Friday', '2026-11-27'],
    ['Friday week', '2026-12-04'],
    ['a week on Friday', '2026-12-04'],
    ['two weeks tomorrow', '2026-12-07'],
    ['in two weeks', '2026-12-06'],
    ['in 2 weeks time', '2026-12-06'],
    ['end of the month', '2026-11-30'],
    ['end of last month', '2026-10-31'],
    ['month end', '2026-11-30'],
    ['beginning of the month', '2026-11-01'],
    ['the 4th of last month', '2026-10-04'],
    ['end of February', '2026-02-28'],
    ['end of Feb 2028', '2028-02-29'],
    ['Christmas', '2025-12-25'],
    ["New Year's Day", '2026-01-01'],
  ])('%s: %s', (typed, day) => {
    expect(readDate(typed, TODAY, 'past')).toBe(day);
  });
});

describe('a date in a field, read as the nearest future one', () => {
  it.each([
    ['1 Feb', '2027-02-01'],
    ['21 Nov', '2027-11-21'],
    ['22 Nov', '2026-11-22'],
    ['23 Nov', '2026-11-23'],
    ['31 Dec', '2026-12-31'],
    ['29 Feb', '2028-02-29'],
    ['the 15th', '2026-12-15'],
    ['the 31st', '2026-12-31'],
    ['Sunday', '2026-11-22'],
    ['Monday', '2026-11-23'],
    ['Saturday', '2026-11-28'],
    ['Christmas', '2026-12-25'],
    ['xmas eve', '2026-12-24'],
    ['xmas day', '2026-12-25'],
    ['end of February', '2027-02-28'],
    ['1 Feb 2020', '2020-02-01'],
    ['yesterday', '2026-11-21'],
  ])('%s: %s', (typed, day) => {
    expect(readDate(typed, TODAY, 'future')).toBe(day);
  });
});

describe('what a field takes for no date', () => {
  it.each([
    [''],
    ['   '],
    ['31 Feb'],
    ['31 Feb 2026'],
    ['29 Feb 2027'],
    ['30/02/2026'],
    ['45/13/2026'],
    ['13/25/2026'],
    ['0/1/2026'],
    ['32 Nov'],
    ['the 32nd'],
    ['31 June'],
    ['2026-13-45'],
    ['4 Nov 1899'],
    ['4/11/2200'],
    ['4 Nov or 5 Nov'],
    ['4 Nov perhaps'],
    ['November'],
    ['in May'],
    ['may'],
    ['sat'],
    ['soon'],
    ['77'],
    ['0.6'],
    ['C-101'],
    ['@date'],
    ['next 12 weeks'],
    ['in 999 years'],
    [`${' '.repeat(100)}4 Nov`],
  ])('"%s"', (typed) => {
    expect(readDate(typed, TODAY, 'past')).toBeUndefined();
    expect(readDate(typed, TODAY, 'future')).toBeUndefined();
  });
});

describe('days around the ends of months, years and summer time', () => {
  it.each([
    ['yesterday', '2027-01-01', '2026-12-31'],
    ['tomorrow', '2026-12-31', '2027-01-01'],
    ['1 Jan', '2026-12-31', '2026-01-01'],
    ['31 Dec', '2027-01-01', '2026-12-31'],
    ['28 Feb', '2028-02-29', '2028-02-28'],
    ['yesterday', '2028-03-01', '2028-02-29'],
    ['yesterday', '2027-03-01', '2027-02-28'],
    ['a month ago', '2026-03-31', '2026-02-28'],
    ['in a month', '2027-01-31', '2027-02-28'],
    ['a year ago', '2028-02-29', '2027-02-28'],
    ['yesterday', '2026-03-29', '2026-03-28'],
    ['tomorrow', '2026-03-29', '2026-03-30'],
    ['yesterday', '2026-10-25', '2026-10-24'],
    ['tomorrow', '2026-10-25', '2026-10-26'],
    ['a week ago', '2026-11-01', '2026-10-25'],
    ['the 31st', '2027-03-01', '2027-01-31'],
    ['Sunday', '2026-10-25', '2026-10-25'],
    ['last Sunday', '2026-10-25', '2026-10-18'],
    ['next Monday', '2026-10-26', '2026-11-02'],
    ['this Monday', '2026-10-28', '2026-10-26'],
    ['29 Feb', '2103-06-01', '2096-02-29'],
    ['end of the month', '2028-02-10', '2028-02-29'],
  ])('"%s" said on %s is %s', (typed, today, day) => {
    expect(readDate(typed, today, 'past')).toBe(day);
  });
});

function words(sentence: string, today = TODAY) {
  const understood = understand(sentence, today);
  return understood.ok ? understood.words : undefined;
}

describe('where the days of a sentence belong', () => {
  it.each([
    ['proceedings on C-9 from 1 Nov to 5 Dec', { from: '2026-11-01', to: '2026-12-05' }],
    ['proceedings on C-9 since 1 Nov', { from: '2026-11-01' }],
    ['proceedings on C-9 started 1 Nov', { on: '2026-11-01' }],
    ['proceedings on C-9 ended yesterday', { to: '2026-11-21' }],
    ['proceedings on C-9 1-5 Nov', { from: '2026-11-01', to: '2026-11-05' }],
    ['proceedings on C-9 from 1 to 5 Nov', { from: '2026-11-01', to: '2026-11-05' }],
    ['proceedings on C-9 between 1 and 5 November', { from: '2026-11-01', to: '2026-11-05' }],
    ['private law on C-9 from 28 Dec to 3 Jan', { from: '2026-12-28', to: '2027-01-03' }],
    ['private law on C-9 since 28 Dec', { from: '2025-12-28' }],
    ['private law on C-9 started 28 Dec', { on: '2025-12-28' }],
    ['private law on C-9 logged 1 Dec', { on: '2025-12-01' }],
    ['private law on C-9 starting on 28 Dec', { on: '2026-12-28' }],
    ['private law on C-9 starts 28 Dec', { on: '2026-12-28' }],
    ['locality from 1 Dec on', { from: '2026-12-01' }],
    ['locality from 23 May', { from: '2027-05-23' }],
    ['locality from 24 May', { from: '2026-05-24' }],
    ['C-9 is co-worked from 1 Dec', { from: '2026-12-01' }],
    ['C-9 is co-worked from 4 Nov', { from: '2026-11-04' }],
    ['did proceedings on C-9 from 1 Dec', { from: '2025-12-01' }],
    ['private law C-9 1 Sept to 30 Nov', { on: '2026-09-01', to: '2026-11-30' }],
    ['doing my PQ consolidation until july', { to: '2027-07-31' }],
    ['PQ consolidation due 1 Feb', { to: '2027-02-01' }],
    ['end proceedings on C-9 on 30 Nov', { to: '2026-11-30' }],
    ['proceedings on C-9 ended on 30 Nov', { to: '2025-11-30' }],
    ['stop mentoring from 20 Nov', { to: '2026-11-19' }],
    ['C-9 no longer looked after from 20 Nov', { on: '2026-11-19', yes: false }],
    ['C-9 no longer looked after since 1 Nov', { on: '2026-10-31', yes: false }],
    ['C-9 no longer looked after on 20 Nov', { on: '2026-11-20', yes: false }],
    ['C-9 is looked after from 20 Nov', { from: '2026-11-20' }],
    ['C-9 no longer co-worked from 20 Nov', { from: '2026-11-20', yes: false }],
    ['practice teaching from September until July', { from: '2026-09-01', to: '2027-07-31' }],
    ['PQ consolidation from 1 Sept, due by 30 June', { from: '2026-09-01', to: '2027-06-30' }],
    ['close C-9 as of Friday', { on: '2026-11-20' }],
    ['C-9 will be closed on 4 Dec', { on: '2026-12-04' }],
    ['C-9 closed on 4 Dec', { on: '2025-12-04' }],
    ['could you please log a core assessment for C-9 on 4 Nov', { on: '2026-11-04' }],
    ['what will I be on 1 Feb', { on: '2027-02-01' }],
    ['what was I on 1 Feb', { on: '2026-02-01' }],
    ['what would my score be in February', { on: '2027-02-01' }],
    ['what will I be by the end of February', { on: '2027-02-28' }],
    ['how many points did I have on 1 Nov', { on: '2026-11-01' }],
    ['what will I be this November', { on: '2026-11-30' }],
    ['why 77 on 1 Nov', { on: '2026-11-01', total: 77 }],
    ["change Ben's FTE to 0.8 from 1 December", { from: '2026-12-01' }],
    ["change Ben's FTE to 0.8 from 1 November", { from: '2026-11-01' }],
    ["change Ben's FTE to 0.8 from Thursday", { from: '2026-11-26' }],
  ])('%s', (sentence, expected) => {
    expect(words(sentence)).toMatchObject(expected);
  });

  it.each([
    ['a section of an Act', 'log an s47 for C-9'],
    ['a reference', 'log a core assessment for C-10-11'],
    ['a number of children', 'log a core assessment for C-9, 3 children'],
    ['asking leave', 'may I log a core assessment for C-9'],
    ['somebody who sat', 'I sat with C-9 for a core assessment'],
    ['a march', 'log a core assessment for C-9, march on'],
    ['the time of day', 'log a core assessment for C-9 at 10:30'],
    ['the present', 'I am now co-working C-9'],
    ['a whole month in which something happened', 'log a core assessment for C-9 in May'],
    ['a part of full time', "change Ben's FTE to 0.6"],
    ['days a week', 'Ben works 3 days a week'],
    ['a stretch of time', 'show the next 12 weeks'],
  ])('reads no day out of %s', (_, sentence) => {
    expect(words(sentence)).toBeDefined();
    for (const place of ['on', 'from', 'to']) expect(words(sentence)).not.toHaveProperty(place);
  });

  it.each([
    ['log a core assessment for C-9 on 31 Feb'],
    ['log a core assessment for C-9 on 29/2/2027'],
    ['log a core assessment for C-9 from 45/13/2026'],
    ['what will I be on 31 June'],
    ['what will I be on 1 Jan 2300'],
    ['what was I on 31 Dec 1899'],
    ['what will I be in March 2200'],
    ['new case C-9 allocated 1 Jan 2300'],
    ['core assessment C-9 in 1850'],
  ])('says that no calendar has the day of "%s" and makes no other of it', (sentence) => {
    expect(words(sentence)).toMatchObject({ impossibleDate: true });
    for (const place of ['on', 'from', 'to']) expect(words(sentence)).not.toHaveProperty(place);
  });
});
