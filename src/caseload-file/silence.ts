import type { ActivityKind, CaseFacts, Child, WorkerTerms } from '../domain/case-facts.ts';

/** What a source of caseloads says nothing of, such as a spreadsheet without the column: it stays as it is kept. */
export interface Silence {
  readonly ofWorker: readonly (keyof WorkerTerms)[];
  readonly duties: boolean;
  readonly ofCase: readonly (keyof CaseFacts)[];
  readonly ofChild: readonly (keyof Child)[];
  readonly ofActivities: readonly ActivityKind[];
}

/** A caseload file speaks of everything: what it leaves out is the default. */
export const SILENT_ON_NOTHING: Silence = {
  ofWorker: [],
  duties: false,
  ofCase: [],
  ofChild: [],
  ofActivities: [],
};
