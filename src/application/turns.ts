/** Lets one in at a time for each name, in the order in which they came. */
export interface Turns {
  /** What to call when the turn is over; undefined for whoever has waited too long. */
  take(name: string, withinMs: number): Promise<(() => void) | undefined>;
}

export function turns(sleep: (ms: number) => Promise<void>): Turns {
  const waiting = new Map<string, (() => void)[]>();
  const leave = (name: string) => (): void => {
    const next = waiting.get(name)?.shift();
    if (next) next();
    else waiting.delete(name);
  };
  return {
    async take(name, withinMs) {
      const line = waiting.get(name);
      if (!line) {
        waiting.set(name, []);
        return leave(name);
      }
      let enter = (): void => {};
      const turn = new Promise<void>((resolve) => {
        enter = resolve;
      });
      line.push(enter);
      await Promise.race([turn, sleep(withinMs)]);
      const place = line.indexOf(enter);
      if (place === -1) return leave(name);
      line.splice(place, 1);
      return undefined;
    },
  };
}

/** So long the next message waits for the one before it to be recorded; after that Teams is slow, and others go on. */
const LONGEST_IN_THE_AIR_MS = 1_000;

/**
 * Lets one pass in each `1 / perSecond`, and not before the one before has called what it was given: a crash then
 * catches one message between its post and its record, not a handful. Nobody is sent away.
 */
export function pace(perSecond: number, sleep: (ms: number) => Promise<void>): () => Promise<() => void> {
  let free: Promise<unknown> = Promise.resolve();
  return async () => {
    const mine = free;
    let land = (): void => {};
    const landed = new Promise<void>((resolve) => {
      land = resolve;
    });
    free = mine.then(() =>
      Promise.all([sleep(1_000 / perSecond), Promise.race([landed, sleep(LONGEST_IN_THE_AIR_MS)])]),
    );
    await mine;
    return land;
  };
}
