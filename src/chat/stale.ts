import type { CaseloadSnapshot } from '../application/ports.ts';
import { storedCase } from './stored-case.ts';

const MOST_CHANGES = 3;

/**
 * What changed since a card was made, in a sentence; null when the card still stands. A card about a case stands while
 * the case is as it was; another card, while the caseload is.
 */
export function changesSince(
  snapshot: CaseloadSnapshot,
  card: { readonly caseId?: string | undefined; readonly version: number },
): string | null {
  const { caseId, version } = card;
  const now = caseId === undefined ? lastChangeOf(snapshot) : storedCase(snapshot, caseId)?.changedIn;
  if (now !== undefined && now <= version) return null;
  const since = changesAfter(snapshot, card);
  return `Check: something changed after this card was made, so nothing was saved.${since} Look at it again, then save.`;
}

/** The version of the newest change of the facts; a submitted month or a warning is none. */
function lastChangeOf({ head }: CaseloadSnapshot): number {
  return head.recentChanges[0]?.version ?? 0;
}

/** ` Since then: …`, the changes that may be about the card; empty where none is remembered. */
export function changesAfter(
  { head }: Pick<CaseloadSnapshot, 'head'>,
  { caseId, version }: { readonly caseId?: string | undefined; readonly version: number },
): string {
  const changes = head.recentChanges.filter(
    (change) =>
      change.version > version && (caseId === undefined || change.caseId === undefined || change.caseId === caseId),
  );
  const list = changes.slice(0, MOST_CHANGES).map(({ what }) => what);
  return list.length > 0 ? ` Since then: ${list.join('; ')}.` : '';
}
