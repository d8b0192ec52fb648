import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { unchanging, type Versions, valueOn } from '../domain/caseload.ts';
import { continuedBy } from '../domain/change-versions.ts';
import { asDocumented, type SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';
import type { Outside } from './change-caseload.ts';
import { type By, teamAudit, withKey } from './change-team.ts';
import { followByAll } from './follow-team.ts';
import type { PendingItem, TeamRecord } from './ports.ts';

/** By what a team is weighed from a day on. */
export interface SchemeSwitch {
  readonly from: CalendarDate;
  readonly scheme: SchemeInForce;
  /** `markOf` the schemes that whoever decides has seen. */
  readonly seen: string;
}

export type Switched =
  | { readonly ok: true; readonly team: TeamRecord; readonly pending: readonly PendingItem[] }
  | { readonly ok: false; readonly reason: 'no-such-team' | 'changed-since' };

/** Tells whether a team's schemes are still those that a card was made from. */
export function markOf(schemes: Versions<SchemeInForce>): string {
  return createHash('sha256').update(JSON.stringify(schemes)).digest('hex').slice(0, 16);
}

/** A team's schemes with another from a day on, in place of whatever was to come then. */
export function switchedFrom(
  schemes: Versions<SchemeInForce>,
  { from, scheme }: Pick<SchemeSwitch, 'from' | 'scheme'>,
): Versions<SchemeInForce> {
  return continuedBy(schemes, unchanging(scheme), from);
}

/** A scheme as the team last read it before a day; as documented where it was never weighed by it. */
export function asLastRead(schemes: Versions<SchemeInForce>, id: SchemeId, before: CalendarDate): SchemeInForce {
  const earlier = schemes.filter(({ inForceFrom, value }) => inForceFrom < before && value.scheme === id);
  return earlier.at(-1)?.value ?? asDocumented(id);
}

/**
 * Weighs a team by a scheme from a day on: its record first, then every worker's caseload. Days before keep what they
 * were scored under. Whatever stops it half-way, the same again completes it, and so does the sweep. Who asks is checked
 * by the caller.
 */
export async function switchScheme(outside: Outside, teamId: TeamId, asked: SchemeSwitch, by: By): Promise<Switched> {
  const { teams } = outside.stores;
  const there = await teams.record(teamId);
  if (!there) return { ok: false, reason: 'no-such-team' };
  const isOpen = (team: TeamRecord) => !team.usedKeys.includes(by.key) && markOf(team.schemes) === asked.seen;
  const operation = { teamId, key: by.key, by: by.person };
  if (isOpen(there)) await teams.beginOperation(operation);
  const switched = (latest: TeamRecord | undefined): TeamRecord => {
    const before = latest ?? there;
    return isOpen(before) ? withKey({ ...before, schemes: switchedFrom(before.schemes, asked) }, by.key) : before;
  };
  const detail = { from: asked.from, scheme: asked.scheme.scheme };
  const team = await teams.changeTeam(teamId, switched, teamAudit(outside, by, { action: 'switch-scheme', detail }));
  const made = team.usedKeys.includes(by.key) && isDeepStrictEqual(valueOn(team.schemes, asked.from), asked.scheme);
  return made
    ? { ok: true, team, pending: await followByAll(outside, operation) }
    : { ok: false, reason: 'changed-since' };
}
