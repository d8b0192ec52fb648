import { z } from 'zod';
import { type FileError, pathsOf } from '../caseload-file/file-error.ts';
import { readYaml } from '../caseload-file/read-yaml.ts';
import { facts, listOf } from '../caseload-file/shapes.ts';
import { oneOf, text } from '../caseload-file/values.ts';
import type { ActivityKind } from '../domain/case-facts.ts';
import { type DateFormat, dateFormat, UK_DATES } from './dates.ts';
import { ACTIVITY_FIELDS, ACTIVITY_KINDS, CASE_FIELDS, CHILD_FIELDS, type Fields, WORKER_FIELDS } from './fields.ts';

type Scalar = string | number | boolean;

/** Where a fact comes from: a column, with what its words mean, or always the same value. */
export type Source =
  | { readonly column: string; readonly words: ReadonlyMap<string, Scalar | null> }
  | { readonly value: Scalar };

/** Which facts are mapped, under the keys of the caseload file. */
export interface MappedFields {
  readonly [key: string]: Source | MappedFields;
}

const HEADER_ROW = 'Expected the number of the row with the names of the columns, from 1 to 1000.';

/** How the columns of a sheet become caseloads. */
export interface Mapping {
  /** Of a workbook; the first without it. */
  readonly sheet?: string;
  /** The row of the column names, counted from 1. */
  readonly headerRow: number;
  readonly dates: readonly DateFormat[];
  readonly worker: MappedFields;
  readonly case: MappedFields;
  /** Each row that has a child's reference adds that child. */
  readonly child?: MappedFields;
  /** Or a row says how many children the case has. */
  readonly children?: { readonly count: Source };
  readonly activities: readonly { readonly kind: ActivityKind; readonly fields: MappedFields }[];
}

export type ReadMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly errors: readonly FileError[] };

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const column = text(200);
const words = z
  .record(z.string(), scalar.nullable())
  .transform((said) => new Map(Object.entries(said).map(([word, meaning]) => [wordKey(word), meaning])));

const source: z.ZodType<Source> = z.union(
  [
    column.transform((name): Source => ({ column: name, words: new Map() })),
    z.strictObject({ column, words: words.default(new Map()) }),
    z.strictObject({ value: scalar }),
  ],
  { error: "Expected a column's name, {column: NAME, words: {WORD: MEANING}} or {value: VALUE}." },
);

/** Under which a word of a sheet is looked up: its letters may be small or capital. */
export function wordKey(word: string): string {
  return word.trim().toLowerCase();
}

/** Sources in place of the facts. */
function sourcesOf(fields: Fields, required: readonly string[] = []): z.ZodRawShape {
  const shape = Object.entries(fields).map(([key, type]) => {
    const inside: z.ZodType = typeof type === 'string' ? source : mapped(`the columns of ${key}`, sourcesOf(type));
    return [key, required.includes(key) ? inside : inside.optional()] as const;
  });
  return Object.fromEntries(shape);
}

function mapped(what: string, shape: z.ZodRawShape): z.ZodType<MappedFields> {
  return facts(what, shape) as z.ZodType<MappedFields>;
}

const activity = facts('an activity', { kind: oneOf(ACTIVITY_KINDS), ...sourcesOf(ACTIVITY_FIELDS) })
  .transform(({ kind, ...fields }) => ({ kind, fields: fields as MappedFields }))
  .refine(({ fields }) => fields.on !== undefined || fields.from !== undefined, {
    error: 'Expected a column for on, for a single day, or from, for a period.',
  })
  .refine(({ kind, fields }) => fields.children === undefined || kind === 'core-assessment', {
    path: ['children'],
    error:
      'Expected a number of children beside core-assessment alone; others concern the children in whose rows they stand.',
  });

const format = z
  .unknown()
  .transform((written) => (typeof written === 'string' ? dateFormat(written) : null))
  .refine((read) => read !== null, { error: 'Expected a date format such as DD/MM/YYYY, D MMM YY or YYYY-MM-DD.' });

const headerRow = z.int({ error: HEADER_ROW }).min(1, HEADER_ROW).max(1_000, HEADER_ROW);

const mapping = facts('a column mapping', {
  sheet: text(31).optional(),
  headerRow: headerRow.default(1),
  dates: listOf('date formats', format).default(UK_DATES),
  worker: mapped('the columns of the worker', sourcesOf(WORKER_FIELDS, ['id'])),
  case: mapped('the columns of the case', sourcesOf(CASE_FIELDS, ['ref', 'allocatedOn'])),
  child: mapped('the columns of a child', sourcesOf(CHILD_FIELDS, ['ref'])).optional(),
  children: facts('the number of children', { count: source }).optional(),
  activities: listOf('activities', activity).default([]),
}).refine(({ child, children }) => child === undefined || children === undefined, {
  path: ['children'],
  error: 'Expected either child, where rows are of children, or children, with their number: one of the two.',
});

/** Reads the text of a column mapping, YAML 1.2 or JSON; reports every error with its place. */
export function readMapping(text: string): ReadMapping {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, errors: [{ path: '', message: yaml.problem }] };
  const read = mapping.safeParse(yaml.value);
  if (read.success) return { ok: true, mapping: read.data };
  const errors = read.error.issues.flatMap((issue) => pathsOf(issue).map((path) => ({ path, message: issue.message })));
  return { ok: false, errors };
}
