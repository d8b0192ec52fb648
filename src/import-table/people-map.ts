import { z } from 'zod';
import { decode } from '../caseload-file/decode.ts';
import { type FileError, pathOf, pathsOf } from '../caseload-file/file-error.ts';
import { readYaml } from '../caseload-file/read-yaml.ts';
import { facts, listOf } from '../caseload-file/shapes.ts';
import { text } from '../caseload-file/values.ts';
import { readCsv } from './read-csv.ts';
import { isBlank, type Rows } from './table.ts';

/** Who stands behind a worker's id in files. */
export interface MappedPerson {
  readonly workerId: string;
  /** The Entra object id, in lower case. */
  readonly objectId: string;
  readonly name: string;
}

export type ReadPeople =
  | { readonly ok: true; readonly people: readonly MappedPerson[] }
  | { readonly ok: false; readonly errors: readonly FileError[] };

const OBJECT_ID = 'Expected an Entra object id, such as b0000000-0000-4000-8000-000000000021.';

const person = facts('a person', {
  workerId: text(100),
  objectId: z
    .string(OBJECT_ID)
    .transform((id) => id.trim().toLowerCase())
    // People of the local Playground have one digit more.
    .refine((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,13}$/.test(id), OBJECT_ID),
  name: text(100),
});
const people = listOf('people, each with workerId, objectId and name', person);

/** Reads a map of worker ids to people, as YAML, as JSON or as comma-separated values with these three columns. */
export function readPeopleMap(bytes: Uint8Array, format: 'yaml' | 'csv'): ReadPeople {
  const entries = format === 'csv' ? entriesInCsv(bytes) : entriesInYaml(bytes);
  if (!entries.ok) return { ok: false, errors: [{ path: '', message: entries.problem }] };
  const read = people.safeParse(entries.value);
  const errors = read.success
    ? [...repeated(read.data, 'workerId'), ...repeated(read.data, 'objectId')]
    : read.error.issues.flatMap((issue) => pathsOf(issue).map((path) => ({ path, message: issue.message })));
  if (read.success && errors.length === 0) return { ok: true, people: read.data };
  return { ok: false, errors: format === 'csv' ? errors.map(inRows) : errors };
}

/** Those who are named as one before them is. */
function repeated(all: readonly MappedPerson[], key: 'workerId' | 'objectId'): readonly FileError[] {
  const before = new Set<string>();
  return all.flatMap((one, index) => {
    if (!before.has(one[key])) {
      before.add(one[key]);
      return [];
    }
    return [{ path: pathOf([index, key]), message: `Expected each ${key} once.` }];
  });
}

/** The place of an error by its row, the header being the first. */
function inRows({ path, message }: FileError): FileError {
  return { path: path.replace(/^\[(\d+)\]\.?/, (_, index) => `row ${Number(index) + 2}, `), message };
}

type Entries = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function entriesInYaml(bytes: Uint8Array): Entries {
  const decoded = decode(bytes);
  return decoded === null ? { ok: false, problem: 'Expected text in UTF-8.' } : readYaml(decoded);
}

function entriesInCsv(bytes: Uint8Array): Entries {
  const read = readCsv(bytes);
  return read.ok ? { ok: true, value: entriesIn(read.rows) } : read;
}

/** A map for each row under the header, by its names; empty rows at the end are none. */
function entriesIn([header = [], ...rows]: Rows): unknown {
  const filled = rows.slice(0, rows.findLastIndex((row) => !row.every(isBlank)) + 1);
  const names = header.map((cell) => String(cell).trim());
  return filled.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]])));
}
