import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts, Duty, WorkerTerms } from '../domain/case-facts.ts';
import { type Caseload, historyOf, unchanging } from '../domain/caseload.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import { checkFile, type Given, type Refuse } from './checks.ts';
import { decode, MOST_BYTES } from './decode.ts';
import { type FileError, MOST_ERRORS, pathsOf } from './file-error.ts';
import { isPlainMap } from './plain.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { fileShape } from './shape.ts';
import { tidy } from './tidy.ts';

export type { FileError, Given };
export { MOST_BYTES };

/** One worker's caseload as a file holds it, with what was absent filled in. */
export interface CaseloadFile {
  /** The scheme in force: the one given, else the file's. */
  readonly scheme: SchemeId;
  /** Likewise. */
  readonly asOf: CalendarDate;
  readonly workerId: string;
  readonly name?: string;
  readonly terms: WorkerTerms;
  readonly duties: readonly Duty[];
  readonly cases: readonly CaseFacts[];
}

export type ParsedCaseloadFile =
  | { readonly ok: true; readonly file: CaseloadFile }
  | { readonly ok: false; readonly errors: readonly FileError[] };

/** Reads a caseload file (at most 10 MB of UTF-8); reports every error with its place. */
export function readCaseloadFile(bytes: Uint8Array, given: Given = {}): ParsedCaseloadFile {
  if (bytes.length > MOST_BYTES) return refused('Expected a file of at most 10 MB.');
  const text = decode(bytes);
  return text === null ? refused('Expected text in UTF-8.') : parseCaseloadFile(text, given);
}

/** Reads the text of a caseload file, YAML 1.2 or JSON; reports every error with its place. */
export function parseCaseloadFile(text: string, given: Given = {}): ParsedCaseloadFile {
  const plain = plainFile(text);
  if (!plain.ok) return plain;
  const errors: FileError[] = [...plain.errors];
  const refuse: Refuse = (path, message) => {
    if (errors.length < MOST_ERRORS) errors.push({ path, message });
  };
  const shaped = fileShape.safeParse(plain.value);
  for (const issue of shaped.error?.issues ?? []) {
    for (const path of pathsOf(issue)) refuse(path, issue.message);
  }
  if (isPlainMap(plain.value)) checkFile(plain.value, given, refuse);
  const { scheme = shaped.data?.scheme, asOf = shaped.data?.asOf } = given;
  if (errors.length > 0 || !shaped.success || scheme === undefined || asOf === undefined) return { ok: false, errors };
  const { worker, duties, cases } = shaped.data;
  const { id, name, ...terms } = worker;
  return {
    ok: true,
    file: { scheme, asOf, workerId: id, ...(name === undefined ? {} : { name }), terms, duties, cases },
  };
}

/** What is scored: the facts of the file as they have always stood. */
export function caseloadOf({ workerId, name, terms, duties, cases }: CaseloadFile): Caseload {
  return {
    workerId,
    ...(name === undefined ? {} : { name }),
    terms: unchanging(terms),
    duties,
    cases: cases.map(historyOf),
  };
}

type PlainFile =
  | { readonly ok: true; readonly value: unknown; readonly errors: readonly FileError[] }
  | { readonly ok: false; readonly errors: readonly FileError[] };

function plainFile(text: string): PlainFile {
  const read = readJson(text) ?? readYaml(text);
  if (!read.ok) return refused(read.problem);
  const errors = tidy(read.value);
  return errors ? { ok: true, value: read.value, errors } : refused('Expected aliases that repeat less than this.');
}

function refused(message: string): { readonly ok: false; readonly errors: readonly FileError[] } {
  return { ok: false, errors: [{ path: '', message }] };
}
