import { decode } from '../caseload-file/decode.ts';
import { type Mapping, readMapping } from '../import-table/mapping.ts';
import { type MappedPerson, readPeopleMap } from '../import-table/people-map.ts';
import { inWords } from './import-files.ts';
import { bytesOf, unreadable } from './read-bytes.ts';

export type ReadSettings<T> =
  | { readonly ok: true; readonly value: T }
  /** Sentences with the file and the place. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Who the worker ids of files are; nobody where no file says so. */
export function readMap(file: string | undefined): ReadSettings<readonly MappedPerson[]> {
  if (file === undefined) return { ok: true, value: [] };
  return readSettings(file, (bytes) => {
    const read = readPeopleMap(bytes, /\.csv$/i.test(file) ? 'csv' : 'yaml');
    return read.ok ? { ok: true, value: read.people } : { ok: false, problems: read.errors.map(inWords) };
  });
}

/** What the columns of sheets hold; undefined where no file says so. */
export function readColumns(file: string | undefined): ReadSettings<Mapping | undefined> {
  if (file === undefined) return { ok: true, value: undefined };
  return readSettings(file, (bytes) => {
    const text = decode(bytes);
    if (text === null) return { ok: false, problems: ['Expected text in UTF-8.'] };
    const read = readMapping(text);
    return read.ok ? { ok: true, value: read.mapping } : { ok: false, problems: read.errors.map(inWords) };
  });
}

function readSettings<T>(file: string, read: (bytes: Uint8Array) => ReadSettings<T>): ReadSettings<T> {
  let bytes: Uint8Array;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    return { ok: false, problems: [`${file}: ${unreadable(error)}`] };
  }
  const settings = read(bytes);
  return settings.ok ? settings : { ok: false, problems: settings.problems.map((problem) => `${file}: ${problem}`) };
}
