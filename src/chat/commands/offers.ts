import { z } from 'zod';
import { withdrawOffer } from '../../application/offer-case.ts';
import { offersBy, offersTo } from '../../application/open-offers.ts';
import type { TeamSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { type CaseOffer, hasLapsed } from '../../domain/case-offer.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { SheetRow } from '../cards/sheet.ts';
import type { Command, Press } from '../command.ts';
import { answerPresses, askAnswer } from '../offers/answer-offer.ts';
import {
  mayOn,
  NO_OFFER,
  notOn,
  type OfferAbout,
  offerAbout,
  offerKey,
  withOffer,
} from '../offers/offer-in-question.ts';
import { offerTitle, unanswered } from '../offers/offer-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';

/** Cases that other teams offer to those of the manager, and cases that these offer to others. */
export const offers: Command = {
  name: 'offers',
  title: 'Offers',
  help: 'Lists cases that another team offers to yours and cases that yours offers, and lets you answer or take back.',
  examples: ['offers', 'which cases are offered to my team?'],
  right: 'transfer-cases',
  say: (turn) => list(turn, 0),
  presses: {
    page: (turn, raw) => list(turn, pageIn(raw)),
    open,
    ...answerPresses,
    withdraw,
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

interface Listed {
  readonly worker: string;
  readonly offer: CaseOffer;
  readonly row: SheetRow;
}

/** One read a team, and one for each worker of another team whose case is offered. */
async function list(turn: Turn, asked: number): Promise<Reply> {
  const { outside, person } = turn;
  const read = await Promise.all(person.manages.map((teamId) => outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team) => team ?? []);
  const toUs = (await Promise.all(teams.map(({ team }) => offersTo(outside, team)))).flat();
  const all: readonly Listed[] = [
    ...toUs.map(({ holder, offer }) => ({
      worker: holder.head.workerKey,
      offer,
      row: rowOf(offer, `${offer.fromTeamName} offers it to ${offer.toTeamName}: please answer`),
    })),
    ...teams.flatMap((team) => offeredBy(turn, team)),
  ];
  const page = pageOf(all, asked);
  const texts = { label: 'Which one?', placeholder: 'Choose one', errorMessage: 'Please choose one.' };
  return privateCard('sheet', {
    title: 'Cases offered between teams',
    sentences: [
      all.length === 0
        ? 'Nothing is offered to your teams or by them.'
        : 'A case stays where it is until it is accepted.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: page.items.length === 0 ? [] : [{ heading: '', figure: '', rows: page.items.map(({ row }) => row) }],
    choices:
      page.items.length === 0
        ? []
        : [
            {
              id: 'offer',
              ...texts,
              options: page.items.map(({ worker, offer }) => ({
                title: `${offer.ref}: ${offer.fromTeamName} → ${offer.toTeamName}`,
                value: offerKey(worker, offer.id),
              })),
            },
          ],
    buttons: [
      ...(page.items.length === 0 ? [] : [foremost(sends('Open', 'offers.open', {}))]),
      ...pageButtons(page, 'offers.page'),
      leaves('Transfers', 'transfers.say'),
    ],
  });
}

/** Those whose day has passed as well: they are offered again, or taken back. */
function offeredBy({ today }: Turn, { members, team }: TeamSnapshot): readonly Listed[] {
  return offersBy(team, members).map(({ workerKey, offer }) => ({
    worker: workerKey,
    offer,
    row: rowOf(offer, `offered to ${offer.toTeamName}: ${unanswered(offer, today)}`),
  }));
}

function rowOf({ ref, from }: CaseOffer, note: string): SheetRow {
  return { text: ref, note, figure: spokenDate(from) };
}

/** For who manages the team that was asked the card to answer it; for who manages the other what became of it. */
async function open(turn: Turn, raw: Raw): Promise<Reply> {
  const about = await offerAbout(turn, raw);
  if (about === 'outdated') return outdatedCard('offers');
  if (about && mayOn(turn, about, 'asked')) return askAnswer(turn, about);
  return about && mayOn(turn, about, 'giver') ? standing(turn, about) : notOn(turn, about);
}

function standing({ outside, today }: Turn, { offer, card }: OfferAbout): Reply {
  const lapsed = hasLapsed(offer, today);
  const nonce = outside.newId();
  const again = { title: 'Offer it again', verb: 'transfer-case.team' };
  return notice(
    offerTitle(offer),
    [
      lapsed
        ? 'Its day has passed without an answer, so the offer has lapsed.'
        : `The managers of ${offer.toTeamName} have not answered yet.`,
      'The case is where it was.',
    ],
    [
      ...(lapsed
        ? [{ ...again, data: { worker: card.worker, caseId: offer.caseId, nonce, said: { team: offer.toTeam } } }]
        : []),
      { title: 'Take it back', verb: 'offers.withdraw', data: { ...card, nonce } },
      { title: 'Leave it', verb: 'offers.say' },
    ],
  );
}

const taking = z.object({ worker: storageKey, id: opaqueId, nonce: opaqueId });

async function withdraw(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person } = turn;
  const card = taking.safeParse(raw);
  if (!card.success) return withOffer(turn, raw, 'giver', (about) => standing(turn, about));
  const { worker, id, nonce } = card.data;
  return saveRecords(turn, {
    command: 'withdraw-offer',
    card: { nonce, worker },
    may: ({ head }) => mayInTeam(person, 'transfer-cases', head.teamId),
    decide: (holder) => {
      const decided = withdrawOffer(outside, person, id)(holder);
      if (!decided.ok) return { ok: false, reply: NO_OFFER };
      const { change, offer } = decided;
      const told = hasLapsed(offer, turn.today) ? [] : [`The managers of ${offer.toTeamName} are told.`];
      return {
        ok: true,
        change,
        reply: notice(
          `Taken back: ${offer.ref} is not offered any more`,
          ['The case is where it was.', ...told],
          [{ title: 'Offers', verb: 'offers.say' }],
        ),
      };
    },
  });
}
