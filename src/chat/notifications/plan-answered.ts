import type { NoticeOf } from '../../application/notices.ts';
import { planOf } from '../../domain/reduction-plan.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { ReductionPlan } from '../../domain/warning.ts';
import { maySee } from '../warnings/may-see.ts';
import { openWarning, planNotice } from '../warnings/plan-notice.ts';
import type { Composed, Notification } from './notification.ts';

type PlanAnswered = NoticeOf<'plan-answered'>;

/** To the worker: the manager wrote a plan; to the manager: the worker agreed, or asks for a change. */
export const planAnswered: Notification<'plan-answered'> = {
  kind: 'plan-answered',
  async compose(outside, { personKey, workerKey, warningId, how }) {
    const read = await openWarning(outside, { workerKey, warningId });
    const plan = read && planOf(read.warning);
    if (!read || !plan || howOf(plan) !== how) return null;
    if (personKey !== workerKey) {
      const team = await outside.stores.teams.record(read.head.teamId);
      if (!team || !maySee(team, personKey, outside.clock.today())) return null;
    }
    return wordsFor(how, { workerKey, warningId, worker: read.head.name, plan });
  },
  samples: [sample('written'), sample('agreed'), sample('change-asked')],
};

/** The last that was done with it. */
function howOf({ asked, workerAgreed }: ReductionPlan): PlanAnswered['how'] {
  if (asked) return 'change-asked';
  return workerAgreed ? 'agreed' : 'written';
}

interface About {
  readonly workerKey: string;
  readonly warningId: string;
  readonly worker: string;
  readonly plan: ReductionPlan;
}

function wordsFor(how: PlanAnswered['how'], { workerKey, warningId, worker, plan }: About): Composed {
  const review = `It is looked at again on ${spokenDate(plan.reviewOn)}.`;
  switch (how) {
    case 'written':
      return planNotice(
        'A plan for your workload',
        [
          `${plan.managerAgreed?.name ?? 'Your manager'} has written a plan for your workload. Please read it, and agree or ask for a change.`,
          review,
        ],
        { warning: warningId },
      );
    case 'agreed':
      return planNotice(
        `${worker} agrees to the plan`,
        [`${worker} agrees to the plan. It has both names now.`, review],
        { worker: workerKey, warning: warningId },
      );
    case 'change-asked':
      return planNotice(
        `${worker} asks for another plan`,
        [`${worker} asks for a change of the plan. Please read what it is, and write the plan anew.`],
        { worker: workerKey, warning: warningId },
      );
  }
}

function sample(how: PlanAnswered['how']) {
  const managerAgreed = { by: 'manager', name: 'Mona Reid', at: '2026-11-18T11:00:00.000Z' };
  const plan = { waits: 'visits', does: 'the duty team', reviewOn: '2026-12-02', managerAgreed };
  const notice: PlanAnswered = { kind: 'plan-answered', personKey: 'p', workerKey: 'worker', warningId: 'load-1', how };
  const about = { workerKey: 'worker', warningId: 'load-1', worker: 'Amira Khan', plan };
  return { sentence: how, notice, composed: wordsFor(how, about) };
}
