import type {
  AuditEntry,
  CaseloadCommit,
  CaseloadHead,
  CaseloadSnapshot,
  CaseloadStore,
  PersonRecord,
  StoredCase,
  TeamMember,
  TeamRecord,
} from '../../src/application/ports.ts';
import { historyOf, unchanging } from '../../src/domain/caseload.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';

/** The first morning of the tests. */
export const AT = '2026-11-04T09:00:00.000Z';

export function headOf(workerKey: string, version: number): CaseloadHead {
  return {
    workerKey,
    name: 'Asha Rao',
    teamId: 'team-1',
    version,
    terms: unchanging({ role: 'social-worker', fte: 1, professionalIssues: [] }),
    duties: [],
    schemes: unchanging(asDocumented('merton')),
    recentChanges: [],
  };
}

export function caseOf(caseId: string, changedIn: number, ref = 'C-101'): StoredCase {
  const history = historyOf({
    ref,
    allocatedOn: '2026-11-02',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: true,
    workloadIssues: [],
    children: [{ ref: 'a', household: 'home' }],
    activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }],
  });
  return { caseId, changedIn, history };
}

export function auditOf(version: number): AuditEntry {
  return { at: AT, by: 'person-1', action: 'log-activity', detail: { version } };
}

/** The change that follows what was read, or a worker's first; `more` says what is special about it. */
export function commitOf(
  workerKey: string,
  basedOn: CaseloadSnapshot | undefined,
  more: Partial<CaseloadCommit> = {},
): CaseloadCommit {
  const version = (basedOn?.head.version ?? 0) + 1;
  return {
    basedOn: basedOn ?? null,
    head: headOf(workerKey, version),
    putCases: [],
    removedCaseIds: [],
    undo: null,
    audit: auditOf(version),
    outbox: [],
    keys: [],
    reply: { text: `answer ${version}` },
    ...more,
  };
}

/** Reads and commits, and reads again when somebody was in between. */
export async function commitUntilDone(store: CaseloadStore, workerKey: string): Promise<void> {
  for (;;) {
    const result = await store.commit(commitOf(workerKey, await store.read(workerKey)));
    if (result.ok) return;
  }
}

export function personOf(personKey: string, more: Partial<PersonRecord> = {}): PersonRecord {
  return {
    personKey,
    name: 'Asha Rao',
    manages: [],
    oversees: [],
    coordinates: [],
    admin: false,
    objectId: 'object-1',
    tenantId: 'tenant-1',
    welcomed: false,
    ...more,
  };
}

export function teamOf(teamId: string, more: Partial<TeamRecord> = {}): TeamRecord {
  return {
    teamId,
    name: 'North',
    schemes: unchanging(asDocumented('merton')),
    managerKeys: [],
    serviceManagerKeys: [],
    usedKeys: [],
    ...more,
  };
}

export function memberOf(workerKey: string, version: number): TeamMember {
  return {
    workerKey,
    name: 'Asha Rao',
    version,
    steps: [
      {
        from: '2026-11-04',
        total: 77.25,
        status: 'within',
        min: null,
        guideline: 85,
        limit: 100,
        role: 'social-worker',
        fte: 0.8,
      },
    ],
  };
}
