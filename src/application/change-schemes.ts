import { createHash } from 'node:crypto';
import type { TeamId } from '../domain/access.ts';
import type { Versions } from '../domain/caseload.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { Outside } from './change-caseload.ts';
import { type By, type TeamAction, teamAudit, withKey } from './change-team.ts';
import { followByAll } from './follow-team.ts';
import type { PendingItem, TeamRecord } from './ports.ts';

/** What becomes of a team's schemes. */
export interface SchemesChange extends TeamAction {
  /** `markOf` the schemes that whoever decides has seen. */
  readonly seen: string;
  /** The schemes as they are to be. Pure. */
  change(before: Versions<SchemeInForce>): Versions<SchemeInForce>;
  /** Whether they still are so: nobody has decided otherwise since. */
  isMade(schemes: Versions<SchemeInForce>): boolean;
}

export type SchemesChanged =
  | { readonly ok: true; readonly team: TeamRecord; readonly pending: readonly PendingItem[] }
  | { readonly ok: false; readonly reason: 'no-such-team' | 'changed-since' };

/** Tells whether a team's schemes are still those that a card was made from. */
export function markOf(schemes: Versions<SchemeInForce>): string {
  return createHash('sha256').update(JSON.stringify(schemes)).digest('hex').slice(0, 16);
}

/**
 * Changes what a team is weighed by: its record first, then every worker's caseload. Whatever stops it half-way, the
 * same again completes it, and so does the sweep. Who asks is checked by the caller.
 */
export async function changeSchemes(
  outside: Outside,
  teamId: TeamId,
  asked: SchemesChange,
  by: By,
): Promise<SchemesChanged> {
  const { teams } = outside.stores;
  const there = await teams.record(teamId);
  if (!there) return { ok: false, reason: 'no-such-team' };
  const isOpen = (team: TeamRecord) => !team.usedKeys.includes(by.key) && markOf(team.schemes) === asked.seen;
  const operation = { kind: 'follow-team', teamId, key: by.key, by: by.person } as const;
  if (isOpen(there)) await teams.beginOperation(operation);
  const changed = (latest: TeamRecord | undefined): TeamRecord => {
    const before = latest ?? there;
    return isOpen(before) ? withKey({ ...before, schemes: asked.change(before.schemes) }, by.key) : before;
  };
  const team = await teams.changeTeam(teamId, changed, teamAudit(outside, by, asked));
  return team.usedKeys.includes(by.key) && asked.isMade(team.schemes)
    ? { ok: true, team, pending: await followByAll(outside, operation) }
    : { ok: false, reason: 'changed-since' };
}
