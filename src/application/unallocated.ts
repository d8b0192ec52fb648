import type { PersonKey } from '../domain/access.ts';
import { type CalendarDate, later } from '../domain/calendar-date.ts';
import { teamCapacityOn } from '../domain/capacity.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { hasConference, hasLookedAfter, isLeavingCare } from '../domain/case-mix.ts';
import { type CaseHistory, type Caseload, historyOf, unchanging, valueOn } from '../domain/caseload.ts';
import { type Exact, sum, toReport } from '../domain/exact.ts';
import { longSickLeave } from '../domain/long-absence.ts';
import { plainRef } from '../domain/reference.ts';
import { buildTimeline, compareText, isIncomplete, type Score, scoreOn } from '../domain/timeline.ts';
import type { WaitingCase, WaitingType } from '../domain/waiting-case.ts';
import type { Unit, WeightingScheme } from '../domain/weighting-scheme.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { askedCase, type DescribedCase } from './asked-case.ts';
import type { Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import { heldOn } from './held-on.ts';
import type { CaseloadSnapshot, TeamMember, TeamSnapshot } from './ports.ts';
import { timelineOf } from './snapshot.ts';

/** What a case weighs by itself: its own lines, without what a worker has beside the cases and without the weight per ten. */
export interface CaseWeight {
  readonly exact: Exact;
  /** Facts are missing that could add to it. */
  readonly incomplete: boolean;
}

/** A case without somebody to work on it. */
export interface UnallocatedCase {
  readonly ref: string;
  readonly type: WaitingType;
  readonly since: CalendarDate;
  readonly plannedFor: CalendarDate | null;
  readonly weight: CaseWeight;
  /** In the queue; null where somebody holds it who is a manager or on long-term sick leave. */
  readonly waiting: WaitingCase | null;
  readonly holder: { readonly name: string; readonly why: 'manager' | 'long-sick' | 'left' } | null;
  /** A worker of the team who has a case of the reference although it waits: one of the two is a mistake. */
  readonly alsoWith: string | null;
}

/** A team's cases without a worker, and what they would weigh, against the room in the team. */
export interface Unallocated {
  /** The longest waiting first. */
  readonly cases: readonly UnallocatedCase[];
  /** On their way to a worker: neither in the queue nor on a caseload yet. */
  readonly onTheirWay: readonly WaitingCase[];
  readonly total: number;
  readonly incomplete: boolean;
  readonly room: number;
  readonly unit: Unit;
}

/** What a described case would weigh if it were allocated on a day to a full-time social worker (docs: who can take it). */
export function weightOf(described: DescribedCase, scheme: WeightingScheme, day: CalendarDate): CaseWeight {
  const { facts } = askedCase(described, day, day);
  return weightIn(scoreAlone(historyOf(facts), scheme, day), facts.ref);
}

/** The score of one case by itself, on the caseload of a full-time social worker. */
export function scoreAlone(history: CaseHistory, scheme: WeightingScheme, day: CalendarDate): Score {
  const alone: Caseload = {
    workerId: '',
    terms: unchanging({ role: 'social-worker', fte: 1, professionalIssues: [] }),
    duties: [],
    cases: [history],
  };
  return scoreOn(buildTimeline(alone, unchanging(scheme)), day);
}

/** What the lines of one case in a score come to. */
export function weightIn(score: Score, ref: string): CaseWeight {
  return {
    exact: sum(score.lines.filter(({ caseRef }) => caseRef === ref).map(({ points }) => points)),
    incomplete: isIncomplete({ lacking: score.lacking.filter(({ caseRef }) => caseRef === ref) }),
  };
}

/**
 * Everything unallocated in a team on a day (merton, Unallocated Cases): the queue, and the cases of managers, of workers
 * on long-term sick leave and of those who left, whose caseloads are read for it. Those of workers on leave or short sickness are not
 * among them.
 */
export async function unallocatedIn(
  outside: Outside,
  { team, members, waiting }: TeamSnapshot,
  today: CalendarDate,
): Promise<Unallocated> {
  const scheme = outside.schemeOf(valueOn(team.schemes, today));
  const holders = members.flatMap((member) => {
    const holding = holdingOf(member, team.managerKeys, today);
    return holding ? [holding] : [];
  });
  const held = await forAll(holders, async (holding) => {
    const snapshot = await outside.stores.caseloads.read(holding.workerKey);
    // Whoever went to another team took the cases along.
    const isHere = snapshot && snapshot.head.teamId === team.teamId;
    return isHere ? heldCases(outside, snapshot, holding, today) : [];
  });
  const queued = waiting
    .filter(({ going }) => going === undefined)
    .map(
      (one): UnallocatedCase => ({
        ...{ ref: one.ref, type: one.type, since: one.since, plannedFor: one.plannedFor ?? null },
        ...{ weight: weightOf(one, scheme, today), waiting: one, holder: null },
        alsoWith: whoHas(members, one.ref),
      }),
    );
  const cases = [...queued, ...held.flat()].sort((a, b) => compareText(a.since, b.since) || compareText(a.ref, b.ref));
  return {
    cases,
    onTheirWay: waiting.filter(({ going }) => going !== undefined),
    total: toReport(sum(cases.map(({ weight }) => weight.exact)), 2),
    incomplete: cases.some(({ weight }) => weight.incomplete),
    room: teamCapacityOn(members, today, today).headroom,
    unit: scheme.unit,
  };
}

function whoHas(members: readonly TeamMember[], ref: string): string | null {
  const has = members.find(
    ({ leftOn, refs = [] }) => leftOn === undefined && refs.some((one) => plainRef(one) === plainRef(ref)),
  );
  return has?.name ?? null;
}

interface Holding {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly why: 'manager' | 'long-sick' | 'left';
  /** The first day of the sick leave, or out of the team. */
  readonly since: CalendarDate | null;
}

function holdingOf(
  { workerKey, name, leftOn, records = [] }: TeamMember,
  managerKeys: readonly PersonKey[],
  today: CalendarDate,
): Holding | null {
  if (leftOn !== undefined && leftOn <= today) return { workerKey, name, why: 'left', since: leftOn };
  if (managerKeys.includes(workerKey)) return { workerKey, name, why: 'manager', since: null };
  const sick = longSickLeave(recordsOf(records, 'absence'), today);
  return sick ? { workerKey, name, why: 'long-sick', since: sick.from } : null;
}

function heldCases(
  { schemeOf }: Outside,
  snapshot: CaseloadSnapshot,
  { name, why, since }: Holding,
  today: CalendarDate,
): readonly UnallocatedCase[] {
  const score = scoreOn(timelineOf(snapshot, schemeOf), today);
  return heldOn(snapshot, schemeOf, today).map((facts) => ({
    ...{
      ref: facts.ref,
      type: typeOf(facts, today),
      plannedFor: null,
      waiting: null,
      holder: { name, why },
      alsoWith: null,
    },
    since: since === null ? facts.allocatedOn : later(since, facts.allocatedOn),
    weight: weightIn(score, facts.ref),
  }));
}

/** The type of a case that somebody holds, as far as its facts say it. */
function typeOf(facts: CaseFacts, day: CalendarDate): WaitingType {
  if (hasConference(facts, day)) return 'cp';
  if (hasLookedAfter(facts, day)) return 'cla';
  return isLeavingCare(facts) ? 'care-leaver' : 'other';
}
