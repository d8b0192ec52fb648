import type { FileError } from '../caseload-file/index.ts';

/** A path names keys that somebody wrote: of a long one the beginning does. */
const LONGEST_PATH = 120;

/** The first errors of a file as `path: what was expected`, and how many more there are. */
export function errorWords(errors: readonly FileError[], most: number): readonly string[] {
  const shown = errors.slice(0, most).map(({ path, message }) => {
    const place = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
    return place === '' ? message : `${place}: ${message}`;
  });
  const more = errors.length - shown.length;
  return more > 0 ? [...shown, `And ${more} more.`] : shown;
}
