import type { CalendarDate } from './calendar-date.ts';
import type { ReductionPlan, Warning } from './warning.ts';
import type { Signed } from './worker-records.ts';

/** What a manager writes of a plan. */
export type PlanText = Pick<ReductionPlan, 'waits' | 'does' | 'reviewOn'>;

/** Why nothing was done with a plan. */
export type PlanProblem =
  /** The warning cleared: a plan has nothing left to do. */
  | 'not-open'
  /** Somebody wrote or answered it since the person saw it. */
  | 'changed'
  /** Agreement is of two people. */
  | 'same-person';

export type PlanStep =
  | { readonly ok: true; readonly warning: Warning }
  | { readonly ok: false; readonly problem: PlanProblem };

/** The plan in force: none after the warning cleared, until somebody writes another. */
export function planOf({ plan }: Warning): ReductionPlan | undefined {
  return plan?.closedAt === undefined ? plan : undefined;
}

/** Tells a plan that a person saw from one that was written or answered since; empty while there is none. */
export function planTag(warning: Warning): string {
  const plan = planOf(warning);
  return [plan?.managerAgreed, plan?.workerAgreed, plan?.asked]
    .map((signed) => signed?.at ?? '')
    .join(' ')
    .trim();
}

/** The manager writes the plan, or writes it anew: the worker's agreement is asked for again. */
export function writePlan(warning: Warning, seen: string, text: PlanText, signed: Signed): PlanStep {
  return step(warning, seen, () => ({ ...text, managerAgreed: signed }));
}

/** The worker agrees to the plan as it was seen. */
export function agreePlan(warning: Warning, seen: string, signed: Signed): PlanStep {
  return answer(warning, seen, signed, ({ asked: _asked, ...plan }) => ({ ...plan, workerAgreed: signed }));
}

/** The worker would rather have something else; nothing is agreed until the manager has answered. */
export function askForOtherPlan(warning: Warning, seen: string, text: string, signed: Signed): PlanStep {
  return answer(warning, seen, signed, ({ workerAgreed: _agreed, ...plan }) => ({
    ...plan,
    asked: { ...signed, text },
  }));
}

function answer(
  warning: Warning,
  seen: string,
  { by }: Signed,
  change: (plan: ReductionPlan) => ReductionPlan,
): PlanStep {
  const plan = planOf(warning);
  if (plan?.managerAgreed?.by === by) return { ok: false, problem: 'same-person' };
  return step(warning, seen, () => plan && change(plan));
}

function step(warning: Warning, seen: string, change: () => ReductionPlan | undefined): PlanStep {
  if (warning.state !== 'open') return { ok: false, problem: 'not-open' };
  const plan = planTag(warning) === seen ? change() : undefined;
  if (!plan) return { ok: false, problem: 'changed' };
  return { ok: true, warning: { ...warning, plan, revision: warning.revision + 1 } };
}

/** True when the day has come on which a plan is asked about again, and it was not asked yet. */
export function isReviewDue(warning: Warning, day: CalendarDate): boolean {
  const plan = planOf(warning);
  return warning.state === 'open' && plan !== undefined && plan.escalatedAt === undefined && plan.reviewOn <= day;
}
