import type { Supervised } from '../domain/supervision.ts';
import { recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import type { CaseloadSnapshot, TeamMember } from './ports.ts';

/** What the team's row of a worker says of supervision: the last thirteen weeks, and what is still to come. */
export function supervisedMember({ records = [], memberSince }: TeamMember): Supervised {
  return supervisedBy(records, memberSince);
}

/** The same from the worker's own records, with every session there ever was. */
export function supervisedWorker({ records, head }: Pick<CaseloadSnapshot, 'records' | 'head'>): Supervised {
  return supervisedBy(records, head.memberSince);
}

function supervisedBy(records: readonly WorkerRecord[], since: Supervised['since']): Supervised {
  return { sessions: recordsOf(records, 'supervision'), absences: recordsOf(records, 'absence'), since };
}
