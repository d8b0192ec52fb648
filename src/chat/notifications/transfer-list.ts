import { managersOn } from '../../application/who-is-told.ts';
import { counted } from '../../domain/counted.ts';
import { isFollowed } from '../../domain/hand-over.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import type { Composed, Notification } from './notification.ts';

type Coming = Pick<HandOver, 'ref' | 'from' | 'toName'> & { readonly holderName: string };

/** So many a card shows; the command lists all. */
const MOST_SHOWN = 20;

/** To a manager in private: the week's list for the transfer panel. */
export const transferList: Notification<'transfer-list'> = {
  kind: 'transfer-list',
  async compose({ stores, clock }, { teamId, managerKey }) {
    const there = await stores.teams.read(teamId);
    const coming = (there?.members ?? []).flatMap(({ name, records = [] }) =>
      recordsOf(records, 'hand-over')
        .filter((handOver) => handOver.as === 'transfer' && isFollowed(handOver, clock.today()))
        .map((handOver) => ({ ...handOver, holderName: name })),
    );
    return there && managersOn(there.team, clock.today()).includes(managerKey) && coming.length > 0
      ? wordsFor(there.team.name, coming)
      : null;
  },
  samples: [
    sample('one case', [{ ref: 'C-101', from: '2026-12-14', toName: 'Ben Okafor', holderName: 'Amira Khan' }]),
    sample(
      'more than a card shows, with the longest names',
      Array.from({ length: 30 }, () => ({
        ...{ ref: 'W'.repeat(40), from: '2026-12-14' },
        ...{ toName: 'W'.repeat(100), holderName: 'W'.repeat(100) },
      })),
    ),
  ],
};

function wordsFor(teamName: string, coming: readonly Coming[]): Composed {
  const cases = counted(coming.length, 'case is', 'cases are');
  const sorted = [...coming].sort((a, b) => (a.from < b.from ? -1 : 1));
  const more = sorted.length - MOST_SHOWN;
  const data: SheetData = {
    title: `${teamName.slice(0, 60)}: ${cases} to move`,
    sentences: [{ text: "The week's list for the transfer panel, the next first." }],
    groups: [
      {
        heading: '',
        figure: '',
        rows: [
          ...sorted.slice(0, MOST_SHOWN).map(({ ref, from, toName, holderName }) => ({
            text: ref,
            note: `${holderName} → ${toName}`,
            figure: spokenDate(from),
          })),
          ...(more > 0 ? [{ text: `… and ${more} more`, note: '', figure: '' }] : []),
        ],
      },
    ],
    choices: [],
    buttons: [leaves('Transfers', 'transfers.say')],
  };
  return { text: `${cases} to move: the week's list.`, card: { template: 'sheet', data: { ...data } } };
}

function sample(sentence: string, coming: readonly Coming[]) {
  const asked = { kind: 'transfer-list', teamId: 'team', managerKey: 'manager', day: '2026-11-30' } as const;
  return { sentence, notice: asked, composed: wordsFor('North', coming) };
}
