import type { Change } from '../application/change-caseload.ts';
import type { StoredCase } from '../application/ports.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts, WorkerTerms } from '../domain/case-facts.ts';
import { type CaseHistory, valueOn } from '../domain/caseload.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { WorkerRecord } from '../domain/worker-records.ts';
import { afterCaseChange } from './after-change.ts';
import { type Asking, type Decided, newCard, type Recording } from './asking.ts';
import type { CaseCardState } from './card-state.ts';
import type { CaseOpened } from './case-command.ts';
import { latestFacts, schemeOn } from './case-days.ts';
import { caseGone, outdatedCard } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { CaseQuestion } from './schemes/case-question.ts';
import { managesWorker, questionsFor } from './schemes/index.ts';
import { storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

/** The case that a card is about, as it is now. */
export interface AboutCase {
  readonly stored: StoredCase;
  /** After everything that is recorded. */
  readonly facts: CaseFacts;
  readonly scheme: WeightingScheme;
  /** The worker's, as they are today. */
  readonly terms: WorkerTerms;
  readonly today: CalendarDate;
  /** What the person is asked about a case of the scheme. */
  readonly questions: readonly CaseQuestion[];
  /** True where the person manages the worker's team. */
  readonly manages: boolean;
  /** The team allows private labels. */
  readonly labels: boolean;
  /** Every case of the caseload. */
  readonly cases: readonly StoredCase[];
  /** What is kept of the worker beside. */
  readonly records: readonly WorkerRecord[];
}

interface CaseRecordingParts<State extends CaseCardState> extends Pick<Recording<State>, 'command' | 'state'> {
  readonly prefix?: string;
  /** What the card asks, or why it does not; null when what it was made for is not there any more. */
  readonly ask: (about: AboutCase, state: State) => Asking | Reply | null;
  readonly next?: Recording<State>['next'];
}

/** A recording about one case. */
export function caseRecording<State extends CaseCardState>({
  ask,
  next = afterCaseChange,
  ...parts
}: CaseRecordingParts<State>): Recording<State> {
  return {
    ...parts,
    next,
    ask: ({ head, cases, records }, state, turn) => {
      const stored = storedCase({ cases }, state.caseId);
      if (!stored) return { ok: false, reply: caseGone(state.worker) };
      const scheme = schemeOn({ head }, turn.outside.schemeOf, turn.today);
      const facts = latestFacts(stored.history);
      const questions = questionsFor(scheme, turn.person, head);
      const manages = managesWorker(turn.person, head);
      const terms = valueOn(head.terms, turn.today);
      const labels = head.labels === true;
      const about = { stored, facts, scheme, terms, today: turn.today, questions, manages, labels, cases, records };
      const asking = ask(about, state);
      if (!asking) return { ok: false, reply: outdatedCard(parts.command) };
      return 'audience' in asking ? { ok: false, reply: asking } : { ok: true, asking };
    },
  };
}

/** What a new card about a case carries. */
export function newCaseCard(turn: Turn, { snapshot, stored, worker }: CaseOpened): CaseCardState {
  const { caseId } = stored;
  return { ...newCard(turn, snapshot, { worker, caseId }), caseId };
}

/** One case becomes different; without a history it is taken off the caseload. */
export function caseChange(
  what: string,
  { caseId }: StoredCase,
  history: CaseHistory | null,
  detail: Change['detail'] = {},
): Extract<Decided, { ok: true }> {
  return { ok: true, change: { what, detail, cases: [{ caseId, history }] } };
}
