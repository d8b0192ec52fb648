import { type CalendarDate, daysBetween } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { dayAt, timeAt } from '../../domain/london-time.ts';
import { daysOf, lastDayIn, type Month } from '../../domain/month.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { MonthRecord, Signed } from '../../domain/worker-records.ts';
import type { Region } from '../../domain/working-days.ts';

/** Where a month stands, for whoever reads a list: `waits for agreement`. */
export const STANDING_WORDS = {
  'not-started': 'not submitted',
  draft: 'begun, not submitted',
  submitted: 'submitted, waits for agreement',
  nil: 'nil, waits for agreement',
  disputed: 'submitted, a remark is open',
  agreed: 'agreed',
  excused: 'away',
} as const;
export type Standing = keyof typeof STANDING_WORDS;

/** `Amira Khan on 26 Nov 2026 at 09:00`. */
export function signedWords({ name, at }: Signed): string {
  return `${name} on ${spokenDate(dayAt(at))} at ${timeAt(at)}`;
}

/** Whose names are on a month, and what was done to it since. */
export function nameSentences(record: MonthRecord): readonly string[] {
  const { submitted, agreed, reopened, reopenAsked } = record;
  const last = reopened.at(-1);
  return [
    ...(submitted ? [`Submitted by ${signedWords(submitted)}.`] : []),
    ...(agreed ? [`Agreed by ${signedWords(agreed)}.`] : []),
    ...(last && !agreed ? [`Reopened by ${signedWords(last)}: ${last.reason}`] : []),
    ...(reopenAsked ? [`${signedWords(reopenAsked)} asked for it to be reopened: ${reopenAsked.reason}`] : []),
  ];
}

/** `Due by 7 Dec 2026: 11 days left.` */
export function dueSentence(month: Month, region: Region, today: CalendarDate): string {
  const { due } = daysOf(month, region);
  const left = daysBetween(today, due);
  if (left === 0) return 'It is due today.';
  if (left < 0) return `It was due by ${spokenDate(due)}.`;
  return `Due by ${spokenDate(due)}: ${counted(left, 'day', 'days')} left.`;
}

/** `as at 30 Nov 2026`: a month is scored by its last day, whenever that is done. */
export function asAt(month: Month): string {
  return `as at ${spokenDate(lastDayIn(month))}`;
}
