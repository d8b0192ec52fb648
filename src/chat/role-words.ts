import type { TeamType, WorkerRole } from '../domain/case-facts.ts';

/** What a worker is employed as, in words. */
export const ROLE_WORDS: Record<WorkerRole, string> = {
  'social-worker': 'social worker',
  'newly-qualified': 'newly-qualified social worker',
  student: 'student',
  'family-support-practitioner': 'family support practitioner',
  'leaving-care-practitioner': 'leaving care practitioner',
  'personal-adviser': 'personal adviser',
};

/** What kind of team a worker is in, in words. */
export const TEAM_TYPE_WORDS: Record<TeamType, string> = {
  'duty-and-assessment': 'duty and assessment',
  'court-and-child-protection': 'court and child protection',
  'disabled-children': 'disabled children',
  'children-in-care': 'children in care',
  'child-in-need': 'child in need',
  'family-placement': 'family placement',
};
