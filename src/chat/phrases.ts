import type { Figures } from '../application/effect.ts';
import type { Status, Unit } from '../domain/weighting-scheme.ts';

const ONE: Record<Unit, string> = { points: 'point', children: 'child', cases: 'case' };

/** `1 point`, `2.5 points`, `1 child`, `25 cases`. */
export function amount(value: number, unit: Unit): string {
  return `${value} ${value === 1 ? ONE[unit] : unit}`;
}

/** A share of a guideline figure in whole per cent: `87%`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A total: `12 points`, or `at least 12 points` while facts are missing. */
export function totalOf({ total, unit, incomplete }: Pick<Figures, 'total' | 'unit' | 'incomplete'>): string {
  return incomplete ? `at least ${amount(total, unit)}` : amount(total, unit);
}

/** `+6 points`, `-1 point`, `no change`. */
export function difference(value: number, unit: Unit): string {
  if (value === 0) return 'no change';
  const size = amount(Math.abs(value), unit);
  return value > 0 ? `+${size}` : `-${size}`;
}

/** The status in words; never blame, never colour alone. Where there is a lower end as well, the figure is a range. */
export function statusName(status: Status, { min }: { readonly min?: number | null } = {}): string {
  const figure = isRange({ min }) ? 'range' : 'guideline';
  switch (status) {
    case 'below':
      return 'has room';
    case 'report':
      return 'over the limit, to be reported';
    default:
      return `${status} the ${figure}`;
  }
}

/** True of figures with a lower and an upper end. */
export function isRange({ min }: { readonly min?: number | null | undefined }): boolean {
  return min !== null && min !== undefined;
}

/** `81 -> 88 points, above the guideline of 85`. */
export function beforeAfter(before: Figures, after: Figures): string {
  const standing = after.status === 'report' ? `over the limit of ${after.limit}` : statusWords(after);
  return `${before.total} → ${totalOf(after)}, ${standing}`;
}

/** Facts are missing; of what is too much already they would change nothing. */
export function cannotTell({ status, incomplete }: Pick<Figures, 'status' | 'incomplete'>): boolean {
  return incomplete === true && status !== 'above' && status !== 'report';
}

/** `within the guideline of 85`, `has room, below the range of 50 to 60`, `over the limit of 100, to be reported`. */
export function statusWords(figures: Pick<Figures, 'status' | 'min' | 'guideline' | 'limit' | 'incomplete'>): string {
  const { status, limit } = figures;
  const against = guidelineWords(figures);
  if (against === undefined) return 'no guideline figure for this worker';
  if (cannotTell(figures)) return `cannot tell, against ${against}: facts are missing`;
  switch (status) {
    case 'below':
      return `has room, below ${against}`;
    case 'report':
      return `over the limit of ${limit}, to be reported`;
    default:
      return `${status} ${against}`;
  }
}

/** A range with both its ends, where the scheme has a lower one; undefined where it gives no figure. */
export function guidelineWords({
  min,
  guideline,
  limit,
}: Pick<Figures, 'min' | 'guideline' | 'limit'>): string | undefined {
  if (guideline === null) return undefined;
  return min === null ? `the guideline of ${guideline}` : `the range of ${min} to ${limit ?? guideline}`;
}

/** `Disputed` of `disputed`. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
