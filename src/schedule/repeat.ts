/** Something that is done at once and then again and again, never twice at the same time. */
export interface Repeated {
  /** Ends it, after what is under way. */
  stop(): Promise<void>;
}

/** The only timer for what happens by itself. `work` deals with its own failures. */
export function repeat(everyMs: number, work: () => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let underWay = Promise.resolve();
  const turn = (): void => {
    underWay = work().finally(() => {
      if (!stopped) timer = setTimeout(turn, everyMs);
    });
  };
  turn();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return underWay;
    },
  };
}
