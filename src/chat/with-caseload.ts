import { openCaseload } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import type { CaseloadAction } from '../domain/access.ts';
import { opening } from './card-state.ts';
import type { Press } from './command.ts';
import { noCaseload } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** A caseload that a press is about. */
export interface CaseloadOpened {
  readonly snapshot: CaseloadSnapshot;
  /** Whose, when not the presser's own. */
  readonly worker: string | undefined;
  /** What came in the card beside; nothing in it is believed. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A press about a whole caseload: the own one, or that of the worker whom the card names. */
export function caseloadPress(action: CaseloadAction, answer: (turn: Turn, opened: CaseloadOpened) => Reply): Press {
  return async (turn, raw) => {
    const { worker } = opening.parse(raw);
    const opened = await openCaseload(turn.outside, turn.person, action, worker);
    return opened.ok ? answer(turn, { snapshot: opened.snapshot, worker, raw }) : noCaseload(opened);
  };
}
