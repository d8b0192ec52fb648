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
  /** To the worker first, in kind words: the total has crossed a line, or is well under it again. */
  | {
      readonly kind: 'line-crossed';
      readonly workerKey: PersonKey;
      readonly warningId: string;
      readonly how: 'crossed' | 'cleared';
    }
  /** The card of the warnings that opened together, for the managers; no case and no child on it. */
  | {
      readonly kind: 'warning-card';
      readonly teamId: TeamId;
      readonly subject: string;
      /** The manager, while the team has no channel. */
      readonly personKey?: PersonKey;
    }
  /** To the service manager: who came over the limit together. */
  | {
      readonly kind: 'warning-reported';
      readonly teamId: TeamId;
      readonly subject: string;
      readonly personKey: PersonKey;
    }
  /** To the manager and to the worker: the plan's review date has come, and the warning is still open. */
  | {
      readonly kind: 'plan-review';
      readonly personKey: PersonKey;
      readonly teamId: TeamId;
      readonly workerKey: PersonKey;
      readonly warningId: string;
    }
  /** To the service manager: a plan that did not help by its date. */
  | {
      readonly kind: 'plan-escalated';
      readonly personKey: PersonKey;
      readonly teamId: TeamId;
      readonly workerKey: PersonKey;
      readonly warningId: string;
    }
  /** To the worker: the manager wrote a plan; to the manager: the worker agreed to it or asks for a change. */
  | {
      readonly kind: 'plan-answered';
      readonly personKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly warningId: string;
      readonly how: 'written' | 'agreed' | 'change-asked';
    }
  /** The week's digest of those above the guideline, for teams that chose it. */
  | {
      readonly kind: 'above-digest';
      readonly teamId: TeamId;
      readonly day: CalendarDate;
      /** The manager, while the team has no channel. */
      readonly personKey?: PersonKey;
    }
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
    }
  /** To the holder and to each receiver of several cases that were agreed together, in one list. */
  | {
      readonly kind: 'cases-handed-over';
      readonly workerKey: PersonKey;
      readonly holderKey: PersonKey;
      readonly bundle: string;
      readonly how: 'agreed' | 'today' | 'cancelled';
    }
  /** To a manager: somebody has left the team, and cases are still with them. */
  | {
      readonly kind: 'cases-left';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
    }
  /** To a manager: somebody is back, and cases had moved because they were away. */
  | {
      readonly kind: 'back-from-absence';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
    }
  /** To a manager: another team offers a case; again while nobody answered, shortly before its day. */
  | {
      readonly kind: 'case-offered';
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly offerId: string;
      readonly how: 'offered' | 'again';
    }
  /** To the managers of the team that offered a case: it was accepted or declined, or its day passed; to the others: it was withdrawn, or the transfer that they had accepted was cancelled. */
  | {
      readonly kind: 'offer-ended';
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly offerId: string;
      readonly how: 'accepted' | 'declined' | 'withdrawn' | 'lapsed' | 'cancelled';
    }
  /** To a manager: a worker asks for a case whose reference another worker holds. */
  | {
      readonly kind: 'case-pending';
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly pendingId: string;
    }
  /** To the worker who asked: it is a case of their own now, or the reference was a mistake. */
  | { readonly kind: 'pending-settled'; readonly workerKey: PersonKey; readonly pendingId: string }
  /** To a manager or service manager: the month's return can be taken. */
  | { readonly kind: 'return-ready'; readonly personKey: PersonKey; readonly month: Month }
  /** To a manager: the week's list for the transfer panel. */
  | {
      readonly kind: 'transfer-list';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly day: CalendarDate;
    }
  /** To a manager: a worker disputes what somebody else changed on the caseload. */
  | {
      readonly kind: 'change-disputed';
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly changeId: string;
    }
  /** To the worker: the manager has answered the dispute. */
  | { readonly kind: 'dispute-answered'; readonly workerKey: PersonKey; readonly changeId: string }
  /** To the worker, once a week: what on the own caseload may be out of date. */
  | { readonly kind: 'tidy-up'; readonly workerKey: PersonKey; readonly day: CalendarDate }
  /** To the worker: a manager lowered their figures, changed that, or took it out. */
  | {
      readonly kind: 'figures-lowered';
      readonly workerKey: PersonKey;
      readonly adjustmentId: string;
      readonly how: 'lowered' | 'changed' | 'taken-out';
      readonly by: PersonKey;
    }
  /** To the worker: a case was given to them, and what it does to their total. */
  | { readonly kind: 'case-allocated'; readonly workerKey: PersonKey; readonly allocationId: string }
  /** To the worker: a case that was given to them was taken back. */
  | { readonly kind: 'allocation-taken-back'; readonly workerKey: PersonKey; readonly allocationId: string }
  /** To the manager who gave it: the worker has a concern. */
  | {
      readonly kind: 'allocation-concern';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly allocationId: string;
    }
  /** To the worker: the manager has answered. */
  | { readonly kind: 'concern-answered'; readonly workerKey: PersonKey; readonly allocationId: string }
  /** To the manager: a case was given past a stop, and the day has come to look at it again, or its end. */
  | {
      readonly kind: 'allocation-review';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly workerKey: PersonKey;
      readonly allocationId: string;
      readonly stage: 'review' | 'end';
    }
  /** To the manager: cases whose planned allocation date has passed, and concerns that wait for an answer. */
  | {
      readonly kind: 'allocation-overdue';
      readonly teamId: TeamId;
      readonly managerKey: PersonKey;
      readonly day: CalendarDate;
    };

export type NoticeKind = Notice['kind'];
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { readonly kind: Kind }>;
