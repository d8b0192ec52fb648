/** What is under way in this process, by store and key. */
const underWay = new WeakMap<object, Map<string, Promise<void>>>();

/**
 * Does the work after what was begun before it under the same key: those who would refuse each other in storage wait
 * for each other instead. Other instances are not waited for; storage itself sees to them.
 */
export function oneAtATime<T>(store: object, key: string, work: () => Promise<T>): Promise<T> {
  const lane = underWay.get(store) ?? new Map<string, Promise<void>>();
  underWay.set(store, lane);
  const mine = (lane.get(key) ?? Promise.resolve()).then(work);
  const ended = mine.then(
    () => {},
    () => {},
  );
  lane.set(key, ended);
  void ended.then(() => lane.get(key) === ended && lane.delete(key));
  return mine;
}
