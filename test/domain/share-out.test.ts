import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inParts, spreadOver, type Taker, type ToPlace } from '../../src/domain/share-out.ts';

const place = (caseId: string, weight = 6, isChildProtection = false): ToPlace => ({
  caseId,
  weight,
  isChildProtection,
});
const taker = (workerKey: string, total: number, more: Partial<Taker> = {}): Taker => ({
  workerKey,
  total,
  guideline: 85,
  mayTakeChildProtection: true,
  ...more,
});

describe('a first proposal for a caseload', () => {
  it.each<[string, readonly ToPlace[], readonly Taker[], Readonly<Record<string, string>>]>([
    ['goes to the only one there is', [place('a'), place('b')], [taker('ben', 90)], { a: 'ben', b: 'ben' }],
    [
      'fills up who has most room first',
      [place('a', 10), place('b', 10), place('c', 10)],
      [taker('ben', 40), taker('dan', 55)],
      { a: 'ben', b: 'ben', c: 'dan' },
    ],
    [
      'goes by the share of the own figure, not by the bare total',
      [place('a', 5)],
      [taker('ben', 30, { guideline: 42.5 }), taker('dan', 40)],
      { a: 'dan' },
    ],
    [
      'keeps child protection from who may not take it',
      [place('a', 6, true), place('b', 5)],
      [taker('new', 0, { mayTakeChildProtection: false }), taker('dan', 70)],
      { a: 'dan', b: 'new' },
    ],
    [
      'gives it to somebody all the same where nobody may',
      [place('a', 6, true)],
      [taker('new', 0, { mayTakeChildProtection: false })],
      { a: 'new' },
    ],
    [
      'leaves out who has no figure while somebody else has one',
      [place('a')],
      [taker('none', 0, { guideline: null }), taker('dan', 80)],
      { a: 'dan' },
    ],
    [
      'spreads what counts nothing as well',
      [place('a', 0), place('b', 0)],
      [taker('ben', 0), taker('dan', 0)],
      { a: 'ben', b: 'dan' },
    ],
    ['is empty where there is nobody', [place('a')], [], {}],
  ])('%s', (_, cases, takers, expected) => {
    expect(Object.fromEntries(spreadOver(cases, takers))).toEqual(expected);
  });

  it('places every case once, with somebody who was asked for, whatever the order', () => {
    const anyCases = fc.uniqueArray(
      fc.record({ caseId: fc.uuid(), weight: fc.integer({ min: 0, max: 20 }), isChildProtection: fc.boolean() }),
      {
        selector: ({ caseId }) => caseId,
        maxLength: 30,
      },
    );
    const anyTakers = fc.uniqueArray(
      fc.record({
        workerKey: fc.uuid(),
        total: fc.integer({ min: 0, max: 120 }),
        guideline: fc.constantFrom(85, 42.5, null),
        mayTakeChildProtection: fc.boolean(),
      }),
      { selector: ({ workerKey }) => workerKey, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(anyCases, anyTakers, (cases, takers) => {
        const placed = spreadOver(cases, takers);
        expect([...placed.keys()].sort()).toEqual(cases.map(({ caseId }) => caseId).sort());
        for (const to of placed.values()) expect(takers.map(({ workerKey }) => workerKey)).toContain(to);
        expect(new Map(placed)).toEqual(spreadOver([...cases].reverse(), [...takers].reverse()));
      }),
    );
  });
});

describe('parts of a bundle', () => {
  const moves = (to: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ to, caseId: `${to}-${String(index).padStart(3, '0')}` }));
  const sizes = (all: readonly { readonly to: string; readonly caseId: string }[]) =>
    inParts(all, 25).map((part) => part.length);

  it.each<[string, number[], number[]]>([
    ['nothing', [], []],
    ['what one part holds', [25], [25]],
    ['one more than that', [26], [25, 1]],
    ['several receivers, each whole', [10, 10, 10], [20, 10]],
    ['a receiver of very many', [30, 10], [25, 15]],
  ])('%s', (_, counts, expected) => {
    expect(sizes(counts.flatMap((count, index) => moves(`w${index}`, count)))).toEqual(expected);
  });

  it('are the same whatever the order, so that a repeat goes on with the next', () => {
    const all = [...moves('w1', 17), ...moves('w0', 20)];
    expect(inParts([...all].reverse(), 25)).toEqual(inParts(all, 25));
  });
});
