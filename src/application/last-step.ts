import type { CaseloadSnapshot, UndoRecord } from './ports.ts';

/** The last step of the caseload's, while nothing of it was changed since; null when there is nothing to take back. */
export function lastStep({ head, undo }: Pick<CaseloadSnapshot, 'head' | 'undo'>): UndoRecord | null {
  return undo && undo.version + (undo.besides ?? 0) === head.version ? undo : null;
}

/** The same step after a commit that changed nothing which it touches: it can still be taken back. */
export function stillLastStep(snapshot: Pick<CaseloadSnapshot, 'head' | 'undo'>): UndoRecord | null {
  const last = lastStep(snapshot);
  return last && { ...last, besides: (last.besides ?? 0) + 1 };
}
