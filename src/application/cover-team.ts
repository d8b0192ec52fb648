import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Outside } from './change-caseload.ts';
import { type By, changeTeamOnce, giveTeamRoles } from './change-team.ts';
import { personKeyOf } from './person-key.ts';
import type { Identity } from './person-record.ts';
import type { TeamRecord } from './ports.ts';

export type Covered =
  | { readonly ok: true; readonly team: TeamRecord }
  | { readonly ok: false; readonly reason: 'no-such-team' };

/**
 * Puts a service manager in an absent manager's place between two dates, both included; what was recorded for the same
 * person before is replaced, and covers that are over are forgotten. `period` null ends it. Safe to repeat; who asks is
 * checked by the caller.
 */
export async function coverTeam(
  outside: Outside,
  teamId: TeamId,
  person: Identity,
  period: { readonly from: CalendarDate; readonly to: CalendarDate } | null,
  by: By,
): Promise<Covered> {
  const today = outside.clock.today();
  const personKey = personKeyOf(person.tenantId, person.objectId);
  const action = { action: 'cover-team', detail: { person: personKey, ...(period ?? { ended: today }) } };
  const team = await changeTeamOnce(outside, teamId, by, action, (before) => ({
    ...before,
    covers: [
      ...(before.covers ?? []).filter((cover) => cover.personKey !== personKey && cover.to >= today),
      ...(period ? [{ personKey, ...period }] : []),
    ],
  }));
  if (!team) return { ok: false, reason: 'no-such-team' };
  await giveTeamRoles(outside, team, person);
  return { ok: true, team };
}
