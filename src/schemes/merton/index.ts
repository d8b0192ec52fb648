import { HALF, sum } from '../../domain/exact.ts';
import { differing, readingsIn } from '../../domain/readings.ts';
import type { Award, Capacity, Conclusion, DayFacts, Status, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { scaled } from '../range.ts';
import { needs } from './needs.ts';
import { GUIDELINE, LIMIT, POINTS_PER_WEIGHT, REGION } from './points.ts';
import { caseRulesFor, workerRules } from './rules.ts';
import { caseEndsOn, endedByClosure } from './rules-cases.ts';
import { type MertonReadings, source } from './sources.ts';

/** The scheme as it weighs by the readings chosen; by the documented ones where none is. */
export function mertonWith(chosen: Partial<MertonReadings>): WeightingScheme {
  const readings = readingsIn(source, chosen);
  const closureEndsAll = readings['closure-point'] === 'in-place';
  return {
    id: 'merton',
    name: 'Merton',
    title: source.title,
    inOneLine: 'points for families, children, activities and duties, with a guideline and a limit.',
    source,
    readings: differing(source, readings),
    version: '1',
    unit: 'points',
    region: REGION,
    caseRules: caseRulesFor(readings),
    workerRules,
    needs,
    flags: [],
    caseInFile: { needsCategory: false, needsChildren: () => true },
    caseEndsOn,
    adjustCaseAward(award, facts) {
      const shared = facts.coWorked ? halved(award) : award;
      return closureEndsAll ? endedByClosure(shared, facts) : shared;
    },
    conclude: (day) => conclude(day, readings['pro-rata']),
  };
}

/** Points for what a worker does on each case and beside them, with a guideline of 85 and a report above 100. */
export const merton = mertonWith({});

/** Row 22: each of two workers on a case gets half the points. */
function halved(award: Award): Award {
  return { ...award, points: award.points.mul(HALF), what: `${award.what} (co-worked, half)` };
}

function conclude({ lines, terms }: DayFacts, proRata: MertonReadings['pro-rata']): Conclusion {
  const subtotal = sum(lines.map((line) => line.points));
  const weight = subtotal.div(POINTS_PER_WEIGHT).floor();
  const total = subtotal.add(weight);
  const guideline = scaled(GUIDELINE, terms, proRata);
  const limit = scaled(LIMIT, terms, proRata);
  const status: Status = total.gt(limit) ? 'report' : total.gt(guideline) ? 'above' : 'within';
  const capacity: Capacity = { min: null, guideline, limit };
  return { subtotal, total, capacity, utilisation: total.div(guideline), status, counts: null, flags: [] };
}
