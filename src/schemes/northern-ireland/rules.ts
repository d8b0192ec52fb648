import { addDays, addMonths } from '../../domain/calendar-date.ts';
import type { CaseFacts, WorkerTerms } from '../../domain/case-facts.ts';
import { ALWAYS, period } from '../../domain/period.ts';
import type { Mark, Rule, WorkerFacts } from '../../domain/weighting-scheme.ts';
import * as duties from './duties.ts';
import { awardOf, type CategoryRule, cappedMarks } from './units.ts';

/** Marks that are flags as they stand; `capped` stands on a case or, for duties and exceptional points, on none. */
export const FLAGS = ['capped', 'no-weighting-defined', 'not-for-personal-advisers'] as const;

/** On the worker while the lower band applies. */
export const FIRST_YEAR = 'first-year-qualified';

/** 1.8, in the policy's order. */
export const caseRulesOf = (categories: readonly CategoryRule[]): readonly Rule<CaseFacts>[] =>
  categories.map(({ code, source, clause, units }) => ({
    code,
    source,
    clause,
    award: (facts, terms) => units(facts, terms).map((unit) => awardOf(unit, code, facts)),
  }));

/** What has to be said of a case beside its points. */
export function caseMarks(categories: readonly CategoryRule[], facts: CaseFacts, terms: WorkerTerms): readonly Mark[] {
  const units = categories.flatMap((category) => category.units(facts, terms));
  const marks = [...cappedMarks(units, facts)];
  const mark = (code: (typeof FLAGS)[number]) => marks.push({ code, caseRef: facts.ref, period: ALWAYS });
  if (facts.category === 'early-years') mark('no-weighting-defined');
  if (
    facts.category === 'leaving-care-community' &&
    terms.role === 'personal-adviser' &&
    !facts.statutoryResponsibility
  ) {
    mark('not-for-personal-advisers');
  }
  return marks;
}

/** What has to be said of the worker: figures that were cut, and the first year after qualifying (1.7). */
export function workerMarks(facts: WorkerFacts, terms: WorkerTerms): readonly Mark[] {
  const capped = duties.cappedMarks(facts);
  if (terms.qualifiedOn !== undefined) {
    const lastDay = addDays(addMonths(terms.qualifiedOn, 12), -1);
    return [...capped, { code: FIRST_YEAR, period: period(null, lastDay) }];
  }
  return terms.role === 'newly-qualified' ? [...capped, { code: FIRST_YEAR, period: ALWAYS }] : capped;
}

export const { workerRules } = duties;
