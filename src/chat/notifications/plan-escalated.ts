import { planOf } from '../../domain/reduction-plan.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Warning } from '../../domain/warning.ts';
import { openWarning, planNotice } from '../warnings/plan-notice.ts';
import { sampleWarning } from '../warnings/warning-samples.ts';
import { lineWords, sinceWords, warnedTotal } from '../warnings/warning-words.ts';
import type { Composed, Notification } from './notification.ts';

/** To the service manager: a plan did not help by its date (bath-nes, section 1: raised with the line manager). */
export const planEscalated: Notification<'plan-escalated'> = {
  kind: 'plan-escalated',
  async compose(outside, about) {
    const team = await outside.stores.teams.record(about.teamId);
    if (!team?.serviceManagerKeys.includes(about.personKey)) return null;
    const read = await openWarning(outside, about);
    const plan = read && planOf(read.warning);
    return read && plan ? wordsFor(about.workerKey, read.head.name, read.warning, plan.reviewOn) : null;
  },
  samples: [
    {
      sentence: 'still above the guideline',
      notice: { kind: 'plan-escalated', personKey: 's', teamId: 'team', workerKey: 'worker', warningId: 'load-1' },
      composed: wordsFor('worker', 'Amira Khan', sampleWarning(), '2026-11-30'),
    },
  ],
};

function wordsFor(worker: string, name: string, warning: Warning, reviewOn: string): Composed {
  const total = warnedTotal(warning);
  return planNotice(
    `${name}: the plan has not helped yet`,
    [
      `${name} is still ${total === '' ? 'warned of' : `at ${total}`}: ${lineWords(warning)}, on the review date of the plan.`,
      `It has been so since ${sinceWords(warning)}; the review was for ${spokenDate(reviewOn)}.`,
      'The worker and the manager have been asked to look at it again. Please see with them what else can come off.',
    ],
    { worker, warning: warning.id },
  );
}
