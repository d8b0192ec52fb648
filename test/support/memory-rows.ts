/** A copy as storage makes one: through JSON, so that nothing in memory is shared with the caller. */
export const copy = <T>(value: T): T => JSON.parse(JSON.stringify({ value })).value;

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Copies of the rows in order of their keys. */
export const sorted = <T>(rows: ReadonlyMap<string, T>): T[] => [...rows].sort(byKey).map(([, row]) => copy(row));
