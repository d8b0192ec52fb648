import { type HandOverWish, receiverOf } from '../../application/agree-hand-over.ts';
import { type NotOpened, notOpened, type Opened, openCaseload } from '../../application/change-caseload.ts';
import { forAll } from '../../application/for-all.ts';
import type { CaseloadSnapshot, StoredCase } from '../../application/ports.ts';
import { casesToShareOut, mayShareOut, type Receivers } from '../../application/share-out.ts';
import { timelineOf } from '../../application/snapshot.ts';
import { absencesFrom } from '../../domain/absences.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { hasConference } from '../../domain/case-mix.ts';
import { factsOn } from '../../domain/caseload.ts';
import { sum, toReport } from '../../domain/exact.ts';
import { scoreOn } from '../../domain/timeline.ts';
import type { Unit } from '../../domain/weighting-scheme.ts';
import { type Absence, recordsOf } from '../../domain/worker-records.ts';
import { compareRefs } from '../find-case.ts';
import { choiceKey } from '../form/field.ts';
import { handOverId } from '../hand-over/wish-form.ts';
import { noCaseload, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { chosenIn, movesOf, type ShareOutCard, shareOutCard, withPage } from './card.ts';

/** What a card is about, as storage has it now. */
export interface Bundle {
  readonly card: ShareOutCard;
  readonly holder: CaseloadSnapshot;
  /** In the order of the card; those who may not receive anything any more are missing. */
  readonly takers: readonly CaseloadSnapshot[];
  readonly receivers: Receivers;
  /** What can be given, in the order of references. */
  readonly cases: readonly CaseToShare[];
}

export interface CaseToShare {
  readonly stored: StoredCase;
  /** What it counts on the first day, rounded. */
  readonly weight: number;
  readonly unit: Unit;
  readonly isChildProtection: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

/** The caseload of a worker whom the person may share out, gone from the team or not. */
export async function caseloadToShare(turn: Turn, worker: string): Promise<Opened | NotOpened> {
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok || mayShareOut(turn.person, opened.snapshot)) return opened;
  return notOpened(turn.person.personKey, opened.snapshot);
}

/** Reads what a card is about, with what was chosen on the page that was sent. */
export async function withBundle(
  turn: Turn,
  raw: Raw,
  answer: (bundle: Bundle) => Reply | Promise<Reply>,
): Promise<Reply> {
  const read = shareOutCard.safeParse(raw);
  if (!read.success) return outdatedCard('share-out');
  const holder = await caseloadToShare(turn, read.data.worker);
  return holder.ok ? answer(await bundleOf(turn, holder.snapshot, read.data, raw)) : noCaseload(holder);
}

/** As above, of a caseload that was read already. */
export async function bundleOf(
  turn: Turn,
  holder: CaseloadSnapshot,
  card: ShareOutCard,
  raw: Raw = {},
): Promise<Bundle> {
  const read = await forAll(card.takers, (taker) => receiverOf(turn.outside, turn.person, taker));
  const takers = read.flatMap((taker) => taker ?? []);
  const chosen = withPage(chosenIn(card), card.takers.length, raw);
  return {
    card: { ...card, moves: movesOf(chosen) },
    holder,
    takers,
    receivers: new Map(takers.map((taker) => [taker.head.workerKey, taker])),
    cases: casesOf(turn, holder, card.from),
  };
}

/** What can be given of a caseload on a day, with what each case weighs. */
export function casesOf(turn: Turn, holder: CaseloadSnapshot, day: CalendarDate): readonly CaseToShare[] {
  const score = scoreOn(timelineOf(holder, turn.outside.schemeOf), day);
  return inOrder(casesToShareOut(holder, day, turn.today)).map((stored) => {
    const facts = factsOn(stored.history, day);
    const lines = score.lines.filter(({ caseRef }) => caseRef === facts.ref);
    return {
      stored,
      weight: toReport(sum(lines.map(({ points }) => points)), 2),
      unit: score.scheme.unit,
      isChildProtection: hasConference(facts, day),
    };
  });
}

const inOrder = (cases: readonly StoredCase[]): readonly StoredCase[] =>
  cases.toSorted((a, b) => compareRefs(a.history.dated.ref, b.history.dated.ref));

/** What the choices of a card ask for. A case that is on the caseload no more is left out. */
export function wishesOf({ card, holder }: Pick<Bundle, 'card' | 'holder'>): readonly HandOverWish[] {
  const chosen = chosenIn(card);
  const absence = card.why === 'away' ? absenceFor(holder, card.from) : undefined;
  return inOrder(holder.cases).flatMap(({ caseId }): readonly HandOverWish[] => {
    const choice = chosen.get(choiceKey(caseId));
    const to = choice && card.takers[choice.taker];
    if (!choice || to === undefined) return [];
    const until = choice.as === 'co-work' && card.until !== '' ? card.until : null;
    const id = handOverId(card.worker, caseId, card.nonce);
    const whileAway = absence ? { whileAway: absence.id } : {};
    return [{ id, as: choice.as, caseId, to, from: card.from, until, ...whileAway }];
  });
}

/** The absence that a day belongs to, or the next one after it. */
export function absenceFor({ records }: Pick<CaseloadSnapshot, 'records'>, day: CalendarDate): Absence | undefined {
  return absencesFrom(recordsOf(records, 'absence'), day)[0];
}
