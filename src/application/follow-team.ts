import { isDeepStrictEqual } from 'node:util';
import type { PersonKey, TeamId } from '../domain/access.ts';
import { type Versions, valueOn } from '../domain/caseload.ts';
import { continuedBy } from '../domain/change-versions.ts';
import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import { scoreOn, type Timeline } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { figuresOf } from './effect.ts';
import { followingLabels } from './follow-labels.ts';
import { forAll } from './for-all.ts';
import { afterChange } from './foresee-change.ts';
import { teamOf } from './join-team.ts';
import { stillLastStep } from './last-step.ts';
import { monthsTouched } from './months-touched.ts';
import { othersChange } from './others-changes.ts';
import type { CaseloadCommit, CaseloadHead, CaseloadSnapshot, FollowOperation, PendingItem } from './ports.ts';
import { timelineOf } from './snapshot.ts';

const MOST_TRIES = 12;
/** Teams' schemes and readings are administrators' to choose. */
const ADMINISTRATOR = 'An administrator';

/**
 * Brings the caseloads of all who work in a team into line with the team's record. Safe to repeat and to do twice at
 * once: it always moves towards the record as it is. Who joins meanwhile follows by an outbox row of their own.
 */
export async function followByAll(outside: Outside, operation: FollowOperation): Promise<readonly PendingItem[]> {
  const { teamId, by } = operation;
  const there = await outside.stores.teams.read(teamId);
  const workers = (there?.members ?? []).filter(({ leftOn }) => leftOn === undefined);
  const pending: PendingItem[] = [];
  const failures: unknown[] = [];
  await forAll(workers, ({ workerKey }) =>
    followTeam(outside, teamId, workerKey, by).then(
      (items) => pending.push(...items),
      (error: unknown) => failures.push(error),
    ),
  );
  // One who cannot follow holds up no other; the operation stays, and with it who is left.
  if (failures.length > 0) throw failures[0];
  await outside.stores.teams.endOperation(operation);
  return pending;
}

/** Brings one caseload into line with its team's record; nothing is written when it is so already. */
export async function followTeam(
  outside: Outside,
  teamId: TeamId,
  workerKey: PersonKey,
  by: PersonKey,
): Promise<readonly PendingItem[]> {
  const { caseloads, teams } = outside.stores;
  const pending: PendingItem[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(workerKey);
    if (!kept || teamOf(kept.head) !== teamId) return pending;
    // Read after the caseload: whoever changes the record later meets our commit, or we meet theirs.
    const record = await teams.record(teamId);
    if (!record) return pending;
    const schemes = schemesIn(kept.head, record.schemes);
    const commit = isDeepStrictEqual(schemes, kept.head.schemes)
      ? followingLabels(outside, kept, record.labels === true, by)
      : following(outside, kept, schemes, by);
    if (!commit) return pending;
    const result = await caseloads.commit(commit);
    if (result.ok) pending.push(...result.pending);
  }
  throw new Error('A caseload kept changing in between');
}

/** The schemes of a worker: those of the team, and before the day of joining what was in force then. */
export function schemesIn(head: CaseloadHead, ofTeam: Versions<SchemeInForce>): Versions<SchemeInForce> {
  return head.joinedOn === undefined ? ofTeam : continuedBy(head.schemes, ofTeam, head.joinedOn);
}

function following(
  { clock, schemeOf }: Outside,
  kept: CaseloadSnapshot,
  schemes: Versions<SchemeInForce>,
  by: PersonKey,
): CaseloadCommit {
  const { workerKey, teamId } = kept.head;
  const from = firstDifference(kept.head.schemes, schemes);
  const is = valueOn(schemes, from);
  const isSwitched = is.scheme !== valueOn(kept.head.schemes, from).scheme;
  const what = isSwitched ? `is weighed by ${schemeOf(is).title}` : 'reads a clause of its scheme in another way';
  const words = `from ${spokenDate(from)} the team ${what}`;
  const head = { ...afterChange(kept, { what: words }, clock.now()).head, schemes };
  const said = { by, name: ADMINISTRATOR, at: clock.now() };
  const beside = othersChange(kept, said, { what: `decided: ${words}` });
  const [was, will] = [timelineOf(kept, schemeOf), timelineOf({ ...kept, head }, schemeOf)];
  const totalOn = (timeline: Timeline) => figuresOf(scoreOn(timeline, from)).total;
  return {
    basedOn: kept,
    head,
    putCases: [],
    removedCaseIds: [],
    putRecords: [...monthsTouched(kept.records, was, will).put, ...beside.put],
    removedRecords: beside.remove,
    // No step of the worker's: what they did last can still be taken back.
    undo: stillLastStep(kept),
    audit: {
      at: clock.now(),
      by,
      action: 'follow-team',
      detail: { scheme: is.scheme, ...is.readings, from, totalBefore: totalOn(was), totalAfter: totalOn(will) },
    },
    outbox: [{ kind: 'project-member', workerKey, teamId }],
    keys: [],
    reply: null,
  };
}

/** The first day on which two sequences, which are not the same, say different things. */
function firstDifference<T>(before: Versions<T>, after: Versions<T>) {
  const days = [...before, ...after].map(({ inForceFrom }) => inForceFrom).sort();
  const different = days.find((day) => !isDeepStrictEqual(valueOn(before, day), valueOn(after, day)));
  return different ?? after[0].inForceFrom;
}
