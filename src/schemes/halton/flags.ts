import type { FlagKind } from '../../domain/weighting-scheme.ts';

/** 3.1: what may lie behind a caseload far from the average. */
export const flags: readonly FlagKind[] = [
  {
    code: 'inactive-case',
    source: '3.1',
    sentence: 'nobody has worked on it for a long time. Can it be closed?',
    short: 'inactive cases to close',
  },
  {
    code: 'complex-caseload',
    source: '3.1',
    sentence: 'At least half of the rated cases are red: a small caseload may well be a complex one.',
    short: 'mostly red cases',
  },
];
