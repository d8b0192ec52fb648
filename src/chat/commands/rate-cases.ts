import { afterChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot, StoredCase } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { newCard } from '../asking.ts';
import { type Button, leaves } from '../cards/button.ts';
import { openingPress } from '../case-command.ts';
import { schemeOn } from '../case-days.ts';
import { withCase } from '../choose-case.ts';
import { ownOrChosen } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { compareRefs } from '../find-case.ts';
import { ifKnown } from '../if-known.ts';
import { judge, questions } from '../judge-recording.ts';
import { ratesCases } from '../rating-words.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled, notInThisScheme, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveChange } from '../save-change.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { type CaseloadOpened, caseloadPress } from '../with-caseload.ts';
import type { Words } from '../words.ts';
import { type RatingState, ratingCard } from './rate-cases/rating-card.ts';
import { casesToRate, inactiveSheet, ratingsSheet } from './rate-cases/ratings-sheet.ts';

const QUESTION = { command: 'rate-cases', title: 'Rate a case', step: 'open' };

/** The colours of cases, one after another or from the list of all; a manager confirms them for a worker. */
export const rateCases: Command = {
  name: 'rate-cases',
  title: 'Rate cases',
  help: 'Rates your cases red, amber or green, one after another; a manager confirms the overall rating.',
  examples: ['rate my cases', 'rate C-101'],
  right: 'prepare-supervision',
  usedIn: ratesCases,
  say: begin,
  presses: {
    ...recordingPresses(ratingCard),
    'save-next': saveAndNext,
    open: openingPress(QUESTION, (turn, opened) => rated(turn, opened, () => card(turn, opened, opened.stored))),
    start: caseloadPress('change', (turn, opened) => rated(turn, opened, () => next(turn, opened))),
    skip: caseloadPress('change', (turn, opened) =>
      rated(turn, opened, () => next(turn, opened, refOf(opened.snapshot, opened.raw))),
    ),
    list: caseloadPress('change', (turn, opened) => rated(turn, opened, () => ratingsSheet(turn, opened))),
    inactive: caseloadPress('change', (turn, opened) => rated(turn, opened, () => inactiveSheet(turn, opened))),
    cancel: cancelled,
  },
};

/** A worker's own cases; a manager chooses whose, unless the sentence says. */
function begin(turn: Turn, { caseRef, name, inactive }: Words): Promise<Reply> {
  const question = inactive
    ? { command: 'rate-cases', title: 'Whose inactive cases?', step: 'inactive' }
    : { command: 'rate-cases', title: 'Whose cases are rated?', step: 'list' };
  return ownOrChosen(turn, name, question, (snapshot) => {
    const own: CaseloadOpened = { snapshot, worker: undefined, raw: {} };
    return rated(turn, own, () => {
      if (inactive) return inactiveSheet(turn, own);
      if (caseRef === undefined) {
        return casesToRate(turn, snapshot).length > 0 ? next(turn, own) : ratingsSheet(turn, own);
      }
      const asked = { ...QUESTION, worker: undefined, data: {} };
      return withCase(turn, snapshot, { caseRef }, asked, (stored) => card(turn, own, stored));
    });
  });
}

/** Goes on where the team's scheme has colours at all. */
function rated(turn: Turn, { snapshot }: Pick<CaseloadOpened, 'snapshot'>, answer: () => Reply): Reply {
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  if (ratesCases(scheme)) return answer();
  return notInThisScheme('Cases are not rated', scheme);
}

function card(turn: Turn, { snapshot, worker }: CaseloadOpened, { caseId }: StoredCase): Reply {
  return beginRecording(turn, ratingCard, snapshot, { ...newCard(turn, snapshot, { worker, caseId }), caseId });
}

interface Saved {
  readonly what: string;
  readonly undo: Button['data'] | null;
}

/** The first case after `after` that is to be rated; what was saved just before is said first. */
function next(
  turn: Turn,
  { snapshot, worker }: Pick<CaseloadOpened, 'snapshot' | 'worker'>,
  after?: string,
  saved?: Saved,
): Reply {
  const data = { ...ifKnown('worker', worker) };
  const left = casesToRate(turn, snapshot);
  const to = mayInTeam(turn.person, 'change-team-caseload', snapshot.head.teamId) ? 'rated or confirmed' : 'rated';
  const stored = left.find(({ history }) => after === undefined || compareRefs(history.dated.ref, after) > 0);
  const said = saved ? [`Saved: ${saved.what}.`] : [];
  const undo = saved?.undo ? [leaves('Undo', 'undo.take', saved.undo)] : [];
  if (!stored) {
    const rest =
      left.length === 0
        ? `No open case is left to be ${to}.`
        : `${left.length} ${left.length === 1 ? 'is' : 'are'} left to come back to.`;
    return notice('That was the last one', [...said, rest], [...undo, leaves('All ratings', 'rate-cases.list', data)]);
  }
  const state: RatingState = {
    ...newCard(turn, snapshot, { worker, caseId: stored.caseId }),
    caseId: stored.caseId,
    queue: true,
  };
  const asked = ratingCard.ask(snapshot, state, turn);
  if (!asked.ok) return asked.reply;
  const { asking } = asked;
  const notes = [...said, `${left.length === 1 ? '1 case is' : `${left.length} cases are`} to be ${to}.`];
  const more = [...(asking.more ?? []), ...undo];
  return questions(ratingCard, { ...asking, notes: [...notes, ...asking.notes], more }, snapshot, state, {
    typed: asking.given,
  });
}

function refOf(snapshot: CaseloadSnapshot, { caseId }: CaseloadOpened['raw']): string | undefined {
  return typeof caseId === 'string' ? storedCase(snapshot, caseId)?.history.dated.ref : undefined;
}

/** Saves and asks for the next case at once. */
async function saveAndNext(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const state = ratingCard.state.safeParse(raw);
  if (!state.success) return outdatedCard('rate-cases');
  let before: CaseloadSnapshot | undefined;
  return saveChange(turn, {
    command: 'rate-cases',
    card: state.data,
    decide: (snapshot) => {
      before = snapshot;
      const judged = judge(turn, ratingCard, snapshot, state.data, raw);
      return judged.ok ? judged : { ok: false, problem: judged.reply };
    },
    next: () => [],
    instead: (change, undo) => {
      if (!before) return null;
      const snapshot = { ...before, ...afterChange(before, change, turn.outside.clock.now()) };
      const { worker } = state.data;
      return next(turn, { snapshot, worker }, refOf(snapshot, state.data), { what: change.what, undo });
    },
  });
}
