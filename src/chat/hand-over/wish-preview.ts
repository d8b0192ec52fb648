import type { HandOverWish } from '../../application/agree-hand-over.ts';
import type { Change } from '../../application/change-caseload.ts';
import { previewChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { comingTo } from '../../application/share-out.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Stop } from '../../domain/stops.ts';
import type { Button } from '../cards/button.ts';
import { effectRows, headlineOf } from '../effect-words.ts';
import { foreseenSentences } from '../month/touched-months.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { stopRows } from './past-stops.ts';

interface Wished {
  readonly ref: string;
  readonly wish: HandOverWish;
  readonly holder: CaseloadSnapshot;
  /** What becomes different on the holder's caseload. */
  readonly change: Change;
  readonly receiver: CaseloadSnapshot;
  /** What stands against it that the receiver gets the case. */
  readonly stops: readonly Stop[];
}

/** What a hand-over does to both totals on its day. */
export function wishPreview(
  { outside }: Turn,
  { ref, wish, holder, change, receiver, stops }: Wished,
  buttons: readonly Button[],
): Reply {
  const moves = [
    { who: `${holder.head.name}, who has it now`, more: [], ...previewChange(outside, holder, change) },
    {
      ...{ who: receiver.head.name, more: stopRows(stops) },
      ...previewChange(outside, receiver, comingTo(holder, [wish])),
    },
  ];
  return privateCard('sheet', {
    title: `Preview: ${ref} ${wish.as === 'transfer' ? 'moves to' : 'is shared with'} ${receiver.head.name}`,
    sentences: [
      { text: 'Nothing is saved yet.' },
      { text: `These are the figures of ${spokenDate(wish.from)}, if nothing else is recorded until then.` },
    ],
    groups: moves.map(({ who, effect, months, more }) => ({
      heading: who,
      figure: '',
      rows: [
        ...[headlineOf(effect), ...foreseenSentences(months)].map((text) => ({ text, note: '', figure: '' })),
        ...effectRows(effect),
        ...more,
      ],
    })),
    choices: [],
    buttons: [...buttons],
  });
}
