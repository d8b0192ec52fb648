import type { CalendarDate } from '../../domain/calendar-date.ts';
import { readDate } from '../understanding/dates/read-date.ts';
import type { Field } from './field.ts';

/** What was typed, by field, as text: carried in cards and read afresh every time. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong, by field. */
export type Problems = Readonly<Record<string, string>>;

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Values<F extends Fields> = {
  readonly [Id in keyof F]: NonNullable<F[Id]> extends Field<infer T> ? T : never;
};

/** So much is shown again of what is too long. */
const TOO_MUCH = 20;
/** Also a choice of many out of a list, by their keys. */
const MOST_TYPED = 1_000;

/**
 * The answers in what a card sent: text, numbers and yes or no; anything else counts as not answered. A date may come
 * as people write it, from clients without a calendar; it is kept as the day it names today; without a year that is
 * the nearest past one for a fact, the nearest future one for a forecast.
 */
export function typedIn(
  fields: Fields,
  raw: Readonly<Record<string, unknown>>,
  today: CalendarDate,
  direction: 'past' | 'future' = 'past',
): Typed {
  return Object.fromEntries(
    Object.entries(fields).map(([id, field]) => {
      const most = (field.most ?? MOST_TYPED) + TOO_MUCH;
      const text = asText(Object.hasOwn(raw, id) ? raw[id] : undefined).slice(0, most);
      return [id, field.kind === 'date' ? (readDate(text, today, direction) ?? text) : text];
    }),
  );
}

function asText(sent: unknown): string {
  if (typeof sent === 'string') return sent.trim();
  return typeof sent === 'number' || typeof sent === 'boolean' ? String(sent) : '';
}

/** Reads every field, so that all problems are said at once. */
export function readForm<F extends Fields>(
  fields: F,
  typed: Typed,
): { readonly ok: true; readonly values: Values<F> } | { readonly ok: false; readonly problems: Problems } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const [id, field] of Object.entries(fields)) {
    // Blanks are cut off again: what a card carries may not be what was typed.
    const read = field.read((typed[id] ?? '').trim());
    if (read.ok) values[id] = read.value;
    else problems[id] = read.problem;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values: values as Values<F> };
}
