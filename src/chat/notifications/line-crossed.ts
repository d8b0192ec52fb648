import type { NoticeOf } from '../../application/notices.ts';
import { isOnlyAbove } from '../../application/team-warnings.ts';
import type { Warning, WarningCode } from '../../domain/warning.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { asSentence } from '../figures-words.ts';
import { notice } from '../refusals.ts';
import { sampleWarning } from '../warnings/warning-samples.ts';
import { changedWords, lineWords, warnedTotal } from '../warnings/warning-words.ts';
import type { Composed, Notification } from './notification.ts';

type LineCrossed = NoticeOf<'line-crossed'>;

/** How the manager hears of it. */
type Beside = 'manager' | 'weekly';

const NOT_YOUR_FAULT = 'This says that there is much on you, not that you have done anything wrong.';
const FOR_YOUR_MANAGER = 'It is for your manager to put right with you; you have done nothing wrong.';
/** Bath and NES, section 3: the rules for newly-qualified workers, as they are said to the worker. */
const RULES: Record<Exclude<WarningCode, 'load'>, string> = {
  'nqsw-no-child-protection':
    'You hold a child under child protection, which is not foreseen so early in your first year.',
  'nqsw-child-protection-needs-agreement':
    'You hold a child under child protection on which you and your manager have not agreed in supervision yet.',
};
const WHAT_HELPS =
  'What helps: see under "Why" what counts and until when, record what has ended, and bring what could wait or be taken over to your manager.';
const NEXT: Record<Beside | 'rule', string> = {
  manager:
    'What happens next: your manager sees your total and this line, without your cases, and agrees a plan with you: what waits, who does what, and when you both look at it again.',
  rule: 'What happens next: your manager sees this, without the case, and agrees with you who does what, and when you both look at it again.',
  weekly: 'What happens next: your manager sees your total in the list of the week, without your cases.',
};
const REPORTED = 'Over the limit your service manager hears of it too, so that work can be taken off you soon.';
const BUTTONS = [
  { title: 'Why', verb: 'why.say' },
  { title: 'My plan', verb: 'plan.say' },
];

/** To the worker, first and in private: what was crossed, what helps, what happens next; and when it is over. */
export const lineCrossed: Notification<'line-crossed'> = {
  kind: 'line-crossed',
  async compose({ stores }, { workerKey, warningId, how }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const warning = snapshot && recordsOf(snapshot.records, 'warning').find(({ id }) => id === warningId);
    if (!warning || snapshot.head.leftOn !== undefined || warning.teamId !== snapshot.head.teamId) return null;
    if (warning.state !== (how === 'crossed' ? 'open' : 'cleared')) return null;
    if (how === 'cleared') return clearedCard(warning);
    const team = await stores.teams.record(warning.teamId);
    return crossedCard(warning, team?.aboveWeekly && isOnlyAbove(warning) ? 'weekly' : 'manager');
  },
  samples: [
    sample('above the guideline', 'crossed', sampleWarning()),
    sample('above it, in a team that has it weekly', 'crossed', sampleWarning(), 'weekly'),
    sample('over the limit', 'crossed', sampleWarning({ level: 'report', total: 101, line: 100, report: 'r' })),
    sample(
      'newly qualified',
      'crossed',
      sampleWarning({ code: 'nqsw-no-child-protection', level: 'flag', line: null }),
    ),
    sample('over', 'cleared', sampleWarning({ state: 'cleared', total: 83 })),
    sample(
      'no longer so for a newly-qualified worker',
      'cleared',
      sampleWarning({ state: 'cleared', code: 'nqsw-no-child-protection', level: 'flag', line: null }),
    ),
  ],
};

function crossedCard(warning: Warning, beside: Beside): Composed {
  const isFlag = warning.level === 'flag';
  const changed = changedWords(warning);
  const standing = isFlag ? ruleOf(warning) : `Your total is ${warnedTotal(warning)}, ${lineWords(warning)}.`;
  const { card } = notice(
    isFlag ? 'Something to look at with your manager' : `Your total is ${lineWords(warning)}`,
    [
      standing,
      ...(changed === '' ? [] : [asSentence(changed)]),
      isFlag ? FOR_YOUR_MANAGER : NOT_YOUR_FAULT,
      ...(isFlag ? [] : [WHAT_HELPS]),
      NEXT[isFlag ? 'rule' : beside],
      ...(warning.level === 'report' ? [REPORTED] : []),
    ],
    BUTTONS,
  );
  return { text: standing, ...(card ? { card } : {}) };
}

function ruleOf({ code }: Warning): string {
  return code === 'load' ? '' : RULES[code];
}

function clearedCard(warning: Warning): Composed {
  const text =
    warning.level === 'flag'
      ? 'What there was to look at with your manager is no longer so. There is nothing left to do.'
      : `Your total is well under the guideline again: ${warnedTotal(warning)}. The warning is closed, and with it the plan.`;
  return { text };
}

function sample(sentence: string, how: LineCrossed['how'], warning: Warning, beside: Beside = 'manager') {
  const asked: LineCrossed = { kind: 'line-crossed', workerKey: 'worker', warningId: 'load-1', how };
  return { sentence, notice: asked, composed: how === 'cleared' ? clearedCard(warning) : crossedCard(warning, beside) };
}
