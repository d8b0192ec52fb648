import { openCaseload } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import { timelineOf } from '../application/snapshot.ts';
import type { PersonKey } from '../domain/access.ts';
import type { Timeline } from '../domain/timeline.ts';
import { type Reply, refusal, sentence } from './reply.ts';
import type { Turn } from './turn.ts';

/** A caseload with everything that counts on any day. */
export interface ReadCaseload {
  readonly snapshot: CaseloadSnapshot;
  readonly timeline: Timeline;
}

const NOT_YOURS = refusal('I have no such caseload to show you.');
const NONE_YET = sentence('I have no caseload of yours. Your team manager can tell you more.');

/** The same for another's caseload that is not there and for one that the person may not see. */
export function notShown({ person }: Turn, workerKey?: PersonKey): Reply {
  return workerKey === person.personKey ? NONE_YET : NOT_YOURS;
}

/** Reads a caseload for showing and answers from it: the own one, or another's where the person may see it. */
export async function fromCaseload(
  turn: Turn,
  answer: (caseload: ReadCaseload) => Reply,
  workerKey: PersonKey = turn.person.personKey,
): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'see', workerKey);
  if (!opened.ok) return notShown(turn, workerKey);
  const { snapshot } = opened;
  return answer({ snapshot, timeline: timelineOf(snapshot, turn.outside.schemeOf) });
}
