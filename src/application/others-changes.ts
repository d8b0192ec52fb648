import type { PersonKey } from '../domain/access.ts';
import { dayAt } from '../domain/london-time.ts';
import { managersPartDiffers } from '../domain/managers-part.ts';
import { isOutlived, type OthersChange } from '../domain/others-change.ts';
import { recordsOf, type Signed, type WorkerRecord } from '../domain/worker-records.ts';
import type { Change } from './change-caseload.ts';
import type { RecordChange } from './change-records.ts';
import type { CaseloadSnapshot } from './ports.ts';

type Kept = Pick<CaseloadSnapshot, 'head' | 'records' | 'cases'>;

/** So many old ones go with a change: a transaction holds no more than a hundred rows. */
const MOST_REMOVED = 20;

/** What is recorded when somebody else changes a worker's caseload; nothing for the worker's own changes. */
export function othersChange(
  { head, records }: Omit<Kept, 'cases'>,
  said: Signed,
  change: Pick<OthersChange, 'what' | 'reason' | 'caseId'>,
): Required<Pick<RecordChange, 'put' | 'remove'>> {
  if (isOwn(head.workerKey, said)) return { put: [], remove: [] };
  const id = `change-${String(head.version + 1).padStart(9, '0')}`;
  const today = dayAt(said.at);
  const old = recordsOf(records, 'others-change').filter((one) => isOutlived(one, today));
  return {
    put: [{ kind: 'others-change', id, value: { id, said, ...change } }],
    remove: old.slice(0, MOST_REMOVED).map((one) => ({ kind: 'others-change', id: one.id })),
  };
}

/** What a change of the caseload leaves beside it: who changed it, and who decided what only managers decide. */
export function besideChange(kept: Kept, { what, cases = [], detail = {} }: Change, said: Signed) {
  const reason = typeof detail.reason === 'string' ? { reason: detail.reason } : {};
  const [only, another] = cases;
  const { put, remove } = othersChange(kept, said, {
    what,
    ...reason,
    ...(only && !another ? { caseId: only.caseId } : {}),
  });
  const decided = cases.flatMap(({ caseId: id, history }): WorkerRecord[] => {
    const before = kept.cases.find(({ caseId }) => caseId === id)?.history;
    const isDecided = before && history && managersPartDiffers(before, history);
    return isDecided ? [{ kind: 'decision', id, value: { id, said, ...reason } }] : [];
  });
  return { put: [...put, ...decided], remove };
}

function isOwn(workerKey: PersonKey, { by }: Signed): boolean {
  return by === workerKey || by === 'caseload';
}
