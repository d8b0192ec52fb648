import { readFileSync } from 'node:fs';
import type { SchemeSource } from '../../src/domain/scheme-source.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import type { ExampleFile } from './examples.ts';

/** What a rule owes to whoever reads the scheme. */
type RuleLike = Pick<WeightingScheme['caseRules'][number], 'code' | 'source' | 'clause'>;

export interface SchemeParts {
  readonly rules: readonly RuleLike[];
  readonly readings: SchemeSource['readings'];
  readonly examples: readonly ExampleFile[];
  /** The text of `docs/schemes/<scheme>.md`. */
  readonly page: string;
}

export function rulesOf(scheme: WeightingScheme): readonly RuleLike[] {
  return [...scheme.caseRules, ...scheme.workerRules];
}

/** The page of a scheme in the documentation. */
export function pageOf(scheme: WeightingScheme): string {
  return readFileSync(new URL(`../../docs/schemes/${scheme.id}.md`, import.meta.url), 'utf8');
}

/**
 * What is missing, one sentence each: every rule has a clause and its source, an example file of its own in which it
 * fires and one in which it is silent, and a section of the page headed by its code that holds both; every reading is on
 * the page.
 */
export function contractProblems({ rules, readings, examples, page }: SchemeParts): readonly string[] {
  const problems: string[] = [];
  const codes = new Set<string>();
  for (const { code, source, clause } of rules) {
    const demand = (met: boolean | undefined, missing: string) => {
      if (!met) problems.push(`${code}: ${missing}`);
    };
    const own = examples.find((file) => file.rule === code);
    const section = sectionOf(page, code);
    demand(!codes.has(code), 'the code is used twice');
    demand(source.trim() !== '', 'no source');
    demand(/^\S.*\.$/.test(clause), 'no clause in a sentence');
    demand(own?.name === `${code}.yaml`, 'no example file of its own');
    demand(own && own.fires.length > 0, 'no example in which it fires');
    demand(own && (own.always || own.silent.length > 0), 'no example in which it is silent');
    demand(section !== null, 'no section on the page');
    demand(section?.includes(clause), 'its clause is not in its section');
    demand(section?.includes(source), 'its source is not in its section');
    codes.add(code);
  }
  for (const { id, reading } of readings) {
    if (!page.includes(`\`${id}\``) || !page.includes(reading)) problems.push(`${id}: the reading is not on the page`);
  }
  return problems;
}

/** The text below the heading `### code`, which gives the section its anchor; null when there is none. */
function sectionOf(page: string, code: string): string | null {
  const [, ...sections] = page.split(/^#{2,3} /m);
  return sections.find((section) => section.startsWith(`${code}\n`)) ?? null;
}
