import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar-date.ts';
import { returnOn } from '../../src/domain/return-from-absence.ts';
import type { Absence, HandOver, WorkerRecord } from '../../src/domain/worker-records.ts';

const LAST = '2027-01-11';

const absence = (more: Partial<Absence> = {}): WorkerRecord => {
  const value: Absence = { id: 'a1', from: '2026-12-01', to: LAST, planned: true, ...more };
  return { kind: 'absence', id: value.id, value };
};
const handOver = (more: Partial<HandOver> = {}): WorkerRecord => {
  const value: HandOver = {
    ...{ id: 'h1', as: 'transfer', caseId: 'c1', ref: 'C-101', to: 'ben', toName: 'Ben', agreedOn: '2026-11-30' },
    ...{ from: '2026-12-01', until: null, state: 'agreed', whileAway: 'a1' },
    decided: { by: 'mona', name: 'Mona', at: '2026-11-30T09:00:00Z' },
    ...more,
  };
  return { kind: 'hand-over', id: value.id, value };
};
const refs = (records: readonly WorkerRecord[], day: string) => returnOn(records, day)?.moved.map(({ ref }) => ref);

describe('what is to be given back', () => {
  it.each([
    [-1, undefined],
    [0, undefined],
    [1, ['C-101']],
    [2, ['C-101']],
  ])('%i days from the last day away', (days, expected) => {
    expect(refs([absence(), handOver()], addDays(LAST, days))).toEqual(expected);
  });

  it.each<[string, readonly WorkerRecord[], readonly string[] | undefined]>([
    ['nothing had moved', [absence()], undefined],
    [
      'what moved for another reason',
      [absence(), handOver({ whileAway: 'other' }), absence({ id: 'other', to: null, from: '2027-03-01' })],
      undefined,
    ],
    ['what was cancelled', [absence(), handOver({ state: 'cancelled' })], undefined],
    ['what came back', [absence(), handOver({ settled: 'back' })], undefined],
    ['what stays', [absence(), handOver({ settled: 'stays' })], undefined],
    ['what was only shared', [absence(), handOver({ as: 'co-work', until: LAST })], undefined],
    ['what is shared until a day', [absence(), handOver({ as: 'co-work', until: '2027-02-01' })], undefined],
    ['what is shared without an end', [absence(), handOver({ as: 'co-work' })], []],
    ['what goes on being shared', [absence(), handOver({ as: 'co-work', settled: 'stays' })], undefined],
    ['an absence without a last day', [absence({ to: null }), handOver()], undefined],
    ['an absence that was taken out', [handOver()], ['C-101']],
    [
      'somebody who is away again',
      [absence(), handOver(), absence({ id: 'a2', from: '2027-01-12', to: null })],
      undefined,
    ],
    ['several, by their references', [absence(), handOver({ id: 'h2', ref: 'C-9' }), handOver()], ['C-101', 'C-9']],
  ])('%s', (_, records, expected) => {
    expect(refs(records, addDays(LAST, 1))).toEqual(expected);
  });

  it.each<[string, readonly WorkerRecord[], string, string | undefined]>([
    ['ended, of one absence', [], addDays(LAST, 1), 'a1'],
    [
      'ended with the one that it ran on as',
      [absence({ id: 'a2', from: '2027-01-12', to: '2027-02-26' })],
      '2027-02-27',
      'a2',
    ],
    [
      'is over, whatever lies ahead',
      [absence({ id: 'a2', from: '2027-03-01', to: '2027-03-05' })],
      addDays(LAST, 1),
      'a1',
    ],
  ])('says which absence %s', (_, more, day, expected) => {
    expect(returnOn([absence(), handOver(), ...more], day)?.absence?.id).toBe(expected);
  });

  it('names what is still shared, and not what ended by itself', () => {
    const shared = (id: string, until: string | null) => handOver({ id, ref: id, as: 'co-work', until });
    const back = returnOn(
      [absence(), handOver(), shared('ended', LAST), shared('runs', '2027-02-01'), shared('open', null)],
      addDays(LAST, 1),
    );
    expect(back?.shared.map(({ ref }) => ref)).toEqual(['open', 'runs']);
    expect(back?.absence?.id).toBe('a1');
  });
});
