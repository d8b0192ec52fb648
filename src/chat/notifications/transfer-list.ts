import { offersBy, offersTo } from '../../application/open-offers.ts';
import { type Coming, transfersOf } from '../../application/team-transfers.ts';
import { managersOn } from '../../application/who-is-told.ts';
import type { CaseOffer } from '../../domain/case-offer.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import { unanswered } from '../offers/offer-words.ts';
import type { Composed, Notification } from './notification.ts';

/** A case that is offered to the team or by it, in words. */
type Waiting = Pick<CaseOffer, 'ref' | 'from'> & { readonly how: string };

/** So many a card shows; the command lists all. */
const MOST_SHOWN = 20;
/** Of these, so many offers. */
const MOST_OFFERS = 6;

/** To a manager in private: the week's list for the transfer panel. */
export const transferList: Notification<'transfer-list'> = {
  kind: 'transfer-list',
  async compose({ stores, clock }, { teamId, managerKey }) {
    const there = await stores.teams.read(teamId);
    if (!there || !managersOn(there.team, clock.today()).includes(managerKey)) return null;
    const coming = transfersOf(there.members, clock.today());
    const asked = await offersTo({ stores, clock }, there.team);
    const waiting = [
      ...asked.map(({ offer }) => ({ ...offer, how: `offered to you by ${offer.fromTeamName}: please answer` })),
      ...offersBy(there.team, there.members).map(({ offer }) => ({
        ...offer,
        how: `offered to ${offer.toTeamName}: ${unanswered(offer, clock.today())}`,
      })),
    ];
    return coming.length + waiting.length > 0 ? wordsFor(there.team.name, coming, waiting) : null;
  },
  samples: [
    sample('one case', [{ ref: 'C-101', from: '2026-12-14', toName: 'Ben Okafor', holderName: 'Amira Khan' }]),
    sample(
      'more than a card shows, with the longest names',
      Array.from({ length: 30 }, () => ({
        ...{ ref: 'W'.repeat(40), from: '2026-12-14' },
        ...{ toName: 'W'.repeat(100), holderName: 'W'.repeat(100) },
      })),
      Array.from({ length: 30 }, () => ({
        ...{ ref: 'W'.repeat(40), from: '2026-12-14' },
        how: `offered to ${'W'.repeat(60)}: not answered by its day, and lapsed`,
      })),
    ),
  ],
};

function wordsFor(teamName: string, coming: readonly Coming[], waiting: readonly Waiting[]): Composed {
  const words = [
    ...(coming.length > 0 ? [`${counted(coming.length, 'case is', 'cases are')} to move`] : []),
    ...(waiting.length > 0 ? [`${counted(waiting.length, 'offer waits', 'offers wait')}`] : []),
  ].join(', ');
  const data: SheetData = {
    title: `${teamName.slice(0, 60)}: ${words}`,
    sentences: [{ text: "The week's list for the transfer panel, the next first." }],
    groups: [
      {
        heading: '',
        figure: '',
        rows: rowsOf(
          coming.map((one) => ({ ...one, how: `${one.holderName} → ${one.toName}` })),
          MOST_SHOWN - Math.min(waiting.length, MOST_OFFERS),
        ),
      },
      { heading: 'Offered between teams', figure: '', rows: rowsOf(waiting, MOST_OFFERS) },
    ].filter(({ rows }) => rows.length > 0),
    choices: [],
    buttons: [leaves('Transfers', 'transfers.say'), ...(waiting.length > 0 ? [leaves('Offers', 'offers.say')] : [])],
  };
  return { text: `${words}: the week's list.`, card: { template: 'sheet', data: { ...data } } };
}

/** The next first. */
function rowsOf(all: readonly Waiting[], most: number): readonly SheetRow[] {
  const sorted = [...all].sort((a, b) => (a.from < b.from ? -1 : 1));
  const more = sorted.length - most;
  return [
    ...sorted.slice(0, most).map(({ ref, from, how }) => ({ text: ref, note: how, figure: spokenDate(from) })),
    ...(more > 0 ? [{ text: `… and ${more} more`, note: '', figure: '' }] : []),
  ];
}

function sample(sentence: string, coming: readonly Coming[], waiting: readonly Waiting[] = []) {
  const asked = { kind: 'transfer-list', teamId: 'team', managerKey: 'manager', day: '2026-11-30' } as const;
  return { sentence, notice: asked, composed: wordsFor('North', coming, waiting) };
}
