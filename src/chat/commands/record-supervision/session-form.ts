import { z } from 'zod';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { addDays, type CalendarDate, daysBetween } from '../../../domain/calendar-date.ts';
import type { SessionNotes, Written } from '../../../domain/supervision-sessions.ts';
import { recordsOf, type Signed, type Supervision } from '../../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../../card-state.ts';
import type { Fields, Problems, Typed } from '../../form/read-form.ts';
import type { Turn } from '../../turn.ts';

/** What is written down of a session: it took place, is planned, did not take place, or is put right. */
export const SESSION_STEPS = ['hold', 'plan', 'move', 'correct'] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

/** What a card about a session carries. */
export const sessionCard = z.object({
  nonce: opaqueId,
  worker: storageKey,
  step: z.enum(SESSION_STEPS),
  /** The planned session that the card cancels, or the one that it puts right. */
  session: opaqueId.optional(),
});
export type SessionCard = z.infer<typeof sessionCard>;

/** Who writes, when, and the ids of what comes to be. */
export interface SessionWriting {
  readonly id: string;
  readonly nextId: string;
  readonly recorded: Signed;
}

export type SessionDecided =
  | { readonly ok: true; readonly written: Written; readonly said: readonly string[] }
  | { readonly ok: false; readonly problems: Problems };

/** The questions of a step, worked out afresh from storage whenever the card is opened or saved. */
export interface SessionForm {
  readonly title: string;
  readonly notes: readonly string[];
  readonly fields: Fields;
  readonly given: Typed;
  /** Fields of days that are to come. */
  readonly ahead: readonly string[];
  /** Where it is said that one is planned already, or was recorded for that day. */
  readonly dayField: string;
  decide(typed: Typed, writing: SessionWriting): SessionDecided;
}

/** What a form is made from. */
export interface SessionFacts {
  readonly snapshot: CaseloadSnapshot;
  readonly sessions: readonly Supervision[];
  readonly turn: Turn;
  readonly card: SessionCard;
}

export function factsFor(turn: Turn, snapshot: CaseloadSnapshot, card: SessionCard): SessionFacts {
  return { snapshot, sessions: recordsOf(snapshot.records, 'supervision'), turn, card };
}

const A_YEAR = 366;

/** What is wrong with a day that is over, today included; undefined when nothing is. */
export function pastDayProblem(day: CalendarDate, today: CalendarDate): string | undefined {
  if (day > today) return 'This day has not come yet. A session that is still to come is planned.';
  return day < addDays(today, -A_YEAR) ? 'This is more than a year ago.' : undefined;
}

/** What is wrong with a day that is to come, today included; undefined when nothing is. */
export function comingDayProblem(day: CalendarDate, today: CalendarDate): string | undefined {
  if (day < today) return 'Please give today or a later day.';
  return day > addDays(today, A_YEAR) ? 'This is more than a year ahead.' : undefined;
}

/** What is wrong with a day that may be over or to come; undefined when nothing is. */
export function nearDayProblem(day: CalendarDate, today: CalendarDate): string | undefined {
  return Math.abs(daysBetween(today, day)) > A_YEAR ? 'This is more than a year away.' : undefined;
}

/** The problems that there are, by field. */
export function problemsIn(found: Readonly<Record<string, string | undefined>>): Problems | null {
  const problems = Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return problems.length === 0 ? null : Object.fromEntries(problems);
}

/** Notes without those that were left empty. */
export function notesOf(
  actions: string | undefined,
  ratings: 'yes' | 'no' | undefined,
  cpd: string | undefined,
): SessionNotes {
  return {
    ...(actions === undefined ? {} : { actions }),
    ...(ratings === undefined ? {} : { ratingsConfirmed: ratings === 'yes' }),
    ...(cpd === undefined ? {} : { cpd }),
  };
}
