import { Temporal } from 'temporal-polyfill';
import type { Reserved } from './delivery-ports.ts';

/** When a conversation was, or will be, written to; in milliseconds since 1970, in order. */
export interface Lane {
  readonly taken: readonly number[];
  /** Teams asked for a pause until then. */
  readonly pausedUntil?: number;
}

/** Teams' rates for a bot in one conversation (platform-facts.md): at most so many posts in so long. */
const RATES = [
  { most: 7, withinMs: 1_000 },
  { most: 8, withinMs: 2_000 },
  { most: 60, withinMs: 30_000 },
  { most: 1_800, withinMs: 3_600_000 },
] as const;
/** A post leaves a little after its moment, so that two may arrive closer together than they were planned. */
const MARGIN_MS = 250;
/** A moment further away is not waited for: whoever comes back then takes it. */
const LONGEST_WAIT_MS = 3_000;

/** Nothing is ever planned so far ahead: what is, was written by a clock that has been set back since. */
const NONSENSE_MS = 75 * 60_000;

const momentOf = (now: string): number => Temporal.Instant.from(now).epochMilliseconds;

/** Takes the next free moment of a lane, if it is near; never one before a moment that is taken. Pure. */
export function takeMoment(kept: Lane, now: string): { readonly lane: Lane; readonly reserved: Reserved } {
  const at = momentOf(now);
  const lane = { ...kept, taken: kept.taken.filter((moment) => moment < at + NONSENSE_MS) };
  const pausedUntil = (kept.pausedUntil ?? 0) < at + NONSENSE_MS ? (kept.pausedUntil ?? 0) : 0;
  const earliest = Math.max(at, lane.taken.at(-1) ?? 0, pausedUntil);
  const free = RATES.reduce((moment, { most, withinMs }) => {
    const blocking = lane.taken.at(-most);
    return blocking === undefined ? moment : Math.max(moment, blocking + withinMs + MARGIN_MS);
  }, earliest);
  const waitMs = free - at;
  if (waitMs > LONGEST_WAIT_MS) return { lane, reserved: { taken: false, waitMs } };
  const longest = RATES[RATES.length - 1] ?? RATES[0];
  const taken = [...lane.taken, free].slice(-longest.most);
  return { lane: { taken }, reserved: { taken: true, waitMs } };
}

/** No moment is taken before `until`; an earlier end of a pause does not shorten it. Pure. */
export function pauseLane(lane: Lane, until: string): Lane {
  return { ...lane, pausedUntil: Math.max(lane.pausedUntil ?? 0, momentOf(until)) };
}
