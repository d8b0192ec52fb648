import type { Change } from '../application/change-caseload.ts';
import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import type { CaseHistory } from '../domain/caseload.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { afterCaseChange } from './after-change.ts';
import { type CaseCardState, caseCardState } from './card-state.ts';
import type { CaseOpened } from './case-command.ts';
import { latestFacts, schemeOn } from './case-days.ts';
import { type Asking, beginRecording, type Decided, newCard, type Recording } from './recording.ts';
import { caseGone } from './refusals.ts';
import type { Reply } from './reply.ts';
import { storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

/** The case that a card is about, as it is now. */
export interface AboutCase {
  readonly stored: StoredCase;
  /** After everything that is recorded. */
  readonly facts: CaseFacts;
  readonly scheme: WeightingScheme;
  readonly today: CalendarDate;
  readonly snapshot: CaseloadSnapshot;
  readonly state: CaseCardState;
}

/** A recording about one case. */
export function caseRecording(
  command: string,
  prefix: string,
  ask: (about: AboutCase) => Asking,
): Recording<CaseCardState> {
  return {
    command,
    prefix,
    state: caseCardState,
    ask: (snapshot, state, turn) => {
      const stored = storedCase(snapshot, state.caseId);
      if (!stored) return { ok: false, reply: caseGone() };
      const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
      const facts = latestFacts(stored.history);
      return { ok: true, asking: ask({ stored, facts, scheme, today: turn.today, snapshot, state }) };
    },
    next: afterCaseChange,
  };
}

/** The card of a case recording for the first time. */
export function beginCaseRecording(
  turn: Turn,
  recording: Recording<CaseCardState>,
  { snapshot, stored, worker, said }: CaseOpened,
  saysEverything = false,
): Reply {
  const { caseId } = stored;
  const state = { ...newCard(turn, snapshot, { worker, caseId }), caseId };
  return beginRecording(turn, recording, snapshot, state, said, saysEverything);
}

/** One case becomes different. */
export function caseChange(
  what: string,
  { caseId }: StoredCase,
  history: CaseHistory | null,
  detail: Change['detail'] = {},
): Decided {
  return { ok: true, change: { what, detail, cases: [{ caseId, history }] } };
}
