import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseFacts, Category, Discretion, WorkerTerms } from '../../../src/domain/case-facts.ts';
import { unchanging } from '../../../src/domain/caseload.ts';
import { buildTimeline, scoreOn } from '../../../src/domain/timeline.ts';
import { northernIreland } from '../../../src/schemes/northern-ireland/index.ts';
import { anyFacts } from '../any-facts.ts';
import { caseloadWith } from '../builders.ts';
import { day, type Facts } from '../merton/any-caseload.ts';

/** The table of schemes.md once more, in its own words: unit, basic figure, cap. */
const TABLE: Record<Exclude<Category, 'gateway' | 'early-years'>, readonly ['child' | 'family', number, number]> = {
  'family-intervention': ['family', 1, 9],
  'looked-after': ['child', 2, 7],
  fostering: ['family', 1, 3],
  'fostering-assessment': ['family', 2, 5],
  adoption: ['family', 2, 9],
  permanency: ['family', 2, 9],
  'leaving-care-community': ['child', 2, 4],
  'leaving-care-statutory': ['child', 1, 3],
  disability: ['child', 2, 4],
  court: ['family', 4, 9],
};

const added = ({ risk = 0, complexity = 0, travel = 0, reduction = 0 }: Discretion = {}) =>
  risk + complexity + travel - reduction;

/** Whole eighths of an hour to points, in whole numbers: to the nearest quarter, half up. */
const fromHours = (hours: number) => Math.floor((hours * 8 + 3) / 6) / 4;

const hoursSoFar = (logged: readonly { readonly on: string; readonly hours: number }[], asOf: string) =>
  logged
    .filter(({ on }) => on <= asOf && on.slice(0, 7) === asOf.slice(0, 7))
    .reduce((total, { hours }) => total + hours, 0);

const runs = ({ from, to }: { readonly from: string; readonly to?: string }, asOf: string) =>
  from <= asOf && (to === undefined || asOf <= to);

/** The points of one case on one day, one figure for each unit, worked out for that day alone. */
function unitsOn(facts: CaseFacts, terms: WorkerTerms, asOf: string): number[] {
  const { category, children, discretion, statutoryResponsibility } = facts;
  const held =
    facts.allocatedOn <= asOf &&
    (facts.transferredOutOn === undefined || asOf < facts.transferredOutOn) &&
    (facts.closedOn === undefined || asOf < facts.closedOn);
  if (!held || category === undefined) return [];
  const shared = (points: number) =>
    facts.coWorked && facts.taskShare !== undefined
      ? Math.floor((points * 4 * Math.round(facts.taskShare * 1000) + 500) / 1000) / 4
      : points;
  const unit = (basic: number, more: number, cap: number) => shared(Math.min(cap, Math.max(0, basic + more)));
  const units: number[] = [];
  const leavingCare = category === 'leaving-care-community' || category === 'leaving-care-statutory';
  if (category === 'looked-after' || (leavingCare && statutoryResponsibility)) {
    for (const child of children) {
      const alone = children.filter((other) => other.household === child.household).length === 1;
      units.push(unit(alone ? 2 : 1, added(child.discretion), 7));
    }
  } else if (category === 'gateway') {
    const logged = facts.activities.filter((activity) => activity.kind === 'assessment');
    const own = logged.filter((activity) => activity.on >= facts.allocatedOn);
    units.push(unit(fromHours(hoursSoFar(own, asOf)), added(discretion), 10));
  } else if (
    category !== 'early-years' &&
    !(category === 'leaving-care-community' && terms.role === 'personal-adviser')
  ) {
    const [of, basic, cap] = TABLE[category];
    if (of === 'child') for (const child of children) units.push(unit(basic, added(child.discretion), cap));
    else units.push(unit(category === 'permanency' ? basic * children.length : basic, added(discretion), cap));
  }
  const inCourt = facts.activities
    .filter((activity) => activity.kind === 'court')
    .filter((activity) => runs(activity, asOf));
  if (category !== 'court' && inCourt.length > 0) {
    const more = inCourt.reduce((total, activity) => total + added(activity.discretion), 0);
    units.push(unit(4, more, 9));
  }
  return units;
}

/** Every figure of a day that is not 0, smallest first. */
function figuresOn({ terms, duties, cases }: Facts, asOf: string): number[] {
  const logged = duties.filter((duty) => 'hours' in duty);
  const exceptional = duties.filter((duty) => duty.kind === 'exceptional').filter((duty) => runs(duty, asOf));
  const figures = [
    Math.min(9, fromHours(hoursSoFar(logged, asOf))),
    Math.min(
      5,
      exceptional.reduce((total, { points }) => total + points, 0),
    ),
    ...cases.flatMap((facts) => unitsOn(facts, terms, asOf)),
  ];
  return figures.filter((points) => points > 0).sort((a, b) => a - b);
}

describe('laws of the Northern Ireland model', () => {
  it('scores each day as it would be worked out by hand for that day alone', () => {
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const score = scoreOn(buildTimeline(caseloadWith(whole), unchanging(northernIreland)), asOf);
        const points = score.lines.map((line) => line.points.valueOf()).sort((a, b) => a - b);
        expect(points).toEqual(figuresOn(whole, asOf));
      }),
      { numRuns: 400 },
    );
  });

  it('never passes a cap, and gives quarters', () => {
    const caps: Record<string, number> = { gateway: 10, duties: 9, exceptional: 5 };
    fc.assert(
      fc.property(anyFacts, day, (whole, asOf) => {
        const { lines } = scoreOn(buildTimeline(caseloadWith(whole), unchanging(northernIreland)), asOf);
        for (const { rule, points, source } of lines) {
          const cap = source === '1.8 (iii)' ? 7 : (caps[rule] ?? TABLE[rule as keyof typeof TABLE][2]);
          expect(points.lte(cap)).toBe(true);
          expect(points.mul(4).d).toBe(1n);
        }
      }),
    );
  });
});
