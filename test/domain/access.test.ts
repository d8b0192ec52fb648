import { describe, expect, it } from '@jest/globals';
import {
  type Access,
  couldEver,
  mayAnswerMonth,
  mayAuditTeam,
  mayInTeam,
  mayWithCaseload,
  PERSON_ROLES,
  type PersonRole,
  RIGHTS,
  type Right,
  rolesOf,
} from '../../src/domain/access.ts';

const NOBODY: Access = { personKey: 'p', name: 'P', manages: [], oversees: [], coordinates: [], admin: false };

/** Someone with one role, in one team where the role belongs to a team. */
function someone(role: PersonRole, teamId: string): Access {
  switch (role) {
    case 'worker':
      return { ...NOBODY, worksIn: teamId };
    case 'manager':
      return { ...NOBODY, manages: [teamId] };
    case 'service-manager':
      return { ...NOBODY, oversees: [teamId] };
    case 'coordinator':
      return { ...NOBODY, coordinates: [teamId] };
    case 'admin':
      return { ...NOBODY, admin: true };
  }
}

const rights = Object.keys(RIGHTS) as Right[];
const allows = (right: Right, role: PersonRole) => (RIGHTS[right] as readonly PersonRole[]).includes(role);
const matrix = PERSON_ROLES.flatMap((role) => rights.map((right) => [role, right, allows(right, role)] as const));

describe('rights by role', () => {
  it.each(PERSON_ROLES)('knows a %s by that role alone', (role) => {
    expect(rolesOf(someone(role, 'north'))).toEqual([role]);
  });

  it('knows nobody without a role', () => {
    expect(rolesOf(NOBODY)).toEqual([]);
    expect(rights.filter((right) => couldEver(NOBODY, right))).toEqual([]);
  });

  it.each(matrix)('a %s is offered %s: %s', (role, right, allowed) => {
    expect(couldEver(someone(role, 'north'), right)).toBe(allowed);
  });

  // What only concerns one's own caseload is a right in no team.
  it.each(matrix)('a %s has %s in the own team: %s', (role, right, allowed) => {
    expect(mayInTeam(someone(role, 'north'), right, 'north')).toBe(allowed && role !== 'worker');
  });

  it.each(matrix)("a %s has %s in another team only as an administrator's right: %s", (role, right, allowed) => {
    expect(mayInTeam(someone(role, 'north'), right, 'south')).toBe(allowed && role === 'admin');
  });
});

const actions = ['see', 'change', 'change-terms'] as const;
const MANAGERS_DO: Record<PersonRole, readonly (typeof actions)[number][]> = {
  worker: [],
  manager: ['see', 'change', 'change-terms'],
  'service-manager': ['see'],
  coordinator: [],
  admin: ['change-terms'],
};

describe("someone else's caseload", () => {
  it.each(PERSON_ROLES.flatMap((role) => actions.map((action) => [role, action] as const)))(
    'a %s of the team: %s as the product page says',
    (role, action) => {
      const may = mayWithCaseload(someone(role, 'north'), action, { workerKey: 'other', teamId: 'north' });
      expect(may).toBe(MANAGERS_DO[role].includes(action));
    },
  );

  it.each(PERSON_ROLES.flatMap((role) => actions.map((action) => [role, action] as const)))(
    'a %s of another team: %s is refused, but for terms changed by an administrator',
    (role, action) => {
      const may = mayWithCaseload(someone(role, 'north'), action, { workerKey: 'other', teamId: 'south' });
      expect(may).toBe(role === 'admin' && action === 'change-terms');
    },
  );
});

describe('the own caseload', () => {
  it.each([
    ['a worker sees it', 'worker', 'see', true],
    ['a worker changes it', 'worker', 'change', true],
    ['a worker does not set the own terms', 'worker', 'change-terms', false],
    ['a coordinator who has left the team does not see it', 'coordinator', 'see', false],
    ['an administrator who has left the team does not see it', 'admin', 'see', false],
  ] as const)('%s', (_, role, action, expected) => {
    expect(mayWithCaseload(someone(role, 'north'), action, { workerKey: 'p', teamId: 'north' })).toBe(expected);
  });

  it('is out of reach for someone who is now in another team', () => {
    const owner = { workerKey: 'p', teamId: 'south' };
    expect(mayWithCaseload(someone('worker', 'north'), 'see', owner)).toBe(false);
  });
});

describe("the answer to a worker's month", () => {
  it.each<[PersonRole, boolean, boolean]>([
    ['worker', false, false],
    ['manager', true, true],
    ['service-manager', false, true],
    ['coordinator', false, false],
    ['admin', false, false],
  ])('of a %s: %s, of a month of whoever manages the team: %s', (role, ofWorker, ofManager) => {
    const answers = (manages: readonly string[]) => mayAnswerMonth(someone(role, 'north'), 'north', manages);
    expect([answers([]), answers(['south']), answers(['north'])]).toEqual([ofWorker, ofWorker, ofManager]);
    expect(mayAnswerMonth(someone(role, 'south'), 'north', ['north'])).toBe(false);
  });
});

describe('the sessions of a team, for audit', () => {
  const team = (teamId: string, ...serviceManagerKeys: readonly string[]) => ({ teamId, serviceManagerKeys });
  const teams = [
    team('north', 'sol'),
    team('south', 'sam', 'sol'),
    team('west', 'sarah'),
    team('nobody'),
    team('alone'),
  ];
  const may = (access: Access) => teams.filter((one) => mayAuditTeam(access, one, teams)).map(({ teamId }) => teamId);

  it.each<[PersonRole, readonly string[]]>([
    ['worker', []],
    ['manager', ['south']],
    ['service-manager', ['north']],
    ['coordinator', []],
    ['admin', []],
  ])('a %s of north may audit %j', (role, expected) => {
    expect(may(someone(role, 'north'))).toEqual(expected);
  });

  it.each<[string, Partial<Access>, readonly string[]]>([
    ['who manages two teams of a service audits neither', { manages: ['north', 'south'] }, []],
    [
      'who oversees a team and manages it does not audit it',
      { manages: ['north'], oversees: ['north', 'south'] },
      ['south'],
    ],
    ['teams without a service manager are no service', { manages: ['nobody'] }, []],
    ['another service has no part in it', { manages: ['west'] }, []],
    ['a manager of two services audits in both', { manages: ['west', 'south'] }, ['north']],
  ])('%s', (_, roles, expected) => {
    expect(may({ ...NOBODY, ...roles })).toEqual(expected);
  });

  it('is nobody’s who is named by no role, whatever the teams say', () => {
    expect(may({ ...NOBODY, personKey: 'sol' })).toEqual([]);
  });
});
