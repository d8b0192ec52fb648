/** So many people are read or written at once: a team of 60 is dealt with while somebody waits. */
const AT_ONCE = 10;

/** Does the work for each, several side by side; the results in the order of the items. */
export async function forAll<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
