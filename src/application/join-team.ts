import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { WorkerTerms } from '../domain/case-facts.ts';
import { changeFrom, unchanging } from '../domain/caseload.ts';
import { continuedBy } from '../domain/change-versions.ts';
import type { Outside } from './change-caseload.ts';
import type { By } from './change-team.ts';
import { firstDayInTeam } from './first-day-in-team.ts';
import { personKeyOf } from './person-key.ts';
import { type Identity, newPerson } from './person-record.ts';
import type {
  CaseloadCommit,
  CaseloadHead,
  CaseloadSnapshot,
  EarlierMembership,
  PendingItem,
  TeamRecord,
} from './ports.ts';

/** Someone who is to work in a team. */
export interface NewMember extends Identity {
  readonly terms: WorkerTerms;
}

export type Joined =
  | { readonly ok: false; readonly reason: 'in-another-team' }
  | {
      readonly ok: true;
      readonly pending: readonly PendingItem[];
      /** False while the app is not installed for them: they cannot be written to. */
      readonly reachable: boolean;
    };

const MOST_TRIES = 12;

/**
 * Makes someone a worker of a team: a caseload is opened, or the one kept since they left is taken up again. The
 * caseload says in which team they are, and the person's record follows it, so that a second try completes the first.
 */
export async function joinTeam(outside: Outside, team: TeamRecord, member: NewMember, by: By): Promise<Joined> {
  const { caseloads } = outside.stores;
  const workerKey = personKeyOf(member.tenantId, member.objectId);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(workerKey);
    const teamId = kept && teamOf(kept.head);
    if (teamId === team.teamId) return followed(outside, team, member, []);
    if (teamId !== undefined) return { ok: false, reason: 'in-another-team' };
    const result = await caseloads.commit(joining(outside, team, member, by, kept));
    if (result.ok) return followed(outside, team, member, result.pending);
    // A late repeat does not bring back someone who was taken out since.
    if (result.reason === 'repeat') return { ok: true, pending: [], reachable: true };
  }
  throw new Error('A caseload kept changing in between');
}

/** The team that a worker is in; undefined after leaving. */
export function teamOf({ teamId, leftOn }: CaseloadHead): TeamId | undefined {
  return leftOn === undefined ? teamId : undefined;
}

async function followed(
  { stores }: Outside,
  { teamId }: TeamRecord,
  member: NewMember,
  pending: readonly PendingItem[],
): Promise<Joined> {
  const person = await stores.people.change(personKeyOf(member.tenantId, member.objectId), (before) => ({
    ...(before ?? newPerson(member)),
    name: member.name,
    worksIn: teamId,
  }));
  return { ok: true, pending, reachable: person.chat !== undefined };
}

function joining(
  { clock }: Outside,
  { teamId, schemes }: TeamRecord,
  { name, terms, tenantId, objectId }: NewMember,
  by: By,
  kept: CaseloadSnapshot | undefined,
): CaseloadCommit {
  const workerKey = personKeyOf(tenantId, objectId);
  const today = clock.today();
  const head: CaseloadHead = {
    workerKey,
    name,
    teamId,
    ...(kept ? { joinedOn: today } : {}),
    memberSince: today,
    ...(kept?.head.leftOn === undefined ? {} : { earlier: ended(kept, kept.head.leftOn, teamId) }),
    version: (kept?.head.version ?? 0) + 1,
    terms: kept ? changeFrom(kept.head.terms, today, () => terms) : unchanging(terms),
    duties: kept?.head.duties ?? [],
    schemes: kept ? continuedBy(kept.head.schemes, schemes, today) : schemes,
    recentChanges: kept?.head.recentChanges ?? [],
  };
  return {
    basedOn: kept ?? null,
    head,
    putCases: [],
    removedCaseIds: [],
    undo: null,
    audit: { at: clock.now(), by: by.person, action: 'join-team', detail: { role: terms.role, fte: terms.fte } },
    outbox: [
      { kind: 'project-member', workerKey, teamId },
      ...(kept && kept.head.teamId !== teamId
        ? [{ kind: 'project-member', workerKey, teamId: kept.head.teamId } as const]
        : []),
      { kind: 'follow-team', workerKey, teamId, by: by.person },
    ],
    keys: [`join-team:${teamId}:${by.key}`],
    reply: null,
  };
}

function ended(kept: CaseloadSnapshot, leftOn: CalendarDate, next: TeamId): EarlierMembership {
  const from = firstDayInTeam(kept);
  return {
    ...(kept.head.teamId === next ? {} : { elsewhere: true }),
    ...(from === undefined ? {} : { from }),
    leftOn,
  };
}
