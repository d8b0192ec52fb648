import type { Outside } from '../../application/change-caseload.ts';
import type { Delivery } from '../../application/delivery-ports.ts';
import type { PendingItem, TeamMember, TeamRecord } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Region } from '../../domain/working-days.ts';

/** A team and the day that a job plans for. Whatever is read beside it is read from `outside`. */
export interface JobDay {
  readonly outside: Outside;
  readonly team: TeamRecord;
  /** Those who are in the team on the day. */
  readonly members: readonly TeamMember[];
  /** With those who have left: their months may still be open. */
  readonly everyone: readonly TeamMember[];
  readonly day: CalendarDate;
  /** Whose working days count. */
  readonly region: Region;
  /** The hour at which the job was due, ISO 8601 in UTC. */
  readonly dueAt: string;
  /** The hour was missed: what is told says so where its notice can. */
  readonly late: boolean;
}

/** Somebody (or a channel) is told something. */
export interface Told {
  readonly delivery: Delivery;
  /** For the operator's terminal: a name, or `managers' channel of North`. */
  readonly who: string;
  /** A short phrase: `has not submitted November 2026`. */
  readonly why: string;
}

/** Somebody is not told. */
export interface NotTold {
  readonly who: string;
  readonly why: string;
}

export interface Plan {
  readonly tell: readonly Told[];
  readonly not: readonly NotTold[];
}

/**
 * Something that happens by itself at the reminders' hour: a file and a line in jobs/index.ts. It is planned again for
 * the same day after a crash, on several instances and for a dry run: the keys of its deliveries follow from team, day
 * and person alone, so that the same is never told twice. After missed days each of them is planned, and of what is
 * the same but for stage and day each recipient hears the newest.
 */
export interface Job {
  /** Part of the key of its runs: never renamed. */
  readonly name: string;
  /** Whether it runs on a day; days.ts has the usual ones. */
  runsOn(day: CalendarDate, region: Region): boolean;
  /**
   * Brings facts up to date first, where a job has to, and gives back the outbox rows that are not due yet; safe to
   * repeat. Not done for a dry run.
   */
  before?(day: JobDay): Promise<readonly PendingItem[]>;
  /** Reads facts and answers who is told what; changes nothing. */
  plan(day: JobDay): Promise<Plan>;
}

/** Of a day on which nothing is asked. */
export const NOTHING: Plan = { tell: [], not: [] };
