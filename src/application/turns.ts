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

/** Lets one pass in each `1 / perSecond`; nobody is sent away. */
export function pace(perSecond: number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  let free: Promise<void> = Promise.resolve();
  return () => {
    const mine = free;
    free = mine.then(() => sleep(1_000 / perSecond));
    return mine;
  };
}
