import { describe, expect, it } from '@jest/globals';
import type { ActivityOf, CaseFacts } from '../../src/domain/case-facts.ts';
import { changeFrom, historyOf } from '../../src/domain/caseload.ts';
import { childHasManagersPoints, hasManagersPart, managersPartDiffers } from '../../src/domain/managers-part.ts';
import { caseWith, childWith } from '../schemes/builders.ts';

const history = (facts: Partial<CaseFacts> = {}) => historyOf(caseWith('C-1', facts));
const court = (from: string, to?: string, risk?: number): ActivityOf<'court'> => ({
  kind: 'court',
  from,
  ...(to === undefined ? {} : { to }),
  ...(risk === undefined ? {} : { discretion: { risk } }),
});
const rating = { activity: 'red', risk: 'red', travel: 'green' } as const;

describe('what only a manager decides about a case', () => {
  it.each<[string, Partial<CaseFacts>, boolean]>([
    [
      'is nothing on a case as a worker adds it',
      { category: 'court', rating, activities: [court('2026-11-02')] },
      false,
    ],
    ['is discretion on the case', { discretion: { risk: 1 } }, true],
    ['is discretion on a child', { children: [childWith('A', { discretion: { risk: 1 } })] }, true],
    ['is discretion on court work', { activities: [court('2026-11-02', undefined, 1)] }, true],
    ['is the overall rating', { rating: { ...rating, overall: 'red' } }, true],
    ['is the agreement in supervision', { agreedInSupervisionOn: '2026-11-02' }, true],
  ])('%s', (_, facts, expected) => {
    expect(hasManagersPart(history(facts))).toBe(expected);
  });

  it('is also what stood in an earlier version', () => {
    const { dated, details } = history({ children: [childWith('A', { discretion: { risk: 1 } }), childWith('B')] });
    const without = changeFrom(details, '2026-11-10', (value) => ({ ...value, children: [childWith('A')] }));
    const later = { dated, details: without };
    expect(hasManagersPart(later)).toBe(true);
    expect([childHasManagersPoints(later, 'A'), childHasManagersPoints(later, 'B')]).toEqual([true, false]);
  });
});

describe('two histories of a case differ in what a manager decided', () => {
  const pointed = court('2026-11-02', undefined, 5);
  it.each<[string, CaseFacts['activities'], CaseFacts['activities'], boolean]>([
    ['not where court work was logged', [], [court('2026-11-02')], false],
    ['not where court work with points was ended', [pointed], [court('2026-11-02', '2026-12-01', 5)], false],
    ['not where court work without points runs beside', [pointed], [pointed, court('2026-11-05')], false],
    ['where points were given', [court('2026-11-02')], [pointed], true],
    [
      'where they were given for a stretch',
      [court('2026-11-02')],
      [court('2026-11-02', '2026-11-30', 5), court('2026-12-01')],
      true,
    ],
    [
      'where the stretch was made longer by a day',
      [court('2026-11-02', '2026-11-30', 5), court('2026-12-01')],
      [court('2026-11-02', '2026-12-01', 5), court('2026-12-02')],
      true,
    ],
    ['where other points were given', [pointed], [court('2026-11-02', undefined, 4.75)], true],
  ])('%s', (_, one, other, expected) => {
    const histories = [history({ activities: one }), history({ activities: other })] as const;
    expect(managersPartDiffers(...histories)).toBe(expected);
    expect(managersPartDiffers(histories[1], histories[0])).toBe(expected);
  });

  it.each<[string, Partial<CaseFacts>, boolean]>([
    ['not in a rating of the worker', { rating }, false],
    ['in an overall rating', { rating: { ...rating, overall: 'red' } }, true],
    ['in an agreement', { agreedInSupervisionOn: '2026-11-02' }, true],
    ['in discretion', { discretion: { travel: 0.25 } }, true],
  ])('%s', (_, facts, expected) => {
    expect(managersPartDiffers(history(), history(facts))).toBe(expected);
  });
});
