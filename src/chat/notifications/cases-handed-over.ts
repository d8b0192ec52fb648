import { figuresOf } from '../../application/effect.ts';
import type { NoticeOf } from '../../application/notices.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import type { PastStops } from '../../domain/waiting-case.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import { compareRefs } from '../find-case.ts';
import { beforeAfter } from '../phrases.ts';
import { listedRefs } from '../share-out/affected-groups.ts';
import { without } from './case-handed-over.ts';
import type { Composed, Notification, NotificationOutside } from './notification.ts';

type HandedOver = NoticeOf<'cases-handed-over'>;

interface Told {
  readonly side: 'holder' | 'receiver';
  readonly how: HandedOver['how'];
  readonly today: CalendarDate;
  readonly handOvers: readonly [HandOver, ...HandOver[]];
  readonly holderName: string;
  /** `81 → 45 points, within the guideline of 85`, on the first day. */
  readonly moves: string;
}

/** So many a card shows; the caseload has all. */
const MOST_SHOWN = 25;

const UNTIL_THEN = {
  holder: 'Until then visits and points stay with you, and you keep these cases up to date.',
  receiver: 'Until then they are kept up to date where they are, and their points count there.',
} as const;

/** To the holder and to each receiver, in private: several cases that were agreed together, in one list. */
export const casesHandedOver: Notification<'cases-handed-over'> = {
  kind: 'cases-handed-over',
  async compose(outside, { workerKey, holderKey, bundle, how }) {
    const holder = await outside.stores.caseloads.read(holderKey);
    const side = workerKey === holderKey ? 'holder' : 'receiver';
    const [first, ...others] = recordsOf(holder?.records ?? [], 'hand-over')
      .filter(
        (one) =>
          one.bundle === bundle &&
          one.state === (how === 'cancelled' ? how : 'agreed') &&
          (side === 'holder' || one.to === workerKey),
      )
      .sort((a, b) => compareRefs(a.ref, b.ref));
    const own = side === 'holder' ? holder : await outside.stores.caseloads.read(workerKey);
    if (!holder || !own || !first || own.head.leftOn !== undefined) return null;
    const handOvers = [first, ...others] as const;
    const moves = how === 'cancelled' ? '' : movesOf(outside, own, handOvers);
    return wordsFor({ side, how, today: outside.clock.today(), handOvers, holderName: holder.head.name, moves });
  },
  samples: [
    sample('several cases, to the holder', 'holder', 'agreed', 3),
    sample('several cases, to a receiver', 'receiver', 'agreed', 2),
    sample('past a stop, to a receiver', 'receiver', 'agreed', 2, {
      ...{ stops: ['past-line'], reason: 'Nobody else has room before Christmas' },
      ...{ reviewOn: '2026-12-21', until: '2027-01-11' },
    }),
    sample('the day has come, to the holder', 'holder', 'today', 2),
    sample('the day has come, to a receiver of one', 'receiver', 'today', 1),
    sample('several that do not move after all, to the holder', 'holder', 'cancelled', 2),
    sample('several that do not come, to a receiver', 'receiver', 'cancelled', 2),
    sample('more than a card shows, with the longest names', 'holder', 'agreed', 40),
  ],
};

function movesOf(
  { schemeOf }: NotificationOutside,
  own: CaseloadSnapshot,
  handOvers: readonly [HandOver, ...HandOver[]],
): string {
  const day = handOvers[0].from;
  const figuresIn = (snapshot: CaseloadSnapshot) => figuresOf(scoreOn(timelineOf(snapshot, schemeOf), day));
  return beforeAfter(figuresIn(handOvers.reduce(without, own)), figuresIn(own));
}

function wordsFor({ side, how, today, handOvers, holderName, moves }: Told): Composed {
  const [{ from, decided }] = handOvers;
  const count = counted(handOvers.length, 'case', 'cases');
  const title = titleOf(side, how, count, how === 'today' || from === today ? 'today' : spokenDate(from), holderName);
  const more = handOvers.length - MOST_SHOWN;
  const data: SheetData = {
    title,
    sentences: (how === 'cancelled'
      ? [`${decided.name} had agreed it for ${spokenDate(from)}.`]
      : [
          `${decided.name} agreed it. On ${spokenDate(from)} your total goes ${moves}.`,
          ...(side === 'receiver' ? pastWords(handOvers) : []),
          ...(from <= today ? [] : [UNTIL_THEN[side]]),
        ]
    ).map((text) => ({ text })),
    groups: [
      {
        heading: '',
        figure: '',
        rows: [
          ...handOvers.slice(0, MOST_SHOWN).map((handOver) => rowOf(side, handOver, holderName)),
          ...(more > 0 ? [{ text: `… and ${more} more`, note: '', figure: '' }] : []),
        ],
      },
    ],
    choices: [],
    buttons: [leaves('My caseload', 'my-caseload.say'), leaves('My total', 'my-total.say')],
  };
  return { text: title, card: { template: 'sheet', data: { ...data } } };
}

/** Why all the same, where something stood against it (Northern Ireland 1.7: it is explained to the social worker). */
function pastWords(handOvers: Told['handOvers']): readonly string[] {
  const passed = handOvers.filter((handOver) => handOver.past);
  const past = passed[0]?.past;
  if (!past) return [];
  const it = passed.length === handOvers.length ? 'it' : listedRefs(passed.map(({ ref }) => ref));
  return [
    `Something stood against ${it}. The reason: ${past.reason}`,
    `It is looked at again on ${spokenDate(past.reviewOn)}, and at the latest on ${spokenDate(past.until)}.`,
  ];
}

function titleOf(side: Told['side'], how: Told['how'], count: string, when: string, holderName: string): string {
  if (how === 'cancelled') {
    return side === 'holder'
      ? `Cancelled: ${count} with you as before`
      : `Cancelled: ${count} of ${holderName}'s for you`;
  }
  return side === 'holder'
    ? `From ${when}: ${count} of yours with others`
    : `From ${when}: ${count} of ${holderName}'s for you`;
}

function rowOf(side: Told['side'], { as, ref, toName, until }: HandOver, holderName: string): SheetRow {
  const other = side === 'holder' ? toName : holderName;
  if (as === 'transfer')
    return { text: ref, note: side === 'holder' ? `goes to ${other}` : `comes from ${other}`, figure: '' };
  const last = until === null ? '' : ` until ${spokenDate(until)}`;
  return { text: ref, note: `worked on together with ${other}${last}`, figure: '' };
}

function sample(sentence: string, side: Told['side'], how: Told['how'], count: number, past?: PastStops) {
  const long = count > MOST_SHOWN;
  const handOver: HandOver = {
    ...{ id: 'h', as: 'transfer', caseId: 'c', ref: long ? 'W'.repeat(40) : 'C-101', to: 'ben' },
    ...{ toName: long ? 'W'.repeat(100) : 'Ben Okafor', agreedOn: '2026-11-30', from: '2026-12-14', until: null },
    state: how === 'cancelled' ? how : 'agreed',
    decided: { by: 'maria', name: 'Maria Lopez', at: '2026-11-30T09:00:00Z' },
    bundle: 'b',
    ...(past ? { past } : {}),
  };
  const shared: HandOver = { ...handOver, as: 'co-work', ref: 'C-102', until: '2027-01-11' };
  const handOvers = [handOver, ...Array.from({ length: count - 1 }, () => (long ? handOver : shared))] as const;
  const asked: HandedOver = {
    ...{ kind: 'cases-handed-over', workerKey: side === 'holder' ? 'amira' : 'ben', holderKey: 'amira' },
    ...{ bundle: 'b', how },
  };
  const moves = '81 → 45 points, within the guideline of 85';
  return {
    sentence,
    notice: asked,
    composed: wordsFor({
      side,
      how,
      today: how === 'agreed' ? '2026-11-30' : '2026-12-14',
      handOvers,
      holderName: 'Amira Khan',
      moves,
    }),
  };
}
