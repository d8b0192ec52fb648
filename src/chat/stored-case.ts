import { LONGEST_LABEL } from '../application/case-label.ts';
import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import { label } from './form/field.ts';
import type { Fields } from './form/read-form.ts';

/** A case of a caseload by its opaque id. */
export function storedCase(snapshot: Pick<CaseloadSnapshot, 'cases'>, caseId: string): StoredCase | undefined {
  return snapshot.cases.find((stored) => stored.caseId === caseId);
}

/** The case as those who may see the caseload know it: `C-101 · blue`. Never for a channel or another caseload. */
export function caseCalled({ history, label }: StoredCase): string {
  const { ref } = history.dated;
  return label === undefined ? ref : `${ref} · ${label}`;
}

/** The question for a case's private label, where the team allows one. */
export function labelField(allowed: boolean): Fields {
  return allowed
    ? { label: label(`Private label, for you and your managers (up to ${LONGEST_LABEL} characters)`, LONGEST_LABEL) }
    : {};
}
