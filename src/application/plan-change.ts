import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { planOf } from '../domain/reduction-plan.ts';
import type { Warning } from '../domain/warning.ts';
import type { RecordChange } from './change-records.ts';
import type { NoticeOf } from './notices.ts';
import { tellManagers, tellOfAnswer, tellOfPlan } from './tell-warnings.ts';

type How = NoticeOf<'plan-answered'>['how'];

/**
 * The warning with what was done with its plan, and who hears of it: the worker of what a manager wrote, those who
 * manage the team of the worker's answer; the managers' card says how the plan stands. The audit has its dates and not
 * its words.
 */
export function planChange(workerKey: PersonKey, warning: Warning, how: How, today: CalendarDate): RecordChange {
  const plan = planOf(warning);
  const about = { kind: 'plan-answered', personKey: workerKey, workerKey, warningId: warning.id, how } as const;
  return {
    put: [{ kind: 'warning', id: warning.id, value: warning }],
    deliveries: how === 'written' ? [tellOfPlan(about, warning, today)] : [],
    outbox: [...tellManagers(workerKey, warning), ...(how === 'written' ? [] : tellOfAnswer(workerKey, warning, how))],
    detail: { warning: warning.id, how, reviewOn: plan?.reviewOn ?? null },
  };
}
