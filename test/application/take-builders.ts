import type { DescribedCase } from '../../src/application/asked-case.ts';
import { askedCase } from '../../src/application/asked-case.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { type Assessed, assess } from '../../src/application/who-can-take.ts';
import type { CaseFacts, WorkerTerms } from '../../src/domain/case-facts.ts';
import { historyOf, unchanging } from '../../src/domain/caseload.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { profileOf } from '../storage/waiting.ts';

/** A Monday. */
export const DAY = '2026-11-30';

export interface Given {
  readonly scheme?: SchemeId;
  readonly terms?: Partial<WorkerTerms>;
  readonly cases?: readonly CaseFacts[];
  readonly records?: readonly WorkerRecord[];
}

/** A worker of a team; by default a full-time social worker without cases. */
export function workerOf(
  name: string,
  { scheme = 'merton', terms = {}, cases = [], records = [] }: Given = {},
): CaseloadSnapshot {
  return {
    head: {
      workerKey: `key-${name}`,
      name,
      teamId: 'team-1',
      version: 1,
      terms: unchanging({ role: 'social-worker', fte: 1, professionalIssues: [], ...terms }),
      duties: [],
      schemes: unchanging(asDocumented(scheme)),
      recentChanges: [],
    },
    cases: cases.map((facts, index) => ({ caseId: `${name}-${index}`, changedIn: 1, history: historyOf(facts) })),
    records,
    undo: null,
    tag: '',
  };
}

/** A case of so many children at home, held since the first of October. */
export function heldCase(ref: string, children = 1, more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    ref,
    allocatedOn: '2026-10-01',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: false,
    workloadIssues: [],
    children: Array.from({ length: children }, (_, index) => ({ ref: `${ref}-${index + 1}`, household: 'home' })),
    activities: [],
    ...more,
  };
}

/** So many cases of one child. */
export const heldCases = (count: number, more: Partial<CaseFacts> = {}): readonly CaseFacts[] =>
  Array.from({ length: count }, (_, index) => heldCase(`H-${index + 1}`, 1, more));

export function described(more: Partial<DescribedCase> = {}): DescribedCase {
  return { ref: 'C-201', type: 's17', since: '2026-11-03', profile: profileOf(), ...more };
}

export function assessed(worker: CaseloadSnapshot, one: DescribedCase = described(), day = DAY): Assessed {
  return assess(worker, askedCase(one, day, DAY), schemeInForce);
}

export const absence = (from: string, to: string | null, planned = true): WorkerRecord => ({
  kind: 'absence',
  id: `${from}-${to}`,
  value: { id: `${from}-${to}`, from, to, planned },
});

export const adjustment = (percent: number, from = '2026-01-01', to: string | null = null): WorkerRecord => ({
  kind: 'adjustment',
  id: `${from}-${percent}`,
  value: {
    id: `${from}-${percent}`,
    from,
    to,
    percent,
    reason: 'return to work',
    decided: { by: 'p', name: 'Mona', at: '2026-11-01T09:00:00.000Z' },
  },
});
