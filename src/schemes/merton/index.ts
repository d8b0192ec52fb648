import { exact, HALF, sum } from '../../domain/exact.ts';
import type { Capacity, Status, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { GUIDELINE, LIMIT, POINTS_PER_WEIGHT, REGION } from './points.ts';
import { caseRules, workerRules } from './rules.ts';
import { caseEndsOn } from './rules-cases.ts';
import { source } from './sources.ts';

/** Points for what a worker does on each case and beside them, with a guideline of 85 and a report above 100. */
export const merton: WeightingScheme = {
  id: 'merton',
  title: source.title,
  version: '1',
  unit: 'points',
  region: REGION,
  caseRules,
  workerRules,
  caseEndsOn,

  /** Row 22: each of two workers on a case gets half the points. */
  adjustCaseAward: (award, { coWorked }) =>
    coWorked ? { ...award, points: award.points.mul(HALF), what: `${award.what} (co-worked, half)` } : award,

  conclude({ lines, terms }) {
    const subtotal = sum(lines.map((line) => line.points));
    const weight = subtotal.div(POINTS_PER_WEIGHT).floor();
    const total = subtotal.add(weight);
    const fte = exact(terms.fte);
    const guideline = exact(GUIDELINE).mul(fte);
    const limit = exact(LIMIT).mul(fte);
    const status: Status = total.gt(limit) ? 'report' : total.gt(guideline) ? 'above' : 'within';
    const capacity: Capacity = { min: null, guideline, limit };
    return { subtotal, total, capacity, utilisation: total.div(guideline), status, counts: null, flags: [] };
  },
};
