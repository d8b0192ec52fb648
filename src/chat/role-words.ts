import type { WorkerRole } from '../domain/case-facts.ts';

/** What a worker is employed as, in words. */
export const ROLE_WORDS: Record<WorkerRole, string> = {
  'social-worker': 'social worker',
  'newly-qualified': 'newly-qualified social worker',
  student: 'student',
  'family-support-practitioner': 'family support practitioner',
  'leaving-care-practitioner': 'leaving care practitioner',
  'personal-adviser': 'personal adviser',
};
