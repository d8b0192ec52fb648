import type { RecordChange } from '../application/change-records.ts';
import { changeRecords } from '../application/change-records.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import type { PersonKey } from '../domain/access.ts';
import { noCaseload } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** What a press changes beside the caseload, and its answer; or the card that says why not. */
export type RecordDecision =
  | { readonly ok: true; readonly change: RecordChange; readonly reply: Reply }
  | { readonly ok: false; readonly reply: Reply };

/** One change of a worker's records that a press asks for. */
export interface RecordSaving {
  /** The command's name, for the audit. */
  readonly command: string;
  readonly card: { readonly nonce: string; readonly worker: PersonKey };
  may(snapshot: CaseloadSnapshot): boolean | Promise<boolean>;
  decide(snapshot: CaseloadSnapshot): RecordDecision;
}

/** Changes a worker's records once, however often the card is pressed. Two storage calls. */
export async function saveRecords(turn: Turn, { command, card, may, decide }: RecordSaving): Promise<Reply> {
  const result = await changeRecords<Reply, Reply>(turn.outside, {
    workerKey: card.worker,
    by: turn.person.personKey,
    may,
    action: command,
    keys: [card.nonce, turn.activityId],
    decide: (snapshot) => {
      const decided = decide(snapshot);
      return decided.ok ? decided : { ok: false, problem: decided.reply };
    },
  });
  if (result.ok) {
    turn.outside.follow(result.pending);
    return result.reply;
  }
  return result.reason === 'problem' ? result.problem : noCaseload(result);
}
