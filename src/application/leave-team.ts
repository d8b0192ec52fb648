import type { PersonKey, TeamId } from '../domain/access.ts';
import { isFollowed } from '../domain/hand-over.ts';
import { recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { type By, changeTeamOnce, giveTeamRoles } from './change-team.ts';
import { followingLabels } from './follow-labels.ts';
import { tellOfCasesLeft } from './hand-over-deliveries.ts';
import { teamOf } from './join-team.ts';
import { leftBehind } from './left-behind.ts';
import type { CaseloadSnapshot, PendingItem, TeamRecord } from './ports.ts';
import { managersOn } from './who-is-told.ts';

export type Left =
  | {
      readonly ok: true;
      readonly name: string;
      /** So many cases are still with them: their managers are told. */
      readonly cases: number;
      readonly pending: readonly PendingItem[];
    }
  | { readonly ok: false; readonly reason: 'not-in-team' | 'only-manager' | 'cases-to-come' };

const MOST_TRIES = 12;

/**
 * Takes someone out of a team altogether, with every role that they have in it. The caseload is kept, for those who
 * manage the team. Safe to repeat. The only manager stays until another is named.
 */
export async function leaveTeam(outside: Outside, teamId: TeamId, personKey: PersonKey, by: By): Promise<Left> {
  const { people, teams } = outside.stores;
  const [person, there] = [await people.read(personKey), await teams.read(teamId)];
  if (!person || !there) return { ok: false, reason: 'not-in-team' };
  const { managerKeys, serviceManagerKeys, coordinatorKeys = [], usedKeys } = there.team;
  const named = [...managerKeys, ...serviceManagerKeys, ...coordinatorKeys];
  const isIn = person.worksIn === teamId || named.includes(personKey);
  if (!isIn && !usedKeys.includes(by.key)) return { ok: false, reason: 'not-in-team' };
  if (managerKeys.includes(personKey) && managerKeys.length === 1) return { ok: false, reason: 'only-manager' };

  if (person.worksIn === teamId && (await hasCasesToCome(outside, personKey)))
    return { ok: false, reason: 'cases-to-come' };

  const action = { action: 'leave-team', detail: { person: personKey } };
  const team = await changeTeamOnce(outside, teamId, by, action, (before) => ({
    ...before,
    managerKeys: before.managerKeys.filter((key) => key !== personKey),
    serviceManagerKeys: before.serviceManagerKeys.filter((key) => key !== personKey),
    coordinatorKeys: (before.coordinatorKeys ?? []).filter((key) => key !== personKey),
    covers: (before.covers ?? []).filter((cover) => cover.personKey !== personKey),
  }));
  if (!team) return { ok: false, reason: 'not-in-team' };
  const { pending, cases } = await endMembership(outside, team, personKey, by);
  await giveTeamRoles(outside, team, person);
  return { ok: true, name: person.name, cases, pending };
}

/** True while a case is agreed to come to somebody, or is worked on together with them: it would be with nobody. */
async function hasCasesToCome({ stores, clock }: Outside, workerKey: PersonKey): Promise<boolean> {
  const snapshot = await stores.caseloads.read(workerKey);
  return recordsOf(snapshot?.records ?? [], 'received').some((record) => isFollowed(record, clock.today()));
}

/** Ends the caseload's membership, then the role that follows from it. */
async function endMembership(
  outside: Outside,
  team: TeamRecord,
  workerKey: PersonKey,
  by: By,
): Promise<{ readonly pending: readonly PendingItem[]; readonly cases: number }> {
  const { teamId } = team;
  const { caseloads, people } = outside.stores;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(workerKey);
    const isIn = kept !== undefined && teamOf(kept.head) === teamId;
    // Labels were for this team's eyes: they go before whoever manages the caseload next may see it.
    const unlabelling = isIn ? followingLabels(outside, kept, false, by.person) : null;
    if (unlabelling) {
      await caseloads.commit(unlabelling);
      continue;
    }
    const today = outside.clock.today();
    const cases = kept ? leftBehind(kept, today).all : 0;
    const result = isIn ? await caseloads.commit(leaving(outside, kept, by, cases > 0 ? team : undefined)) : undefined;
    if (result && !result.ok && result.reason === 'changed-in-between') continue;
    // A late repeat does not take out someone who has come back since.
    if (result && !result.ok) return { pending: [], cases };
    await people.change(workerKey, (before) => {
      if (!before) throw new Error('Whoever leaves a team has a record');
      const { worksIn, ...others } = before;
      return worksIn === teamId ? others : before;
    });
    return { pending: result?.pending ?? [], cases };
  }
  throw new Error('A caseload kept changing in between');
}

/** `stillHolds` is the team whose managers hear that cases are left behind; undefined where there are none. */
function leaving({ clock }: Outside, kept: CaseloadSnapshot, by: By, stillHolds: TeamRecord | undefined) {
  const { workerKey, teamId, version } = kept.head;
  const today = clock.today();
  const told = stillHolds ? managersOn(stillHolds, today) : [];
  return {
    basedOn: kept,
    head: { ...kept.head, version: version + 1, leftOn: clock.today() },
    putCases: [],
    removedCaseIds: [],
    undo: null,
    audit: { at: clock.now(), by: by.person, action: 'leave-team', detail: {} },
    outbox: [
      { kind: 'project-member', workerKey, teamId } as const,
      ...told.map(
        (managerKey) =>
          ({ kind: 'deliver', delivery: tellOfCasesLeft(kept.head, `${version}`, managerKey, today) }) as const,
      ),
    ],
    keys: [`leave-team:${teamId}:${by.key}`],
    reply: null,
  };
}
