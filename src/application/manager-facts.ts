import { isDeepStrictEqual } from 'node:util';
import type { CaseloadFile, FileError } from '../caseload-file/index.ts';
import type { CaseFacts, Duty, WorkerTerms } from '../domain/case-facts.ts';
import { factsOn, valueOn } from '../domain/caseload.ts';
import type { CaseloadSnapshot } from './ports.ts';

/**
 * Where a file differs from what is kept in what a manager decides: the terms, discretion and exceptional points
 * (Northern Ireland 1.6 III, appendix 1), the overall rating (Halton 3.8), agreement in supervision (Bath and NES).
 * A worker's own file may not change these.
 */
export function managersFacts(
  { head, cases }: Pick<CaseloadSnapshot, 'head' | 'cases'>,
  { asOf, terms, duties, cases: said }: CaseloadFile,
): readonly FileError[] {
  const kept = new Map(cases.map(({ history }) => [history.dated.ref, factsOn(history, asOf)]));
  return [
    ...termErrors(valueOn(head.terms, asOf), terms),
    ...(isDeepStrictEqual(exceptional(head.duties), exceptional(duties))
      ? []
      : [refused('duties', 'exceptional points')]),
    ...said.flatMap((facts, at) => caseErrors(kept.get(facts.ref), facts, `cases[${at}]`)),
  ];
}

function refused(path: string, what: string): FileError {
  return { path, message: `Expected the ${what} as recorded: only the manager can change that.` };
}

/** What a worker is employed as; what is noted for supervision is the worker's own. */
function termErrors(kept: WorkerTerms, said: WorkerTerms): readonly FileError[] {
  const keys = Object.keys({ ...kept, ...said }) as (keyof WorkerTerms)[];
  return keys
    .filter((key) => key !== 'professionalIssues' && !isDeepStrictEqual(kept[key], said[key]))
    .map((key) => refused(`worker.${key}`, key));
}

const exceptional = (duties: readonly Duty[]) => duties.filter(({ kind }) => kind === 'exceptional');

function caseErrors(kept: CaseFacts | undefined, said: CaseFacts, path: string): readonly FileError[] {
  const child = (ref: string) => kept?.children.find((one) => one.ref === ref);
  const compared: readonly (readonly [string, string, unknown, unknown])[] = [
    ['.discretion', 'discretion', kept?.discretion, said.discretion],
    ['.rating.overall', 'overall rating', kept?.rating?.overall, said.rating?.overall],
    ['.agreedInSupervisionOn', 'agreement in supervision', kept?.agreedInSupervisionOn, said.agreedInSupervisionOn],
    ...said.children.map(
      ({ ref, discretion }, at) =>
        [`.children[${at}].discretion`, 'discretion', child(ref)?.discretion, discretion] as const,
    ),
    ['.activities', 'discretion', courtDiscretion(kept), courtDiscretion(said)],
  ];
  return compared
    .filter(([, , before, after]) => !isDeepStrictEqual(before, after))
    .map(([key, what]) => refused(`${path}${key}`, what));
}

/** The points at discretion on court work. */
function courtDiscretion(facts: CaseFacts | undefined): readonly unknown[] {
  return (facts?.activities ?? []).flatMap((one) => ('discretion' in one && one.discretion ? [one.discretion] : []));
}
