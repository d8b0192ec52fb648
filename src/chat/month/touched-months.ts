import type { MonthTouched } from '../../application/months-touched.ts';
import type { CaseloadHead } from '../../application/ports.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Status } from '../../domain/weighting-scheme.ts';
import { type Button, leaves } from '../cards/button.ts';
import { amount, statusName } from '../phrases.ts';
import type { Turn } from '../turn.ts';

/** So many months are spoken of after one change. */
const MOST_MONTHS = 3;

/** What a change does to months that were submitted before: `November 2026 was submitted with 70 points …`. */
export function touchedSentences(months: readonly MonthTouched[]): readonly string[] {
  return newestFirst(months, SAVED);
}

/** What a change would do to them, before it is saved. */
export function foreseenSentences(months: readonly MonthTouched[]): readonly string[] {
  return newestFirst(months, FORESEEN);
}

const SAVED = {
  figures: 'would now be',
  lines: 'would now have other lines with the same total',
  same: 'is again as it was submitted',
  rest: 'are touched',
};
const FORESEEN = {
  figures: 'would then be',
  lines: 'would then have other lines with the same total',
  same: 'would again be as it was submitted',
  rest: 'would be touched',
};

function newestFirst(months: readonly MonthTouched[], words: typeof SAVED): readonly string[] {
  const newest = [...months].reverse();
  const rest = newest.length - MOST_MONTHS;
  return [
    ...newest.slice(0, MOST_MONTHS).map((touched) => sentenceOf(touched, words)),
    ...(rest > 0 ? [`${rest} earlier months ${words.rest} as well.`] : []),
  ];
}

function sentenceOf(touched: MonthTouched, words: typeof SAVED): string {
  const { month, isAgreed, submitted, now, unit, standing, isAsSubmitted } = touched;
  const name = spokenMonth(month);
  if (isAsSubmitted) return `${name} ${words.same}.`;
  const standingWords = (status: Status) => statusName(status, standing);
  const figures = standing
    ? `was submitted with ${amount(submitted, unit)}, ${standingWords(standing.submitted)}, and ${words.figures} ${standingWords(standing.now)}`
    : submitted === now
      ? words.lines
      : `was submitted with ${amount(submitted, unit)} and ${words.figures} ${amount(now, unit)}`;
  return isAgreed
    ? `${name} ${figures}. It is agreed, and stays as it is unless it is reopened.`
    : `${name} ${figures}. What was submitted stays as it is unless it is submitted again.`;
}

/** The way on for the newest of them: to submit it again, to ask for reopening, or for a manager to look at it. */
export function touchedButton(
  { person, outside }: Turn,
  months: readonly MonthTouched[],
  { workerKey, version }: CaseloadHead,
): readonly Button[] {
  const newest = months.findLast(({ isAsSubmitted }) => !isAsSubmitted);
  if (!newest) return [];
  const { month, isAgreed } = newest;
  const name = spokenMonth(month);
  if (workerKey !== person.personKey) {
    return [leaves(isAgreed ? `Reopen ${name}` : `Show ${name}`, 'team-month.worker', { worker: workerKey, month })];
  }
  if (isAgreed) return [leaves(`Ask to reopen ${name}`, 'my-month.ask', { month })];
  const card = { month, how: 'submit', nonce: outside.newId(), version };
  return [leaves(`Resubmit ${name}`, 'submit-month.send', card)];
}
