import { describe, expect, it } from '@jest/globals';
import {
  choice,
  date,
  hours,
  needed,
  oneOrMore,
  shortText,
  typedTexts,
  wholeNumber,
} from '../../../src/chat/form/field.ts';
import { literal } from '../../../src/chat/form/literal.ts';
import { readForm, typedIn } from '../../../src/chat/form/read-form.ts';

const TODAY = '2026-11-18';

describe('what a field reads', () => {
  const fields = {
    text: shortText('Text', 'Please write.'),
    date: date('Day'),
    number: wholeNumber('How many?', 1, 30),
    hours: hours('Hours'),
    choice: choice('Which?', [{ title: 'One', value: 'one' }]),
    choices: oneOrMore('Which?', [
      { text: 'a,b', title: 'a,b' },
      { text: 'c', title: 'c' },
    ]),
  };
  it.each<[keyof typeof fields, string, unknown]>([
    ['text', '', undefined],
    ['text', 'home', 'home'],
    ['text', 'x'.repeat(40), 'x'.repeat(40)],
    ['date', '2028-02-29', '2028-02-29'],
    ['number', '30', 30],
    ['number', '7.0', 7],
    ['hours', '2.5', 2.5],
    ['hours', '24', 24],
    ['hours', '0', 0],
    ['choice', 'one', 'one'],
    ['choices', typedTexts(['c', 'a,b']), ['a,b', 'c']],
  ])('%s takes "%s"', (id, typed, value) => {
    expect(fields[id].read(typed)).toEqual({ ok: true, value });
  });

  it.each<[keyof typeof fields, string]>([
    ['text', 'x'.repeat(41)],
    ['text', 'a\nb'],
    ['text', 'a\u200bb'],
    ['text', '\ud800'],
    ['date', '2026-02-29'],
    ['date', 'soon'],
    ['number', '0'],
    ['number', '31'],
    ['number', '1e1'],
    ['number', 'NaN'],
    ['hours', '24.5'],
    ['hours', '-1'],
    ['hours', '1,5'],
    ['choice', 'two'],
    ['choice', 'constructor'],
    ['choices', ''],
    ['choices', `${typedTexts(['c'])},more`],
  ])('%s refuses "%s"', (id, typed) => {
    expect(fields[id].read(typed).ok).toBe(false);
  });

  it.each([' ', '\t', '\u00a0'])('what a card carries counts as nothing when it is blank: %j', (text) => {
    expect(readForm({ text: fields.text }, { text })).toEqual({ ok: true, values: {} });
  });

  it('a field that is needed refuses nothing at all', () => {
    expect(needed(fields.text).read('')).toEqual({ ok: false, problem: 'Please write.' });
  });
});

describe('what a card sends', () => {
  const fields = { day: date('Day'), text: shortText('Text', '') };
  it.each<[string, unknown, string]>([
    ['a day of the calendar', '2026-11-04', '2026-11-04'],
    ['a day as people write it', '4 Nov', '2026-11-04'],
    ['a British date', '04/11/2026', '2026-11-04'],
    ['yesterday', 'yesterday', '2026-11-17'],
    ['a day that is none', '31/02/2026', '31/02/2026'],
    ['a number', 5, '5'],
    ['an object', { day: 1 }, ''],
    ['a list', ['2026-11-04'], ''],
    ['null', null, ''],
  ])('%s in the field of a day', (_, sent, typed) => {
    expect(typedIn(fields, { day: sent }, TODAY).day).toBe(typed);
  });

  it('a long text is cut, but stays too long', () => {
    expect(typedIn(fields, { text: 'x'.repeat(10_000) }, TODAY).text).toHaveLength(60);
  });

  it('what every object has is not an answer', () => {
    expect(typedIn({ toString: shortText('Text', '') }, {}, TODAY)).toEqual({ toString: '' });
  });
});

it.each([
  ['C-101-1 · home · since 1 Oct 2026', 'C-101-1 · home · since 1 Oct 2026'],
  ['2-3 (Éva) & co. 7: 50%', '2-3 (Éva) & co. 7: 50%'],
  ['**bold** _it_', '\\*\\*bold\\*\\* \\_it\\_'],
  ['[x](https://example.org)', '\\[x\\](https\\://example\\.org)'],
  ['www.example.org', 'www\\.example\\.org'],
  ['&copy; <at>', '\\&copy; \\<at>'],
  ['1. one', '1\\. one'],
  ['- one', '\\- one'],
  ['# one', '\\# one'],
])('beside a check box "%s" is written so that it reads literally', (text, written) => {
  expect(literal(text)).toBe(written);
});
