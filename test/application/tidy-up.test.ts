import { describe, expect, it } from '@jest/globals';
import { TIDY_UP, type TidyItem, tidyUp } from '../../src/application/tidy-up.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { heldCase, workerOf } from './take-builders.ts';

const DAY = '2026-11-30';
const ago = (days: number) => addDays(DAY, -days);

function found(
  facts: Partial<CaseFacts>,
  { scheme = 'merton', records = [] }: { readonly scheme?: SchemeId; readonly records?: readonly WorkerRecord[] } = {},
): readonly TidyItem[] {
  const amira = workerOf('amira', { scheme, cases: [heldCase('C-1', 1, facts)], records });
  return tidyUp(amira, schemeInForce, DAY);
}

const kinds = (...given: Parameters<typeof found>) => found(...given).map(({ kind }) => kind);

describe('a case without what the scheme needs', () => {
  it.each<[string, Partial<CaseFacts>, SchemeId, readonly TidyItem['kind'][]]>([
    ['no children under Merton', { children: [] }, 'merton', ['lacking']],
    ['a child under Merton', {}, 'merton', []],
    ['no colours under Halton', {}, 'halton', ['lacking']],
    ['colours under Halton', { rating: { activity: 'red', risk: 'green', travel: 'green' } }, 'halton', []],
    ['no category under Northern Ireland', {}, 'northern-ireland', ['lacking']],
    ['hours that nobody had to log yet', { category: 'gateway' }, 'northern-ireland', []],
    ['no children under Bath', { children: [] }, 'bath-nes', ['lacking']],
  ])('%s', (_, facts, scheme, expected) => {
    expect(kinds(facts, { scheme })).toEqual(expected);
  });

  it('says what it needs', () => {
    expect(found({ children: [] })).toMatchObject([{ ref: 'C-1', what: ['the children'] }]);
  });
});

describe('a closure', () => {
  const { closureDays, endedDays } = TIDY_UP;
  it.each<[string, SchemeId, number, readonly string[]]>([
    ['is not named on the last of its days', 'bath-nes', closureDays, []],
    ['is named on the day after them', 'bath-nes', closureDays + 1, ['closing']],
    ['and on the next', 'bath-nes', closureDays + 2, ['closing']],
    ['and long after, while it is not finished', 'bath-nes', 200, ['closing']],
    ['that ended the case is not named while its points count', 'merton', closureDays, []],
    ['that ended the case is named on the day after', 'merton', closureDays + 1, ['closing']],
    ['that ended the case is named for a week', 'merton', closureDays + endedDays, ['closing']],
    ['that ended the case is not named after that week', 'merton', closureDays + endedDays + 1, []],
  ])('%s', (_, scheme, days, expected) => {
    expect(kinds({ closureDecidedOn: ago(days), allocatedOn: ago(400) }, { scheme })).toEqual(expected);
  });

  it.each<[string, Partial<CaseFacts>]>([
    ['that is finished', { closedOn: ago(1) }],
    ['of a case that went to somebody else', { transferredOutOn: ago(1) }],
  ])('%s is not named', (_, facts) => {
    expect(kinds({ closureDecidedOn: ago(60), allocatedOn: ago(400), ...facts }, { scheme: 'bath-nes' })).toEqual([]);
  });
});

describe('a case in which nothing was recorded for long', () => {
  const { unchangedDays: long } = TIDY_UP;
  it.each<[string, Partial<CaseFacts>, readonly string[]]>([
    ['allocated a day less ago', { allocatedOn: ago(long - 1) }, []],
    ['allocated so long ago', { allocatedOn: ago(long) }, ['unchanged']],
    ['allocated a day more ago', { allocatedOn: ago(long + 1) }, ['unchanged']],
    [
      'with work logged since',
      { allocatedOn: ago(200), activities: [{ kind: 'court-episode', on: ago(long - 1) }] },
      [],
    ],
    [
      'with work logged as long ago',
      { allocatedOn: ago(200), activities: [{ kind: 'court-episode', on: ago(long) }] },
      ['unchanged'],
    ],
    [
      'with work that is yet to come',
      { allocatedOn: ago(200), activities: [{ kind: 'proceedings', from: addDays(DAY, 1) }] },
      ['unchanged'],
    ],
    [
      'with a child whose status began since',
      { allocatedOn: ago(200), children: [{ ref: 'a', household: 'home', lookedAfter: { from: ago(20) } }] },
      [],
    ],
    ['last worked on since', { allocatedOn: ago(200), lastActivityOn: ago(5) }, []],
    ['that is closing', { allocatedOn: ago(200), closureDecidedOn: ago(3) }, []],
    ['that begins later', { allocatedOn: addDays(DAY, 1) }, []],
  ])('%s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  it.each([
    ['a day less ago', long - 1, []],
    ['so long ago', long, ['unchanged']],
  ])('that the worker looked at %s', (_, days, expected) => {
    const check = { kind: 'case-check', id: 'amira-0', value: { id: 'amira-0', on: ago(days) } } as const;
    expect(kinds({ allocatedOn: ago(200) }, { records: [check] })).toEqual(expected);
  });
});

describe('what stopped counting', () => {
  const { endedDays } = TIDY_UP;
  const proceedings = (to: string) => [{ kind: 'proceedings', from: ago(60), to } as const];
  it.each<[string, string, readonly string[]]>([
    ['counts today for the last time', DAY, []],
    ['counted yesterday for the last time', ago(1), ['ended']],
    ['counted a week ago for the last time', ago(endedDays), ['ended']],
    ['counted longer ago for the last time', ago(endedDays + 1), []],
  ])('%s', (_, to, expected) => {
    expect(kinds({ activities: proceedings(to) })).toEqual(expected);
  });

  it.each<[string, Partial<CaseFacts>, readonly string[]]>([
    [
      'a core assessment after its 35 working days',
      { activities: [{ kind: 'core-assessment', on: '2026-10-12' }] },
      [],
    ],
    ['a case that is no longer new', { allocatedOn: '2026-10-28' }, []],
    [
      'a child that is no longer looked after',
      { children: [{ ref: 'a', household: 'home', lookedAfter: { from: ago(60), to: ago(2) } }] },
      ['ended'],
    ],
    ['private law without an end', { activities: [{ kind: 'private-law', from: ago(200) }] }, []],
    ['private law until a day', { activities: [{ kind: 'private-law', from: ago(60), to: ago(2) }] }, ['ended']],
  ])('is asked about where it was running, not where the scheme ends it: %s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  it('is not named where the same goes on', () => {
    const activities = [...proceedings(ago(2)), { kind: 'proceedings', from: ago(1) } as const];
    expect(kinds({ activities })).toEqual([]);
  });
});

describe('all of it together', () => {
  it('what lacks facts comes first, then closures, then what is old, then what ended, each by reference', () => {
    const cases = [
      heldCase('C-4', 1, { activities: [{ kind: 'proceedings', from: ago(60), to: ago(2) }] }),
      heldCase('C-3', 1, { allocatedOn: ago(100) }),
      heldCase('C-2', 0, {}),
      heldCase('C-1', 1, { allocatedOn: ago(100) }),
    ];
    const items = tidyUp(workerOf('amira', { cases }), schemeInForce, DAY);
    expect(items.map(({ ref, kind }) => `${ref} ${kind}`)).toEqual([
      'C-2 lacking',
      'C-1 unchanged',
      'C-3 unchanged',
      'C-4 ended',
    ]);
  });
});
