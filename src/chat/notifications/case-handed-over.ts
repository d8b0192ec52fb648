import { figuresOf } from '../../application/effect.ts';
import type { NoticeOf } from '../../application/notices.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { takenBack } from '../../domain/hand-over.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { handOverWords } from '../hand-over/hand-over-words.ts';
import { beforeAfter } from '../phrases.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification, NotificationOutside } from './notification.ts';

type HandedOver = NoticeOf<'case-handed-over'>;

/** To the holder and to the receiver of a case, each in private: what was agreed, and on its day what it does. */
export const caseHandedOver: Notification<'case-handed-over'> = {
  kind: 'case-handed-over',
  async compose(outside, asked) {
    const { holderKey, handOverId, workerKey, how } = asked;
    const holder = await outside.stores.caseloads.read(holderKey);
    const record = holder && recordsOf(holder.records, 'hand-over').find(({ id }) => id === handOverId);
    if (!record || !isStillSo(record, how)) return null;
    const own = workerKey === holderKey ? holder : await outside.stores.caseloads.read(workerKey);
    if (!own || own.head.leftOn !== undefined) return null;
    const side = workerKey === holderKey ? 'holder' : 'receiver';
    return wordsFor(
      record,
      side,
      how,
      holder.head.name,
      how === 'cancelled' ? null : movesOn(outside, own, record, how),
      outside.clock.today(),
    );
  },
  samples: [
    sample('a transfer was agreed, to the holder', 'holder', 'agreed', 'transfer'),
    sample('a transfer was agreed, to the receiver', 'receiver', 'agreed', 'transfer'),
    sample('co-working was agreed, to the receiver', 'receiver', 'agreed', 'co-work'),
    sample('the day has come, to the holder', 'holder', 'today', 'transfer'),
    sample('a transfer was cancelled, to the receiver', 'receiver', 'cancelled', 'transfer'),
    sample('co-working ends, to the holder', 'holder', 'ended', 'co-work'),
  ],
};

function isStillSo({ state }: HandOver, how: HandedOver['how']): boolean {
  return how === 'cancelled' ? state === 'cancelled' : state === 'agreed';
}

/**
 * `81 → 75 points, within the guideline of 85`: what the total of the day is without it, and with it. Where it ends, the
 * last day and the one after.
 */
function movesOn(
  { schemeOf }: NotificationOutside,
  own: CaseloadSnapshot,
  handOver: HandOver,
  how: HandedOver['how'],
): { readonly on: CalendarDate; readonly words: string } {
  const { from, until } = handOver;
  const ends = how === 'ended' && until !== null;
  const on = ends ? addDays(until, 1) : from;
  const figuresIn = (snapshot: CaseloadSnapshot, day: CalendarDate) =>
    figuresOf(scoreOn(timelineOf(snapshot, schemeOf), day));
  const before = ends ? figuresIn(own, until) : figuresIn(without(own, handOver), on);
  return { on, words: beforeAfter(before, figuresIn(own, on)) };
}

/** The caseload as it would be, had nothing been agreed. */
export function without(own: CaseloadSnapshot, handOver: HandOver): CaseloadSnapshot {
  const { id, caseId } = handOver;
  const cases = own.cases.filter((kept) => kept.caseId !== id);
  return {
    ...own,
    cases: cases.map((kept) =>
      kept.caseId === caseId ? { ...kept, history: takenBack(kept.history, handOver) } : kept,
    ),
  };
}

function wordsFor(
  record: HandOver,
  side: 'holder' | 'receiver',
  how: HandedOver['how'],
  holderName: string,
  moves: { readonly on: CalendarDate; readonly words: string } | null,
  today: CalendarDate,
): Composed {
  const { title, sentences } = handOverWords(record, side, how, holderName, today);
  const figures = moves ? [`On ${spokenDate(moves.on)} your total goes ${moves.words}.`] : [];
  const { card } = notice(title, [...sentences, ...figures], [{ title: 'My total', verb: 'my-total.say' }]);
  return { text: title, ...(card ? { card } : {}) };
}

function sample(sentence: string, side: 'holder' | 'receiver', how: HandedOver['how'], as: HandOver['as']) {
  const record: HandOver = {
    ...{ id: 'h', as, caseId: 'c', ref: 'C-101', to: 'ben', toName: 'Ben Okafor', agreedOn: '2026-11-30' },
    ...{ from: '2026-12-14', until: as === 'co-work' ? '2027-01-29' : null },
    state: how === 'cancelled' ? 'cancelled' : 'agreed',
    decided: { by: 'maria', name: 'Maria Lopez', at: '2026-11-30T09:00:00Z' },
  };
  const asked: HandedOver = { kind: 'case-handed-over', workerKey: 'amira', holderKey: 'amira', handOverId: 'h', how };
  const moves = how === 'cancelled' ? null : { on: '2026-12-14', words: '81 → 75 points, within the guideline of 85' };
  return {
    sentence,
    notice: asked,
    composed: wordsFor(record, side, how, 'Amira Khan', moves, how === 'agreed' ? '2026-11-30' : '2026-12-14'),
  };
}
