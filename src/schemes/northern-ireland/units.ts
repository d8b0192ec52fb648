import type { CaseFacts, Category, Child, Discretion, WorkerTerms } from '../../domain/case-facts.ts';
import { type Exact, exact, toQuarter, ZERO } from '../../domain/exact.ts';
import { ALWAYS, type Period } from '../../domain/period.ts';
import type { Award, Mark } from '../../domain/weighting-scheme.ts';

/** What a clause gives a family or a child before its cap; several in a row where the figure changes by the day. */
export interface Unit {
  readonly childRef?: string;
  readonly uncapped: Exact;
  readonly cap: number;
  readonly period: Period;
  /** The clause that the figure comes from, e.g. `1.8 (iii)`. */
  readonly source: string;
  readonly what: string;
}

/** A category of 1.8 and the units that it gives a case; none to a case that it is not about. */
export interface CategoryRule {
  readonly code: Category;
  readonly source: string;
  readonly clause: string;
  units(facts: CaseFacts, terms: WorkerTerms): readonly Unit[];
}

/** What is pointed, up to which figure, and the clause that says so. */
export interface UnitKind {
  readonly source: string;
  readonly name: string;
  readonly cap: number;
}

/** What the manager adds for risk, complexity and travel, less the reduction (1.6 III); may be below 0. */
export function net({ risk = 0, complexity = 0, travel = 0, reduction = 0 }: Discretion = {}): Exact {
  return exact(risk).add(exact(complexity)).add(exact(travel)).sub(exact(reduction));
}

/** The unit of a whole case, with the discretion that stands on the case. */
export function familyUnit(facts: CaseFacts, kind: UnitKind, basic: number): Unit {
  return {
    uncapped: exact(basic).add(net(facts.discretion)),
    cap: kind.cap,
    period: ALWAYS,
    source: kind.source,
    what: inWords(kind, `basic ${basic}`, facts.discretion),
  };
}

/** A unit for each child, with the discretion that stands on the child. */
export function childUnits(facts: CaseFacts, kind: UnitKind, basicOf: (child: Child) => number): readonly Unit[] {
  return facts.children.map((child) => ({
    childRef: child.ref,
    uncapped: exact(basicOf(child)).add(net(child.discretion)),
    cap: kind.cap,
    period: ALWAYS,
    source: kind.source,
    what: inWords(kind, `basic ${basicOf(child)}`, child.discretion),
  }));
}

/** `looked-after child: basic 2, risk 0.5 (at most 7)`; the figures of the manager only where there are any. */
export function inWords({ name, cap }: UnitKind, basic: string, discretion: Discretion = {}): string {
  const added = (['risk', 'complexity', 'travel', 'reduction'] as const)
    .filter((part) => discretion[part])
    .map((part) => `, ${part} ${discretion[part]}`);
  return `${name}: ${basic}${added.join('')} (at most ${cap})`;
}

/** The points of a unit: never below 0, never above its cap, and of divided tasks the worker's share (1.6 IV). */
export function awardOf(unit: Unit, rule: Category, facts: CaseFacts): Award {
  const floored = unit.uncapped.lt(ZERO) ? ZERO : unit.uncapped;
  const points = isCut(unit) ? exact(unit.cap) : floored;
  const share = facts.coWorked ? facts.taskShare : undefined;
  return {
    rule,
    caseRef: facts.ref,
    ...(unit.childRef === undefined ? {} : { childRef: unit.childRef }),
    points: share === undefined ? points : toQuarter(points.mul(exact(share))),
    period: unit.period,
    source: unit.source,
    what: share === undefined ? unit.what : `${unit.what}, share of the tasks ${share}`,
  };
}

/** Says of a case on which days one of its units is cut by its cap. */
export function cappedMarks(units: readonly Unit[], facts: CaseFacts): readonly Mark[] {
  return units.filter(isCut).map((unit) => ({ code: 'capped', caseRef: facts.ref, period: unit.period }));
}

function isCut(unit: Unit): boolean {
  return unit.uncapped.gt(unit.cap);
}
