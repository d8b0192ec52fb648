import type { TeamId } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { type By, teamAudit } from './change-team.ts';
import { notEntitled } from './channel-readers.ts';
import type { ManagersChannel, RosterMember, TeamRecord } from './ports.ts';

export type Bound =
  | { readonly ok: true; readonly team: TeamRecord }
  | { readonly ok: false; readonly reason: 'no-such-team' }
  /** Who in the channel may not see the team's figures. */
  | {
      readonly ok: false;
      readonly reason: 'not-for-all';
      readonly team: TeamRecord;
      readonly people: readonly RosterMember[];
    };

/** Makes a channel the managers' channel of a team, unless somebody in it may not see the team's figures. */
export async function bindChannel(
  outside: Pick<Outside, 'stores' | 'clock'>,
  teamId: TeamId,
  channel: ManagersChannel,
  roster: readonly RosterMember[],
  by: By,
): Promise<Bound> {
  const { stores } = outside;
  const there = await stores.teams.read(teamId);
  if (!there) return { ok: false, reason: 'no-such-team' };
  const people = notEntitled(there.team, channel.tenantId, roster);
  if (people.length > 0) return { ok: false, reason: 'not-for-all', team: there.team, people };
  const team = await stores.teams.changeTeam(
    teamId,
    (before) => ({ ...(before ?? there.team), managersChannel: channel }),
    teamAudit(outside, by, { action: 'use-this-channel', detail: {} }),
  );
  return { ok: true, team };
}
