import { sum } from '../../domain/exact.ts';
import type { Conclusion, DayFacts, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { scaled, statusIn } from '../range.ts';
import { BANDS } from './points.ts';
import { caseMarks, caseRules, FIRST_YEAR, FLAGS, workerMarks, workerRules } from './rules.ts';
import { source } from './sources.ts';

/** Northern Ireland's caseload management model: points a month by category, with the manager's discretion and caps. */
export const northernIreland: WeightingScheme = {
  id: 'northern-ireland',
  title: source.title,
  version: '1',
  unit: 'points',
  region: 'northern-ireland',
  caseRules,
  workerRules,
  caseEndsOn: endsWhenClosed,
  caseMarks,
  workerMarks,
  conclude,
};

function conclude({ lines, marks, terms }: DayFacts): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const band = countOf(marks, FIRST_YEAR) > 0 ? BANDS.firstYear : BANDS.later;
  const min = scaled(band.min, terms);
  const max = scaled(band.max, terms);
  return {
    subtotal: total,
    total,
    capacity: { min, guideline: max, limit: null },
    utilisation: total.div(max),
    status: statusIn(total, min, max),
    counts: null,
    flags: flagsFrom(marks, FLAGS),
  };
}
