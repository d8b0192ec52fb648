import type { PersonKey } from '../domain/access.ts';
import { withoutLabels } from './case-label.ts';
import type { Outside } from './change-caseload.ts';
import { stillLastStep } from './last-step.ts';
import type { CaseloadCommit, CaseloadSnapshot, StoredCase } from './ports.ts';

/** A transaction holds no more than a hundred rows; the rest goes with the next. */
const MOST_CLEARED = 80;

/**
 * What brings a caseload into line with whether its team allows private labels; null when it is so already. Where it
 * does not any more, the labels that were written go.
 */
export function followingLabels(
  { clock }: Pick<Outside, 'clock'>,
  kept: CaseloadSnapshot,
  allowed: boolean,
  by: PersonKey,
): CaseloadCommit | null {
  const { labels = false, ...head } = kept.head;
  const cleared = allowed ? [] : kept.cases.filter(({ label }) => label !== undefined).slice(0, MOST_CLEARED);
  if (labels === allowed && cleared.length === 0) return null;
  const undo = stillLastStep(kept);
  return {
    basedOn: kept,
    head: { ...head, version: head.version + 1, ...(allowed ? { labels: true } : {}) },
    putCases: cleared.map(({ label: _, ...stored }): StoredCase => stored),
    removedCaseIds: [],
    undo: allowed ? undo : withoutLabels(undo),
    audit: { at: clock.now(), by, action: 'allow-labels', detail: { allowed, cleared: cleared.length } },
    outbox: [{ kind: 'project-member', workerKey: head.workerKey, teamId: head.teamId }],
    keys: [],
    reply: null,
  };
}
