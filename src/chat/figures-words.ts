import type { Figures, NextChange } from '../application/effect.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { comingDate } from '../domain/spoken-date.ts';
import type { Status } from '../domain/weighting-scheme.ts';
import { amount, cannotTell, capitalised, isRange, statusName } from './phrases.ts';

/** `8 points of room`, `3 points over the guideline`, `2 points above the range`; undefined where there is no figure. */
export function headroomWords(
  headroom: number | null,
  { unit, min, limit }: Pick<Figures, 'unit' | 'min' | 'limit'>,
): string | undefined {
  if (headroom === null) return undefined;
  if (headroom > 0) return `${amount(headroom, unit)} of room`;
  const over = amount(-headroom, unit);
  if (!isRange({ min })) return headroom === 0 ? 'no room, just at the guideline' : `${over} over the guideline`;
  // A range with a limit of its own is one around an average, which room is counted to.
  if (limit !== null) return headroom === 0 ? 'no room, just at the average' : `${over} over the average`;
  return headroom === 0 ? 'no room, just at the upper end of the range' : `${over} above the range`;
}

/** Guideline figure - total, negative when over; null where the scheme gives none or facts are missing. */
export function headroomOf({
  guideline,
  total,
  incomplete,
}: Pick<Figures, 'guideline' | 'total' | 'incomplete'>): number | null {
  if (guideline === null) return null;
  const headroom = hundredths(guideline - total);
  return incomplete && headroom >= 0 ? null : headroom;
}

/** `falls to 68 on 19 Dec`, with the status where it becomes another; `becomes 14 cases under Halton on 1 Jan`. */
export function nextChangeWords(
  now: { readonly total: number; readonly status: Status; readonly min?: number | null },
  next: NextChange | null,
  today: CalendarDate,
): string | undefined {
  if (!next) return undefined;
  const day = comingDate(next.on, today);
  if (next.under) {
    const { name, unit } = next.under;
    if (cannotTell(next)) return `is counted under ${name} from ${day} on, for which facts are missing`;
    return `becomes ${amount(next.total, unit)} under ${name} on ${day}, then ${statusName(next.status)}`;
  }
  const move = next.total === now.total ? 'stays at' : next.total < now.total ? 'falls to' : 'rises to';
  const status = next.status === now.status ? '' : `, then ${statusName(next.status, now)}`;
  return `${move} ${next.total} on ${day}${status}`;
}

/** `Falls to 68` from `falls to 68`. */
export function asSentence(words: string): string {
  return `${capitalised(words)}.`;
}

/** Figures of two decimals, without binary crumbs. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Beside figures of days ahead that assume hours nobody has logged yet. */
export const EXPECTED_HOURS = 'Expected: days ahead assume the hours of the last complete month.';
