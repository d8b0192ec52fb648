import type { PersonKey } from './access.ts';
import { compareText } from './timeline.ts';

/** A case that has to be placed with somebody. */
export interface ToPlace {
  readonly caseId: string;
  /** What it counts for who has it now, in the scheme's unit. */
  readonly weight: number;
  readonly isChildProtection: boolean;
}

/** Somebody who may take cases. */
export interface Taker {
  readonly workerKey: PersonKey;
  readonly total: number;
  /** Null where the scheme gives no figure to hold the total against. */
  readonly guideline: number | null;
  readonly mayTakeChildProtection: boolean;
}

/**
 * A first proposal for a caseload: the heaviest case first, each to whoever has the lowest share of the own guideline
 * figure with it. A child-protection case goes to somebody who may take it, where there is one. A case that counts
 * nothing weighs a little, so that such cases are spread as well. The same for the same facts.
 */
export function spreadOver(cases: readonly ToPlace[], takers: readonly Taker[]): ReadonlyMap<string, PersonKey> {
  const placed = new Map<string, PersonKey>();
  const totals = new Map(takers.map(({ workerKey, total }) => [workerKey, total]));
  const heaviestFirst = [...cases].sort((a, b) => b.weight - a.weight || compareText(a.caseId, b.caseId));
  for (const { caseId, weight, isChildProtection } of heaviestFirst) {
    const able = takers.filter((taker) => taker.mayTakeChildProtection || !isChildProtection);
    const share = ({ workerKey, guideline }: Taker) =>
      ((totals.get(workerKey) ?? 0) + Math.max(weight, LEAST)) / (guideline ?? Number.MIN_VALUE);
    const [first] = [...(able.length > 0 ? able : takers)].sort(
      (a, b) => share(a) - share(b) || compareText(a.workerKey, b.workerKey),
    );
    if (!first) break;
    placed.set(caseId, first.workerKey);
    totals.set(first.workerKey, (totals.get(first.workerKey) ?? 0) + Math.max(weight, LEAST));
  }
  return placed;
}

const LEAST = 0.5;

/**
 * What goes to several people in parts of at most `most`, each to be agreed in one transaction. What goes to one person
 * stays together as far as that holds it. The same parts for the same list, in whatever order it comes.
 */
export function inParts<Move extends { readonly to: PersonKey; readonly caseId: string }>(
  moves: readonly Move[],
  most: number,
): readonly (readonly Move[])[] {
  const byReceiver = new Map<PersonKey, Move[]>();
  const sorted = [...moves].sort((a, b) => compareText(a.to, b.to) || compareText(a.caseId, b.caseId));
  for (const move of sorted) byReceiver.set(move.to, [...(byReceiver.get(move.to) ?? []), move]);
  const parts: Move[][] = [];
  for (const own of byReceiver.values()) {
    for (let at = 0; at < own.length; at += most) {
      const run = own.slice(at, at + most);
      const last = parts.at(-1);
      if (last && last.length + run.length <= most) last.push(...run);
      else parts.push(run);
    }
  }
  return parts;
}
