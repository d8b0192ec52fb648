import type { CaseloadSnapshot } from '../../../application/ports.ts';
import type { CaseFacts, Child } from '../../../domain/case-facts.ts';
import { usualChildRef } from '../../../domain/case-profile.ts';
import type { CaseDetails } from '../../../domain/caseload.ts';
import { plainRef } from '../../../domain/reference.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { WeightingScheme } from '../../../domain/weighting-scheme.ts';
import { lastDayHeld, latestFacts } from '../../case-days.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { checkAll } from '../../schemes/case-question.ts';
import { childOf, type Draft } from './draft.ts';
import { type CaseAsks, CHILD_FIELDS, childFieldId, detailFields, HOME } from './questions.ts';

/** The case that a draft describes, or what is wrong with it by field. */
export type JudgedDraft =
  | { readonly ok: true; readonly facts: CaseFacts }
  | { readonly ok: false; readonly problems: Problems };

/** Judges all of a draft against the caseload as it is. */
export function judgeDraft(draft: Draft, snapshot: CaseloadSnapshot, asks: CaseAsks): JudgedDraft {
  const read = readForm(detailFields(asks), draft.details);
  if (!read.ok) return read;
  const taken = refTaken(read.values.ref, snapshot, asks.scheme);
  if (taken !== null) return { ok: false, problems: { ref: taken } };
  const judged = draft.children.map((_, index) => judgeChild(draft, read.values.ref, index));
  const children = judged.flatMap((child) => (child.ok ? [child.child] : []));
  const problems: Problems = Object.assign(
    {},
    ...judged.map((child) => (child.ok ? {} : child.problems)),
    ...repeatedRefs(children, judged.length),
    tooLarge(draft),
  );
  const { ref, allocatedOn, coWorked } = read.values;
  const details = detailsOf(asks, draft.details, { ...NO_DETAILS, coWorked: coWorked === 'yes', children });
  const all = { ...problems, ...checkAll(asks.questions, details) };
  if (Object.keys(all).length > 0) return { ok: false, problems: all };
  return { ok: true, facts: { ref, allocatedOn, ...details, activities: [] } };
}

/** Why a reference cannot be given; null when it is free on this caseload. Other caseloads are not looked at. */
function refTaken(ref: string, { cases }: CaseloadSnapshot, scheme: WeightingScheme): string | null {
  const there = cases.find(({ history }) => plainRef(history.dated.ref) === plainRef(ref));
  if (!there) return null;
  const facts = latestFacts(there.history);
  const lastDay = lastDayHeld(facts, scheme);
  if (lastDay === null) return `${facts.ref} is on this caseload already.`;
  return `${facts.ref} is on this caseload already, up to ${spokenDate(lastDay)}. A new case needs a reference of its own, for example ${ref.slice(0, 30)}/2.`;
}

type JudgedChild = { readonly ok: true; readonly child: Child } | { readonly ok: false; readonly problems: Problems };

function judgeChild(draft: Draft, caseRef: string, index: number): JudgedChild {
  const read = readForm(CHILD_FIELDS, childOf(draft, index));
  if (!read.ok) {
    const problems = Object.entries(read.problems).map(([id, problem]) => [`${id}${index + 1}`, problem]);
    return { ok: false, problems: Object.fromEntries(problems) };
  }
  const { ref = usualChildRef(caseRef, index), household = HOME, lookedAfter, childProtection } = read.values;
  const since = (from: string | undefined) => (from === undefined ? undefined : { from });
  return {
    ok: true,
    child: {
      ref,
      household,
      ...ifKnown('lookedAfter', since(lookedAfter)),
      ...ifKnown('childProtection', since(childProtection)),
    },
  };
}

/** Two children of a case need two references; the later one is asked about. */
function repeatedRefs(children: readonly Child[], count: number): readonly Problems[] {
  if (children.length < count) return [];
  return children.flatMap(({ ref }, index) =>
    children.findIndex((child) => child.ref === ref) < index
      ? [{ [childFieldId('ref', index)]: 'Another child of this case has this reference already.' }]
      : [],
  );
}

/** What a card can carry in each of two buttons and their fallbacks, beside five children's fields. */
export const MOST_BYTES = 3_000;
const TOO_LARGE = 'Together the children fill more than a card can hold. Please use shorter references.';

/** The child with whom the draft becomes larger than a card can carry. */
function tooLarge({ children }: Draft): Problems {
  let bytes = 0;
  const index = children.findIndex((child) => {
    bytes += Buffer.byteLength(JSON.stringify(child));
    return bytes > MOST_BYTES;
  });
  return index < 0 ? {} : { [childFieldId('ref', index)]: TOO_LARGE };
}

/** A case of which nothing is known. */
export const NO_DETAILS: CaseDetails = {
  coWorked: false,
  teamHold: false,
  statutoryResponsibility: false,
  workloadIssues: [],
  children: [],
};

function detailsOf({ questions }: CaseAsks, typed: Typed, details: CaseDetails): CaseDetails {
  return questions.reduce((known, question) => question.apply(known, typed), details);
}
