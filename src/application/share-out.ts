import { type Access, mayInTeam, type PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { hasConference } from '../domain/case-mix.ts';
import { factsOn, valueOn } from '../domain/caseload.ts';
import { counted } from '../domain/counted.ts';
import { isFollowed, keptByAnother, received } from '../domain/hand-over.ts';
import type { Stop } from '../domain/stops.ts';
import { scoreOn, type Timeline } from '../domain/timeline.ts';
import { recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import { agreeHandOver, type HandOverProblem, type HandOverWish, isHeldUntil } from './agree-hand-over.ts';
import type { Change, Decide, Outside } from './change-caseload.ts';
import { type Figures, figuresOf } from './effect.ts';
import { timelineAhead } from './expected-hours.ts';
import { afterChange } from './foresee-change.ts';
import { tellTogether } from './hand-over-deliveries.ts';
import { openOffers } from './on-offer.ts';
import type { CaseloadSnapshot, StoredCase } from './ports.ts';
import type { Scored } from './snapshot.ts';
import { stopsFor } from './stops-for.ts';
import { daysAhead } from './who-can-take.ts';

/** What stands in the way, by case. */
export type ShareOutProblems = ReadonlyMap<string, HandOverProblem>;

/** Those who are to receive something, as they were read. */
export type Receivers = ReadonlyMap<PersonKey, CaseloadSnapshot>;

/** Somebody whose total becomes another. */
export interface Affected {
  readonly workerKey: PersonKey;
  readonly name: string;
  /** On the first day, without what is shared out and with it. */
  readonly before: Figures;
  readonly after: Figures;
  /** What stands against it; of who gives, nothing. */
  readonly stops: readonly Stop[];
  /** Which of these stand against each wish, by its id. */
  readonly passed: ReadonlyMap<string, readonly Stop['code'][]>;
  readonly wishes: readonly HandOverWish[];
  /** Days ahead assume hours that are not logged yet. */
  readonly isExpected: boolean;
}

/** The cases of a caseload that can be given on a day: held before it, the worker's own to keep up to date, nothing agreed yet. */
export function casesToShareOut(
  holder: CaseloadSnapshot,
  day: CalendarDate,
  today: CalendarDate,
): readonly StoredCase[] {
  const { cases, records } = holder;
  const others = recordsOf(records, 'received');
  const taken = new Set([
    ...recordsOf(records, 'hand-over')
      .filter((handOver) => isFollowed(handOver, today))
      .map(({ caseId }) => caseId),
    ...openOffers(holder, today).map(({ caseId }) => caseId),
  ]);
  return cases.filter(
    (stored) =>
      isHeldUntil(stored, day) &&
      !taken.has(stored.caseId) &&
      keptByAnother(others, stored.caseId, today) === undefined,
  );
}

/**
 * Several cases of one caseload, agreed as one: all that is not agreed yet, or none. Told together, once to the holder
 * and once to each receiver. `done-already` where nothing is left of it.
 */
export function agreeTogether(
  outside: Pick<Outside, 'clock'>,
  access: Access,
  receivers: Receivers,
  { bundle, wishes }: { readonly bundle: string; readonly wishes: readonly HandOverWish[] },
): Decide<ShareOutProblems | 'done-already'> {
  return (holder) => {
    const known = new Set(recordsOf(holder.records, 'hand-over').map(({ id }) => id));
    const open = wishes.filter(({ id }) => !known.has(id));
    if (open.length === 0) return { ok: false, problem: 'done-already' };
    const problems = new Map<string, HandOverProblem>();
    const changes: Change[] = [];
    for (const wish of open) {
      const decided = agreeHandOver(outside, access, receivers.get(wish.to), { ...wish, bundle })(holder);
      if (decided.ok) changes.push(decided.change);
      else problems.set(wish.caseId, decided.problem);
    }
    if (problems.size > 0) return { ok: false, problem: problems };
    const putRecords = changes.flatMap((change): readonly WorkerRecord[] => change.putRecords ?? []);
    const handOvers = recordsOf(putRecords, 'hand-over');
    const [first] = open;
    const change: Change = {
      what: `agreed to hand over ${counted(open.length, 'case', 'cases')}`,
      cases: changes.flatMap(({ cases = [] }) => cases),
      putRecords,
      deliveries: tellTogether(handOvers, holder.head, 'agreed', outside.clock.today()),
      isFinal: true,
      detail: { cases: open.length, from: first?.from ?? null, until: first?.until ?? null, bundle },
    };
    return { ok: true, change };
  };
}

/** What becomes of everybody's total on the first day: who gives first, then the receivers in the order of their names. */
export function planShareOut(
  outside: Outside,
  access: Access,
  holder: CaseloadSnapshot,
  receivers: Receivers,
  wishes: readonly HandOverWish[],
):
  | { readonly ok: true; readonly affected: readonly [Affected, ...Affected[]] }
  | { readonly ok: false; readonly problems: ShareOutProblems } {
  const decided = agreeTogether(outside, access, receivers, { bundle: 'plan', wishes })(holder);
  if (!decided.ok) return { ok: false, problems: decided.problem === 'done-already' ? new Map() : decided.problem };
  const day = wishes[0]?.from ?? outside.clock.today();
  const giving = affectedBy(outside, holder, decided.change, day, []);
  const others = [...receivers.values()].flatMap((receiver) => {
    const own = wishes.filter(({ to }) => to === receiver.head.workerKey);
    return own.length === 0 ? [] : [affectedBy(outside, receiver, comingTo(holder, own), day, own, holder)];
  });
  return { ok: true, affected: [{ ...giving, wishes }, ...others] };
}

/** What the receiver's caseload becomes. */
export function comingTo({ cases }: CaseloadSnapshot, wishes: readonly HandOverWish[]): Change {
  return {
    what: 'takes cases over',
    cases: wishes.flatMap((wish) => {
      const stored = cases.find(({ caseId }) => caseId === wish.caseId);
      return stored ? [{ caseId: wish.id, history: received(stored.history, wish) }] : [];
    }),
  };
}

/** Somebody's total on a day with a change and without it; of who receives cases, what stands against that. */
export function affectedBy(
  { schemeOf, clock }: Outside,
  snapshot: CaseloadSnapshot,
  change: Change,
  day: CalendarDate,
  wishes: readonly HandOverWish[],
  holder?: CaseloadSnapshot,
): Affected {
  const today = clock.today();
  const ahead = (scored: Scored) => timelineAhead(scored, schemeOf, today);
  const [was, is] = [ahead(snapshot), ahead(afterChange(snapshot, change, clock.now()))];
  const { workerKey, name } = snapshot.head;
  return {
    workerKey,
    name,
    before: figuresOf(scoreOn(was.timeline, day)),
    after: figuresOf(scoreOn(is.timeline, day)),
    ...(holder
      ? stopsAgainst(snapshot, holder, wishes, is.timeline, { day, today })
      : { stops: [], passed: new Map() }),
    wishes,
    isExpected: is.isExpected,
  };
}

/** Each stop once. Working on a child-protection case together is how the newly qualified learn it: that is no stop. */
function stopsAgainst(
  { head, records }: CaseloadSnapshot,
  holder: CaseloadSnapshot,
  wishes: readonly HandOverWish[],
  timeline: Timeline,
  { day, today }: { readonly day: CalendarDate; readonly today: CalendarDate },
): Pick<Affected, 'stops' | 'passed'> {
  const scores = daysAhead(timeline, day).map((on) => scoreOn(timeline, on));
  const terms = valueOn(head.terms, day);
  const found = new Map<Stop['code'], Stop>();
  const passed = new Map<string, readonly Stop['code'][]>();
  for (const wish of wishes) {
    const stored = holder.cases.find(({ caseId }) => caseId === wish.caseId);
    if (!stored) continue;
    const facts = factsOn(stored.history, day);
    const isChildProtection = wish.as === 'transfer' && hasConference(facts, day);
    const own = stopsFor({ asked: { facts, isChildProtection, day, today }, terms, records, scores });
    passed.set(
      wish.id,
      own.map(({ code }) => code),
    );
    for (const stop of own) if (!found.has(stop.code)) found.set(stop.code, stop);
  }
  return { stops: [...found.values()], passed };
}

/** True for who may share out the caseload of a worker, whether that worker is still in the team or not. */
export function mayShareOut(access: Access, { head }: Pick<CaseloadSnapshot, 'head'>): boolean {
  return mayInTeam(access, 'transfer-cases', head.teamId);
}
