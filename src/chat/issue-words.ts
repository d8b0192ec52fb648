import type { ProfessionalIssue, WorkloadIssue } from '../domain/case-facts.ts';

/** Bath and NES section 4: what makes a case more or less work, in the policy's order. */
export const WORKLOAD_ISSUE_WORDS: Readonly<Record<WorkloadIssue, string>> = {
  'family-size': 'a) the number of people in the family',
  court: 'b) court work',
  complexity: 'c) complexity: many problems at once, disability, several addresses, threats or violence',
  'distant-placement': 'd) a placement far away',
  'additional-assessments': 'e) further assessments, such as of risk, of carers or for the court',
  'background-history': 'f) a long history that has to be analysed',
  'existing-plans': 'g) assessments and plans that there are already',
  'co-working': 'h) work together with another worker',
  'intensive-intervention': 'i) intensive work for a short or medium time',
};

/** Bath and NES section 5: what a worker does beside the cases, in the policy's order. */
export const PROFESSIONAL_ISSUE_WORDS: Readonly<Record<ProfessionalIssue, string>> = {
  'working-groups': 'a) working groups',
  mentoring: 'b) mentoring of others',
  'pq-msc': 'c) study for a PQ award or MSc',
  training: 'd) training',
  courses: 'e) courses and in-house training attended',
  'practice-teaching': 'f) practice teaching',
  'panel-membership': 'g) sitting on panels',
};
