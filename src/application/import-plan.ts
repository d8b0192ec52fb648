import { isDeepStrictEqual } from 'node:util';
import type { CaseloadFile } from '../caseload-file/index.ts';
import type { Silence } from '../caseload-file/silence.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { factsOn, historyOf, valueOn } from '../domain/caseload.ts';
import type { Change } from './change-caseload.ts';
import { changedTo, inForceFrom } from './import-history.ts';
import type { CaseloadSnapshot } from './ports.ts';

/** What an import makes different, by the references of cases. */
export interface ImportDifferences {
  readonly added: readonly string[];
  readonly changed: readonly { readonly ref: string; readonly facts: readonly string[] }[];
  readonly removed: readonly string[];
  /** The worker's terms that become others. */
  readonly terms: readonly string[];
  readonly duties: boolean;
}

export interface ImportPlan extends ImportDifferences {
  /** Null when the caseload is already as the file says. */
  readonly change: Change | null;
}

type Kept = Pick<CaseloadSnapshot, 'head' | 'cases'>;

/**
 * The file with what its source is silent on filled in from the caseload as it is in force on the file's day. What is
 * kept already comes first, in its order: that rows stand in another order is no change.
 */
export function filledIn(file: CaseloadFile, silence: Silence, { head, cases }: Kept): CaseloadFile {
  const keptCases = new Map(cases.map(({ history }) => [history.dated.ref, factsOn(history, file.asOf)]));
  return {
    ...file,
    terms: filled(file.terms, valueOn(head.terms, file.asOf), silence.ofWorker),
    duties: silence.duties ? head.duties : file.duties,
    cases: file.cases.map((said) => {
      const kept = keptCases.get(said.ref);
      return kept ? filled(beside(said, kept, silence), kept, silence.ofCase) : said;
    }),
  };
}

/** Children and activities as they are said, beside those of which nothing is said. */
function beside(said: CaseFacts, kept: CaseFacts, { ofChild, ofActivities }: Silence): CaseFacts {
  const children = said.children.map((child) => {
    const before = kept.children.find(({ ref }) => ref === child.ref);
    return before ? filled(child, before, ofChild) : child;
  });
  const unsaid = kept.activities.filter(({ kind }) => ofActivities.includes(kind));
  return {
    ...said,
    children: inKeptOrder(children, kept.children, (child, other) => child.ref === other.ref),
    activities: inKeptOrder([...said.activities, ...unsaid], kept.activities, isDeepStrictEqual),
  };
}

function inKeptOrder<T>(said: readonly T[], kept: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] {
  const left = [...said];
  const first = kept.flatMap((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    return at === -1 ? [] : left.splice(at, 1);
  });
  return [...first, ...left];
}

function filled<T extends object>(said: T, kept: T, silent: readonly (keyof T)[]): T {
  const isSilent = ([key]: readonly [string, unknown]) => silent.some((other) => other === key);
  const own = Object.entries(said).filter((entry) => !isSilent(entry));
  return Object.fromEntries([...own, ...Object.entries(kept).filter(isSilent)]) as T;
}

/**
 * What has to change so that the caseload is, on the file's day and after it, as the file says. `newCaseId` gives the
 * id of the n-th case that is added.
 */
export function planImport({ head, cases }: Kept, file: CaseloadFile, newCaseId: (n: number) => string): ImportPlan {
  const { asOf, terms, duties } = file;
  const stored = new Map(cases.map((one) => [one.history.dated.ref, one]));
  const said = new Set(file.cases.map(({ ref }) => ref));
  const added = file.cases.filter(({ ref }) => !stored.has(ref));
  const removed = cases.filter(({ history }) => !said.has(history.dated.ref));
  const changed = file.cases.flatMap((facts) => {
    const one = stored.get(facts.ref);
    const different = one ? differing(factsOn(one.history, asOf), facts) : [];
    return one && different.length > 0 ? [{ one, facts, different }] : [];
  });
  const differences: ImportDifferences = {
    added: added.map(({ ref }) => ref),
    changed: changed.map(({ facts, different }) => ({ ref: facts.ref, facts: different })),
    removed: removed.map(({ history }) => history.dated.ref),
    terms: differing(valueOn(head.terms, asOf), terms),
    duties: !isDeepStrictEqual(head.duties, duties),
  };
  const puts = [
    ...changed.map(({ one, facts }) => ({ caseId: one.caseId, history: changedTo(one.history, facts, asOf) })),
    ...added.map((facts, n) => ({ caseId: newCaseId(n), history: historyOf(facts) })),
  ];
  const isSame = puts.length + removed.length + differences.terms.length === 0 && !differences.duties;
  if (isSame) return { ...differences, change: null };
  return {
    ...differences,
    change: {
      what: 'imported a caseload file',
      cases: [...puts, ...removed.map(({ caseId }) => ({ caseId, history: null }))],
      duties,
      terms: differences.terms.length === 0 ? head.terms : inForceFrom(head.terms, asOf, terms),
    },
  };
}

/** The keys under which two maps say something else. */
function differing(kept: object, said: object): readonly string[] {
  const [a, b] = [new Map(Object.entries(kept)), new Map(Object.entries(said))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !isDeepStrictEqual(a.get(key), b.get(key)));
}
