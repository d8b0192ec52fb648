import { z } from 'zod';
import type { DescribedCase } from '../../application/asked-case.ts';
import type { TeamSnapshot } from '../../application/ports.ts';
import { DAYS_AHEAD } from '../../application/who-can-take.ts';
import { addDays, type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import { opaqueId } from '../card-state.ts';
import { date, needed } from '../form/field.ts';
import type { Fields, Problems, Typed } from '../form/read-form.ts';
import { readForm } from '../form/read-form.ts';
import type { Turn } from '../turn.ts';
import {
  type DescriptionAsks,
  describedCase,
  descriptionAsks,
  REFERENCE,
  readDescription,
} from './description-form.ts';

/** What the buttons of a result carry: a case of the queue by its id, or a description as it was typed. */
const carried = z.object({
  id: opaqueId.optional(),
  revision: z.int().min(0).optional(),
  typed: z.record(z.string().max(20), z.string().max(200)).optional(),
  on: z.string().refine(isCalendarDate).optional(),
});

/** The case that is asked about, with where it comes from. */
export interface CaseInQuestion {
  readonly described: DescribedCase;
  readonly day: CalendarDate;
  /** Null for one that is only described. */
  readonly waiting: WaitingCase | null;
  /** What the buttons carry on. */
  readonly data: Readonly<Record<string, unknown>>;
}

export type FoundCase =
  | { readonly ok: true; readonly found: CaseInQuestion }
  /** The case of the queue is gone or was changed after the card was made. */
  | { readonly ok: false; readonly reason: 'gone'; readonly now: WaitingCase | undefined }
  | { readonly ok: false; readonly reason: 'problems'; readonly typed: Typed; readonly problems: Problems };

const OWN_FIELDS = { ref: REFERENCE, on: needed(date('Allocate from')) } as const;

/** The fields of the card that asks for a description. */
export function questionFields({ fields }: DescriptionAsks): Fields {
  const { ref, on } = OWN_FIELDS;
  return { ref, ...fields, on };
}

/** What a press is about, read afresh: nothing of it is believed but as a description. */
export function caseInQuestion(turn: Turn, team: TeamSnapshot, raw: Readonly<Record<string, unknown>>): FoundCase {
  const read = carried.safeParse(raw);
  const { id, revision, typed = {}, on } = read.success ? read.data : {};
  const { teamId } = team.team;
  if (id !== undefined) {
    const waiting = team.waiting.find((one) => one.id === id);
    const stands = waiting && !waiting.going && (revision === undefined || revision === waiting.revision);
    if (!stands) return { ok: false, reason: 'gone', now: waiting };
    const day = on !== undefined && dayProblem(on, turn.today) === undefined ? on : turn.today;
    return {
      ok: true,
      found: { described: waiting, day, waiting, data: { teamId, id, revision: waiting.revision, on: day } },
    };
  }
  return describedIn(turn, team, typed);
}

/** A description as it was typed. */
export function describedIn(turn: Turn, { team }: TeamSnapshot, typed: Typed): FoundCase {
  const asks = descriptionAsks(turn, team);
  const days = readForm(OWN_FIELDS, typed);
  const description = readDescription(asks, typed);
  const wrongDay = days.ok ? dayProblem(days.values.on, turn.today) : undefined;
  const problems = {
    ...(description.ok ? {} : description.problems),
    ...(days.ok ? {} : days.problems),
    ...(wrongDay === undefined ? {} : { on: wrongDay }),
  };
  if (!description.ok || !days.ok || Object.keys(problems).length > 0) {
    return { ok: false, reason: 'problems', typed, problems };
  }
  const { ref, on } = days.values;
  const described = describedCase(description, ref, turn.today);
  return { ok: true, found: { described, day: on, waiting: null, data: { teamId: team.teamId, typed } } };
}

function dayProblem(day: CalendarDate, today: CalendarDate): string | undefined {
  return day < today || day > addDays(today, DAYS_AHEAD)
    ? `Please give today or a day of the next ${DAYS_AHEAD}.`
    : undefined;
}
