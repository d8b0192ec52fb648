import Fraction from 'fraction.js';

/** An exact rational number: points, FTE, ranges. Never a binary floating point figure. */
export type Exact = Fraction;

/** The exact value of a number as it is written: 0.55 is 55/100, not the nearest double. */
export function exact(value: number | bigint): Exact {
  if (typeof value === 'bigint' || Number.isInteger(value)) return new Fraction(value);
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return new Fraction(digits);
  return new Fraction(digits).mul(new Fraction(10).pow(Number(exponent)) ?? ZERO);
}

export const ZERO: Exact = new Fraction(0);
export const HALF: Exact = new Fraction(1, 2);

/** The ratio of two whole numbers, exactly. */
export function ratio(numerator: number, denominator: number): Exact {
  return new Fraction(numerator, denominator);
}

/** Adds up by denominator first: a caseload has many points and few kinds of fraction. */
export function sum(values: Iterable<Exact>): Exact {
  const numerators = new Map<bigint, bigint>();
  for (const { s, n, d } of values) numerators.set(d, (numerators.get(d) ?? 0n) + s * n);
  let total = ZERO;
  for (const [d, n] of numerators) total = total.add(new Fraction(n, d));
  return total;
}

/** To the nearest quarter, half up. For figures of 0 or more. */
export function toQuarter(value: Exact): Exact {
  return value.mul(4).add(HALF).floor().div(4);
}

/** For the report only: half up to `places` decimals, as a JSON number. For figures of 0 or more. */
export function toReport(value: Exact, places: number): number {
  const scale = 10 ** places;
  return Number(value.mul(scale).add(HALF).floor().n) / scale;
}
