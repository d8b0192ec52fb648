import type { CaseFacts, Child, Duty, WorkerTerms } from '../../src/domain/case-facts.ts';
import { type Caseload, historyOf, unchanging } from '../../src/domain/caseload.ts';
import { buildTimeline, type Score, scoreOn } from '../../src/domain/timeline.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';

/** The day as at which tests score where the day plays no part. */
export const A_DAY = '2026-11-30';

/** A social worker in full-time work, and what is different about this one. */
export function termsWith(different: Partial<WorkerTerms> = {}): WorkerTerms {
  return { role: 'social-worker', fte: 1, professionalIssues: [], ...different };
}

/** A child at home. */
export function childWith(ref: string, different: Partial<Child> = {}): Child {
  return { ref, household: 'home', ...different };
}

/** `count` children at home: 1, 2, and so on. */
export function children(count: number, different: Partial<Child> = {}): readonly Child[] {
  return Array.from({ length: count }, (_, index) => childWith(String(index + 1), different));
}

/** A case that was allocated at the beginning of 2026 and is open. */
export function caseWith(ref: string, different: Partial<CaseFacts> = {}): CaseFacts {
  return {
    ref,
    allocatedOn: '2026-01-05',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: false,
    workloadIssues: [],
    children: [],
    activities: [],
    ...different,
  };
}

/** `count` cases without children: C-1, C-2, and so on. */
export function cases(count: number, different: Partial<CaseFacts> = {}): readonly CaseFacts[] {
  return Array.from({ length: count }, (_, index) => caseWith(`C-${index + 1}`, different));
}

export interface CaseloadParts {
  readonly terms?: Partial<WorkerTerms>;
  readonly duties?: readonly Duty[];
  readonly cases?: readonly CaseFacts[];
}

/** A caseload that has always stood as it is. */
export function caseloadWith({ terms, duties = [], cases: held = [] }: CaseloadParts): Caseload {
  return { workerId: 'W1', terms: unchanging(termsWith(terms)), duties, cases: held.map(historyOf) };
}

/** The score of such a caseload under one scheme. */
export function scoreWith(scheme: WeightingScheme, parts: CaseloadParts, asOf = A_DAY): Score {
  return scoreOn(buildTimeline(caseloadWith(parts), unchanging(scheme)), asOf);
}
