import type { CaseProfile } from '../../src/domain/case-profile.ts';
import type { WaitingCase } from '../../src/domain/waiting-case.ts';

/** One child at home and nothing else. */
export function profileOf(more: Partial<CaseProfile> = {}): CaseProfile {
  return {
    children: 1,
    lookedAfter: 0,
    conference: 0,
    homes: 1,
    work: [],
    details: { coWorked: false, teamHold: false, statutoryResponsibility: false, workloadIssues: [] },
    ...more,
  };
}

/** C-201, which has waited since 3 November 2026. */
export function waitingOf(id: string, more: Partial<WaitingCase> = {}): WaitingCase {
  return {
    id,
    ref: 'C-201',
    type: 's17',
    since: '2026-11-03',
    profile: profileOf(),
    addedBy: 'person-1',
    revision: 1,
    ...more,
  };
}
