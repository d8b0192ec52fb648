import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';

/** A case of a caseload by its opaque id. */
export function storedCase(snapshot: Pick<CaseloadSnapshot, 'cases'>, caseId: string): StoredCase | undefined {
  return snapshot.cases.find((stored) => stored.caseId === caseId);
}
