import { describe, expect, it } from '@jest/globals';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { bathNes } from '../../src/schemes/bath-nes/index.ts';
import { halton } from '../../src/schemes/halton/index.ts';
import { northernIreland } from '../../src/schemes/northern-ireland/index.ts';
import { pageOf } from './contract.ts';
import { readExamples } from './examples.ts';

describe('what a scheme flags', () => {
  it.each<[string, WeightingScheme]>([
    ['nqsw-no-child-protection', bathNes],
    ['nqsw-child-protection-needs-agreement', bathNes],
    ['separate-format', bathNes],
    ['team-type-missing', bathNes],
    ['capped', northernIreland],
    ['not-for-personal-advisers', northernIreland],
    ['no-weighting-defined', northernIreland],
    ['inactive-case', halton],
    ['complex-caseload', halton],
  ])('%s has its section on the page and examples in which it is raised and is not', (code, scheme) => {
    const own = readExamples(scheme.id).find((file) => file.rule === code);
    expect(own?.fires.length).toBeGreaterThan(0);
    expect(own?.silent.length).toBeGreaterThan(0);
    expect(pageOf(scheme)).toContain(`\n### ${code}\n\n*From `);
  });
});
