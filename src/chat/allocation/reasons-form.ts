import type { Assessed } from '../../application/who-can-take.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { PastStops } from '../../domain/waiting-case.ts';
import type { Button } from '../cards/button.ts';
import { date, needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Fields, type Problems, readForm, type Typed } from '../form/read-form.ts';
import type { Reply } from '../reply.ts';
import type { CaseInQuestion } from './case-in-question.ts';
import { REFERENCE } from './description-form.ts';
import { stopsWords } from './stop-words.ts';
import { figuresWords } from './take-sheet.ts';

/** Asked of whoever gives a case past a stop (Northern Ireland 1.7). */
export const REASON_FIELDS = {
  reason: needed(reasonText('Why is it given all the same?')),
  reviewOn: needed(date('Looked at again on')),
  until: needed(date('Until when at the latest?')),
} as const;

const REF_FIELD = { ref: needed(REFERENCE) } as const;

/** What is missing before a case can be given to this worker. */
export interface Missing {
  /** The case was described without a reference. */
  readonly ref: boolean;
  readonly stops: boolean;
}

export function missingFor(
  { described, waiting }: CaseInQuestion,
  { stops }: Assessed,
  refProblems: Problems,
): Missing {
  return {
    ref: waiting === null && (described.ref === '' || Object.keys(refProblems).length > 0),
    stops: stops.length > 0,
  };
}

export function missingFields({ ref, stops }: Missing): Fields {
  return { ...(ref ? REF_FIELD : {}), ...(stops ? REASON_FIELDS : {}) };
}

/** The card that asks for what is missing; the stops are named. */
export function missingForm(
  one: Assessed,
  {
    missing,
    typed,
    problems,
    buttons,
    ref,
  }: {
    readonly missing: Missing;
    readonly typed: Typed;
    readonly problems: Problems;
    readonly buttons: readonly Button[];
    readonly ref: string;
  },
): Reply {
  const stops = missing.stops
    ? [
        `${one.name} ${stopsWords(one.stops)}.`,
        'Say why it is given all the same, and for how long. It is recorded, and you are asked again on both days.',
      ]
    : [];
  return formCard({
    title: `Give ${ref === '' ? 'the case' : ref} to ${one.name}`,
    notes: [`${figuresWords(one)}.`, ...stops],
    fields: missingFields(missing),
    typed,
    problems,
    buttons,
  });
}

export type ReadPast =
  | { readonly ok: true; readonly past: Omit<PastStops, 'stops'> }
  | { readonly ok: false; readonly problems: Problems };

/** Reason, review and end: both days lie ahead of the allocation, the review not after the end. */
export function readPast(typed: Typed, day: CalendarDate): ReadPast {
  const read = readForm(REASON_FIELDS, typed);
  if (!read.ok) return read;
  const { reason, reviewOn, until } = read.values;
  const next = addDays(day, 1);
  const problems = {
    ...(until < next ? { until: `Please give ${spokenDate(next)} or a later day.` } : {}),
    ...(reviewOn < next || reviewOn > until
      ? { reviewOn: `Please give a day after ${spokenDate(day)} and not after the end.` }
      : {}),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, past: { reason, reviewOn, until } };
}
