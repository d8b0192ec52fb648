import { distance } from 'fastest-levenshtein';
import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import type { CaseHistory } from '../domain/caseload.ts';
import { plainRef } from '../domain/reference.ts';

/** The case that a person means, or those that they may have meant. */
export type FoundCase =
  | { readonly ok: true; readonly stored: StoredCase }
  | { readonly ok: false; readonly near: readonly StoredCase[] };

const MOST_NEAR = 3;
const MOST_SLIPS = 2;

/**
 * Finds a case of this caseload by its reference as someone wrote it: `c101` and `C 101` are C-101. The reference of a
 * child names the child's case.
 */
export function findCase({ cases }: Pick<CaseloadSnapshot, 'cases'>, said: string): FoundCase {
  const refOf = (stored: StoredCase) => stored.history.dated.ref;
  const exact = newestOf(cases.filter((stored) => refOf(stored) === said));
  if (exact) return { ok: true, stored: exact };
  const plain = plainRef(said);
  const same = cases.filter((stored) => plainRef(refOf(stored)) === plain);
  const only = newestOf(same);
  if (only && new Set(same.map(refOf)).size === 1) return { ok: true, stored: only };
  const ofChild = cases.filter(({ history }) => childRefs(history).some((ref) => plainRef(ref) === plain));
  const [childs] = ofChild;
  if (childs && same.length === 0 && ofChild.length === 1) return { ok: true, stored: childs };
  const slips = new Map(cases.map((stored) => [stored, distance(plainRef(refOf(stored)), plain)]));
  const most = Math.min(MOST_SLIPS, plain.length - 1);
  const near = cases.filter(
    (stored) => (slips.get(stored) ?? Number.POSITIVE_INFINITY) <= most || sameDigits(refOf(stored), said),
  );
  near.sort((a, b) => (slips.get(a) ?? 0) - (slips.get(b) ?? 0) || compareRefs(refOf(a), refOf(b)));
  return { ok: false, near: near.slice(0, MOST_NEAR) };
}

/** A case that was given away and came back stands twice under its reference: the one that came last is meant. */
function newestOf(same: readonly StoredCase[]): StoredCase | undefined {
  const [newest] = [...same].sort((a, b) => (a.history.dated.allocatedOn < b.history.dated.allocatedOn ? 1 : -1));
  return newest;
}

/** What the references of a sentence name together. */
export type NamedCase =
  | { readonly kind: 'one'; readonly stored: StoredCase; readonly childRefs: readonly string[] }
  | { readonly kind: 'several'; readonly cases: readonly StoredCase[] }
  | { readonly kind: 'unknown'; readonly said: string; readonly near: readonly StoredCase[] };

/** The one case that references of a sentence name, with those of its children among them. */
export function namedCase(
  snapshot: Pick<CaseloadSnapshot, 'cases'>,
  { caseRef, otherRefs = [] }: { readonly caseRef: string; readonly otherRefs?: readonly string[] | undefined },
): NamedCase {
  const refs = [caseRef, ...otherRefs];
  const cases: StoredCase[] = [];
  for (const said of refs) {
    const found = findCase(snapshot, said);
    if (!found.ok) return { kind: 'unknown', said, near: found.near };
    if (!cases.includes(found.stored)) cases.push(found.stored);
  }
  const [stored, ...others] = cases;
  if (!stored || others.length > 0) return { kind: 'several', cases };
  const plain = refs.map(plainRef);
  const ofCase = plainRef(stored.history.dated.ref);
  const children = [...new Set(childRefs(stored.history))].filter(
    (ref) => plainRef(ref) !== ofCase && plain.includes(plainRef(ref)),
  );
  return { kind: 'one', stored, childRefs: children };
}

function childRefs({ details }: CaseHistory): readonly string[] {
  return details.flatMap(({ value }) => value.children.map(({ ref }) => ref));
}

/** `101` and `D-101` for C-101: the letters were left out or mistaken. */
function sameDigits(ref: string, said: string): boolean {
  const [of, meant] = [ref, said].map((text) => text.replace(/\D/g, ''));
  return of !== '' && of === meant;
}

const order = new Intl.Collator('en-GB', { numeric: true });

/** `C-9` before `C-10`. */
export function compareRefs(a: string, b: string): number {
  return order.compare(a, b);
}
