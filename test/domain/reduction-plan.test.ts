import { describe, expect, test } from '@jest/globals';
import {
  agreePlan,
  askForOtherPlan,
  isReviewDue,
  type PlanStep,
  planOf,
  planTag,
  writePlan,
} from '../../src/domain/reduction-plan.ts';
import type { Warning } from '../../src/domain/warning.ts';

const OPEN: Warning = {
  id: 'load-1',
  code: 'load',
  teamId: 'north',
  state: 'open',
  level: 'above',
  past: { above: { since: '2026-11-18T09:00:00.000Z', linesChanged: 2 } },
  total: 90,
  unit: 'points',
  line: 85,
  linesChanged: 2,
  openedAt: '2026-11-18T09:00:00.000Z',
  revision: 1,
};
const TEXT = { waits: 'visits', does: 'the duty team', reviewOn: '2026-12-02' };
const signed = (by: string, minute: number) => ({ by, name: by, at: `2026-11-18T10:0${minute}:00.000Z` });
const MONA = signed('mona', 0);
const AMIRA = signed('amira', 1);

function made(step: PlanStep): Warning {
  if (!step.ok) throw new Error(step.problem);
  return step.warning;
}
const written = made(writePlan(OPEN, '', TEXT, MONA));

describe('the steps of a plan', () => {
  test('written, agreed, and each step is a new revision', () => {
    expect(planOf(written)).toEqual({ ...TEXT, managerAgreed: MONA });
    const agreed = made(agreePlan(written, planTag(written), AMIRA));
    expect(planOf(agreed)).toEqual({ ...TEXT, managerAgreed: MONA, workerAgreed: AMIRA });
    expect([OPEN, written, agreed].map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  test('what the worker asks for takes the agreement away, and agreeing takes back what was asked for', () => {
    const agreed = made(agreePlan(written, planTag(written), AMIRA));
    const asked = made(askForOtherPlan(agreed, planTag(agreed), 'reports too', signed('amira', 2)));
    expect(planOf(asked)).toMatchObject({ asked: { text: 'reports too' } });
    expect(planOf(asked)?.workerAgreed).toBeUndefined();
    expect(planOf(made(agreePlan(asked, planTag(asked), signed('amira', 3))))?.asked).toBeUndefined();
  });

  test('written anew it asks for the agreement again', () => {
    const agreed = made(agreePlan(written, planTag(written), AMIRA));
    const anew = made(writePlan(agreed, planTag(agreed), { ...TEXT, waits: 'reports' }, signed('mona', 4)));
    expect(planOf(anew)).toEqual({ ...TEXT, waits: 'reports', managerAgreed: signed('mona', 4) });
  });

  const stale = planTag(written);
  const agreed = made(agreePlan(written, stale, AMIRA));
  const cleared: Warning = { ...written, state: 'cleared' };
  test.each<[string, PlanStep, string]>([
    ['a plan that was answered since is not overwritten unseen', writePlan(agreed, stale, TEXT, MONA), 'changed'],
    ['a plan that was written since is not agreed to unseen', agreePlan(written, '', AMIRA), 'changed'],
    ['there is nothing to agree to before it is written', agreePlan(OPEN, '', AMIRA), 'changed'],
    ['nobody agrees with themselves', agreePlan(written, stale, MONA), 'same-person'],
    ['nothing is written once the warning has cleared', writePlan(cleared, stale, TEXT, MONA), 'not-open'],
    ['nothing is agreed once it has', agreePlan(cleared, stale, AMIRA), 'not-open'],
  ])('%s', (_sentence, step, problem) => {
    expect(step).toEqual({ ok: false, problem });
  });

  test('a plan that ended with its warning is none any more', () => {
    const closed: Warning = { ...OPEN, plan: { ...TEXT, managerAgreed: MONA, closedAt: '2026-11-20T09:00:00.000Z' } };
    expect(planOf(closed)).toBeUndefined();
    expect(planTag(closed)).toBe('');
  });
});

describe('the review date', () => {
  const plan = (more: object) => ({ ...written, plan: { ...TEXT, managerAgreed: MONA, ...more } });
  test.each([
    ['the day before', written, '2026-12-01', false],
    ['the day', written, '2026-12-02', true],
    ['the day after, if nobody asked', written, '2026-12-03', true],
    ['the day, when it was asked already', plan({ escalatedAt: '2026-12-02T09:00:00.000Z' }), '2026-12-03', false],
    ['the day, of a plan that has ended', plan({ closedAt: '2026-12-01T09:00:00.000Z' }), '2026-12-02', false],
    ['the day, of a warning that has cleared', { ...written, state: 'cleared' } as const, '2026-12-02', false],
    ['any day, without a plan', OPEN, '2026-12-02', false],
  ])('%s', (_sentence, warning, day, expected) => {
    expect(isReviewDue(warning, day)).toBe(expected);
  });
});
