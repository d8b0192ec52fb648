import { type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';
import type { Activity, Child, Duty } from '../../domain/case-facts.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { date, needed, typedTexts } from '../form/field.ts';
import { type Fields, type Problems, readForm, type Typed, type Values } from '../form/read-form.ts';
import { saidDays } from '../said-day.ts';
import type { Words } from '../words.ts';

/** What the questions about an entry depend on. */
export interface EntryContext {
  readonly today: CalendarDate;
  /** Those of the case; none for a duty. */
  readonly children: readonly Child[];
  /** The entry that is changed, as it was; none for a new one. */
  readonly before?: Activity | Duty | undefined;
  /** The other entries of the case, or the other duties. */
  readonly others?: readonly (Activity | Duty)[];
}

/** How one kind of activity or duty is asked for, read and shown again. */
export interface EntryForm<Entry> {
  readonly kind: string;
  /** In the list of kinds, in the policy's words. */
  readonly title: string;
  /** After `logged` or `ended`: `a core assessment`. */
  readonly name: string;
  /** The field of the first day, which must be one on which the case is held. */
  readonly firstDay: 'on' | 'from';
  fields(context: EntryContext): Fields;
  given(context: EntryContext): Typed;
  read(typed: Typed, context: EntryContext): ReadEntry<Entry>;
  typed(entry: Entry): Typed;
  /** What a sentence said, by field. */
  said(words: Words): Typed;
  /** True when nothing is left to ask. */
  saysEverything(said: Typed): boolean;
  /** Why an entry that adds nothing to the total does not. */
  whyNothing(entry: Entry): string | undefined;
  /** True when a sentence said something that answers none of the questions. */
  leavesOver(words: Words): boolean;
}

export type ReadEntry<Entry> =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly problems: Problems };

interface EntryFormParts<Entry, F extends Fields>
  extends Pick<EntryForm<Entry>, 'kind' | 'title' | 'name' | 'firstDay'> {
  readonly fields: (context: EntryContext) => F;
  readonly given?: (context: EntryContext) => Typed;
  readonly build: (values: Values<F>, context: EntryContext) => Entry;
  /** What is wrong with the entry beside the others, by field. */
  readonly check?: (entry: Entry, context: EntryContext) => Problems;
  readonly typed?: (entry: Entry) => Typed;
  readonly whyNothing?: (entry: Entry) => string | undefined;
  /** The words that answer a field; the days are understood without. */
  readonly said?: (words: Words) => Readonly<Record<string, string | number | readonly string[] | undefined>>;
  /** Answers that a sentence must have given, beside the first day, for nothing to be left to ask. */
  readonly mustSay?: readonly string[];
}

/** The form of a kind from its fields; ids of fields are the names in the caseload file. */
export function entryForm<Entry extends object, F extends Fields>(parts: EntryFormParts<Entry, F>): EntryForm<Entry> {
  const { kind, title, name, firstDay, fields, build, mustSay = [] } = parts;
  const said = (words: Words): Typed => {
    const { on, from, to } = saidDays(words);
    return asTyped({ ...(firstDay === 'on' ? { on } : { from, to }), ...parts.said?.(words) });
  };
  return {
    kind,
    title,
    name,
    firstDay,
    fields,
    given: (context) => ({ [firstDay]: context.today, ...parts.given?.(context) }),
    read: (typed, context) => {
      const read = readForm(fields(context), typed);
      if (!read.ok) return read;
      const entry = build(read.values, context);
      const problems = { ...endsBeforeStart(typed, firstDay), ...parts.check?.(entry, context) };
      return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, entry };
    },
    typed: parts.typed ?? asTyped,
    whyNothing: parts.whyNothing ?? (() => undefined),
    said,
    saysEverything: (answers) => [firstDay, ...mustSay].every((id) => (answers[id] ?? '') !== ''),
    leavesOver: (words) => leavesOver(words, said),
  };
}

/** An entry with its days, for a preview: `Private law, since 4 Nov 2026.` */
export function entryShown({ title, firstDay }: Pick<EntryForm<never>, 'title' | 'firstDay'>, typed: Typed): string {
  const words = (day = '') => (isCalendarDate(day) ? spokenDate(day) : '');
  const runs = firstDay === 'from' || typed.arrangement === 'standing';
  const until = runs && words(typed.to) !== '' ? ` to ${words(typed.to)}` : '';
  return `On Save: ${title}, ${runs ? 'since' : 'on'} ${words(typed[firstDay])}${until}.`;
}

/** The parts of a sentence that answer a question about some entry: the answers change with each, or it went unheard. */
const TELLING = [
  'on',
  'from',
  'to',
  'children',
  'childRefs',
  'hours',
  'quantity',
  'rewrite',
  'completedBy',
] as const satisfies readonly (keyof Words)[];

/** True when a sentence said something about an entry that is in none of the answers that were drawn from it. */
export function leavesOver(words: Words, said: (words: Words) => Typed): boolean {
  const answers = JSON.stringify(said(words));
  const unheard = (part: keyof Words) => JSON.stringify(said({ ...words, [part]: undefined })) === answers;
  return Boolean(words.leftOver) || TELLING.some((part) => words[part] !== undefined && unheard(part));
}

/** The fields of something on one day. */
export const onOneDay = (label: string) => ({ on: needed(date(label)) });

/** The fields of something that runs. */
export const whileRunning = (from: string) => ({
  from: needed(date(from)),
  to: date('Last day (empty while it runs)'),
});

/** An entry as its form would have been typed. */
export function asTyped(entry: object): Typed {
  const typed: [string, string][] = [];
  for (const [id, value] of Object.entries(entry)) {
    if (id === 'kind' || value === undefined) continue;
    typed.push([id, Array.isArray(value) ? typedTexts(value.map(String)) : String(value)]);
  }
  return Object.fromEntries(typed);
}

/** The fields in which something ends; none may come before the first day. */
const ENDS = ['to', 'completedOn', 'dueBy'];

function endsBeforeStart(typed: Typed, firstDay: string): Problems {
  const start = typed[firstDay] ?? '';
  const early = ENDS.filter((id) => isCalendarDate(typed[id] ?? '') && (typed[id] ?? '') < start);
  return Object.fromEntries(early.map((id) => [id, `This is before the first day, ${spokenDate(start)}.`]));
}
