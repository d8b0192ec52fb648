/** Teams' rates, as documented: at most so many in any stretch of so long. */
const RATES = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

/** The first stretch of moments, in milliseconds, in which there were too many posts for one conversation, if any. */
export function tooMany(moments: readonly number[]): string | undefined {
  for (const [most, within] of RATES) {
    const found = moments.findIndex((moment, index) => {
      const first = moments[index - most];
      return first !== undefined && moment - first < within;
    });
    if (found !== -1) return `more than ${most} in ${within} ms at number ${found}`;
  }
  return undefined;
}
