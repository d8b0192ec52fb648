import { createHash } from 'node:crypto';
import type { PersonKey } from '../domain/access.ts';
import type { Duty } from '../domain/case-facts.ts';
import type { CaseHistory } from '../domain/caseload.ts';
import type { Outside } from './change-caseload.ts';
import type { By } from './change-team.ts';
import type { PendingItem, StoredCase } from './ports.ts';

/** Cases and duties that come from a file. */
export interface LoadedFacts {
  readonly cases: readonly CaseHistory[];
  readonly duties: readonly Duty[];
}

export type Loaded =
  | { readonly ok: true; readonly pending: readonly PendingItem[] }
  | { readonly ok: false; readonly reason: 'no-such-caseload' | 'has-cases' };

/**
 * Fills a worker's empty caseload, all of it or nothing. Under a key that was used before nothing
 * happens. It is no step that the worker's Undo takes back. Who asks is checked by the caller.
 */
export async function loadCaseload(
  outside: Outside,
  workerKey: PersonKey,
  facts: LoadedFacts,
  by: By,
): Promise<Loaded> {
  const { stores, clock } = outside;
  const { cases, duties } = facts;
  const key = `load-caseload:${by.key}`;
  const kept = await stores.caseloads.read(workerKey);
  if (!kept) return { ok: false, reason: 'no-such-caseload' };
  if (await stores.caseloads.answered(workerKey, key)) return { ok: true, pending: [] };
  if (kept.cases.length > 0 || kept.head.duties.length > 0) return { ok: false, reason: 'has-cases' };
  const { teamId } = kept.head;
  const version = kept.head.version + 1;
  const putCases = cases.map((history, index): StoredCase => {
    const caseId = createHash('sha256').update(`${workerKey}\n${key}\n${index}`).digest('hex').slice(0, 32);
    return { caseId, changedIn: version, history };
  });
  const result = await stores.caseloads.commit({
    basedOn: kept,
    head: { ...kept.head, version, duties },
    putCases,
    removedCaseIds: [],
    undo: null,
    audit: { at: clock.now(), by: by.person, action: 'load-caseload', detail: { cases: cases.length } },
    outbox: [{ kind: 'project-member', workerKey, teamId }],
    keys: [key],
    reply: null,
  });
  if (result.ok) return { ok: true, pending: result.pending };
  return result.reason === 'repeat' ? { ok: true, pending: [] } : loadCaseload(outside, workerKey, facts, by);
}
