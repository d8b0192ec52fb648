import { sum } from '../../src/domain/exact.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';

/** A scheme without rules: the total is the sum of the lines, and every mark is a flag. */
export function schemeWith(different: Partial<WeightingScheme>): WeightingScheme {
  return {
    id: 'merton',
    name: 'Tests',
    title: 'A scheme of the tests',
    inOneLine: 'what the tests need.',
    source: { title: 'A scheme of the tests', publisher: 'the tests', readings: [] },
    readings: {},
    version: '1',
    unit: 'points',
    region: 'england',
    caseRules: [],
    workerRules: [],
    needs: [],
    flags: [],
    caseInFile: { needsCategory: false, needsChildren: () => true },
    caseEndsOn: () => null,
    conclude({ lines, marks }) {
      const total = sum(lines.map((line) => line.points));
      return {
        subtotal: total,
        total,
        capacity: null,
        utilisation: null,
        status: 'within',
        counts: null,
        flags: marks,
      };
    },
    ...different,
  };
}
