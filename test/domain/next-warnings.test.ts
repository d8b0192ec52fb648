import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minutesFrom } from '../../src/domain/london-time.ts';
import { type Crossing, type NextWarnings, nextWarnings, type Workload } from '../../src/domain/next-warnings.ts';
import type { Warning } from '../../src/domain/warning.ts';

const START = '2026-11-18T09:00:00.000Z';
const SETTLING = 10;
const MARGIN = 2;
const at = (minutes: number) => minutesFrom(START, minutes);

function crossing(level: Crossing['level'], line: number, total: number, isTurn = false): Crossing {
  return {
    level,
    isPast: total > line,
    isClear: !isTurn && total + MARGIN <= line,
    line,
    crossed: () => ({ crossedAt: START, linesChanged: 3 }),
  };
}

/** Merton's lines of 85 and 100. `isTurn`: what is under them is so by the turn of a month. */
function workload(total: number, { isTurn = false, flags = [] as readonly string[], teamId = 'north' } = {}): Workload {
  const flag = (code: string): readonly Crossing[] => {
    const isPast = flags.includes(code);
    return [
      { level: 'flag', isPast, isClear: !isPast, line: null, crossed: () => ({ crossedAt: START, linesChanged: 0 }) },
    ];
  };
  return {
    teamId,
    total,
    unit: 'points',
    crossings: {
      load: [crossing('above', 85, total, isTurn), crossing('report', 100, total, isTurn)],
      'nqsw-no-child-protection': flag('nqsw-no-child-protection'),
      'nqsw-child-protection-needs-agreement': flag('nqsw-child-protection-needs-agreement'),
    },
  };
}

/** Looks one after another; gives the warnings at the end and what happened at each look. */
function looks(steps: readonly (readonly [minutes: number, load: Workload])[], settling = SETTLING) {
  let warnings: readonly Warning[] = [];
  const happened: string[] = [];
  let last: NextWarnings | undefined;
  for (const [minutes, load] of steps) {
    last = nextWarnings(warnings, load, { now: at(minutes), settledAt: (since) => minutesFrom(since, settling) });
    const { put, removed, events } = last;
    warnings = [...new Map([...warnings, ...put].map((one) => [one.id, one])).values()].filter(
      ({ id }) => !removed.includes(id),
    );
    happened.push(events.map(({ kind, warning }) => `${kind} ${warning.level}`).join(', '));
  }
  return { warnings, happened, lookAgainAt: last?.lookAgainAt };
}

describe('the line and the settling time', () => {
  test.each([
    ['at the guideline nothing settles', 85, null],
    ['just above it something does', 85.25, at(SETTLING)],
    ['well above it likewise', 100, at(SETTLING)],
  ])('%s', (_sentence, total, lookAgainAt) => {
    expect(looks([[0, workload(total)]])).toMatchObject({ happened: [''], lookAgainAt });
  });

  test.each([
    ['the minute before it has settled', 9, ''],
    ['when it has settled', 10, 'opened above'],
    ['the minute after', 11, 'opened above'],
  ])('%s', (_sentence, minutes, expected) => {
    const { happened } = looks([
      [0, workload(90)],
      [minutes, workload(90)],
    ]);
    expect(happened).toEqual(['', expected]);
  });

  test('what is under the line before it has settled is forgotten, and counts afresh', () => {
    const { happened, warnings, lookAgainAt } = looks([
      [0, workload(90)],
      [5, workload(85)],
      [6, workload(90)],
      [12, workload(90)],
    ]);
    expect(happened).toEqual(['', '', '', '']);
    expect(warnings).toMatchObject([
      { id: 'load-1', state: 'settling', past: { above: { since: at(6), crossedAt: START, linesChanged: 3 } } },
    ]);
    expect(lookAgainAt).toBe(at(16));
  });

  test('a total that moves above the line settles all the same', () => {
    const { happened } = looks([
      [0, workload(86)],
      [4, workload(99)],
      [10, workload(87)],
    ]);
    expect(happened).toEqual(['', '', 'opened above']);
  });

  test('each line has its own time: the limit is told when it has settled itself', () => {
    const { happened, warnings } = looks([
      [0, workload(90)],
      [6, workload(101)],
      [10, workload(101)],
      [15, workload(101)],
      [16, workload(101)],
    ]);
    expect(happened).toEqual(['', '', 'opened above', '', 'raised report']);
    expect(warnings).toMatchObject([{ level: 'report', line: 100, revision: 2, linesChanged: 3 }]);
  });

  test('without a settling time it is told at once, and the worst line alone', () => {
    expect(looks([[0, workload(101)]], 0)).toMatchObject({ happened: ['opened report'], lookAgainAt: null });
  });
});

describe('the margin', () => {
  test.each([
    ['a quarter point short of it nothing clears', 83.25, 'changed above', 'open'],
    ['exactly at it the warning clears', 83, 'cleared above', 'cleared'],
    ['below it the warning clears', 82, 'cleared above', 'cleared'],
  ])('%s', (_sentence, total, expected, state) => {
    const { happened, warnings } = looks(
      [
        [0, workload(90)],
        [1, workload(total)],
      ],
      0,
    );
    expect(happened).toEqual(['opened above', expected]);
    expect(warnings).toMatchObject([{ state }]);
  });

  test.each([
    ['a quarter point short of it the limit stands', 98.25, 'changed report'],
    ['at it the warning falls to the guideline', 98, 'lowered above'],
  ])('%s', (_sentence, total, expected) => {
    const { happened } = looks(
      [
        [0, workload(104)],
        [1, workload(total)],
      ],
      0,
    );
    expect(happened).toEqual(['opened report', expected]);
  });

  test('a fall by the turn of a month clears nothing; one for another cause does', () => {
    const { happened } = looks(
      [
        [0, workload(90)],
        [1, workload(70, { isTurn: true })],
        [2, workload(69)],
      ],
      0,
    );
    expect(happened).toEqual(['opened above', 'changed above', 'cleared above']);
  });
});

describe('crossing again', () => {
  const WEEK = 7 * 24 * 60;
  test.each([
    ['within a week the same warning is open again', 1 + WEEK, 'reopened above', ['load-1']],
    ['a minute later it is a new one', 2 + WEEK, 'opened above', ['load-1', 'load-2']],
  ])('%s', (_sentence, minutes, expected, ids) => {
    const { happened, warnings } = looks(
      [
        [0, workload(90)],
        [1, workload(80)],
        [minutes, workload(90)],
      ],
      0,
    );
    expect(happened).toEqual(['opened above', 'cleared above', expected]);
    expect(warnings.map(({ id }) => id)).toEqual(ids);
  });

  test('it settles before it is open again', () => {
    const { happened } = looks([
      [0, workload(90)],
      [10, workload(90)],
      [20, workload(80)],
      [30, workload(90)],
      [39, workload(90)],
      [40, workload(90)],
    ]);
    expect(happened).toEqual(['', 'opened above', 'cleared above', '', '', 'reopened above']);
  });

  test('a plan ends with the warning', () => {
    const plan = { waits: 'visits', does: 'the duty team', reviewOn: '2026-12-02' };
    const open = looks([[0, workload(90)]], 0).warnings.map((one) => ({ ...one, plan }));
    const { put } = nextWarnings(open, workload(80), { now: at(5), settledAt: (since) => since });
    expect(put).toMatchObject([{ state: 'cleared', plan: { ...plan, closedAt: at(5) } }]);
  });
});

describe('the flags of newly-qualified workers', () => {
  const CP = 'nqsw-no-child-protection';
  test('warn under their own code, beside the load, and clear when they are gone', () => {
    const { happened, warnings } = looks(
      [
        [0, workload(90, { flags: [CP] })],
        [1, workload(91, { flags: [CP] })],
        [2, workload(91)],
      ],
      0,
    );
    expect(happened).toEqual(['opened above, opened flag', 'changed above', 'cleared flag']);
    expect(warnings.map(({ id, state }) => [id, state])).toEqual([
      ['load-1', 'open'],
      [`${CP}-1`, 'cleared'],
    ]);
  });
});

test('whoever goes to another team is cleared in the old one and warned anew in the new one', () => {
  const { happened, warnings } = looks(
    [
      [0, workload(90)],
      [1, workload(90, { teamId: 'south' })],
    ],
    0,
  );
  expect(happened).toEqual(['opened above', 'opened above, cleared above']);
  expect(warnings.map(({ id, teamId, state }) => [id, teamId, state])).toEqual([
    ['load-1', 'north', 'cleared'],
    ['load-2', 'south', 'open'],
  ]);
});

describe('laws', () => {
  const totals = fc.array(fc.integer({ min: 78, max: 106 }), { minLength: 1, maxLength: 60 });

  test('at most one of a worker and a code settles or is open, and the same look again changes nothing', () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 12 }), (all, settling, every) => {
        const { warnings } = looks(
          all.map((total, index) => [index * every, workload(total)] as const),
          settling,
        );
        expect(warnings.filter(({ state }) => state !== 'cleared').length).toBeLessThanOrEqual(1);
        const last = all.at(-1) ?? 0;
        const clock = { now: at((all.length - 1) * every), settledAt: (since: string) => minutesFrom(since, settling) };
        expect(nextWarnings(warnings, workload(last), clock)).toMatchObject({ put: [], removed: [], events: [] });
      }),
    );
  });

  test('a total that only flaps within the margin warns once, 50 times over the line', () => {
    const flapping = Array.from({ length: 100 }, (_, index) => [index, workload(index % 2 === 0 ? 86 : 84)] as const);
    const { happened } = looks(flapping, 0);
    expect(happened.filter((one) => /opened|raised|cleared/.test(one))).toEqual(['opened above']);
  });

  test('a warning is told again only after a look at which the total was clear of the line', () => {
    fc.assert(
      fc.property(totals, (all) => {
        const { happened } = looks(
          all.map((total, index) => [index, workload(total)] as const),
          0,
        );
        const opened = happened.filter((one) => /opened/.test(one)).length;
        const clear = all.filter((total) => total <= 83).length;
        expect(opened).toBeLessThanOrEqual(clear + 1);
      }),
    );
  });
});
