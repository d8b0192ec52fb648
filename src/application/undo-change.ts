import { isDeepStrictEqual } from 'node:util';
import { type Access, mayWithCaseload } from '../domain/access.ts';
import type { WorkerTerms } from '../domain/case-facts.ts';
import { changeAll, type Versions } from '../domain/caseload.ts';
import { mergeEqual } from '../domain/change-versions.ts';
import type { Decide } from './change-caseload.ts';

export type UndoProblem = 'nothing-to-undo' | 'changed-since';

/**
 * Takes back the last change. With `version`, only that change: when something was changed since, it stands.
 * Undoing is a change itself, so it can be undone. A change of terms is taken back only by those who may change them.
 */
export function undoLastChange(access: Access, version?: number): Decide<UndoProblem> {
  return ({ head, undo }) => {
    if (!undo || undo.version !== head.version) return { ok: false, problem: 'nothing-to-undo' };
    if (version !== undefined && undo.version !== version) return { ok: false, problem: 'changed-since' };
    const { terms, duties, cases } = undo;
    if (
      !isDeepStrictEqual(employment(terms), employment(head.terms)) &&
      !mayWithCaseload(access, 'change-terms', head)
    ) {
      return { ok: false, problem: 'nothing-to-undo' };
    }
    return { ok: true, change: { what: takenBack(undo.what), terms, duties, cases } };
  };
}

/** The terms without what a worker notes for supervision, which is the worker's own to take back. */
function employment(terms: Versions<WorkerTerms>): unknown {
  return mergeEqual(changeAll(terms, (value) => ({ ...value, professionalIssues: [] })));
}

const TOOK_BACK = 'took back: ';
const PUT_BACK = 'put back: ';

/** The words for taking a change back; taking that back puts it back, so that they do not grow. */
function takenBack(what: string): string {
  return what.startsWith(TOOK_BACK)
    ? `${PUT_BACK}${what.slice(TOOK_BACK.length)}`
    : `${TOOK_BACK}${what.startsWith(PUT_BACK) ? what.slice(PUT_BACK.length) : what}`;
}
