import { openCaseload } from '../../application/change-caseload.ts';
import { previewChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot, StoredCase, UndoRecord } from '../../application/ports.ts';
import { undoLastChange, whatWasTakenBack } from '../../application/undo-change.ts';
import { afterAnyChange } from '../after-change.ts';
import { newCard } from '../asking.ts';
import { cardState, opening } from '../card-state.ts';
import { foremost, leaves } from '../cards/button.ts';
import { changePreview } from '../change-cards.ts';
import type { Command } from '../command.ts';
import { findCase } from '../find-case.ts';
import { heardOf } from '../held-by-another.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled, managersToDecide, noCaseload, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveChange } from '../save-change.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';

/** Takes back the last change, once it was shown which. */
export const undo: Command = {
  name: 'undo',
  title: 'Undo the last change',
  help: 'Shows the last change of your caseload and takes it back when you say so.',
  examples: ['undo', 'take back the last change'],
  right: 'change-own-caseload',
  onBehalf: true,
  say: async (turn, { worker, caseRef }) => show(turn, worker, caseRef),
  presses: {
    show: async (turn, raw) => show(turn, opening.parse(raw).worker),
    take: async (turn, raw) => {
      const card = undoCard.safeParse(raw);
      if (!card.success) return outdatedCard('undo');
      const { version, worker } = card.data;
      return saveChange(turn, {
        command: 'undo',
        card: card.data,
        decide: (snapshot) => {
          const decided = undoLastChange(turn.person, version)(snapshot);
          if (decided.ok) return decided;
          return {
            ok: false,
            problem: decided.problem === 'not-yours' ? NOT_YOURS : notTheLast(snapshot, version, worker),
          };
        },
        next: () => afterAnyChange(worker),
      });
    },
    heard: (turn, raw) => heardOf(turn, undo, raw),
    cancel: cancelled,
  },
};

/** The version that the change to be taken back made. */
const undoCard = cardState.required({ version: true });

async function show(turn: Turn, worker: string | undefined, caseRef?: string): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  const decided = undoLastChange(turn.person)(snapshot);
  const last = snapshot.undo;
  if (!decided.ok && decided.problem === 'not-yours') return NOT_YOURS;
  if (!decided.ok || !last) return nothingToUndo();
  if (caseRef !== undefined && !isOf(snapshot, last, caseRef)) return ofAnotherCase(last, worker);
  const again = whatWasTakenBack(last.what);
  return changePreview({
    title: again === undefined ? `take back "${last.what}"` : `put back "${again}"`,
    remarks: [...(worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]), 'Nothing is saved yet.'],
    foreseen: previewChange(turn.outside, snapshot, decided.change),
    today: turn.today,
    buttons: [
      foremost(
        leaves(again === undefined ? 'Take it back' : 'Put it back', 'undo.take', {
          ...newCard(turn, snapshot, { worker }),
          version: last.version,
        }),
      ),
      leaves(again === undefined ? 'Keep it' : 'Leave it', 'undo.cancel'),
    ],
  });
}

/** True when the change is one of the case: that it added, changed or removed it. */
function isOf({ cases }: CaseloadSnapshot, last: UndoRecord, caseRef: string): boolean {
  const touched = last.cases.flatMap(({ caseId, history }): StoredCase[] => {
    const now = storedCase({ cases }, caseId);
    return now ? [now] : history ? [{ caseId, history, changedIn: last.version }] : [];
  });
  return findCase({ cases: touched }, caseRef).ok;
}

function ofAnotherCase({ what }: UndoRecord, worker: string | undefined): Reply {
  return notice(
    'Only the last change can be taken back',
    [`The last change is not one of that case: ${what}.`],
    [{ title: 'Show the last change', verb: 'undo.show', data: ifKnown('worker', worker) }],
  );
}

const NOT_YOURS = managersToDecide(
  'The last change is what a manager decides: terms, points at discretion, an overall rating or an agreement.',
);

function nothingToUndo(): Reply {
  return notice('Nothing to undo', ['There is no change that can be taken back.']);
}

/** Something was changed after the change that the button was for. */
function notTheLast(snapshot: CaseloadSnapshot, version: number, worker: string | undefined): Reply {
  const since = snapshot.head.recentChanges.filter((change) => change.version > version);
  if (since.length === 0) return nothingToUndo();
  return notice(
    'This can no longer be undone here',
    ['Something was changed since, so nothing was taken back:', ...since.slice(0, 5).map(({ what }) => what)],
    [{ title: 'Show the last change', verb: 'undo.show', data: ifKnown('worker', worker) }],
  );
}
