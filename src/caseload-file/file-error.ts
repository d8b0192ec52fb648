import type { z } from 'zod';

/** What is wrong at one place of a caseload file. */
export interface FileError {
  /** `cases[2].children[0].household`; empty for the whole file. */
  readonly path: string;
  /** A sentence that says what was expected; never what stood there, which may be about a child. */
  readonly message: string;
}

/** More errors than this are not listed, so that a hostile file cannot fill the memory. */
export const MOST_ERRORS = 100_000;

export function pathOf(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`;
    return path === '' ? String(segment) : `${path}.${String(segment)}`;
  }, '');
}

/** Where an issue is: at each key that is not known, else at the value. */
export function pathsOf(issue: z.core.$ZodIssue): readonly string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
  return keys.map((key) => pathOf([...issue.path, ...key]));
}
