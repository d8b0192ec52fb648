/** Something that is done at once and then again and again, never twice at the same time. */
export interface Repeated {
  /** Does it now, without waiting for its time; if it is under way, once more afterwards. */
  now(): void;
  /** Ends it, after what is under way. */
  stop(): Promise<void>;
}

/** The only timer for what happens by itself. `work` deals with its own failures. */
export function repeat(everyMs: number, work: () => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let busy = false;
  let onceMore = false;
  let underWay = Promise.resolve();
  const turn = (): void => {
    clearTimeout(timer);
    busy = true;
    onceMore = false;
    underWay = work().finally(() => {
      busy = false;
      if (stopped) return;
      if (onceMore) turn();
      else timer = setTimeout(turn, everyMs);
    });
  };
  turn();
  return {
    now: () => {
      if (busy) onceMore = true;
      else if (!stopped) turn();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return underWay;
    },
  };
}
