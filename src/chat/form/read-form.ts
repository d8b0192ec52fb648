import type { Field } from './field.ts';

/** What was typed, by field, as text: carried in cards and read afresh every time. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong, by field. */
export type Problems = Readonly<Record<string, string>>;

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Values<F extends Fields> = { readonly [Id in keyof F]: F[Id] extends Field<infer T> ? T : never };

/** Longer than any answer may be, so that too long is said; short enough to be shown again. */
const MOST_SHOWN_AGAIN = 200;
/** A choice of 30 children, each with a long reference. */
const MOST_CHOSEN = 4_000;

/** The answers in what a card sent: text, numbers and yes or no; anything else counts as not answered. */
export function typedIn(fields: Fields, raw: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(fields).map(([id, field]) => {
      const most = field.kind === 'choices' ? MOST_CHOSEN : MOST_SHOWN_AGAIN;
      return [id, asText(Object.hasOwn(raw, id) ? raw[id] : undefined).slice(0, most)];
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
    const read = field.read(typed[id] ?? '');
    if (read.ok) values[id] = read.value;
    else problems[id] = read.problem;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values: values as Values<F> };
}
