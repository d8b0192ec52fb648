import { WITHOUT_CHILDREN } from '../../domain/case-facts.ts';
import { sum } from '../../domain/exact.ts';
import { differing, readingsIn } from '../../domain/readings.ts';
import type { Conclusion, DayFacts, WeightingScheme } from '../../domain/weighting-scheme.ts';
import { endsWhenClosed } from '../ends-when-closed.ts';
import { countOf, flagsFrom } from '../marks.ts';
import { scaled, statusIn } from '../range.ts';
import { categoriesFor } from './categories.ts';
import { flags } from './flags.ts';
import { needs } from './needs.ts';
import { BANDS } from './points.ts';
import { caseMarks, caseRulesOf, FIRST_YEAR, FLAGS, workerMarks, workerRules } from './rules.ts';
import { type NorthernIrelandReadings, source } from './sources.ts';

/** The scheme as it weighs by the readings chosen; by the documented ones where none is. */
export function northernIrelandWith(chosen: Partial<NorthernIrelandReadings>): WeightingScheme {
  const readings = readingsIn(source, chosen);
  const categories = categoriesFor(readings);
  return {
    id: 'northern-ireland',
    name: 'Northern Ireland',
    alsoCalled: 'northern irish, northern ireland model, ni',
    title: source.title,
    inOneLine: "points a month for each family or child, with the manager's discretion.",
    source,
    readings: differing(source, readings),
    version: '1',
    unit: 'points',
    region: 'northern-ireland',
    caseRules: caseRulesOf(categories),
    workerRules,
    hoursOfMonth: readings['gateway-hours-by-month'] === 'whole-case' ? ['duties'] : ['assessments', 'duties'],
    needs,
    flags,
    caseInFile: { needsCategory: true, needsChildren: (category) => !WITHOUT_CHILDREN.includes(category) },
    caseEndsOn: endsWhenClosed,
    caseMarks: (facts, terms) => caseMarks(categories, facts, terms),
    workerMarks,
    conclude: (day) => conclude(day, readings['pro-rata']),
  };
}

/** Northern Ireland's caseload management model: points a month by category, with the manager's discretion and caps. */
export const northernIreland = northernIrelandWith({});

function conclude({ lines, marks, terms }: DayFacts, proRata: NorthernIrelandReadings['pro-rata']): Conclusion {
  const total = sum(lines.map((line) => line.points));
  const band = countOf(marks, FIRST_YEAR) > 0 ? BANDS.firstYear : BANDS.later;
  const min = scaled(band.min, terms, proRata);
  const max = scaled(band.max, terms, proRata);
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
