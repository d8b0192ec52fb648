import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Versions, valueOn } from '../domain/caseload.ts';
import { setFrom } from '../domain/change-versions.ts';
import { optionIn } from '../domain/readings.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { ReadingChoice } from '../domain/scheme-source.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import { changeSchemes, type SchemesChange, type SchemesChanged } from './change-schemes.ts';
import type { By } from './change-team.ts';

/** How a team reads a clause from a day on. */
export interface ReadingChange {
  readonly from: CalendarDate;
  /** The scheme in force on that day. */
  readonly scheme: SchemeId;
  readonly reading: ReadingChoice;
  /** The id of one of the reading's options. */
  readonly option: string;
}

/** The option by which a clause of a scheme is read; undefined while another scheme is in force. */
export function optionUnder(
  { scheme, readings }: SchemeInForce,
  asked: Pick<ReadingChange, 'scheme' | 'reading'>,
): string | undefined {
  return scheme === asked.scheme ? optionIn(asked.reading, readings) : undefined;
}

/**
 * A team's schemes with a clause read in a way from a day on, up to a day on which it is known already to be read in
 * another or not at all.
 */
export function readFrom(schemes: Versions<SchemeInForce>, asked: ReadingChange): Versions<SchemeInForce> {
  const { from, reading, option } = asked;
  return setFrom(
    schemes,
    from,
    (inForce) => optionUnder(inForce, asked),
    (inForce) => {
      if (inForce.scheme !== asked.scheme) return inForce;
      const { [reading.id]: _, ...others } = inForce.readings;
      const readings = option === reading.documented ? others : { ...others, [reading.id]: option };
      // In one order, so that what reads the same is the same as text.
      return { ...inForce, readings: Object.fromEntries(Object.entries(readings).sort()) };
    },
  );
}

/** Reads a clause in another way from a day on. Days before keep what they were scored under. */
export function changeReading(
  outside: Outside,
  teamId: TeamId,
  asked: ReadingChange & Pick<SchemesChange, 'seen'>,
  by: By,
): Promise<SchemesChanged> {
  const { from, scheme, reading, option, seen } = asked;
  const change: SchemesChange = {
    seen,
    action: 'change-reading',
    detail: { from, scheme, reading: reading.id, option },
    change: (schemes) => readFrom(schemes, asked),
    isMade: (schemes) => optionUnder(valueOn(schemes, from), asked) === option,
  };
  return changeSchemes(outside, teamId, change, by);
}
