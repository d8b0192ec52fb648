import { describe, expect, it } from '@jest/globals';
import type { HandOverWish } from '../../src/application/agree-hand-over.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { casesToShareOut, planShareOut } from '../../src/application/share-out.ts';
import type { Access } from '../../src/domain/access.ts';
import type { HandOver, WorkerRecord } from '../../src/domain/worker-records.ts';
import { outsideOn } from './outside.ts';
import { absence, DAY, type Given, heldCase, heldCases, workerOf } from './take-builders.ts';

const mona: Access = {
  personKey: 'key-mona',
  name: 'Mona',
  manages: ['team-1'],
  oversees: [],
  coordinates: [],
  admin: false,
};
const PROTECTED = { ref: 'k', household: 'home', childProtection: { from: '2026-10-01' } };

const wish = (caseId: string, to: string, more: Partial<HandOverWish> = {}): HandOverWish => ({
  ...{ id: `h-${caseId}`, as: 'transfer', caseId, to: `key-${to}`, from: DAY, until: null },
  ...more,
});

function planned(holder: CaseloadSnapshot, others: readonly CaseloadSnapshot[], wishes: readonly HandOverWish[]) {
  const receivers = new Map(others.map((other) => [other.head.workerKey, other]));
  return planShareOut(outsideOn(DAY), mona, holder, receivers, wishes);
}

/** One case of amira's for ben: the codes of what stands against it. */
function stopsOf(ben: Given, more: Partial<HandOverWish> = {}, facts = heldCase('C-1', 2)) {
  const plan = planned(workerOf('amira', { cases: [facts] }), [workerOf('ben', ben)], [wish('amira-0', 'ben', more)]);
  return plan.ok ? plan.affected[1]?.stops.map(({ code }) => code) : plan.problems;
}

describe('everybody’s totals', () => {
  it('go down for who gives by what the case counted there, and up for who takes it', () => {
    const amira = workerOf('amira', { cases: heldCases(6) });
    const plan = planned(
      amira,
      [workerOf('ben'), workerOf('dan', { cases: heldCases(2) })],
      [wish('amira-0', 'ben'), wish('amira-1', 'ben'), wish('amira-2', 'dan')],
    );
    if (!plan.ok) throw new Error('not planned');
    expect(plan.affected.map(({ name, wishes }) => [name, wishes.length])).toEqual([
      ['amira', 3],
      ['ben', 2],
      ['dan', 1],
    ]);
    const [amiras, bens, dans] = plan.affected;
    expect(amiras.after.subtotal).toBeLessThan(amiras.before.subtotal);
    expect(bens && dans && bens.after.subtotal - bens.before.subtotal).toBe(
      2 * ((dans?.after.subtotal ?? 0) - (dans?.before.subtotal ?? 0)),
    );
  });

  it('halve a case that is shared for both (merton row 22)', () => {
    const amira = workerOf('amira', { cases: heldCases(1, { allocatedOn: '2026-01-05' }) });
    const plan = planned(amira, [workerOf('ben')], [wish('amira-0', 'ben', { as: 'co-work', until: '2027-01-11' })]);
    if (!plan.ok) throw new Error('not planned');
    const [amiras] = plan.affected;
    expect(amiras.before.subtotal - 15).toBe(2 * (amiras.after.subtotal - 15));
  });

  it('leave out who gets nothing', () => {
    const plan = planned(
      workerOf('amira', { cases: heldCases(1) }),
      [workerOf('ben'), workerOf('dan')],
      [wish('amira-0', 'dan')],
    );
    expect(plan.ok && plan.affected.map(({ name }) => name)).toEqual(['amira', 'dan']);
  });
});

describe('what stands against a receiver', () => {
  const inProtection = heldCase('C-1', 0, { children: [PROTECTED] });

  it.each<[string, Given, Partial<HandOverWish>, ReturnType<typeof heldCase> | undefined, readonly string[]]>([
    ['nothing', {}, {}, undefined, []],
    ['a student', { terms: { role: 'student' } }, {}, undefined, ['student']],
    [
      'newly qualified, and child protection',
      { terms: { role: 'newly-qualified' } },
      {},
      inProtection,
      ['newly-qualified'],
    ],
    ['newly qualified, and another case', { terms: { role: 'newly-qualified' } }, {}, undefined, []],
    [
      'newly qualified, working on it together',
      { terms: { role: 'newly-qualified' } },
      { as: 'co-work' },
      inProtection,
      [],
    ],
    ['away on the day', { records: [absence(DAY, '2026-12-04')] }, {}, undefined, ['away']],
    ['back by then', { records: [absence('2026-11-23', '2026-11-29')] }, {}, undefined, []],
    ['past the limit with it', { cases: heldCases(85, { allocatedOn: '2026-01-05' }) }, {}, undefined, ['past-line']],
  ])('%s', (_, ben, more, facts, expected) => {
    expect(stopsOf(ben, more, facts)).toEqual(expected);
  });

  it('is held against all that comes together, not case by case', () => {
    const holder = workerOf('amira', { cases: heldCases(20) });
    const ben = workerOf('ben', {
      cases: heldCases(60, { allocatedOn: '2026-01-05' }).map((one) => ({ ...one, ref: `B-${one.ref}` })),
    });
    const some = (count: number) => {
      const plan = planned(
        holder,
        [ben],
        Array.from({ length: count }, (_, index) => wish(`amira-${index}`, 'ben')),
      );
      return plan.ok && plan.affected[1]?.stops.map(({ code }) => code);
    };
    expect([some(1), some(20)]).toEqual([[], ['past-line']]);
  });
});

describe('the cases that can be shared out', () => {
  const record = (more: Partial<HandOver>): WorkerRecord => {
    const value: HandOver = {
      ...{ id: 'h', as: 'transfer', caseId: 'amira-0', ref: 'C-1', to: 'key-ben', toName: 'Ben', agreedOn: DAY },
      ...{ from: '2026-12-14', until: null, state: 'agreed', decided: { by: 'm', name: 'M', at: `${DAY}T09:00:00Z` } },
      ...more,
    };
    return { kind: 'hand-over', id: value.id, value };
  };

  it.each<[string, Parameters<typeof heldCase>[2], readonly WorkerRecord[], number]>([
    ['one that is held', {}, [], 1],
    ['one that came the day before', { allocatedOn: '2026-11-29' }, [], 1],
    ['one that came on the day', { allocatedOn: DAY }, [], 0],
    ['one that closed the day before', { closedOn: '2026-11-29' }, [], 0],
    ['one that closes the day after', { closedOn: '2026-12-01' }, [], 1],
    ['one that is to move', {}, [record({})], 0],
    ['one whose move was cancelled', {}, [record({ state: 'cancelled' })], 1],
    ['one that is worked on together', {}, [record({ as: 'co-work', from: '2026-11-02' })], 0],
    ['one that was worked on together', {}, [record({ as: 'co-work', from: '2026-11-02', until: '2026-11-29' })], 1],
  ])('%s', (_, more, records, count) => {
    const holder = workerOf('amira', { cases: [heldCase('C-1', 1, more)], records });
    expect(casesToShareOut(holder, DAY, DAY)).toHaveLength(count);
  });
});
