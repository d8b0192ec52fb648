import { addDays } from '../../domain/calendar-date.ts';
import { type CaseFacts, COLOURS, type Colour, type Rating } from '../../domain/case-facts.ts';
import { exact } from '../../domain/exact.ts';
import { ALWAYS, period } from '../../domain/period.ts';
import type { Mark, Rule } from '../../domain/weighting-scheme.ts';
import { INACTIVE_AFTER_DAYS } from './points.ts';
import type { HaltonReadings } from './sources.ts';

/** What a case counts as among the colours. */
export type Rated = Colour | 'unrated';

type OverallReading = HaltonReadings['highest-of-three'];

/** 3.8: the overall rating that the manager confirmed, else what the worker's three come to. */
export function overallOf(rating: Rating | undefined, reading: OverallReading): Rated {
  return rating?.overall ?? (rating ? unconfirmed(rating, reading) : 'unrated');
}

function unconfirmed({ activity, risk, travel }: Rating, reading: OverallReading): Rated {
  const three = [activity, risk, travel];
  switch (reading) {
    case 'highest':
      return COLOURS.find((colour) => three.includes(colour)) ?? 'unrated';
    case 'two-of-three':
      return COLOURS.find((colour) => three.filter((one) => one === colour).length >= 2) ?? 'amber';
    case 'confirmed-alone':
      return 'unrated';
  }
}

/** 3.1: each case held is one, whatever its colour. */
export const caseRule = (reading: OverallReading): Rule<CaseFacts> => ({
  code: 'case',
  source: '3.1',
  clause: 'Each case that the worker holds counts as one, whatever its rating and however many children it has.',
  award(facts) {
    const rated = overallOf(facts.rating, reading);
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
});

/** A case's colour while it is held, and from when on it is inactive. */
export function caseMarks(facts: CaseFacts, readings: HaltonReadings): readonly Mark[] {
  const code = overallOf(facts.rating, readings['highest-of-three']);
  const colour: Mark = { code, caseRef: facts.ref, period: ALWAYS };
  if (facts.lastActivityOn === undefined) return [colour];
  const firstInactiveDay = addDays(facts.lastActivityOn, INACTIVE_AFTER_DAYS[readings['inactive-after']] + 1);
  return [colour, { code: 'inactive-case', caseRef: facts.ref, period: period(firstInactiveDay) }];
}
