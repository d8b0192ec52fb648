import type { PersonKey } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CaseloadSnapshot, PersonRecord, TeamStore } from '../ports.ts';
import { refsOn } from '../project-member.ts';

/** Why a person cannot be erased now. */
export type NotErased =
  | { readonly reason: 'legal-hold'; readonly since: string; readonly why: string }
  | { readonly reason: 'open-cases'; readonly cases: number }
  /** Names of the teams. */
  | { readonly reason: 'only-manager'; readonly teams: readonly string[] };

/** What stands against erasing a person on a day; undefined for nothing. */
export async function whyNotErased(
  teams: TeamStore,
  key: PersonKey,
  record: PersonRecord | undefined,
  caseload: CaseloadSnapshot | undefined,
  today: CalendarDate,
): Promise<NotErased | undefined> {
  const { legalHold } = record ?? {};
  if (legalHold) return { reason: 'legal-hold', since: legalHold.since, why: legalHold.reason };
  const open = caseload ? refsOn(caseload, today) : [];
  if (open.length > 0) return { reason: 'open-cases', cases: open.length };
  const alone: string[] = [];
  for (const { teamId, name } of await teams.list()) {
    const { managerKeys = [] } = (await teams.record(teamId)) ?? {};
    if (managerKeys.length === 1 && managerKeys[0] === key) alone.push(name);
  }
  return alone.length > 0 ? { reason: 'only-manager', teams: alone } : undefined;
}
