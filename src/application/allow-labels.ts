import type { TeamId } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { type By, changeTeamOnce } from './change-team.ts';
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
  const operation = { kind: 'follow-team', teamId, key: by.key, by: by.person } as const;
  await outside.stores.teams.beginOperation(operation);
  const action = { action: 'allow-labels', detail: { allowed } };
  const team = await changeTeamOnce(outside, teamId, by, action, ({ labels: _, ...before }) => ({
    ...before,
    ...(allowed ? { labels: true } : {}),
  }));
  const pending = await followByAll(outside, operation);
  return team && { team, pending };
}
