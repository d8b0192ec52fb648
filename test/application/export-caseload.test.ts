import { describe, expect, it } from '@jest/globals';
import { caseloadInForce } from '../../src/application/export-caseload.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { changeFrom, historyOf, unchanging } from '../../src/domain/caseload.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import { fullTime } from './outside.ts';

const first = historyOf({
  ref: 'C-2',
  allocatedOn: '2026-11-02',
  coWorked: false,
  teamHold: false,
  statutoryResponsibility: false,
  workloadIssues: [],
  children: [{ ref: 'a', household: 'home' }],
  activities: [{ kind: 'court-episode', on: '2026-12-24' }],
});
const later = { ...first, dated: { ...first.dated, ref: 'C-1' } };
const snapshot: CaseloadSnapshot = {
  head: {
    workerKey: 'key',
    name: 'Amira Khan',
    teamId: 'team',
    version: 1,
    terms: changeFrom(unchanging(fullTime), '2026-11-30', (terms) => ({ ...terms, fte: 0.5 })),
    duties: [{ kind: 'locality', from: '2027-01-01', quantity: 1 }],
    schemes: changeFrom(unchanging(asDocumented('merton')), '2026-11-30', () => asDocumented('halton')),
    recentChanges: [],
  },
  cases: [
    {
      caseId: '1',
      changedIn: 1,
      history: {
        ...first,
        details: changeFrom(first.details, '2026-11-30', (details) => ({ ...details, coWorked: true })),
      },
    },
    { caseId: '2', changedIn: 1, history: later },
  ],
  records: [],
  undo: null,
  tag: '',
};

describe('what an exported file carries', () => {
  it.each([
    ['the day before a change', '2026-11-29', 'merton', 1, false],
    ['the day of the change', '2026-11-30', 'halton', 0.5, true],
    ['a later day', '2027-11-30', 'halton', 0.5, true],
  ])('is in force on %s', (_, asOf, scheme, fte, coWorked) => {
    const file = caseloadInForce(snapshot, asOf, 'W1');
    expect(file).toMatchObject({ scheme, asOf, workerId: 'W1', name: 'Amira Khan', terms: { fte } });
    expect(file.cases[1]).toMatchObject({ ref: 'C-2', coWorked });
  });

  it('has every dated fact, those to come too, and the cases in order of their references', () => {
    const file = caseloadInForce(snapshot, '2026-11-02', 'W1');
    expect(file.duties).toHaveLength(1);
    expect(file.cases.map(({ ref, activities }) => [ref, activities.length])).toEqual([
      ['C-1', 1],
      ['C-2', 1],
    ]);
  });

  it('calls the worker by the opaque key where no other id is known', () => {
    expect(caseloadInForce(snapshot, '2026-11-02').workerId).toBe('key');
  });

  it.each([
    ['Amira\u0000 Khan\u2028', 'Amira Khan'],
    ['half \ud800 a letter', 'half  a letter'],
    ['W'.repeat(150), 'W'.repeat(100)],
    ['\u0007', undefined],
  ])('takes of the name %j what a file takes', (name, expected) => {
    const file = caseloadInForce({ ...snapshot, head: { ...snapshot.head, name } }, '2026-11-02');
    expect(file.name).toBe(expected);
  });

  it('has a case that was given away and came back once, as it is now', () => {
    const [one] = snapshot.cases;
    if (!one) throw new Error('no case');
    const gone = { ...one, history: { ...first, dated: { ...first.dated, transferredOutOn: '2026-11-20' } } };
    const back = { ...one, caseId: '3', history: { ...first, dated: { ...first.dated, allocatedOn: '2026-12-01' } } };
    const refs = (cases: CaseloadSnapshot['cases']) =>
      caseloadInForce({ ...snapshot, cases }, '2026-12-01').cases.map(({ allocatedOn }) => allocatedOn);
    expect(refs([gone, back])).toEqual(['2026-12-01']);
    expect(refs([gone])).toEqual(['2026-11-02']);
  });
});
