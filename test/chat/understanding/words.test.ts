import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import type { Words } from '../../../src/chat/words.ts';
import { TODAY } from './sentences.ts';

function wordsOf(sentence: string, today = TODAY): Words | 'not understood' {
  const understood = understand(sentence, today);
  return understood.ok ? understood.words : 'not understood';
}

describe('the words of a sentence', () => {
  it.each<[string, Words]>([
    [
      'log a new core assessment for C-101, 3 children, started 4 Nov',
      { caseRef: 'C-101', activity: 'core-assessment', children: 3, on: '2026-11-04' },
    ],
    ['C101 had a placement move yesterday', { caseRef: 'C101', activity: 'placement-change', on: '2026-11-21' }],
    ['new case C-204 allocated on Monday, 2 kids', { caseRef: 'C-204', children: 2, on: '2026-11-16' }],
    ['new case C-204, co-working with Ben', { caseRef: 'C-204', yes: true }],
    ['case closed C-12 18 Nov', { caseRef: 'C-12', on: '2026-11-18' }],
    ['I am now co-working C-7', { caseRef: 'C-7', yes: true }],
    ['C-7 is no longer co-worked from 4 Nov', { caseRef: 'C-7', yes: false, from: '2026-11-04' }],
    [
      'who can take a sibling group of three in proceedings, two placements, two hours away?',
      { children: 3, activity: 'proceedings', quantity: 2, hours: 2 },
    ],
    ['who can take an s17 case with 2 kids in two homes', { children: 2, caseType: 's17', quantity: 2 }],
    [
      'sibling group of three in proceedings, two placements, two hours away',
      { children: 3, activity: 'proceedings', quantity: 2, hours: 2 },
    ],
    ['who can take a care leaver', { caseType: 'care-leaver' }],
    ['allocate C-201 to Ben', { caseRef: 'C-201', name: 'Ben' }],
    ['give Ben C-201', { caseRef: 'C-201', name: 'Ben' }],
    ['log a duty for Amira', { name: 'Amira' }],
    ["log a core assessment for Ben's C-7", { caseRef: 'C-7', activity: 'core-assessment', name: 'Ben' }],
    ['revoke the co-working with Ben on C-101', { caseRef: 'C-101', yes: false }],
    ['take C-201 back from Ben', { caseRef: 'C-201', name: 'Ben', back: true }],
    ['put C-201 back in the queue', { caseRef: 'C-201', back: true, adds: true }],
    [
      'allocate a sibling group of three in proceedings to Ben Okafor',
      { children: 3, activity: 'proceedings', name: 'Ben Okafor' },
    ],
    ['who could take C-201, child protection', { caseRef: 'C-201', caseType: 'cp' }],
    [
      'add an unallocated case C-201, two children, CP, waiting since 3 Nov',
      { caseRef: 'C-201', children: 2, caseType: 'cp', adds: true, from: '2026-11-03' },
    ],
    [
      'add an unallocated case C-201, waiting since 3 Nov, planned for 8 Dec',
      { caseRef: 'C-201', adds: true, from: '2026-11-03', to: '2026-12-08' },
    ],
    ['put C-88 in the queue, looked after', { caseRef: 'C-88', caseType: 'cla', adds: true }],
    ['remove C-201 from the queue', { caseRef: 'C-201', ends: 'removed' }],
    ['unallocated family support cases', { caseType: 'fs' }],
    ['switch North to Halton from 1 Jan', { scheme: 'halton', name: 'North', on: '2027-01-01' }],
    ['switch from Merton to Bath and North East Somerset', { scheme: 'bath-nes', name: 'North East Somerset' }],
    [
      'South East goes to Northern Ireland from 1 April',
      { scheme: 'northern-ireland', name: 'South East', on: '2027-04-01' },
    ],
    ['compare schemes for Amira Khan on 1 Dec', { name: 'Amira Khan', on: '2026-12-01' }],
    ['would Ella Stone be over under Halton?', { name: 'Ella Stone' }],
    ['record supervision with Amira on 20 Nov', { name: 'Amira', on: '2026-11-20' }],
    ['supervision with Amira Khan took place on Tuesday', { name: 'Amira Khan', on: '2026-11-17' }],
    ['supervision with Ben is cancelled, new date 2 Dec', { name: 'Ben', session: 'cancelled', to: '2026-12-02' }],
    [
      'supervision with Ben on 25 Nov is cancelled, new date 2 Dec',
      { name: 'Ben', session: 'cancelled', on: '2026-11-25', to: '2026-12-02' },
    ],
    ['postpone supervision with Ben to 2 Dec', { name: 'Ben', session: 'cancelled', to: '2026-12-02' }],
    ["Ben's supervision on Thursday is cancelled", { name: 'Ben', session: 'cancelled', on: '2026-11-26' }],
    ["Ben's supervision on Thursday was cancelled", { name: 'Ben', session: 'cancelled', on: '2026-11-19' }],
    ['supervision with Ben was lost to sickness on Friday', { name: 'Ben', session: 'lost', on: '2026-11-20' }],
    ['plan supervision with Ben for 2 Dec', { name: 'Ben', session: 'planned', on: '2026-12-02' }],
    ['supervision with Ben on 31 Feb', { name: 'Ben', impossibleDate: true }],
    ['when is my next supervision?', { own: true }],
    ["when is Amira Khan's next supervision?", { name: 'Amira Khan' }],
    ['audit the supervision of Southfield', { name: 'Southfield' }],
    ['submit november', { month: '2026-11' }],
    ['submit October 2025', { month: '2025-10' }],
    ['submit march', { month: '2026-03' }],
    ['submit december', { month: '2026-12' }],
    ['nil return for october', { month: '2026-10' }],
    ['what changed since October?', {}],
    ["agree Amira Khan's November", { month: '2026-11', name: 'Amira Khan' }],
    ['why 77', { total: 77 }],
    ['why am I on 77.5', { total: 77.5 }],
    ['how come seventy-seven', { total: 77 }],
    ['why is C-101 6', { caseRef: 'C-101' }],
    [
      'travel 3 hrs each way for C-8 on Friday, 2 trips',
      { caseRef: 'C-8', activity: 'travel', hours: 3, quantity: 2, on: '2026-11-20' },
    ],
    [
      'C-101: two children became looked after on 4 Nov',
      { caseRef: 'C-101', children: 2, childStatus: 'looked-after', on: '2026-11-04' },
    ],
    ['C-101 kids off the CP plan', { caseRef: 'C-101', childStatus: 'child-protection', yes: false }],
    ['one child of C-101 moved in with gran', { caseRef: 'C-101', children: 1, childStatus: 'household' }],
    ['practice teaching from 1 Sept to 31 July', { duty: 'practice-teaching', from: '2026-09-01', to: '2027-07-31' }],
    ['supervising 3 PAs since 1 Oct', { duty: 'pa-supervision', quantity: 3, from: '2026-10-01' }],
    ['what will I be on 1 Feb', { on: '2027-02-01' }],
    ['make Dev 0 FTE', { name: 'Dev', fte: 0 }],
    ['Dev is now 1.5 FTE', { name: 'Dev', fte: 1.5 }],
    ['Dev is now 1 FTE', { name: 'Dev', fte: 1 }],
    ['team capacity on 1 Feb', { on: '2027-02-01' }],
  ])('%s', (sentence, words) => {
    expect(wordsOf(sentence)).toEqual(words);
  });
});

describe('the reference of a case', () => {
  it.each([
    ['log a core assessment for C-101', 'C-101'],
    ['log a core assessment for c-101.', 'c-101'],
    ['log a core assessment (C101)', 'C101'],
    ["C-101's core assessment started", 'C-101'],
    ['log a core assessment for MRT/22/104', 'MRT/22/104'],
    ['log a core assessment for 2026/CP/0014, two kids', '2026/CP/0014'],
    ['log a core assessment for case 12', '12'],
    ['log a core assessment for case no. 0012', '0012'],
    ['log a core assessment for case number 4711 on 4 Nov', '4711'],
    ['log a core assessment for 4711', '4711'],
    ['log a core assessment for 0471', '0471'],
    ['log a core assessment for 101-B', '101-B'],
    ['log a core assessment for #12', '#12'],
    ['log a core assessment for C 101', 'C 101'],
    ['log a core assessment for case CF 1234', 'CF 1234'],
    ['log a core assessment for "Smith 22"', 'Smith 22'],
    ["log a core assessment for case 'Alpha'", 'Alpha'],
    [['log a core assessment for $', '{name}-1'].join(''), undefined],
    [`log a core assessment for ${'A'.repeat(39)}1`, `${'A'.repeat(39)}1`],
    [`log a core assessment for ${'A'.repeat(40)}1`, undefined],
    ['log a core assessment, 3 children', undefined],
    ['log a core assessment, 3kids', undefined],
    ['log an s47', undefined],
    ['log a core assessment on 4/11/2026', undefined],
    ['log a core assessment on 4-Nov-26', undefined],
    ['log a core assessment started 4nov', undefined],
    ['log travel 3hrs each way', undefined],
    ['log a core assessment at 10:30', undefined],
    ['log a core assessment on case 4 Nov', undefined],
    ['log a core assessment for the 1st child', undefined],
  ])('%s: %s', (sentence, caseRef) => {
    expect(wordsOf(sentence)).toMatchObject(caseRef === undefined ? {} : { caseRef });
    expect(wordsOf(sentence)).toHaveProperty('activity');
    if (caseRef === undefined) expect(wordsOf(sentence)).not.toHaveProperty('caseRef');
  });
});

describe('the kind of an activity', () => {
  it.each([
    ['log a core assesment for C-1', 'core-assessment'],
    ['s47 on C-1', 'core-assessment'],
    ['section 47 enquiry C-1', 'core-assessment'],
    ['s.47 started on C-1', 'core-assessment'],
    ['C-1 has a new plan', 'plan-change'],
    ['care plan changed on C-1', 'plan-change'],
    ['viability assessment for C-1', 'placement-viability'],
    ['EPO on C-1', 'court-episode'],
    ['secure accommodation order for C-1', 'court-episode'],
    ['PLO started on C-1', 'proceedings'],
    ['pre-proceedings on C-1', 'proceedings'],
    ['we issued care procedings on C-1', 'proceedings'],
    ['private law on C-1', 'private-law'],
    ['private law proceedings on C-1', 'private-law'],
    ['C-1 placement broke down', 'placement-change'],
    ['the kids of C-1 changed foster carers', 'placement-change'],
    ['permanency panel report for C-1', 'permanency-report'],
    ['set up contact for C-1', 'contact-organising'],
    ['arranging family time for C-1', 'contact-organising'],
    ['I supervised contact for C-1', 'supervised-contact'],
    ['took the kids of C-1 to contact', 'supervised-contact'],
    ['drove 3 hours each way for C-1', 'travel'],
    ['leaving care needs assessment for C-1', 'needs-assessment'],
    ['pathway plan for C-1', 'pathway-plan'],
    ['disability transition plan for C-1', 'pathway-plan'],
    ['gateway assessment for C-1, 4 hours', 'assessment'],
    ['court hearing for C-1', 'court'],
    ['log an assessment for C-1', undefined],
    ['log some contact for C-1', undefined],
    ['log something for C-1', undefined],
  ])('%s: %s', (sentence, activity) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command: 'log-activity' });
    expect({ activity: undefined, ...Object(wordsOf(sentence)) }).toMatchObject({ activity });
  });
});

describe('the kind of a duty', () => {
  it.each([
    ['log practice teaching', 'practice-teaching'],
    ['I am a practice educator', 'practice-teaching'],
    ['PQ consolidation until 1 July', 'pq-consolidation'],
    ['started the PQ specialist award', 'pq-specialist'],
    ['long-arm support since September', 'long-arm-support'],
    ['supervising two FSWs', 'supervision'],
    ['mentoring an NQSW', 'supervision'],
    ['supervising a PA', 'pa-supervision'],
    ['locality work half a day a week', 'locality'],
    ['school leavers panel on 12 Nov', 'school-leavers-panel'],
    ['I gave training to other staff', 'training-delivered'],
    ['training 3 hours yesterday', 'training'],
    ['joined a working group', 'working-group'],
    ['team meeting 2 hours today', 'team-meeting'],
    ['project work 2 hours', 'project-work'],
    ['log other duties', 'other-duty'],
    ['log exceptional points', 'exceptional'],
    ['log a duty', undefined],
  ])('%s: %s', (sentence, duty) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command: 'log-duty' });
    expect({ duty: undefined, ...Object(wordsOf(sentence)) }).toMatchObject({ duty });
  });
});

describe('amounts', () => {
  it.each<[string, Words]>([
    ['core assessment for C-1, three kids', { children: 3 }],
    ['core assessment for C-1, one child', { children: 1 }],
    ['core assessment for C-1, 3 childern', { children: 3 }],
    ['core assessment for C-1, sibling group of three', { children: 3 }],
    ['core assessment for C-1, two of the three kids', { children: 2 }],
    ['core assessment for C-1, twenty-one children', { children: 21 }],
    ['core assessment for C-1, 200 children', { children: 200 }],
    ['core assessment for C-1, 0 children', { children: 0 }],
    ['core assessment for C-1 4 Nov 12 children', { children: 12, on: '2026-11-04' }],
    ['core assessment for C-1, the twins', { children: 2 }],
    ['travel for C-1, 2.5 hours each way', { hours: 2.5 }],
    ['travel for C-1, 0.5 hours each way', { hours: 0.5 }],
    ['travel for C-1, 2½ hours each way', { hours: 2.5 }],
    ['travel for C-1, four and a half hours each way', { hours: 4.5 }],
    ['travel for C-1, 90 minutes each way', { hours: 1.5 }],
    ['travel for C-1, 3hrs each way, twice', { hours: 3, quantity: 2 }],
    ['two placement changes for C-1, 2 placements', { quantity: 2 }],
    ['mentoring two NQSWs', { quantity: 2 }],
  ])('%s', (sentence, words) => {
    expect(wordsOf(sentence)).toMatchObject(words);
  });

  it.each([
    ['core assessment for C-1, 3.5 children'],
    ['core assessment for C-1, -3 children'],
    ['core assessment for C-1, children'],
  ])('"%s" names no number of children', (sentence) => {
    expect(wordsOf(sentence)).not.toHaveProperty('children');
  });
});

describe('terms', () => {
  it.each<[string, Words]>([
    ["change Amira Khan's hours to 0.8 from 1 December", { name: 'Amira Khan', fte: 0.8, from: '2026-12-01' }],
    ["AMIRA KHAN'S HOURS TO 0.8", { name: 'AMIRA KHAN', fte: 0.8 }],
    ['FTE of A. Worker', { name: 'A. Worker' }],
    ['FTE of K. Patel to 60% from Monday', { name: 'K. Patel', fte: 0.6, from: '2026-11-23' }],
    ["Jo O'Brien's FTE is 0,6", { name: "Jo O'Brien", fte: 0.6 }],
    ['Ben works three days a week from 4 January', { name: 'Ben', fte: 0.6, from: '2027-01-04' }],
    ['Ben goes half time', { name: 'Ben', fte: 0.5 }],
    ['Ben goes full time', { name: 'Ben', fte: 1 }],
    ['Ben goes part time', { name: 'Ben' }],
    ['Sam is now an NQSW', { name: 'Sam', role: 'newly-qualified' }],
    ["Tom's role changes to family support worker", { name: 'Tom', role: 'family-support-practitioner' }],
    ["change someone's FTE", {}],
    ['set the FTE of Ben to 1.5', { name: 'Ben', fte: 1.5 }],
  ])('%s', (sentence, words) => {
    expect(understand(sentence, TODAY)).toEqual({
      ok: true,
      command: 'change-terms',
      others: expect.any(Array),
      words,
    });
  });
});

describe('files', () => {
  it.each<[string, string, Words]>([
    ['export my caseload as text', 'export-caseload', { asText: true }],
    ["export Amira Khan's caseload", 'export-caseload', { name: 'Amira Khan' }],
    ['export my caseload as at 31 October', 'export-caseload', { on: '2026-10-31' }],
    ['export my caseload on 31 February', 'export-caseload', { impossibleDate: true }],
    ['upload a caseload file for Ben Okoye', 'import-caseload', { name: 'Ben Okoye' }],
  ])('%s: %s', (sentence, command, words) => {
    expect(understand(sentence, TODAY)).toEqual({ ok: true, command, others: expect.any(Array), words });
  });
});

describe('colours, supervision and what was worked on', () => {
  it.each<[string, string, Words]>([
    ['rate my cases', 'rate-cases', {}],
    ['rate C-101', 'rate-cases', { caseRef: 'C-101' }],
    ['any inactive cases?', 'rate-cases', { inactive: true }],
    ["confirm Amira Khan's ratings", 'rate-cases', { name: 'Amira Khan' }],
    ['worked on C-101 yesterday', 'worked-on', { caseRef: 'C-101', on: '2026-11-21' }],
    ['workload issues of C-101', 'supervision-talk', { caseRef: 'C-101' }],
    ["Amira Khan's supervision list", 'supervision-talk', { name: 'Amira Khan' }],
    ['put C-101 on team hold', 'update-case', { caseRef: 'C-101' }],
  ])('%s: %s', (sentence, command, words) => {
    expect(understand(sentence, TODAY)).toEqual({ ok: true, command, others: expect.any(Array), words });
  });

  it.each([
    ['I did not work on C-101', 'worked-on'],
    ['did I work on C-101 today?', 'worked-on'],
  ])('"%s" notes nothing', (sentence, command) => {
    const understood = understand(sentence, TODAY);
    expect(understood.ok && understood.command === command).toBe(false);
  });
});
