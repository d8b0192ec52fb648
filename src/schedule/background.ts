/** What is under way, whether somebody waits for it or not. */
export interface Background {
  /** Remembers the work until it has ended. */
  track<T>(work: Promise<T>): Promise<T>;
  /** When everything that was tracked has ended, and what that started in turn. */
  idle(): Promise<void>;
}

export function background(): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      underWay.add(work);
      const forget = (): boolean => underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
