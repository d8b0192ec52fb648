import type { CalendarDate } from '../domain/calendar-date.ts';
import { type CaseMix, hasConference, mixOf } from '../domain/case-mix.ts';
import { type CaseHistory, factsOn, valueOn } from '../domain/caseload.ts';
import { received } from '../domain/hand-over.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import type { TeamRecord } from './ports.ts';
import { type CaseWeight, scoreAlone, weightIn } from './unallocated.ts';
import type { Asked } from './who-can-take.ts';

/** A case as a team would have it: of what kind, what it weighs under the scheme there, and what that scheme misses. */
export interface WeighedOffer {
  readonly mix: CaseMix;
  readonly children: number;
  readonly scheme: WeightingScheme;
  readonly weight: CaseWeight;
  /** After `needs`: `a category`. */
  readonly lacking: readonly string[];
}

/** The holder's case from the day on which a team would have it, by the scheme in force there on that day. */
export function weighOffer(
  { schemeOf }: Pick<Outside, 'schemeOf'>,
  { schemes }: Pick<TeamRecord, 'schemes'>,
  kept: CaseHistory,
  from: CalendarDate,
  /** The scheme by which it was recorded. */
  recordedBy: WeightingScheme,
): WeighedOffer {
  const scheme = schemeOf(valueOn(schemes, from));
  const facts = factsOn(coming(kept, from), from);
  const score = scoreAlone(coming(kept, from), scheme, from);
  // Where the holder logs the same things, what is not logged did not happen.
  const open = score.lacking.filter(({ need }) => !(need.asItHappens && scheme.id === recordedBy.id));
  return {
    mix: mixOf([facts], from),
    children: facts.children.length,
    scheme,
    weight: weightIn(score, facts.ref),
    lacking: [...new Set(open.map(({ need }) => need.what))],
  };
}

/** The case as it counts for whoever takes it over on the day. */
export function coming(kept: CaseHistory, from: CalendarDate): CaseHistory {
  return received(kept, { as: 'transfer', from, until: null });
}

/** The same, as it is held against what each worker carries. */
export function askedOf(kept: CaseHistory, from: CalendarDate, today: CalendarDate): Asked {
  const facts = factsOn(coming(kept, from), from);
  return { facts, isChildProtection: hasConference(facts, from), day: from, today };
}
