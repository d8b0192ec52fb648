import type { SchemeOf } from '../../application/snapshot.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type Versions, valueOn } from '../../domain/caseload.ts';
import { partOverTime } from '../../domain/change-versions.ts';
import type { SchemeInForce } from '../../domain/scheme-in-force.ts';
import { spokenDate } from '../../domain/spoken-date.ts';

/** `Merton points scheme; Halton traffic lights from 1 Jan 2027`: the scheme of a day and those that come after it. */
export function scheduleWords(schemes: Versions<SchemeInForce>, schemeOf: SchemeOf, day: CalendarDate): string {
  const titleOf = (scheme: SchemeInForce) => schemeOf(scheme).title;
  const coming = comingSwitches(schemes, day).map(
    ({ inForceFrom, value }) => `${titleOf(value)} from ${spokenDate(inForceFrom)}`,
  );
  return [titleOf(valueOn(schemes, day)), ...coming].join('; ');
}

/** The days after a day on which the team goes to another scheme. */
export function comingSwitches(schemes: Versions<SchemeInForce>, day: CalendarDate) {
  const switches = partOverTime(schemes, ({ scheme }) => scheme).slice(1);
  return switches
    .filter(({ inForceFrom }) => inForceFrom > day)
    .map(({ inForceFrom }) => ({ inForceFrom, value: valueOn(schemes, inForceFrom) }));
}
