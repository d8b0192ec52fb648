import type { Access, PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import { recordOfMonth } from '../domain/month-stage.ts';
import type { MonthRecord, Signed } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { changeRecords, type RecordResult } from './change-records.ts';
import { type MonthEvent, tellWorker } from './month-deliveries.ts';
import { type NotAMonth, notAMonth } from './month-in-question.ts';
import type { Held } from './month-scored.ts';
import type { MonthSnapshot } from './month-snapshot.ts';
import type { NoticeOf } from './notices.ts';
import type { CaseloadHead, CaseloadSnapshot } from './ports.ts';

/** Why nothing was done with a month. */
export type MonthProblem =
  | NotAMonth
  /** Both names are on it: it is locked. */
  | { readonly code: 'agreed'; readonly record: MonthRecord }
  /** It is so already. */
  | { readonly code: 'already'; readonly record: MonthRecord }
  /** Nil is for a month with nothing in it. */
  | { readonly code: 'not-nil'; readonly month: Month; readonly held: Held }
  /** The caseload is not as it was when the card was made. */
  | { readonly code: 'caseload-changed'; readonly snapshot: CaseloadSnapshot }
  /** Another submission, or another state, than the one that the person saw. */
  | { readonly code: 'month-changed'; readonly record: MonthRecord | undefined }
  /** A manager submits for somebody who is away, and for nobody else. */
  | { readonly code: 'not-away'; readonly name: string }
  /** Agreement is of two people. */
  | { readonly code: 'same-person'; readonly record: MonthRecord }
  | { readonly code: 'own-month' }
  | { readonly code: 'no-such-line' }
  | { readonly code: 'too-many-remarks' };

/** What somebody does with a worker's month. */
export interface MonthAct<Reply> {
  readonly access: Access;
  readonly workerKey: PersonKey;
  readonly month: Month;
  /** The card's nonce and the activity's id: pressed twice acts once. */
  readonly keys: readonly string[];
  /** The answer, kept for a repeat; JSON. */
  readonly reply: (record: MonthRecord, snapshot: CaseloadSnapshot) => Reply;
}

/** The month as it is, for a decision about it. */
export interface MonthNow {
  readonly snapshot: CaseloadSnapshot;
  readonly record: MonthRecord | undefined;
  readonly today: CalendarDate;
  /** The person's name under what is decided. */
  readonly signed: Signed;
}

export type MonthDecision =
  | {
      readonly ok: true;
      readonly record: MonthRecord;
      readonly submitted?: MonthSnapshot;
      /** What the worker is told. */
      readonly tell?: NoticeOf<'month-answered'>['how'];
      /** What those who manage the team are told; the month's card where nothing is said. */
      readonly tellTeam?: 'reopen-asked';
    }
  | { readonly ok: false; readonly problem: MonthProblem };

export type MonthResult<Reply> = RecordResult<MonthProblem, Reply>;

/** Does something with a month, once, in one transaction with its audit entry and what is told because of it. */
export async function changeMonth<Reply>(
  outside: Outside,
  action: string,
  { access, workerKey, month, keys, reply }: MonthAct<Reply>,
  may: (head: CaseloadHead) => boolean,
  decide: (now: MonthNow) => MonthDecision,
): Promise<MonthResult<Reply>> {
  const today = outside.clock.today();
  return changeRecords<MonthProblem, Reply>(outside, {
    workerKey,
    by: access.personKey,
    action,
    keys,
    may: ({ head }) => may(head),
    decide: (snapshot) => {
      const refused = notAMonth(snapshot, month, today);
      if (refused) return { ok: false, problem: refused };
      const { teamId, version } = snapshot.head;
      const decision = decide({
        snapshot,
        record: recordOfMonth(snapshot.records, month),
        today,
        signed: { by: access.personKey, name: access.name, at: outside.clock.now() },
      });
      if (!decision.ok) return decision;
      const { record, submitted, tell, tellTeam = 'month-card' } = decision;
      const event: MonthEvent = { teamId, workerKey, month, version: version + 1, on: today };
      return {
        ok: true,
        change: {
          put: [{ kind: 'month', id: month, value: record }],
          ...(submitted === undefined ? {} : { snapshot: submitted }),
          ...(tell === undefined ? {} : { deliveries: [tellWorker(event, tell)] }),
          outbox: [{ kind: 'tell-team', of: event, what: tellTeam }],
          detail: { month, state: record.state, revision: record.revision, total: record.total },
        },
        reply: reply(record, snapshot),
      };
    },
  });
}
