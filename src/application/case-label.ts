import type { StoredCase, UndoRecord } from './ports.ts';

/** The longest private label, in characters (product page, Adding a case). */
export const LONGEST_LABEL = 8;

/** The private label of a case after a change: undefined leaves it as it is, null takes it away; none where none is allowed. */
export function labelAfter(
  before: StoredCase | undefined,
  asked: string | null | undefined,
  allowed: boolean,
): Pick<StoredCase, 'label'> {
  const label = asked === undefined ? before?.label : (asked ?? undefined);
  return allowed && label !== undefined ? { label } : {};
}

/** What an undo would bring back, without the labels in it. */
export function withoutLabels(undo: UndoRecord | null): UndoRecord | null {
  return undo && { ...undo, cases: undo.cases.map(({ label: _, ...one }) => one) };
}
