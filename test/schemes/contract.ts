import { readFileSync } from 'node:fs';
import type { Need } from '../../src/domain/need.ts';
import { choicesIn, optionsOf } from '../../src/domain/readings.ts';
import type { SchemeSource } from '../../src/domain/scheme-source.ts';
import type { FlagKind, WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import type { ExampleFile } from './examples.ts';

/** What a rule owes to whoever reads the scheme. */
type RuleLike = Pick<WeightingScheme['caseRules'][number], 'code' | 'source' | 'clause'>;

export interface SchemeParts {
  readonly rules: readonly RuleLike[];
  readonly source: SchemeSource;
  readonly needs: readonly Need[];
  readonly flags: readonly FlagKind[];
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
 * the page, and each way in which a council may read it; so is every need. A flag owes what a rule does, with its words in
 * place of a clause.
 */
export function contractProblems({
  rules,
  source: schemeSource,
  needs,
  flags,
  examples,
  page,
}: SchemeParts): readonly string[] {
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
  const isOnPage = (...texts: readonly string[]) =>
    page.split('\n').some((row) => texts.every((text) => row.includes(text)));
  for (const { id, reading } of schemeSource.readings) {
    if (!isOnPage(`\`${id}\``, reading)) problems.push(`${id}: the reading is not on the page`);
  }
  for (const choice of choicesIn(schemeSource)) {
    for (const { id, words } of optionsOf(choice)) {
      const isThere = isOnPage(`\`${choice.id}\``, `\`${id}\``, words);
      if (!isThere) problems.push(`${choice.id}: the option ${id} is not on the page`);
    }
  }
  for (const { code, what } of needs) {
    if (!isOnPage(`| \`${code}\` |`, `| ${what} |`)) problems.push(`${code}: the need is not on the page`);
    if (needs.filter((need) => need.code === code).length > 1) problems.push(`${code}: the need is there twice`);
  }
  for (const { code, source, sentence, short } of flags) {
    const demand = (met: boolean | undefined, missing: string) => {
      if (!met) problems.push(`${code}: ${missing}`);
    };
    const own = examples.find((file) => file.rule === code);
    demand(flags.filter((flag) => flag.code === code).length === 1 && !codes.has(code), 'the code is used twice');
    demand(/^\S.*[.?]$/.test(sentence), 'no sentence that says it');
    demand(/^\S.*[^.]$/.test(short), 'no short words for it');
    demand(own?.name === `${code}.yaml`, 'no example file of its own');
    demand(own && own.fires.length > 0, 'no example in which it is raised');
    demand(own && own.silent.length > 0, 'no example in which it is not raised');
    demand(sectionOf(page, code)?.includes(`*From ${source}.*`), 'no section on the page with its source');
  }
  return problems;
}

/** The text below the heading `### code`, which gives the section its anchor; null when there is none. */
function sectionOf(page: string, code: string): string | null {
  const [, ...sections] = page.split(/^#{2,3} /m);
  return sections.find((section) => section.startsWith(`${code}\n`)) ?? null;
}
