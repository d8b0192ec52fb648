import { exact, ZERO } from '../../domain/exact.ts';
import { ALWAYS, period } from '../../domain/period.ts';
import { POINTS } from './points.ts';
import { addedUp, hoursFromThenOn, loggedHours, pointsForHours } from './running.ts';
import type { NorthernIrelandReadings } from './sources.ts';
import { type CategoryRule, familyUnit, inWords, net } from './units.ts';

const GATEWAY_SOURCE = '1.8 (i)';

/** 1.8 (i): hours of assessment logged since the worker was given the case, month by month or all of them. */
export function gateway(reading: NorthernIrelandReadings['gateway-hours-by-month']): CategoryRule {
  const wholeCase = reading === 'whole-case';
  const { cap } = POINTS.gateway;
  const kind = { source: GATEWAY_SOURCE, name: 'gateway family', cap };
  return {
    code: 'gateway',
    source: GATEWAY_SOURCE,
    clause: `A gateway family scores 1 point for three hours of assessment logged ${wholeCase ? 'since it was allocated' : 'in the month'}, to the nearest quarter, and the manager's discretion, up to 10.`,
    units(facts) {
      if (facts.category !== 'gateway') return [];
      const logged = facts.activities
        .filter((activity) => activity.kind === 'assessment')
        .filter((assessment) => assessment.on >= facts.allocatedOn)
        .map((assessment) => (wholeCase ? hoursFromThenOn(assessment) : loggedHours(assessment)));
      const withoutHours = { period: ALWAYS, amount: ZERO };
      return addedUp([withoutHours, ...logged]).map(({ period: days, amount }) => ({
        uncapped: pointsForHours(amount).add(net(facts.discretion)),
        cap,
        period: days,
        source: GATEWAY_SOURCE,
        what: inWords(kind, wholeCase ? 'hours so far / 3' : 'hours this month / 3', facts.discretion),
      }));
    },
  };
}

/**
 * 1.8 (xi): a court case, or court work that runs on a case of another category. Such work is pointed once a family,
 * with the discretion of all that runs on a day added up.
 */
export const court: CategoryRule = {
  code: 'court',
  source: '1.8 (xi)',
  clause:
    'A family before the court scores 4, up to 9 with discretion; while court work runs on a case of another category ' +
    "this is added to the case's own points, once.",
  units(facts) {
    const { basic, cap } = POINTS.court;
    const kind = { source: court.source, name: 'court work for the family', cap };
    if (facts.category === undefined) return [];
    if (facts.category === 'court') return [familyUnit(facts, kind, basic)];
    const running = facts.activities
      .filter((activity) => activity.kind === 'court')
      .map(({ from, to, discretion }) => ({ period: period(from, to), amount: net(discretion) }));
    return addedUp(running).map(({ period: days, amount }) => ({
      uncapped: exact(basic).add(amount),
      cap,
      period: days,
      source: court.source,
      what: inWords(kind, `basic ${basic} and discretion`),
    }));
  },
};
