import type { Activity, ActivityKind, CaseFacts, Child, WorkerTerms } from '../domain/case-facts.ts';

/** How a cell is read: a single word of a list, several of them, and so on. */
export type FieldType = 'text' | 'date' | 'number' | 'count' | 'yes-no' | 'word' | 'words';

/** Facts that columns may hold: the keys of the caseload file. */
export interface Fields {
  readonly [key: string]: FieldType | Fields;
}

type KeyOf<T> = T extends unknown ? keyof T : never;
type FieldsOf<T> = Readonly<Record<KeyOf<T>, FieldType | Fields>>;

const SPAN = { from: 'date', to: 'date' } as const;
const DISCRETION = { risk: 'number', complexity: 'number', travel: 'number', reduction: 'number' } as const;

export const WORKER_FIELDS = {
  id: 'text',
  name: 'text',
  role: 'word',
  fte: 'number',
  qualifiedOn: 'date',
  startedOn: 'date',
  teamType: 'word',
  professionalIssues: 'words',
} as const satisfies FieldsOf<WorkerTerms & { id: string; name: string }>;

export const CASE_FIELDS = {
  ref: 'text',
  category: 'word',
  allocatedOn: 'date',
  closureDecidedOn: 'date',
  closedOn: 'date',
  transferredOutOn: 'date',
  coWorked: 'yes-no',
  taskShare: 'number',
  teamHold: 'yes-no',
  agreedInSupervisionOn: 'date',
  statutoryResponsibility: 'yes-no',
  leavingCare: { role: 'word' },
  workloadIssues: 'words',
  discretion: DISCRETION,
  rating: { activity: 'word', risk: 'word', travel: 'word', overall: 'word' },
  lastActivityOn: 'date',
} as const satisfies FieldsOf<Omit<CaseFacts, 'children' | 'activities'>>;

export const CHILD_FIELDS = {
  ref: 'text',
  household: 'text',
  lookedAfter: SPAN,
  childProtection: SPAN,
  discretion: DISCRETION,
} as const satisfies FieldsOf<Child>;

/** Of all kinds together; whether a kind has a fact is for the file's own checks. */
export const ACTIVITY_FIELDS = {
  on: 'date',
  ...SPAN,
  children: 'number',
  placements: 'number',
  hoursEachWay: 'number',
  count: 'number',
  completedOn: 'date',
  rewrite: 'yes-no',
  completedBy: 'word',
  hours: 'number',
  discretion: DISCRETION,
} as const satisfies Omit<FieldsOf<Activity>, 'kind'>;

const KINDS: Readonly<Record<ActivityKind, 'names children' | 'does not'>> = {
  'plan-change': 'does not',
  'placement-viability': 'does not',
  'court-episode': 'does not',
  'permanency-report': 'does not',
  'core-assessment': 'does not',
  proceedings: 'names children',
  'contact-organising': 'names children',
  'private-law': 'does not',
  'placement-change': 'does not',
  'supervised-contact': 'names children',
  travel: 'does not',
  'needs-assessment': 'does not',
  'pathway-plan': 'does not',
  assessment: 'does not',
  court: 'does not',
};
export const ACTIVITY_KINDS = Object.keys(KINDS) as readonly ActivityKind[];

/** An activity of this kind concerns certain children: in rows of children, those in whose rows it stands. */
export const namesChildren = (kind: ActivityKind): boolean => KINDS[kind] === 'names children';
