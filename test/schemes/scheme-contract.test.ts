import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';
import { schemes } from '../../src/schemes/index.ts';
import { A_DAY, scoreWith } from './builders.ts';
import { contractProblems, pageOf, rulesOf } from './contract.ts';
import { readExamples } from './examples.ts';
import { runLaws } from './laws.ts';
import { runExamples } from './run-examples.ts';

it('every scheme is in the list, once', () => {
  expect(schemes.map((scheme) => scheme.id)).toEqual(SCHEME_IDS);
});

it('no two schemes give a flag the same code', () => {
  const codes = schemes.flatMap(({ flags }) => flags.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('the contract of a scheme: %s', (id, scheme) => {
  it('has a clause, a source, examples and a place on its page for every rule, its readings and needs there', () => {
    const { source, needs, flags } = scheme;
    const parts = {
      rules: rulesOf(scheme),
      source,
      needs,
      flags,
      examples: readExamples(id),
      page: pageOf(scheme),
    };
    expect(contractProblems(parts)).toEqual([]);
    expect(scheme.title).toBe(source.title);
    expect(new Set(source.readings.map((reading) => reading.id)).size).toBe(source.readings.length);
  });

  it('is named on the first page, with a link to its own', () => {
    expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(`(docs/schemes/${id}.md)`);
  });

  it('scores a caseload without cases and duties', () => {
    const score = scoreWith(scheme, {});
    expect(score.asOf).toBe(A_DAY);
    expect(score.lines.every((line) => line.caseRef === undefined)).toBe(true);
  });

  runExamples(scheme);
  runLaws(scheme, 100);
});
