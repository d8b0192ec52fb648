import { isDeepStrictEqual } from 'node:util';
import type { TeamId } from './access.ts';
import { minutesFrom } from './london-time.ts';
import type { PastLine, Warning, WarningCode, WarningLevel } from './warning.ts';
import type { Unit } from './weighting-scheme.ts';

export type Crossed = Required<Pick<PastLine, 'crossedAt' | 'linesChanged'>> & Pick<PastLine, 'lowered'>;

/** Where a worker stands to a line. */
export interface Crossing {
  readonly level: WarningLevel;
  readonly isPast: boolean;
  /** At least the margin under it, and not by the turn of a month. */
  readonly isClear: boolean;
  /** The figure of the line; null for a flag. */
  readonly line: number | null;
  /** When it was crossed and how many of what counts changed with it, as it looks now; asked once. */
  crossed(): Crossed;
  /** True while lowered figures alone make it past: with the usual ones of the day it would not be. Absent for a flag. */
  isByLoweringAlone?(): boolean;
}

/** What warnings are made from: a worker's figures on a day. */
export interface Workload {
  readonly teamId: TeamId;
  readonly total: number;
  readonly unit: Unit;
  /** The lines of each code, the worst last. */
  readonly crossings: Readonly<Record<WarningCode, readonly Crossing[]>>;
}

/** What happened to a warning that somebody may have to hear of. */
export interface WarningEvent {
  readonly kind: 'opened' | 'raised' | 'reopened' | 'lowered' | 'changed' | 'cleared';
  readonly warning: Warning;
}

export interface NextWarnings {
  /** Those that become different. */
  readonly put: readonly Warning[];
  /** The ids of those that were never told and are gone. */
  readonly removed: readonly string[];
  readonly events: readonly WarningEvent[];
  /** When to look again if nothing changes before; null when nothing settles. */
  readonly lookAgainAt: string | null;
}

/** The moment, and what the clock says of settling. */
export interface WarningClock {
  readonly now: string;
  /** When what began at a moment has lasted for the settling time. */
  settledAt(since: string): string;
}

/** Who crosses a line again so soon finds the same warning open again, on the card that people still remember. */
const REOPENED_WITHIN_MINUTES = 7 * 24 * 60;

/**
 * The warnings of a worker after a look at the workload as it is now. What led there plays no part, so the order of
 * changes does not matter, and the same look again changes nothing.
 */
export function nextWarnings(warnings: readonly Warning[], workload: Workload, clock: WarningClock): NextWarnings {
  const codes = Object.entries(workload.crossings) as [WarningCode, readonly Crossing[]][];
  const parts = [
    ...codes.map(([code, crossings]) => nextOfCode(warnings, code, crossings, workload, clock)),
    ...warnings
      .filter(({ teamId, state }) => teamId !== workload.teamId && state !== 'cleared')
      .map((left) => ended(left, clock.now)),
  ];
  const looks = parts.flatMap(({ lookAgainAt }) => (lookAgainAt === null ? [] : [lookAgainAt]));
  return {
    put: parts.flatMap(({ put }) => put),
    removed: parts.flatMap(({ removed }) => removed),
    events: parts.flatMap(({ events }) => events),
    lookAgainAt: looks.sort()[0] ?? null,
  };
}

const NOTHING: NextWarnings = { put: [], removed: [], events: [], lookAgainAt: null };

function nextOfCode(
  warnings: readonly Warning[],
  code: WarningCode,
  crossings: readonly Crossing[],
  workload: Workload,
  clock: WarningClock,
): NextWarnings {
  const before = currentOf(warnings, code, workload.teamId, clock.now);
  const told = before?.state === 'open' ? crossings.findIndex(({ level }) => level === before.level) : -1;
  // What was told stays until it is clear; what was not is forgotten as soon as it is not so any more.
  const staying = crossings.filter(({ isPast, isClear }, rank) => isPast || (rank <= told && !isClear));
  const pastLine = (crossing: Crossing): PastLine => {
    const known = before?.past[crossing.level];
    if (known && !isOutgrown(known, crossing)) return known;
    return { since: known?.since ?? clock.now, ...crossing.crossed() };
  };
  const past: Warning['past'] = Object.fromEntries(staying.map((crossing) => [crossing.level, pastLine(crossing)]));
  const settledAt = ({ level }: Crossing) => clock.settledAt(past[level]?.since ?? clock.now);
  const isHeard = (crossing: Crossing) => crossings.indexOf(crossing) <= told || settledAt(crossing) <= clock.now;
  const waits = staying.filter((crossing) => !isHeard(crossing)).map(settledAt);
  const lookAgainAt = waits.sort()[0] ?? null;

  const [first] = staying;
  if (!first) return before ? ended({ ...before, total: workload.total, unit: workload.unit }, clock.now) : NOTHING;
  const kept = before ?? newWarning(warnings, code, first.level, workload);
  const heard = staying.filter(isHeard).at(-1);
  if (heard) return { ...heardOf(kept, heard, past, workload, clock), lookAgainAt };
  return { ...quietly(before, { ...kept, past }), lookAgainAt };
}

/** Lowered figures crossed it, but by now it is past the usual line as well, or they have ended: work keeps it there. */
function isOutgrown({ lowered }: PastLine, { isPast, isByLoweringAlone }: Crossing): boolean {
  return lowered !== undefined && isPast && !isByLoweringAlone?.();
}

/** The one that settles or is open; else the one that cleared so lately that it would be opened again. */
function currentOf(warnings: readonly Warning[], code: WarningCode, teamId: TeamId, now: string): Warning | undefined {
  const lately = minutesFrom(now, -REOPENED_WITHIN_MINUTES);
  return warnings
    .filter((warning) => warning.code === code && warning.teamId === teamId)
    .find(({ state, clearedAt }) => state !== 'cleared' || (clearedAt !== undefined && clearedAt >= lately));
}

/** Nobody is told of it yet. Its id follows from those before it, so that two who look at once mean the same. */
function newWarning(
  warnings: readonly Warning[],
  code: WarningCode,
  level: WarningLevel,
  { teamId, total, unit }: Workload,
): Warning {
  const numbers = warnings.filter((one) => one.code === code).map(({ id }) => Number(id.slice(code.length + 1)));
  return {
    id: `${code}-${Math.max(0, ...numbers) + 1}`,
    code,
    teamId,
    state: 'settling',
    level,
    past: {},
    total,
    unit,
    line: null,
    linesChanged: 0,
    revision: 0,
  };
}

/** A warning as it is to be read: opened, changed, or as it was. */
function heardOf(
  before: Warning,
  heard: Crossing,
  past: Warning['past'],
  { total, unit }: Workload,
  { now }: WarningClock,
): NextWarnings {
  const { level, line } = heard;
  const { linesChanged = 0, lowered } = past[level] ?? {};
  const kind = kindOf(before, heard, { total, unit, lowered });
  if (kind === null) return quietly(before, { ...before, past });
  const { clearedAt, lowered: _, ...kept } = before;
  const warning: Warning = {
    ...kept,
    ...{ state: 'open', level, past, total, unit, line, linesChanged },
    ...(lowered === undefined ? {} : { lowered }),
    ...(kind === 'opened' ? { openedAt: now } : {}),
    ...(kind === 'reopened' ? { reopenedAt: now } : {}),
    revision: before.revision + 1,
  };
  return { ...NOTHING, put: [warning], events: [{ kind, warning }] };
}

const RANK: Record<WarningLevel, number> = { flag: 0, above: 0, report: 1 };

function kindOf(
  before: Warning,
  { level, line }: Crossing,
  { total, unit, lowered }: Pick<Workload, 'total' | 'unit'> & { readonly lowered: PastLine['lowered'] },
): WarningEvent['kind'] | null {
  if (before.state === 'settling') return 'opened';
  if (before.state === 'cleared') return 'reopened';
  if (level !== before.level) return RANK[level] > RANK[before.level] ? 'raised' : 'lowered';
  // A flag's card shows no total.
  const isSame = total === before.total && line === before.line && unit === before.unit;
  const isOfLowering = lowered !== undefined || before.lowered === undefined;
  return level === 'flag' || (isSame && isOfLowering) ? null : 'changed';
}

function ended(before: Warning, now: string): NextWarnings {
  if (before.state === 'settling') return { ...NOTHING, removed: [before.id] };
  if (before.state === 'cleared') return quietly(before, { ...before, past: {} });
  const { plan } = before;
  const warning: Warning = {
    ...before,
    state: 'cleared',
    past: {},
    clearedAt: now,
    ...(plan === undefined || plan.closedAt !== undefined ? {} : { plan: { ...plan, closedAt: now } }),
    revision: before.revision + 1,
  };
  return { ...NOTHING, put: [warning], events: [{ kind: 'cleared', warning }] };
}

/** Kept, so that the time goes on counting, and nobody hears of it. */
function quietly(before: Warning | undefined, after: Warning): NextWarnings {
  return before && isDeepStrictEqual(before.past, after.past) ? NOTHING : { ...NOTHING, put: [after] };
}
