import { isDeepStrictEqual } from 'node:util';
import { type Access, mayInTeam, mayWithCaseload } from '../domain/access.ts';
import type { WorkerTerms } from '../domain/case-facts.ts';
import { changeAll, type Versions } from '../domain/caseload.ts';
import { mergeEqual } from '../domain/change-versions.ts';
import { managersPartDiffers } from '../domain/managers-part.ts';
import type { Decide } from './change-caseload.ts';
import { lastStep } from './last-step.ts';
import type { CaseloadHead, CaseloadSnapshot, UndoRecord } from './ports.ts';

export type UndoProblem = 'nothing-to-undo' | 'changed-since' | 'not-yours';

/**
 * Takes back the last change. With `version`, only that change: when something was changed since, it stands.
 * Undoing is a change itself, so it can be undone. A change of terms is taken back only by those who may change them,
 * what the manager decides only by those who manage the team.
 */
export function undoLastChange(access: Access, version?: number): Decide<UndoProblem> {
  return (snapshot) => {
    const { head } = snapshot;
    const undo = lastStep(snapshot);
    if (!undo) return { ok: false, problem: 'nothing-to-undo' };
    if (version !== undefined && undo.version !== version) return { ok: false, problem: 'changed-since' };
    const { terms, duties, cases } = undo;
    if (
      !isDeepStrictEqual(employment(terms), employment(head.terms)) &&
      !mayWithCaseload(access, 'change-terms', head)
    ) {
      return { ok: false, problem: 'not-yours' };
    }
    if (decidedByManager(snapshot, undo) && !mayInTeam(access, 'change-team-caseload', head.teamId)) {
      return { ok: false, problem: 'not-yours' };
    }
    return { ok: true, change: { what: takenBack(undo.what), terms, duties, cases } };
  };
}

/** The terms without what a worker notes for supervision, which is the worker's own to take back. */
export function employment(terms: Versions<WorkerTerms>): unknown {
  return mergeEqual(changeAll(terms, (value) => ({ ...value, professionalIssues: [] })));
}

/** True when taking the change back would change what only a manager decides, exceptional points included (appendix 1). */
function decidedByManager({ head, cases }: CaseloadSnapshot, undo: UndoRecord): boolean {
  const exceptional = (duties: CaseloadHead['duties']) => duties.filter(({ kind }) => kind === 'exceptional');
  if (!isDeepStrictEqual(exceptional(undo.duties), exceptional(head.duties))) return true;
  return undo.cases.some(({ caseId, history }) => {
    const now = cases.find((stored) => stored.caseId === caseId)?.history;
    return now && history && managersPartDiffers(now, history);
  });
}

const TOOK_BACK = 'took back: ';

/** What a change took back, in the words of that change; undefined where it took nothing back. */
export function whatWasTakenBack(what: string): string | undefined {
  return what.startsWith(TOOK_BACK) ? what.slice(TOOK_BACK.length) : undefined;
}

/** The words for taking a change back; taking that back is the change itself again, so that they do not grow. */
function takenBack(what: string): string {
  return whatWasTakenBack(what) ?? `${TOOK_BACK}${what}`;
}
