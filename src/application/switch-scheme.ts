import { isDeepStrictEqual } from 'node:util';
import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { unchanging, type Versions, valueOn } from '../domain/caseload.ts';
import { continuedBy } from '../domain/change-versions.ts';
import { asDocumented, type SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import { changeSchemes, type SchemesChange, type SchemesChanged } from './change-schemes.ts';
import type { By } from './change-team.ts';

/** By what a team is weighed from a day on. */
export interface SchemeSwitch extends Pick<SchemesChange, 'seen'> {
  readonly from: CalendarDate;
  readonly scheme: SchemeInForce;
}

/** A team's schemes with another from a day on, in place of whatever was to come then. */
export function switchedFrom(
  schemes: Versions<SchemeInForce>,
  { from, scheme }: Pick<SchemeSwitch, 'from' | 'scheme'>,
): Versions<SchemeInForce> {
  return continuedBy(schemes, unchanging(scheme), from);
}

/** A scheme as the team reads it, or last read it, on a day; as documented where the team has never chosen it. */
export function asLastRead(schemes: Versions<SchemeInForce>, id: SchemeId, day: CalendarDate): SchemeInForce {
  const read = schemes.filter(({ value }) => value.scheme === id);
  const last = read.findLast(({ inForceFrom }) => inForceFrom <= day) ?? read[0];
  return last?.value ?? asDocumented(id);
}

/** Weighs a team by a scheme from a day on. Days before keep what they were scored under. */
export function switchScheme(outside: Outside, teamId: TeamId, asked: SchemeSwitch, by: By): Promise<SchemesChanged> {
  const { from, scheme, seen } = asked;
  const change: SchemesChange = {
    seen,
    action: 'switch-scheme',
    detail: { from, scheme: scheme.scheme },
    change: (schemes) => switchedFrom(schemes, asked),
    isMade: (schemes) => isDeepStrictEqual(valueOn(schemes, from), scheme),
  };
  return changeSchemes(outside, teamId, change, by);
}
