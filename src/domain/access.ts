/** An opaque key of a person: never a name, never the directory's own id. */
export type PersonKey = string;
export type TeamId = string;

/** Product page, People. */
export const PERSON_ROLES = ['worker', 'manager', 'service-manager', 'coordinator', 'admin'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What storage says that a person may do. Never built from what a card or a sentence claims. */
export interface Access {
  readonly personKey: PersonKey;
  readonly name: string;
  /** The team whose worker this person is. */
  readonly worksIn?: TeamId;
  readonly manages: readonly TeamId[];
  readonly oversees: readonly TeamId[];
  readonly coordinates: readonly TeamId[];
  readonly admin: boolean;
}

/** The one table of who may do what; tests generate the whole matrix from it. */
export const RIGHTS = {
  'see-own-caseload': ['worker'],
  'change-own-caseload': ['worker'],
  'see-team-caseload': ['manager', 'service-manager'],
  'change-team-caseload': ['manager'],
  'prepare-supervision': ['worker', 'manager'],
  'see-team-capacity': ['manager', 'service-manager'],
  'compare-schemes': ['worker', 'manager', 'service-manager'],
  'export-caseload': ['worker', 'manager', 'service-manager'],
  'import-caseload': ['worker', 'manager'],
  'change-terms': ['manager', 'admin'],
  'submit-own-month': ['worker'],
  'agree-months': ['manager'],
  'agree-managers-months': ['manager', 'service-manager'],
  'see-months': ['manager', 'service-manager', 'coordinator'],
  'record-absence': ['manager'],
  'see-supervision': ['worker', 'manager', 'service-manager'],
  'record-supervision': ['manager'],
  'audit-supervision': ['manager', 'service-manager'],
  'cover-team': ['service-manager'],
  'answer-warnings': ['manager'],
  'see-warnings': ['manager', 'service-manager'],
  'see-plans': ['worker', 'manager', 'service-manager'],
  'adjust-capacity': ['manager'],
  'see-changes': ['worker', 'manager'],
  allocate: ['manager'],
  'transfer-cases': ['manager'],
  'send-return': ['manager', 'service-manager', 'coordinator'],
  'bind-channel': ['manager', 'admin'],
  'set-up-team': ['admin'],
  'change-readings': ['admin'],
  'see-deliveries': ['admin'],
} as const satisfies Record<string, readonly PersonRole[]>;
export type Right = keyof typeof RIGHTS;

/** The roles that a person has anywhere. */
export function rolesOf(access: Access): readonly PersonRole[] {
  return PERSON_ROLES.filter((role) => hasRole(access, role));
}

function hasRole(access: Access, role: PersonRole): boolean {
  switch (role) {
    case 'worker':
      return access.worksIn !== undefined;
    case 'manager':
      return access.manages.length > 0;
    case 'service-manager':
      return access.oversees.length > 0;
    case 'coordinator':
      return access.coordinates.length > 0;
    case 'admin':
      return access.admin;
  }
}

/** True when some role of the person gives the right at all; used for help and for refusing early. */
export function couldEver(access: Access, right: Right): boolean {
  const allowed: readonly PersonRole[] = RIGHTS[right];
  return rolesOf(access).some((role) => allowed.includes(role));
}

/** True when the person has the right in this team. An admin's rights reach every team. */
export function mayInTeam(access: Access, right: Right, teamId: TeamId): boolean {
  const allowed: readonly PersonRole[] = RIGHTS[right];
  return (
    (allowed.includes('manager') && access.manages.includes(teamId)) ||
    (allowed.includes('service-manager') && access.oversees.includes(teamId)) ||
    (allowed.includes('coordinator') && access.coordinates.includes(teamId)) ||
    (allowed.includes('admin') && access.admin)
  );
}

/**
 * True when the person may answer the month of a worker of a team: agree it, remark on it, reopen it. The month of whoever
 * manages the team is answered by their line manager, the service manager, as well: agreement needs two people, and nobody
 * manages themselves. `manages` are the worker's own teams to manage.
 */
export function mayAnswerMonth(access: Access, teamId: TeamId, manages: readonly TeamId[]): boolean {
  return mayInTeam(access, manages.includes(teamId) ? 'agree-managers-months' : 'agree-months', teamId);
}

/** What says to which service a team belongs. */
export interface TeamOfService {
  readonly teamId: TeamId;
  readonly serviceManagerKeys: readonly PersonKey[];
}

/**
 * True when the person may audit the supervision sessions of a team (Halton 3.6, 3.10): its service manager, or a
 * manager of another team of the same service, which is one with a service manager in common. Nobody audits a team that
 * they manage themselves. `teams` has at least those that the person manages.
 */
export function mayAuditTeam(access: Access, team: TeamOfService, teams: readonly TeamOfService[]): boolean {
  const { manages, oversees } = access;
  if (manages.includes(team.teamId)) return false;
  const shares = ({ serviceManagerKeys }: TeamOfService) =>
    serviceManagerKeys.some((key) => team.serviceManagerKeys.includes(key));
  return oversees.includes(team.teamId) || teams.some((other) => manages.includes(other.teamId) && shares(other));
}

/** What is done with a worker's caseload; the terms (role, FTE) are not the worker's own to change. */
export type CaseloadAction = 'see' | 'change' | 'change-terms';

/** True when the person may see (or change) the caseload of a worker of a team. */
export function mayWithCaseload(
  access: Access,
  action: CaseloadAction,
  owner: { readonly workerKey: PersonKey; readonly teamId: TeamId },
): boolean {
  if (action === 'change-terms') return mayInTeam(access, 'change-terms', owner.teamId);
  const own = access.personKey === owner.workerKey && access.worksIn === owner.teamId;
  return own || mayInTeam(access, `${action}-team-caseload`, owner.teamId);
}
