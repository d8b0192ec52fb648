import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { planOf } from '../domain/reduction-plan.ts';
import type { Warning } from '../domain/warning.ts';
import type { RecordChange } from './change-records.ts';
import type { NoticeOf } from './notices.ts';
import { tellManagers, tellOfPlan } from './tell-warnings.ts';

type How = NoticeOf<'plan-answered'>['how'];

/**
 * The warning with what was done with its plan, and who hears of it: the worker of what a manager wrote, the manager of
 * the worker's answer; the managers' card says how the plan stands. The audit has its dates and not its words.
 */
export function planChange(workerKey: PersonKey, warning: Warning, how: How, today: CalendarDate): RecordChange {
  const plan = planOf(warning);
  const personKey = how === 'written' ? workerKey : plan?.managerAgreed?.by;
  return {
    put: [{ kind: 'warning', id: warning.id, value: warning }],
    deliveries:
      personKey === undefined
        ? []
        : [tellOfPlan({ kind: 'plan-answered', personKey, workerKey, warningId: warning.id, how }, warning, today)],
    outbox: tellManagers(workerKey, warning),
    detail: { warning: warning.id, how, reviewOn: plan?.reviewOn ?? null },
  };
}
