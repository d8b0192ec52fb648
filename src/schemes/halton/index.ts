import { sum } from '../../domain/exact.ts';
import { differing, readingsIn } from '../../domain/readings.ts';
import type { Conclusion, DayFacts, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { scaled, statusIn } from '../range.ts';
import { flags } from './flags.ts';
import { needs } from './needs.ts';
import { AVERAGE, RANGES } from './points.ts';
import { caseMarks, caseRule } from './rules.ts';
import { type HaltonReadings, source } from './sources.ts';

/** The scheme as it weighs by the readings chosen; by the documented ones where none is. */
export function haltonWith(chosen: Partial<HaltonReadings>): WeightingScheme {
  const readings = readingsIn(source, chosen);
  return {
    id: 'halton',
    name: 'Halton',
    alsoCalled: 'traffic light scheme, traffic lights scheme',
    title: source.title,
    inOneLine: 'the number of cases, each rated red, amber or green.',
    source,
    readings: differing(source, readings),
    version: '1',
    unit: 'cases',
    region: 'england',
    caseRules: [caseRule(readings['highest-of-three'])],
    workerRules: [],
    needs,
    flags,
    caseInFile: { needsCategory: false, needsChildren: () => false },
    caseEndsOn: endsWhenClosed,
    caseMarks: (facts) => caseMarks(facts, readings),
    conclude: (day) => conclude(day, readings),
  };
}

/** Halton's traffic lights: cases are counted against an average, and their colours beside it. */
export const halton = haltonWith({});

function conclude({ lines, marks, terms }: DayFacts, readings: HaltonReadings): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const range = RANGES[readings['range-around-average']];
  const proRata = readings['pro-rata'];
  const capacity = {
    min: scaled(range.min, terms, proRata),
    guideline: scaled(AVERAGE, terms, proRata),
    limit: scaled(range.max, terms, proRata),
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
