import { addDays, type CalendarDate, firstDayOfMonth } from './calendar-date.ts';
import { type Exact, sum } from './exact.ts';
import { conclusionOn, type Score, scoreOn, type Timeline } from './timeline.ts';
import type { Award, Conclusion } from './weighting-scheme.ts';

/**
 * The figures of a day as if what ended with the last month still counted (product page, Warnings: a warning does not
 * clear by the turn of a month). What ended with it is what began in that month and lasted to its last day, on a case
 * that is still held or on none; what was recorded anew under the same rule since takes its place. A scheme that came
 * with the month starts afresh.
 */
export function asIfMonthHadNotTurned(
  timeline: Timeline,
  score: Score,
  isHeld: (caseRef: string) => boolean,
): Conclusion {
  const ended = endedWithLastMonth(timeline, score).filter(({ caseRef }) => caseRef === undefined || isHeld(caseRef));
  if (ended.length === 0) return score;
  const before = byPlace(ended);
  const now = byPlace(score.lines);
  const isStill = (place: string) => pointsOf(before.get(place)).compare(pointsOf(now.get(place))) > 0;
  const places = new Set([...now.keys(), ...before.keys()]);
  const lines = [...places].flatMap((place) => (isStill(place) ? before : now).get(place) ?? []);
  return conclusionOn(timeline, score.asOf, lines);
}

function endedWithLastMonth(timeline: Timeline, { asOf, scheme }: Score): readonly Award[] {
  const lastDay: CalendarDate = addDays(firstDayOfMonth(asOf), -1);
  if (scoreOn(timeline, lastDay).scheme.id !== scheme.id) return [];
  const firstDay = firstDayOfMonth(lastDay);
  return timeline.awards.filter(
    ({ period }) => period.lastDay === lastDay && period.firstDay !== null && period.firstDay >= firstDay,
  );
}

/** By what they are for: the same rule on the same case and child. */
function byPlace(awards: readonly Award[]): ReadonlyMap<string, readonly Award[]> {
  const places = new Map<string, Award[]>();
  for (const award of awards) {
    const place = [award.rule, award.caseRef, award.childRef].join('\n');
    places.set(place, [...(places.get(place) ?? []), award]);
  }
  return places;
}

function pointsOf(awards: readonly Award[] = []): Exact {
  return sum(awards.map(({ points }) => points));
}
