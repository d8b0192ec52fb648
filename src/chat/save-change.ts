import { type Change, changeCaseload, type Decide } from '../application/change-caseload.ts';
import { type CaseloadAction, mayWithCaseload } from '../domain/access.ts';
import type { CardState } from './card-state.ts';
import type { Button } from './cards/button.ts';
import { changeMade } from './change-cards.ts';
import { keptByAnother } from './hand-over/hand-over-words.ts';
import { ifKnown } from './if-known.ts';
import { touchedButton, touchedSentences } from './month/touched-months.ts';
import { noCaseload } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** One change of a caseload that a press asks for. */
export interface Saving {
  /** The command's name, for the audit. */
  readonly command: string;
  /** What the person must be allowed to do; `change` where nothing is said. */
  readonly needs?: CaseloadAction;
  readonly card: Pick<CardState, 'nonce' | 'worker'>;
  /** The change, or the card that says why not. */
  readonly decide: Decide<Reply>;
  /** Where to go on afterwards, beside Undo. */
  next(change: Change): readonly Button[];
  /** What is answered instead of the change that was made, e.g. the next question; null for nothing else. */
  readonly instead?: (change: Change, undo: Button['data'] | null) => Reply | null;
}

/** Changes the caseload once, however often the card is pressed, and says what changed. Two storage calls. */
export async function saveChange(
  turn: Turn,
  { command, needs = 'change', card, decide, next, instead }: Saving,
): Promise<Reply> {
  const undoNonce = turn.outside.newId();
  const result = await changeCaseload<Reply, Reply>(turn.outside, {
    access: turn.person,
    workerKey: card.worker ?? turn.person.personKey,
    needs,
    action: command,
    keys: [card.nonce, turn.activityId],
    decide,
    reply: (effect, change, head, months) => {
      const undo = mayWithCaseload(turn.person, 'change', head)
        ? { nonce: undoNonce, version: head.version, ...ifKnown('worker', card.worker) }
        : null;
      const maySee = mayWithCaseload(turn.person, 'see', head);
      const made = {
        effect: maySee ? effect : null,
        change,
        today: turn.today,
        undo,
        remarks: [
          ...(card.worker === undefined ? [] : [`On the caseload of ${head.name}.`]),
          ...(maySee ? touchedSentences(months) : []),
        ],
        next: [...(maySee ? touchedButton(turn, months, head) : []), ...next(change)],
      };
      return instead?.(change, undo) ?? changeMade(made);
    },
  });
  if (result.ok) {
    turn.outside.follow(result.pending);
    return result.reply;
  }
  if (result.reason === 'kept-by-another') return keptByAnother(result.record);
  return result.reason === 'problem' ? result.problem : noCaseload(result);
}
