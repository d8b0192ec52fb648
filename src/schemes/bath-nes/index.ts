import type { WorkerTerms } from '../../domain/case-facts.ts';
import { type Exact, exact, ratio, sum } from '../../domain/exact.ts';
import { differing, readingsIn } from '../../domain/readings.ts';
import type { Capacity, Conclusion, DayFacts, Flag, Status, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { type Range, scaled, statusIn } from '../range.ts';
import { flags } from './flags.ts';
import { CASE_FLAGS, caseMarks } from './marks.ts';
import { needs } from './needs.ts';
import {
  CHILD_PROTECTION_MONTHS,
  NEWLY_QUALIFIED,
  PERSONAL_ADVISER_RANGES,
  ROLE_RANGES,
  TEAM_RANGES,
} from './points.ts';
import { childRule } from './rules.ts';
import { type BathNesReadings, source } from './sources.ts';

/** The scheme as it weighs by the readings chosen; by the documented ones where none is. */
export function bathNesWith(chosen: Partial<BathNesReadings>): WeightingScheme {
  const readings = readingsIn(source, chosen);
  const months = CHILD_PROTECTION_MONTHS[readings['newly-qualified-child-protection']];
  return {
    id: 'bath-nes',
    name: 'Bath and NES',
    alsoCalled: 'bath nes, bathnes, bath, banes',
    title: source.title,
    inOneLine: 'the number of children, within a range for the role and the kind of team.',
    source,
    readings: differing(source, readings),
    version: '1',
    unit: 'children',
    region: 'england',
    caseRules: [childRule],
    workerRules: [],
    needs,
    flags,
    caseInFile: { needsCategory: false, needsChildren: () => true },
    caseEndsOn: endsWhenClosed,
    caseMarks: (facts, terms) => caseMarks(facts, terms, months),
    conclude: (day) => conclude(day, readings),
  };
}

/** Bath and North East Somerset: children are counted against a range for the worker's role or team. */
export const bathNes = bathNesWith({});

function conclude({ lines, marks, terms }: DayFacts, readings: BathNesReadings): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const lookedAfter = countOf(marks, 'looked-after');
  const measured = measure({ total, lookedAfter, terms, readings });
  return {
    subtotal: total,
    total,
    ...measured,
    counts: {
      children: lines.length,
      lookedAfter,
      childProtection: countOf(marks, 'child-protection'),
      teamHold: countOf(marks, 'team-hold'),
    },
    flags: [...measured.flags, ...flagsFrom(marks, CASE_FLAGS)],
  };
}

interface Measured {
  readonly capacity: Capacity | null;
  readonly utilisation: Exact | null;
  readonly status: Status;
  readonly flags: readonly Flag[];
}

interface Counted {
  readonly total: Exact;
  readonly lookedAfter: number;
  readonly terms: WorkerTerms;
  readonly readings: BathNesReadings;
}

/** Section 3: the total against the figure for this worker. */
function measure(counted: Counted): Measured {
  const { role, teamType } = counted.terms;
  switch (role) {
    case 'newly-qualified':
      return measureNewlyQualified(counted);
    case 'social-worker':
      return measureRange(counted, teamType && TEAM_RANGES[teamType]);
    case 'personal-adviser':
      return measureRange(counted, PERSONAL_ADVISER_RANGES[counted.readings['personal-advisers']]);
    default:
      return measureRange(counted, ROLE_RANGES[role]);
  }
}

/** `range` is null where this policy gives none, and undefined where nobody can say which applies. */
function measureRange({ total, terms, readings }: Counted, range: Range | null | undefined): Measured {
  if (!range) {
    const code = range === null ? 'separate-format' : 'team-type-missing';
    return { capacity: null, utilisation: null, status: 'within', flags: [{ code }] };
  }
  const min = scaled(range.min, terms, readings['pro-rata']);
  const max = scaled(range.max, terms, readings['pro-rata']);
  return {
    capacity: { min, guideline: max, limit: null },
    utilisation: total.div(max),
    status: statusIn(total, min, max),
    flags: [],
  };
}

/**
 * By shares, each child takes the share of the caseload that its kind gives: a twelfth if looked after, a fifteenth if
 * not. The maximum is then the number of children at which this mixture would be a full caseload.
 */
function measureNewlyQualified({ total, lookedAfter, terms, readings }: Counted): Measured {
  const { childrenInNeed, lookedAfterChildren } = NEWLY_QUALIFIED;
  const isMixed = lookedAfter > 0 && readings['newly-qualified-mixture'] === 'shares';
  const shares = ratio(lookedAfter, lookedAfterChildren).add(total.sub(lookedAfter).div(childrenInNeed));
  const figure = lookedAfter > 0 ? lookedAfterChildren : childrenInNeed;
  const fullTime = isMixed ? total.div(shares) : exact(figure);
  const max = fullTime.mul(scaled(1, terms, readings['pro-rata']));
  return {
    capacity: { min: null, guideline: max, limit: null },
    utilisation: total.div(max),
    status: total.gt(max) ? 'above' : 'within',
    flags: [],
  };
}
