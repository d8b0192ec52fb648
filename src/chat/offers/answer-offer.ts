import { z } from 'zod';
import { type AcceptProblem, accepting, acceptOffer, wishOf } from '../../application/accept-offer.ts';
import { isHeldUntil, receiverOf } from '../../application/agree-hand-over.ts';
import { previewChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot, TeamRecord } from '../../application/ports.ts';
import { teamCaseloads } from '../../application/team-caseloads.ts';
import { askedOf, coming, type WeighedOffer, weighOffer } from '../../application/weigh-offer.ts';
import { type Assessed, assess, inOrder } from '../../application/who-can-take.ts';
import { valueOn } from '../../domain/caseload.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { stopsWords } from '../allocation/stop-words.ts';
import { figuresWords } from '../allocation/take-sheet.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetRow } from '../cards/sheet.ts';
import type { Press } from '../command.ts';
import { effectRows, headlineOf } from '../effect-words.ts';
import { agreeing, pastSaid, stopRows, stopsOf } from '../hand-over/past-stops.ts';
import { wishProblems } from '../hand-over/wish-form.ts';
import { foreseenSentences } from '../month/touched-months.ts';
import { notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { declinePresses } from './decline-offer.ts';
import { mayOn, NO_OFFER, type OfferAbout, offerAbout, withOffer } from './offer-in-question.ts';
import { offerRow, offerTitle, saidByGiver } from './offer-words.ts';

/*
 * The side of the team that was asked: a manager there looks at the case, chooses a worker and accepts, or declines.
 */

type Raw = Parameters<Press>[1];

const receiving = z.object({ to: storageKey });
const pressed = receiving.extend({ worker: storageKey, id: opaqueId, nonce: opaqueId });

/** So many workers a card shows with their figures; all can be chosen. */
const MOST_SHOWN = 12;
const MOST_CHOICES = 100;

export const answerPresses: Readonly<Record<string, Press>> = {
  preview: (turn, raw) => withOffer(turn, raw, 'asked', (about) => preview(turn, about, raw)),
  accept,
  ...declinePresses,
};

/** What is offered, and what it would do to each who could have it, best first. */
export async function askAnswer(turn: Turn, about: OfferAbout, problem?: string): Promise<Reply> {
  const { outside, today } = turn;
  const { holder, offer, card } = about;
  const stored = storedCase(holder, offer.caseId);
  const there = await teamCaseloads(outside, offer.toTeam, offer.from);
  if (!stored || !there) return NO_OFFER;
  if (!isHeldUntil(stored, offer.from)) return gone(about);
  const asked = askedOf(stored.history, offer.from, today);
  const { ranked, untold, stopped } = inOrder(there.caseloads.map((one) => assess(one, asked, outside.schemeOf)));
  const all = [...ranked, ...untold, ...stopped];
  const more = all.length - MOST_SHOWN;
  return privateCard('sheet', {
    title: offerTitle(offer),
    sentences: [...(problem === undefined ? [] : [problem]), ...saidByGiver(offer), ANSWER_BY(offer.from)].map(
      (text) => ({ text }),
    ),
    groups: [
      { heading: 'The case', figure: '', rows: [offerRow(weighed(turn, about, there.team))] },
      {
        heading: `Who could have it, on ${spokenDate(offer.from)}`,
        figure: '',
        rows: [
          ...all.slice(0, MOST_SHOWN).map(candidateRow),
          ...(more > 0 ? [{ text: `… and ${more} more, whom you can choose as well`, note: '', figure: '' }] : []),
        ],
      },
    ].filter(({ rows }) => rows.length > 0),
    choices: all.length === 0 ? [] : [workersChoice(all)],
    buttons: [...(all.length === 0 ? [] : [foremost(sends('Preview', 'offers.preview', card))]), ...leaving(card)],
  });
}

function gone({ offer, card }: OfferAbout): Reply {
  return notice(
    offerTitle(offer),
    ['The case has ended or gone elsewhere since.', `Please talk to ${offer.offered.name} of ${offer.fromTeamName}.`],
    [{ title: 'Decline', verb: 'offers.decline', data: card }],
  );
}

const ANSWER_BY = (from: string) => `It stays where it is until you accept it, by ${spokenDate(from)}.`;

function leaving(card: OfferAbout['card']): readonly Button[] {
  return [leaves('Decline', 'offers.decline', card), leaves('Later', 'offers.cancel')];
}

function workersChoice(all: readonly Assessed[]) {
  return {
    id: 'to',
    label: 'Who is to have it?',
    placeholder: 'Choose a worker',
    errorMessage: 'Please choose a worker.',
    options: all.slice(0, MOST_CHOICES).map(({ name, workerKey }) => ({ title: name, value: workerKey })),
  };
}

function candidateRow(one: Assessed): SheetRow {
  const untold = one.untold === null ? '' : 'Cannot tell how full that is.';
  return {
    text: `${one.name}: ${figuresWords(one)}`,
    note: one.stops.length > 0 ? `${one.name} ${stopsWords(one.stops)}` : untold,
    figure: '',
  };
}

function weighed({ outside, today }: Turn, { holder, offer }: OfferAbout, team: TeamRecord): WeighedOffer {
  const stored = storedCase(holder, offer.caseId);
  if (!stored) throw new Error('an offer without its case');
  const recordedBy = outside.schemeOf(valueOn(holder.head.schemes, today));
  return weighOffer(outside, team, stored.history, offer.from, recordedBy);
}

/** What it does to the total of the worker who was chosen. */
async function preview(turn: Turn, about: OfferAbout, raw: Raw): Promise<Reply> {
  const { outside, person } = turn;
  const { holder, offer, card } = about;
  const chosen = receiving.safeParse(raw);
  if (!chosen.success) return askAnswer(turn, about, 'Please choose a worker.');
  const receiver = await receiverOf(outside, person, chosen.data.to);
  const decided = accepting(outside, person, offer.id, receiver)(holder);
  const stored = storedCase(holder, offer.caseId);
  if (!decided.ok || !receiver || !stored) {
    return decided.ok ? NO_OFFER : refused(turn, about, decided.problem);
  }
  const { effect, months } = previewChange(outside, receiver, {
    what: 'takes a case over',
    cases: [{ caseId: offer.id, history: coming(stored.history, offer.from) }],
  });
  const team = await outside.stores.teams.record(offer.toTeam);
  const stops = stopsOf(turn, holder, receiver, wishOf(offer, receiver));
  const figures = [headlineOf(effect), ...foreseenSentences(months)];
  const data = { ...card, to: receiver.head.workerKey, nonce: outside.newId() };
  return privateCard('sheet', {
    title: `Preview: ${offer.ref} comes to ${receiver.head.name}`,
    sentences: [
      { text: 'Nothing is accepted yet.' },
      { text: `These are the figures of ${spokenDate(offer.from)}, if nothing else is recorded until then.` },
    ],
    groups: [
      ...(team ? [{ heading: 'The case', figure: '', rows: [offerRow(weighed(turn, about, team))] }] : []),
      {
        heading: receiver.head.name,
        figure: '',
        rows: [...figures.map((text) => ({ text, note: '', figure: '' })), ...effectRows(effect), ...stopRows(stops)],
      },
    ],
    choices: [],
    buttons: [
      foremost(agreeing('Accept', stops, 'offers.accept', data)),
      leaves('Back', 'offers.open', card),
      leaves('Cancel', 'offers.cancel'),
    ],
  });
}

/** What stands in the way, said on the card where another worker can be chosen. */
function refused(turn: Turn, about: OfferAbout, problem: AcceptProblem): Promise<Reply> | Reply {
  if (problem === 'no-such-offer') return NO_OFFER;
  const [words = ''] = Object.values(wishProblems(problem, turn.today));
  return askAnswer(turn, about, words);
}

async function accept(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person, activityId } = turn;
  const card = pressed.safeParse(raw);
  if (!card.success) return outdatedCard('offers');
  const { worker, id, to, nonce } = card.data;
  const receiver = await receiverOf(outside, person, to);
  const about = await offerAbout(turn, card.data);
  const said = pastSaidOf(turn, raw, card.data, about, receiver);
  if (!said.ok) return said.reply;
  const result = await acceptOffer<Reply>(outside, person, {
    holderKey: worker,
    offerId: id,
    receiver,
    ...said.past,
    keys: [nonce, activityId],
    reply: accepted(receiver, about !== null && about !== 'outdated' && about.offer.from > turn.today),
  });
  if (result.ok) {
    outside.follow(result.pending);
    return result.reply;
  }
  if (result.reason === 'problem') {
    const { problem } = result;
    return withOffer(turn, raw, 'asked', (about) => refused(turn, about, problem));
  }
  return withOffer(turn, raw, 'asked', () => NO_OFFER);
}

/** A reason, where something stands against it that this worker gets the case. Of an offer that is gone there is nothing to say. */
function pastSaidOf(
  turn: Turn,
  raw: Raw,
  data: z.infer<typeof pressed>,
  about: Awaited<ReturnType<typeof offerAbout>>,
  receiver: CaseloadSnapshot | undefined,
): ReturnType<typeof pastSaid> {
  if (!receiver || !about || about === 'outdated' || !mayOn(turn, about, 'asked')) return { ok: true, past: {} };
  const { holder, offer, card } = about;
  return pastSaid(turn, raw, {
    title: `Accept ${offer.ref} for ${receiver.head.name}?`,
    name: receiver.head.name,
    day: offer.from,
    stops: stopsOf(turn, holder, receiver, wishOf(offer, receiver)),
    agree: { title: 'Accept', verb: 'offers.accept', data },
    others: [leaves('Back', 'offers.open', card), leaves('Cancel', 'offers.cancel')],
  });
}

function accepted(receiver: CaseloadSnapshot | undefined, isAhead: boolean): Reply {
  return notice(
    `Accepted: the case comes to ${receiver?.head.name ?? 'your team'}`,
    [
      'Both workers are told, each in private, and so is the manager who offered it.',
      ...(isAhead ? ['Until its day it stays where it is; until then the team that gives it can still cancel.'] : []),
    ],
    [
      { title: 'Offers', verb: 'offers.say' },
      { title: "Team's capacity", verb: 'team-capacity.say' },
    ],
  );
}
