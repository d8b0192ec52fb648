import { addDays } from '../../domain/calendar-date.ts';
import { type CaseFacts, COLOURS, type Colour, type Rating } from '../../domain/case-facts.ts';
import { exact } from '../../domain/exact.ts';
import { ALWAYS, period } from '../../domain/period.ts';
import type { Mark, Rule } from '../../domain/weighting-scheme.ts';
import { INACTIVE_AFTER_DAYS } from './points.ts';

/** What a case counts as among the colours. */
export type Rated = Colour | 'unrated';

/** 3.8: the overall rating that the manager confirmed, else the highest of the worker's three; red is the highest. */
export function overallOf(rating: Rating | undefined): Rated {
  if (!rating) return 'unrated';
  const { activity, risk, travel, overall } = rating;
  return overall ?? COLOURS.find((colour) => [activity, risk, travel].includes(colour)) ?? 'unrated';
}

/** 3.1: each case held is one, whatever its colour. */
export const caseRule: Rule<CaseFacts> = {
  code: 'case',
  source: '3.1',
  clause: 'Each case that the worker holds counts as one, whatever its rating and however many children it has.',
  award(facts) {
    const rated = overallOf(facts.rating);
    return [
      {
        rule: 'case',
        caseRef: facts.ref,
        points: exact(1),
        period: ALWAYS,
        source: '3.1',
        what: rated === 'unrated' ? 'case without a rating' : `case rated ${rated}`,
      },
    ];
  },
};

/** A case's colour while it is held, and from when on it is inactive. */
export function caseMarks(facts: CaseFacts): readonly Mark[] {
  const colour: Mark = { code: overallOf(facts.rating), caseRef: facts.ref, period: ALWAYS };
  if (facts.lastActivityOn === undefined) return [colour];
  const firstInactiveDay = addDays(facts.lastActivityOn, INACTIVE_AFTER_DAYS + 1);
  return [colour, { code: 'inactive-case', caseRef: facts.ref, period: period(firstInactiveDay) }];
}
