import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import { newCard } from '../asking.ts';
import { type CaseOpened, openingPress } from '../case-command.ts';
import { schemeOn } from '../case-days.ts';
import { newCaseCard } from '../case-recording.ts';
import { withCase } from '../choose-case.ts';
import { ownOrChosen } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled, notInThisScheme, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { chatOf } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import { type CaseloadOpened, caseloadPress } from '../with-caseload.ts';
import { caseIssues } from './supervision-talk/case-issues.ts';
import { professionalIssues } from './supervision-talk/professional-issues.ts';
import { talkSheet } from './supervision-talk/talk-sheet.ts';

const QUESTION = { command: 'supervision-talk', title: 'For supervision', step: 'case' };

/** Those who only see a worker's caseload come from the team's capacity, where each worker is opened. */
const FROM_CAPACITY = notice(
  'Whose supervision?',
  ["Open the worker from the team's capacity: what there is to talk about stands beside the total."],
  [{ title: 'Team capacity', verb: 'team-capacity.say' }],
);

/** What there is to talk about in supervision, always in private; a manager opens it for a worker. */
export const supervisionTalk: Command = {
  name: 'supervision-talk',
  title: 'For supervision',
  help: 'Lists what to talk about in supervision: workload issues by case, professional issues, agreements.',
  examples: ['what is there to talk about in supervision', 'workload issues of C-101'],
  right: 'see-supervision',
  usedIn: keepsIssues,
  say: async (turn, { caseRef, name }) => {
    const { worksIn, manages, oversees } = turn.person;
    if (worksIn === undefined && manages.length === 0 && oversees.length > 0) return FROM_CAPACITY;
    const question = { command: 'supervision-talk', title: 'Whose supervision?', step: 'show' };
    return ownOrChosen(turn, name, question, (snapshot) => {
      const own: CaseloadOpened = { snapshot, worker: undefined, raw: {} };
      if (caseRef === undefined) return where(turn, own, () => talkSheet(turn, own));
      return withCase(turn, snapshot, { caseRef }, { ...QUESTION, worker: undefined, data: {} }, (stored) =>
        openCase(turn, { ...own, stored, said: {} }),
      );
    });
  },
  presses: {
    ...recordingPresses(caseIssues),
    ...recordingPresses(professionalIssues),
    show: caseloadPress('see', (turn, opened) => where(turn, opened, () => talkSheet(turn, opened))),
    case: openingPress(QUESTION, openCase),
    professional: caseloadPress('change', (turn, opened) =>
      where(turn, opened, () =>
        beginRecording(turn, professionalIssues, opened.snapshot, newCard(turn, opened.snapshot, opened)),
      ),
    ),
    cancel: cancelled,
  },
};

function openCase(turn: Turn, opened: CaseOpened): Reply {
  return where(turn, opened, () => beginRecording(turn, caseIssues, opened.snapshot, newCaseCard(turn, opened)));
}

function keepsIssues(scheme: WeightingScheme): boolean {
  return chatOf(scheme).forSupervision?.verb === 'supervision-talk.show';
}

/** Goes on where the team's scheme asks for such a talk. */
function where(turn: Turn, { snapshot }: Pick<CaseloadOpened, 'snapshot'>, answer: () => Reply): Reply {
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  if (keepsIssues(scheme)) return answer();
  return notInThisScheme('No issues are kept for supervision', scheme);
}
