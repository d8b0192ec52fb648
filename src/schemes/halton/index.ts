import { sum } from '../../domain/exact.ts';
import type { Conclusion, DayFacts, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { scaled, statusIn } from '../range.ts';
import { CASES } from './points.ts';
import { caseMarks, caseRule } from './rules.ts';
import { source } from './sources.ts';

/** Halton's traffic lights: cases are counted against an average, and their colours beside it. */
export const halton: WeightingScheme = {
  id: 'halton',
  title: source.title,
  version: '1',
  unit: 'cases',
  region: 'england',
  caseRules: [caseRule],
  workerRules: [],
  caseEndsOn: endsWhenClosed,
  caseMarks,
  conclude,
};

function conclude({ lines, marks, terms }: DayFacts): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const capacity = {
    min: scaled(CASES.min, terms),
    guideline: scaled(CASES.average, terms),
    limit: scaled(CASES.max, terms),
  };
  const status = statusIn(total, capacity.min, capacity.limit);
  const counts = {
    red: countOf(marks, 'red'),
    amber: countOf(marks, 'amber'),
    green: countOf(marks, 'green'),
    unrated: countOf(marks, 'unrated'),
  };
  const rated = counts.red + counts.amber + counts.green;
  const mostlyRed = rated > 0 && counts.red * 2 >= rated;
  return {
    subtotal: total,
    total,
    capacity,
    utilisation: total.div(capacity.guideline),
    status,
    counts,
    flags: [
      ...(status === 'above' ? flagsFrom(marks, ['inactive-case']) : []),
      ...(status === 'below' && mostlyRed ? [{ code: 'complex-caseload' }] : []),
    ],
  };
}
