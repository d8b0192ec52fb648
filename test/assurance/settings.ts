import { appendFileSync } from 'node:fs';

/** How long and with which chances a run goes; the defaults are a few seconds of each and the same every time. */
const { ASSURANCE_RUNS = '', ASSURANCE_SEED = '', ASSURANCE_REPORT = '' } = process.env;

/** True for the long variants: `npm run soak`, or ASSURANCE_RUNS. */
export const LONG = ASSURANCE_RUNS !== '';
/** Printed with every failure, and with `ASSURANCE_SEED` the same again. */
export const SEED = ASSURANCE_SEED === '' ? 20_261_130 : Number(ASSURANCE_SEED);

/** How often something is tried: `few` normally, and what ASSURANCE_RUNS says in a long run. */
export function runs(few: number): number {
  return LONG ? Number(ASSURANCE_RUNS) : few;
}

/** Writes down what a run did, for the soak to add up: one line of JSON. Does nothing unless it is asked for. */
export function report(what: string, counts: Readonly<Record<string, number>>): void {
  if (ASSURANCE_REPORT !== '') appendFileSync(ASSURANCE_REPORT, `${JSON.stringify({ what, seed: SEED, ...counts })}\n`);
}

export interface Chance {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number;
  one<T>(of: readonly [T, ...T[]]): T;
  one<T>(of: readonly T[]): T | undefined;
}

/** Chance that is the same for the same seed (mulberry32). */
export function chance(seed: number = SEED): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  function one<T>(of: readonly [T, ...T[]]): T;
  function one<T>(of: readonly T[]): T | undefined;
  function one<T>(of: readonly T[]): T | undefined {
    return of[whole(of.length)];
  }
  return { whole, one };
}
