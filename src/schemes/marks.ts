import type { Flag, Mark } from '../domain/weighting-scheme.ts';

/** How many of the day's marks carry a code. */
export function countOf(marks: readonly Mark[], code: string): number {
  return marks.filter((mark) => mark.code === code).length;
}

/** The flags that follow at once from marks: those whose code is a flag's, with their case. */
export function flagsFrom(marks: readonly Mark[], codes: readonly string[]): readonly Flag[] {
  return marks
    .filter((mark) => codes.includes(mark.code))
    .map(({ code, caseRef }) => (caseRef === undefined ? { code } : { code, caseRef }));
}
