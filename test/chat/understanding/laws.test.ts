import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MARKS } from '../../../src/chat/understanding/concepts.ts';
import { FRAMES } from '../../../src/chat/understanding/frames.ts';
import { COMMAND_NAMES, readDate, understand } from '../../../src/chat/understanding/index.ts';
import { CONCEPTS } from '../../../src/chat/understanding/vocabulary.ts';
import { isCalendarDate } from '../../../src/domain/calendar-date.ts';
import { NOT_UNDERSTOOD, PHRASINGS, TODAY } from './sentences.ts';

const PIECES = PHRASINGS.flatMap(([sentence]) => sentence.split(' '));
const jumble = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((words) => words.join(' '));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  jumble,
);
const day = fc
  .tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  .filter(isCalendarDate);

describe('for any text on any day', () => {
  it('there is a command, or three suggestions of commands', () => {
    fc.assert(
      fc.property(anyText, day, (text, today) => {
        const understood = understand(text, today);
        if (understood.ok) expect(COMMAND_NAMES).toContain(understood.command);
        else expect(new Set(understood.nearest.filter((name) => COMMAND_NAMES.includes(name))).size).toBe(3);
      }),
      { numRuns: 500 },
    );
  });

  it('the result depends on the text and the day alone', () => {
    fc.assert(
      fc.property(anyText, anyText, day, (text, between, today) => {
        const first = understand(text, today);
        understand(between, today);
        expect(understand(text, today)).toEqual(first);
      }),
    );
  });

  it('every day in the words is one of the calendar, and every number is one', () => {
    fc.assert(
      fc.property(anyText, day, (text, today) => {
        const understood = understand(text, today);
        const { on, from, to, children, hours, quantity, total, fte } = understood.ok
          ? understood.words
          : ({} as Record<string, undefined>);
        for (const date of [on, from, to]) expect(date === undefined || isCalendarDate(date)).toBe(true);
        for (const number of [children, hours, quantity, total, fte]) {
          expect(number === undefined || Number.isFinite(number)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a date in a field is one of the calendar or none', () => {
    fc.assert(
      fc.property(anyText, day, fc.constantFrom('past' as const, 'future' as const), (text, today, direction) => {
        const read = readDate(text, today, direction);
        expect(read === undefined || isCalendarDate(read)).toBe(true);
      }),
    );
  });
});

describe('for any day', () => {
  const written = [
    (date: string) => date,
    (date: string) => date.split('-').reverse().join('/'),
    (date: string) => date.split('-').reverse().map(Number).join('.'),
    (date: string) => `${Number(date.slice(8))} ${monthName(date)} ${date.slice(0, 4)}`,
    (date: string) => `${monthName(date).toUpperCase()} ${Number(date.slice(8))}, ${date.slice(0, 4)}`,
  ];

  it('a day written in full is that day, whenever it is read', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(...written), (said, today, write) => {
        expect(readDate(write(said), today, 'past')).toBe(said);
        expect(readDate(write(said), today, 'future')).toBe(said);
      }),
    );
  });

  it('a day without its year is the nearest one on its side, today included', () => {
    fc.assert(
      fc.property(day, day, (said, today) => {
        const typed = `${Number(said.slice(8))} ${monthName(said)}`;
        const past = readDate(typed, today, 'past') ?? '';
        const future = readDate(typed, today, 'future') ?? '';
        for (const read of [past, future]) expect(read.slice(4)).toBe(said.slice(4));
        expect(past <= today && today <= future).toBe(true);
        const years = Number(future.slice(0, 4)) - Number(past.slice(0, 4));
        expect(years).toBeLessThanOrEqual(said.endsWith('02-29') ? 8 : 1);
      }),
    );
  });

  function monthName(date: string): string {
    const names = 'January February March April May June July August September October November December';
    return names.split(' ')[Number(date.slice(5, 7)) - 1] ?? '';
  }
});

describe('how a sentence is written', () => {
  const commandOf = (sentence: string) => {
    const understood = understand(sentence, TODAY);
    return understood.ok ? understood.command : 'none';
  };

  it.each([
    ['in capitals', (sentence: string) => sentence.toUpperCase()],
    ['in small letters', (sentence: string) => sentence.toLowerCase()],
    ['with blanks around it', (sentence: string) => `  ${sentence}\n`],
    ['with a full stop', (sentence: string) => `${sentence}.`],
    ['with round apostrophes', (sentence: string) => sentence.replaceAll("'", '’')],
  ])('%s makes no difference to the command', (_, write) => {
    const sentences = [...PHRASINGS.map(([sentence]) => sentence), ...NOT_UNDERSTOOD];
    expect(sentences.filter((sentence) => commandOf(write(sentence)) !== commandOf(sentence))).toEqual([]);
  });

  it.each([
    ['with please', (sentence: string) => `please ${sentence}`],
    ['with thanks', (sentence: string) => `${sentence}, thanks`],
    ['after a greeting', (sentence: string) => `Hello, ${sentence}`],
    ['after naming the bot', (sentence: string) => `Caseload, ${sentence}`],
  ])('%s makes no difference either', (_, write) => {
    const others = PHRASINGS.filter(([, command]) => command !== 'greet');
    expect(others.filter(([sentence, command]) => commandOf(write(sentence)) !== command)).toEqual([]);
  });
});

describe('the table of commands', () => {
  it('speaks of no concept that cannot be heard', () => {
    const heard = [
      ...Object.keys(CONCEPTS),
      ...Object.values(MARKS),
      ...[
        'activity',
        'loose-activity',
        'duty',
        'loose-duty',
        'status',
        'role',
        'scheme-name',
        'bare-ref',
        'known',
        'lasting',
        'allocating',
        'taking-back',
        'removing-case',
        'own-absence',
        'lasting-duty',
      ],
    ];
    const spoken = Object.values(FRAMES)
      .flat()
      .flatMap((frame) => frame.split(' ').slice(1))
      .flatMap((term) => term.replace('!', '').split('|'));
    expect(spoken.filter((concept) => !heard.includes(concept))).toEqual([]);
  });
});
