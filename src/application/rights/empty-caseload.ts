import type { PersonKey } from '../../domain/access.ts';
import { unchanging } from '../../domain/caseload.ts';
import type { CaseloadSnapshot, Clock, Stores } from '../ports.ts';
import { ERASED_NAME } from './person-in-question.ts';

/** As many records as leave room for the rest in one transaction. */
const RECORDS_AT_ONCE = 40;
const MOST_TRIES = 50;

/**
 * Takes everything out of a caseload but its audit, as changes like any others: the audit goes on, and whoever comes
 * back begins anew on top of it. True when there was something to take out.
 */
export async function emptyCaseload(
  { stores: { caseloads }, clock }: { readonly stores: Pick<Stores, 'caseloads'>; readonly clock: Clock },
  workerKey: PersonKey,
  by: string,
): Promise<boolean> {
  let emptied = false;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const snapshot = await caseloads.read(workerKey);
    if (!snapshot || isEmpty(snapshot)) return emptied;
    const { head, cases, records } = snapshot;
    const { teamId, version, schemes, leftOn = clock.today() } = head;
    const terms = unchanging({ role: 'social-worker', fte: 1, professionalIssues: [] } as const);
    await caseloads.commit({
      basedOn: snapshot,
      head: {
        workerKey,
        name: ERASED_NAME,
        teamId,
        leftOn,
        version: version + 1,
        terms,
        duties: [],
        schemes,
        recentChanges: [],
      },
      putCases: [],
      removedCaseIds: cases.map(({ caseId }) => caseId),
      removedRecords: records.slice(0, RECORDS_AT_ONCE),
      undo: null,
      audit: { at: clock.now(), by, action: 'erase-person', detail: {} },
      outbox: [],
      keys: [],
      reply: null,
    });
    emptied = true;
  }
  throw new Error('A caseload kept changing in between');
}

function isEmpty({ head, cases, records, undo }: CaseloadSnapshot): boolean {
  return head.name === ERASED_NAME && cases.length === 0 && records.length === 0 && undo === null;
}
