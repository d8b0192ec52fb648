import type { WorkerTerms } from '../../domain/case-facts.ts';
import { type Exact, exact, ratio, sum } from '../../domain/exact.ts';
import type { Capacity, Conclusion, DayFacts, Flag, Status, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { type Range, scaled, statusIn } from '../range.ts';
import { CASE_FLAGS, caseMarks } from './marks.ts';
import { NEWLY_QUALIFIED, ROLE_RANGES, TEAM_RANGES } from './points.ts';
import { childRule } from './rules.ts';
import { source } from './sources.ts';

/** Bath and North East Somerset: children are counted against a range for the worker's role or team. */
export const bathNes: WeightingScheme = {
  id: 'bath-nes',
  title: source.title,
  version: '1',
  unit: 'children',
  region: 'england',
  caseRules: [childRule],
  workerRules: [],
  caseEndsOn: endsWhenClosed,
  caseMarks,
  conclude,
};

function conclude({ lines, marks, terms }: DayFacts): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const lookedAfter = countOf(marks, 'looked-after');
  const measured = measure(total, lookedAfter, terms);
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

/** Section 3: the total against the figure for this worker. */
function measure(total: Exact, lookedAfter: number, terms: WorkerTerms): Measured {
  if (terms.role === 'newly-qualified') return measureNewlyQualified(total, lookedAfter, terms);
  if (terms.role !== 'social-worker') return measureRange(total, ROLE_RANGES[terms.role], terms);
  const range = terms.teamType && TEAM_RANGES[terms.teamType];
  if (range) return measureRange(total, range, terms);
  const code = terms.teamType ? 'separate-format' : 'team-type-missing';
  return { capacity: null, utilisation: null, status: 'within', flags: [{ code }] };
}

function measureRange(total: Exact, range: Range, terms: WorkerTerms): Measured {
  const min = scaled(range.min, terms);
  const max = scaled(range.max, terms);
  return {
    capacity: { min, guideline: max, limit: null },
    utilisation: total.div(max),
    status: statusIn(total, min, max),
    flags: [],
  };
}

/**
 * Each child takes the share of the caseload that its kind gives: a twelfth if looked after, a fifteenth if not. The
 * maximum is then the number of children at which this mixture would be a full caseload.
 */
function measureNewlyQualified(total: Exact, lookedAfter: number, terms: WorkerTerms): Measured {
  const { childrenInNeed, lookedAfterChildren } = NEWLY_QUALIFIED;
  const utilisation = ratio(lookedAfter, lookedAfterChildren)
    .add(total.sub(lookedAfter).div(childrenInNeed))
    .div(exact(terms.fte));
  const max = lookedAfter === 0 ? scaled(childrenInNeed, terms) : total.div(utilisation);
  return {
    capacity: { min: null, guideline: max, limit: null },
    utilisation,
    status: utilisation.gt(1) ? 'above' : 'within',
    flags: [],
  };
}
