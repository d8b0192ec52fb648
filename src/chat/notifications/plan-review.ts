import { planOf } from '../../domain/reduction-plan.ts';
import type { Warning } from '../../domain/warning.ts';
import { maySee } from '../warnings/may-see.ts';
import { openWarning, planNotice } from '../warnings/plan-notice.ts';
import { sampleWarning } from '../warnings/warning-samples.ts';
import { lineWords, warnedTotal } from '../warnings/warning-words.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker and to the managers: the review date has come, and it is still so. */
export const planReview: Notification<'plan-review'> = {
  kind: 'plan-review',
  async compose(outside, { personKey, teamId, workerKey, warningId }) {
    const read = await openWarning(outside, { workerKey, warningId });
    if (!read || !planOf(read.warning)) return null;
    if (personKey === workerKey) return wordsFor(read.warning, undefined);
    const team = await outside.stores.teams.record(teamId);
    const isManager = team && maySee(team, personKey, outside.clock.today());
    return isManager ? wordsFor(read.warning, { workerKey, name: read.head.name }) : null;
  },
  samples: [sample('to the worker', undefined), sample('to the manager', { workerKey: 'worker', name: 'Amira Khan' })],
};

type Whose = { readonly workerKey: string; readonly name: string } | undefined;

function wordsFor(warning: Warning, whose: Whose): Composed {
  const total = warnedTotal(warning);
  const standing = `${total === '' ? '' : `${total}, `}${lineWords(warning)}`;
  const first = whose
    ? `The plan for ${whose.name} is due for review today, and the warning is still open: ${standing}.`
    : `Your plan is due for review today, and the warning is still open: ${standing}.`;
  return planNotice(
    whose ? `Review the plan for ${whose.name}` : 'Review your plan',
    [
      first,
      whose
        ? 'Please look at it together, and write what waits now, who does what, and the next date.'
        : 'Please look at it together with your manager: what helped, what did not, and what has to change.',
      'The service manager has been told, so that more can be done.',
    ],
    { ...(whose ? { worker: whose.workerKey } : {}), warning: warning.id },
  );
}

function sample(sentence: string, whose: Whose) {
  const personKey = whose ? 'manager' : 'worker';
  const notice = { kind: 'plan-review', personKey, teamId: 'team', workerKey: 'worker', warningId: 'load-1' } as const;
  return { sentence, notice, composed: wordsFor(sampleWarning(), whose) };
}
