import { addDays, addMonths } from '../../domain/calendar-date.ts';
import type { CaseFacts, WorkerTerms } from '../../domain/case-facts.ts';
import { ALWAYS, intersect, type Period, period } from '../../domain/period.ts';
import type { Mark } from '../../domain/weighting-scheme.ts';
import type { ChildProtectionMonths } from './points.ts';

/** Raised for each case in which a newly-qualified worker holds a child under child protection. */
export const CASE_FLAGS = ['nqsw-no-child-protection', 'nqsw-child-protection-needs-agreement'] as const;

interface FlagDays {
  readonly code: (typeof CASE_FLAGS)[number];
  readonly period: Period;
}

/** What each child is on which days; a case on team hold says only that its children are on hold. */
export function caseMarks(facts: CaseFacts, terms: WorkerTerms, months: ChildProtectionMonths): readonly Mark[] {
  if (facts.teamHold) {
    return facts.children.map((child) => ({
      code: 'team-hold',
      caseRef: facts.ref,
      childRef: child.ref,
      period: ALWAYS,
    }));
  }
  const flagDays = newlyQualifiedFlagDays(facts, terms, months);
  return facts.children.flatMap(({ ref, lookedAfter, childProtection }): Mark[] => {
    const child = { caseRef: facts.ref, childRef: ref };
    const marks: Mark[] = [];
    if (lookedAfter) marks.push({ ...child, code: 'looked-after', period: period(lookedAfter.from, lookedAfter.to) });
    if (childProtection) {
      const subject = period(childProtection.from, childProtection.to);
      marks.push({ ...child, code: 'child-protection', period: subject });
      for (const flag of flagDays) {
        const both = intersect(subject, flag.period);
        if (both) marks.push({ ...child, code: flag.code, period: both });
      }
    }
    return marks;
  });
}

/**
 * Section 3: no child protection in a newly-qualified worker's first months in post, or while nobody knows when they
 * began; then, up to a month if there is one, only once it was agreed in supervision.
 */
function newlyQualifiedFlagDays(
  { agreedInSupervisionOn }: CaseFacts,
  terms: WorkerTerms,
  { without, agreedUpTo }: ChildProtectionMonths,
): readonly FlagDays[] {
  if (terms.role !== 'newly-qualified') return [];
  if (terms.startedOn === undefined) return [{ code: 'nqsw-no-child-protection', period: ALWAYS }];
  const allowed = addMonths(terms.startedOn, without);
  const free = agreedUpTo === null ? undefined : addMonths(terms.startedOn, agreedUpTo);
  const settled = [agreedInSupervisionOn, free].filter((day) => day !== undefined).sort()[0];
  return [
    { code: 'nqsw-no-child-protection', period: period(null, addDays(allowed, -1)) },
    {
      code: 'nqsw-child-protection-needs-agreement',
      period: period(allowed, settled === undefined ? null : addDays(settled, -1)),
    },
  ];
}
