import type { TeamWarning } from '../../application/team-warnings.ts';
import type { Warning } from '../../domain/warning.ts';

/** The day on which the samples of notifications are shown. */
export const SAMPLE_DAY = '2026-11-30';

/** A warning for the samples of notifications. */
export function sampleWarning(more: Partial<Warning> = {}): Warning {
  const since = '2026-11-18T10:02:00.000Z';
  return {
    id: 'load-1',
    code: 'load',
    teamId: 'team',
    state: 'open',
    level: 'above',
    past: { above: { since, crossedAt: since, linesChanged: 2 } },
    total: 86,
    unit: 'points',
    line: 85,
    linesChanged: 2,
    openedAt: since,
    card: '2026-11-18T10:00',
    revision: 1,
    ...more,
  };
}

/** Whose it is. */
export function sampleTeamWarning(name: string, more: Partial<Warning> = {}): TeamWarning {
  const team = { teamId: 'team', name: 'North' };
  return { team, workerKey: 'worker', name, warning: sampleWarning(more), hasLeft: false };
}

/** As many workers as a team may have, with the longest names. */
export const LONGEST: readonly TeamWarning[] = Array.from({ length: 60 }, (_, index) =>
  sampleTeamWarning(`${'W'.repeat(97)}${index}`, { level: 'report', total: 1234.25, line: 100, linesChanged: 123 }),
);
