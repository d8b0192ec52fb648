import { type Exact, exact } from '../../domain/exact.ts';
import { type Period, period } from '../../domain/period.ts';
import type { Award, Mark, Rule, WorkerFacts } from '../../domain/weighting-scheme.ts';
import { DUTIES_CAP, EXCEPTIONAL_CAP } from './points.ts';
import { addedUp, loggedHours, pointsForHours } from './running.ts';

/** A figure of the worker's before its cap, on the days on which it stands. */
interface Figure {
  readonly uncapped: Exact;
  readonly cap: number;
  readonly period: Period;
}

/** 1.6 VII: hours of all kinds of duty, added up by month before they are rounded once. */
function dutyFigures({ duties }: WorkerFacts): readonly Figure[] {
  const logged = duties.filter((duty) => 'hours' in duty).map(loggedHours);
  return addedUp(logged).map(({ period: days, amount }) => ({
    uncapped: pointsForHours(amount),
    cap: DUTIES_CAP,
    period: days,
  }));
}

/** Appendix 1: what the senior social worker has given for exceptional cases, all that runs on a day added up. */
function exceptionalFigures({ duties }: WorkerFacts): readonly Figure[] {
  const running = duties
    .filter((duty) => duty.kind === 'exceptional')
    .map(({ from, to, points }) => ({ period: period(from, to), amount: exact(points) }));
  return addedUp(running).map(({ period: days, amount }) => ({
    uncapped: amount,
    cap: EXCEPTIONAL_CAP,
    period: days,
  }));
}

function workerRule(
  text: Pick<Rule<WorkerFacts>, 'code' | 'source' | 'clause'>,
  figures: (facts: WorkerFacts) => readonly Figure[],
  what: string,
): Rule<WorkerFacts> {
  return {
    ...text,
    award: (facts) =>
      figures(facts).map(
        (figure): Award => ({
          rule: text.code,
          points: isCut(figure) ? exact(figure.cap) : figure.uncapped,
          period: figure.period,
          source: text.source,
          what,
        }),
      ),
  };
}

export const workerRules: readonly Rule<WorkerFacts>[] = [
  workerRule(
    {
      code: 'duties',
      source: '1.6 VII',
      clause:
        'Training, team meetings, project work, supervision and other duties score 1 for three hours of the month, at ' +
        'most 9 a worker.',
    },
    dutyFigures,
    `duties: hours of all kinds this month / 3 (at most ${DUTIES_CAP})`,
  ),
  workerRule(
    {
      code: 'exceptional',
      source: 'appendix 1',
      clause: 'The senior social worker may give a worker points for exceptional cases, at most 5 in all.',
    },
    exceptionalFigures,
    `exceptional cases, at the discretion of the senior social worker (at most ${EXCEPTIONAL_CAP})`,
  ),
];

/** Says of the worker on which days duties or exceptional points are cut. */
export function cappedMarks(facts: WorkerFacts): readonly Mark[] {
  return [...dutyFigures(facts), ...exceptionalFigures(facts)]
    .filter(isCut)
    .map((figure) => ({ code: 'capped', period: figure.period }));
}

function isCut(figure: Figure): boolean {
  return figure.uncapped.gt(figure.cap);
}
