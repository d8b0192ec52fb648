import type { Figures } from '../application/effect.ts';
import type { Status, Unit } from '../domain/weighting-scheme.ts';

const ONE: Record<Unit, string> = { points: 'point', children: 'child', cases: 'case' };

/** `1 point`, `2.5 points`, `1 child`, `25 cases`. */
export function amount(value: number, unit: Unit): string {
  return `${value} ${value === 1 ? ONE[unit] : unit}`;
}

/** `+6 points`, `-1 point`, `no change`. */
export function difference(value: number, unit: Unit): string {
  if (value === 0) return 'no change';
  const size = amount(Math.abs(value), unit);
  return value > 0 ? `+${size}` : `-${size}`;
}

/** The status in words; never blame, never colour alone. */
export const STATUS_WORDS: Record<Status, string> = {
  below: 'has room',
  within: 'within the guideline',
  above: 'above the guideline',
  report: 'over the limit, to be reported',
};

/** `81 -> 88 points, above the guideline of 85`. */
export function beforeAfter(before: Figures, after: Figures): string {
  const line = after.status === 'report' ? after.limit : after.guideline;
  const of = line === null || after.status === 'below' ? '' : ` of ${line}`;
  const words = after.status === 'report' ? 'over the limit' : STATUS_WORDS[after.status];
  return `${before.total} → ${amount(after.total, after.unit)}, ${words}${of}`;
}
