import { type Access, mayInTeam, type PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { counted } from '../domain/counted.ts';
import { type HandOver, recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import { cancelHandOver, type HandOverProblem, type HandOverWish } from './agree-hand-over.ts';
import type { Change, Decide, Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import { tellTogether } from './hand-over-deliveries.ts';
import type { CaseloadSnapshot } from './ports.ts';
import { type Affected, affectedBy, agreeTogether, comingTo, type ShareOutProblems } from './share-out.ts';

/** A case that had moved because somebody was away, as it stands now. */
export interface MovedCase {
  /** Kept with who was away. */
  readonly handOver: HandOver;
  /** Who has it now, where it can be given back. */
  readonly holder: CaseloadSnapshot | undefined;
  readonly stands:
    | 'can-go-back'
    /** Its day has not come: it is cancelled instead. */
    | 'not-begun'
    | 'coming-back'
    /** Whoever received it has given it to somebody else. */
    | 'moved-on'
    | 'closed'
    /** It is in a team that the person does not manage. */
    | 'not-yours';
}

/** Looks up what became of cases that had moved. One call for each of those who received some. */
export async function movedCases(
  { stores, clock }: Pick<Outside, 'stores' | 'clock'>,
  access: Access,
  away: PersonKey,
  handOvers: readonly HandOver[],
): Promise<readonly MovedCase[]> {
  const today = clock.today();
  const receivers = [...new Set(handOvers.map(({ to }) => to))];
  const read = await forAll(receivers, (key) => stores.caseloads.read(key));
  return handOvers.map((handOver) => {
    const holder = read.find((snapshot) => snapshot?.head.workerKey === handOver.to);
    const stands = standsNow(access, away, handOver, holder, today);
    return { handOver, holder: stands === 'can-go-back' || stands === 'coming-back' ? holder : undefined, stands };
  });
}

function standsNow(
  access: Access,
  away: PersonKey,
  { id, from }: HandOver,
  holder: CaseloadSnapshot | undefined,
  today: CalendarDate,
): MovedCase['stands'] {
  if (from > today) return 'not-begun';
  if (!holder || !mayInTeam(access, 'transfer-cases', holder.head.teamId)) return 'not-yours';
  const dated = holder.cases.find(({ caseId }) => caseId === id)?.history.dated;
  const onwards = recordsOf(holder.records, 'hand-over').find(
    (one) => one.caseId === id && one.as === 'transfer' && one.state === 'agreed',
  );
  if (onwards) return onwards.to === away ? 'coming-back' : 'moved-on';
  const isOver = !dated || [dated.closedOn, dated.transferredOutOn].some((end) => end !== undefined && end <= today);
  return isOver ? 'closed' : 'can-go-back';
}

/** Who has cases that go back, with the wishes for them. */
export interface GivenBack {
  readonly holder: CaseloadSnapshot;
  readonly wishes: readonly HandOverWish[];
}

/** What becomes of everybody's total on the day: who gets cases back first, then who had them. */
export function planReturn(
  outside: Outside,
  access: Access,
  away: CaseloadSnapshot,
  given: readonly GivenBack[],
  day: CalendarDate,
):
  | { readonly ok: true; readonly affected: readonly Affected[] }
  | { readonly ok: false; readonly problems: ShareOutProblems } {
  const receivers = new Map([[away.head.workerKey, away]]);
  const problems = new Map<string, HandOverProblem>();
  const others: Affected[] = [];
  for (const { holder, wishes } of given) {
    const decided = agreeTogether(outside, access, receivers, { bundle: 'plan', wishes })(holder);
    if (decided.ok) others.push({ ...affectedBy(outside, holder, decided.change, day, []), wishes: [] });
    else if (decided.problem !== 'done-already') for (const [id, problem] of decided.problem) problems.set(id, problem);
  }
  if (problems.size > 0) return { ok: false, problems };
  const cases = given.flatMap(({ holder, wishes }) => comingTo(holder, wishes).cases ?? []);
  const back = affectedBy(outside, away, { what: 'gets cases back', cases }, day, []);
  return { ok: true, affected: [back, ...others] };
}

/** Takes back, as one, what was agreed and has not begun: the cases stay where they are, and each is told once. */
export function cancelTogether(
  outside: Pick<Outside, 'clock'>,
  access: Access,
  ids: readonly string[],
): Decide<'nothing-to-cancel'> {
  return (holder) => {
    const changes = ids.flatMap((id) => {
      const decided = cancelHandOver(outside, access, id, null)(holder);
      return decided.ok ? [decided.change] : [];
    });
    if (changes.length === 0) return { ok: false, problem: 'nothing-to-cancel' };
    const putRecords = changes.flatMap((change): readonly WorkerRecord[] => change.putRecords ?? []);
    const change: Change = {
      what: `cancelled the hand-over of ${counted(changes.length, 'case', 'cases')}`,
      cases: changes.flatMap(({ cases = [] }) => cases),
      putRecords,
      deliveries: tellTogether(recordsOf(putRecords, 'hand-over'), holder.head, 'cancelled', outside.clock.today()),
      isFinal: true,
      detail: { cases: changes.length },
    };
    return { ok: true, change };
  };
}
