import { isDeepStrictEqual } from 'node:util';
import type { CaseloadFile, FileError } from '../caseload-file/index.ts';
import type { CaseFacts, Duty, WorkerTerms } from '../domain/case-facts.ts';
import { factsOn, valueOn } from '../domain/caseload.ts';
import { hasManagersPart, managersPartDiffers } from '../domain/managers-part.ts';
import type { Change } from './change-caseload.ts';
import type { CaseloadSnapshot } from './ports.ts';
import { employment } from './undo-change.ts';

type Kept = Pick<CaseloadSnapshot, 'head' | 'cases'>;

/**
 * Where a file would change what a manager decides: the terms, exceptional points (Northern Ireland appendix 1), and of
 * a case what `managers-part.ts` names, on the file's day or on others. A worker's own file may not. `change` is what
 * the file comes to.
 */
export function managersFacts(kept: Kept, file: CaseloadFile, change: Change | null): readonly FileError[] {
  if (!change) return [];
  const onTheDay = [...termErrors(kept, file, change), ...dutyErrors(kept, file), ...caseErrors(kept, file)];
  return [...onTheDay, ...otherDayErrors(kept, file, change, onTheDay)];
}

function refused(path: string, what: string): FileError {
  return { path, message: `Expected the ${what} as recorded: only the manager can change that.` };
}

/** What a worker is employed as, on the file's day and later; what is noted for supervision is the worker's own. */
function termErrors({ head }: Kept, { asOf, terms: said }: CaseloadFile, { terms }: Change): readonly FileError[] {
  const there = valueOn(head.terms, asOf);
  const keys = (Object.keys({ ...there, ...said }) as (keyof WorkerTerms)[]).filter(
    (key) => key !== 'professionalIssues' && !isDeepStrictEqual(there[key], said[key]),
  );
  if (keys.length > 0) return keys.map((key) => refused(`worker.${key}`, key));
  const isSame = terms === undefined || isDeepStrictEqual(employment(terms), employment(head.terms));
  return isSame ? [] : [refused('worker', 'terms of later days')];
}

const exceptional = (duties: readonly Duty[]) => duties.filter(({ kind }) => kind === 'exceptional');

function dutyErrors({ head }: Kept, { duties }: CaseloadFile): readonly FileError[] {
  const isSame = isDeepStrictEqual(exceptional(head.duties), exceptional(duties));
  return isSame ? [] : [refused('duties', 'exceptional points')];
}

function caseErrors({ cases }: Kept, { asOf, cases: said }: CaseloadFile): readonly FileError[] {
  const kept = new Map(cases.map(({ history }) => [history.dated.ref, factsOn(history, asOf)]));
  return said.flatMap((facts, at) =>
    decisionsOn(kept.get(facts.ref), facts)
      .filter(([, , before, after]) => !isDeepStrictEqual(before, after))
      .map(([key, what]) => refused(`cases[${at}].${key}`, what)),
  );
}

type Decision = readonly [key: string, what: string, before: unknown, after: unknown];

function decisionsOn(kept: CaseFacts | undefined, said: CaseFacts): readonly Decision[] {
  const before = (ref: string) => kept?.children.find((child) => child.ref === ref)?.discretion;
  return [
    ['discretion', 'discretion', kept?.discretion, said.discretion],
    ['rating.overall', 'overall rating', kept?.rating?.overall, said.rating?.overall],
    ['agreedInSupervisionOn', 'agreement', kept?.agreedInSupervisionOn, said.agreedInSupervisionOn],
    ...said.children.map(
      ({ ref, discretion }, at): Decision => [`children[${at}].discretion`, 'discretion', before(ref), discretion],
    ),
  ];
}

/** A case of which nothing is said yet, and that the change would take away or decide otherwise on some day. */
function otherDayErrors(
  { cases }: Kept,
  file: CaseloadFile,
  { cases: changed = [] }: Change,
  said: readonly FileError[],
): readonly FileError[] {
  return changed.flatMap(({ caseId, history }) => {
    const before = cases.find((stored) => stored.caseId === caseId)?.history;
    if (!history) return before && hasManagersPart(before) ? [refused('cases', `case ${before.dated.ref}`)] : [];
    const isDecided = before ? managersPartDiffers(before, history) : hasManagersPart(history);
    const path = `cases[${file.cases.findIndex(({ ref }) => ref === history.dated.ref)}]`;
    const isSaid = said.some((error) => error.path.startsWith(path));
    return isDecided && !isSaid ? [refused(path, "manager's decisions")] : [];
  });
}
