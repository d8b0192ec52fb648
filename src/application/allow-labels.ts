import type { TeamId } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { type By, teamAudit, withKey } from './change-team.ts';
import { followByAll } from './follow-team.ts';
import type { PendingItem, TeamRecord } from './ports.ts';

/**
 * Allows private labels in a team or stops them: its record first, then every worker's caseload, where stopping takes
 * away what was written. Whatever stops it half-way, the same again completes it, and so does the sweep. Undefined when
 * there is no such team. Who asks is checked by the caller.
 */
export async function allowLabels(
  outside: Outside,
  teamId: TeamId,
  allowed: boolean,
  by: By,
): Promise<{ readonly team: TeamRecord; readonly pending: readonly PendingItem[] } | undefined> {
  const { teams } = outside.stores;
  const there = await teams.record(teamId);
  if (!there) return undefined;
  const operation = { kind: 'follow-team', teamId, key: by.key, by: by.person } as const;
  if (!there.usedKeys.includes(by.key)) await teams.beginOperation(operation);
  const changed = (latest: TeamRecord | undefined): TeamRecord => {
    const { labels: _, ...before } = latest ?? there;
    if (before.usedKeys.includes(by.key)) return latest ?? there;
    return withKey({ ...before, ...(allowed ? { labels: true } : {}) }, by.key);
  };
  const team = await teams.changeTeam(
    teamId,
    changed,
    teamAudit(outside, by, { action: 'allow-labels', detail: { allowed } }),
  );
  return { team, pending: await followByAll(outside, operation) };
}
