import type { TeamRecord, TeamSnapshot } from '../../application/ports.ts';
import { WARNING_SETTINGS } from '../../application/warning-settings.ts';
import { type CapacityStep, teamCapacityOn } from '../../domain/capacity.ts';
import { valueOn } from '../../domain/caseload.ts';
import type { Unit } from '../../domain/weighting-scheme.ts';
import { recordsOf, type WorkerRecord } from '../../domain/worker-records.ts';
import { afterWorkingMinutes } from '../../domain/working-hours.ts';
import { amount, statusName } from '../phrases.ts';
import type { Turn } from '../turn.ts';
import { momentWords } from './warning-words.ts';

/** Somebody who is over a line today, of whom no warning is open yet. */
export interface OverNow {
  readonly name: string;
  readonly step: CapacityStep;
  readonly unit: Unit;
  /** When it has settled (ISO 8601, UTC); null where the next look has to find it first. */
  readonly settledAt: string | null;
}

/** Those of a team who are over a line today without an open warning about it, the most loaded first. Pure. */
export function overNow({ outside, today }: Turn, { team, members }: TeamSnapshot): readonly OverNow[] {
  const { region, unit } = outside.schemeOf(valueOn(team.schemes, today));
  const { settlingMinutes, hours } = outside.warnings ?? WARNING_SETTINGS;
  return teamCapacityOn(members, today, today).members.flatMap(({ workerKey, name, step }): readonly OverNow[] => {
    if (step.status !== 'above' && step.status !== 'report') return [];
    const load = loadWarnings(team, members.find((one) => one.workerKey === workerKey)?.records ?? []);
    if (load.some(({ state }) => state === 'open')) return [];
    const [since] = load.filter(({ state }) => state === 'settling').flatMap(({ past }) => past.above?.since ?? []);
    const settledAt = since === undefined ? null : afterWorkingMinutes(since, settlingMinutes, hours, region);
    return [{ name, step, unit, settledAt: settledAt !== null && settledAt > outside.clock.now() ? settledAt : null }];
  });
}

const loadWarnings = ({ teamId }: TeamRecord, records: readonly WorkerRecord[]) =>
  recordsOf(records, 'warning').filter((one) => one.code === 'load' && one.teamId === teamId);

/** So many are named. */
const MOST_NAMED = 10;

/** Who is over a line now, and when that becomes a warning if it is still so. */
export function overNowWords({ outside }: Turn, over: readonly OverNow[]): readonly string[] {
  const { settlingMinutes, hours } = outside.warnings ?? WARNING_SETTINGS;
  const rest = over.length - MOST_NAMED;
  return [
    ...over.slice(0, MOST_NAMED).map(({ name, step, unit, settledAt }) => {
      const look = settledAt === null ? 'by the next morning check' : `on ${momentWords(settledAt)}`;
      return `${name} is ${statusName(step.status, step)}, with ${amount(step.total, unit)}. No warning of it is open yet: it is looked at ${look}.`;
    }),
    ...(rest > 0 ? [`${rest} more are over a line without a warning.`] : []),
    ...(over.length > 0 && settlingMinutes > 0
      ? [
          `A warning opens when somebody was over for ${settlingMinutes} minutes of working time: working days, ${hours.from} to ${hours.to}.`,
        ]
      : []),
  ];
}
