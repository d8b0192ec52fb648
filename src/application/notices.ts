import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';

/**
 * What is to be told, by keys alone: the words are made from the facts as they are when it goes out, and what has
 * become pointless by then is not said. src/chat/notifications has one file for each.
 */
export type Notice =
  /** A worker has not submitted the month yet; `late` when the service was down at the hour. */
  | {
      readonly kind: 'submission-due';
      readonly workerKey: PersonKey;
      readonly month: Month;
      readonly stage: 'first' | 'again' | 'last';
      readonly late: boolean;
    }
  /** The live card of a month in the managers' channel. */
  | { readonly kind: 'month-card'; readonly teamId: TeamId; readonly month: Month }
  /** Who is missing, on the due day or the working day after it. */
  | {
      readonly kind: 'submissions-missing';
      readonly teamId: TeamId;
      readonly month: Month;
      readonly stage: 'due' | 'overdue';
      readonly late: boolean;
    }
  /** To the manager: the months that wait for agreement. */
  | { readonly kind: 'agreement-due'; readonly teamId: TeamId; readonly managerKey: PersonKey; readonly month: Month }
  /** To the worker: the manager agreed, disputed, reopened or submitted the month. */
  | {
      readonly kind: 'month-answered';
      readonly workerKey: PersonKey;
      readonly month: Month;
      readonly how: 'agreed' | 'disputed' | 'reopened' | 'submitted-for';
    }
  /** To a manager: a worker asks for an agreed month to be reopened. */
  | {
      readonly kind: 'reopen-asked';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly month: Month;
    }
  /** To the worker first, in kind words: the total has crossed a line. */
  | { readonly kind: 'line-crossed'; readonly workerKey: PersonKey; readonly warningId: string }
  /** The warning's card in the managers' channel; no case and no child on it. */
  | {
      readonly kind: 'warning-card';
      readonly teamId: TeamId;
      readonly workerKey: PersonKey;
      readonly warningId: string;
    }
  /** To the service manager: over the limit, or a plan that did not help. */
  | {
      readonly kind: 'warning-reported';
      readonly teamId: TeamId;
      readonly serviceManagerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly warningId: string;
      readonly why: 'report' | 'escalated';
    }
  /** The plan's review date has come. */
  | {
      readonly kind: 'plan-review';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly warningId: string;
    }
  /** The week's digest of those above the guideline, for teams that chose it. */
  | { readonly kind: 'above-digest'; readonly teamId: TeamId; readonly day: CalendarDate }
  /** To the manager: sessions that are overdue or without a new date; to the service manager: other arrangements. */
  | {
      readonly kind: 'supervision-overdue';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly day: CalendarDate;
    }
  | {
      readonly kind: 'supervision-cover';
      readonly teamId: TeamId;
      readonly serviceManagerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly day: CalendarDate;
    }
  /** To the holder and the receiver of a case: it was agreed, cancelled or ended, or its day has come. */
  | {
      readonly kind: 'case-handed-over';
      readonly workerKey: PersonKey;
      readonly holderKey: PersonKey;
      readonly handOverId: string;
      readonly how: 'agreed' | 'cancelled' | 'ended' | 'today';
    };

export type NoticeKind = Notice['kind'];
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { readonly kind: Kind }>;
