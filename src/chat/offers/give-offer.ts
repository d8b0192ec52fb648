import { z } from 'zod';
import { notOpened, openCaseload } from '../../application/change-caseload.ts';
import { previewChange } from '../../application/foresee-change.ts';
import { type OfferProblem, type OfferWish, offerCase } from '../../application/offer-case.ts';
import type { CaseloadSnapshot, ListedTeam, StoredCase } from '../../application/ports.ts';
import { weighOffer } from '../../application/weigh-offer.ts';
import { mayInTeam } from '../../domain/access.ts';
import { valueOn } from '../../domain/caseload.ts';
import { handedOver } from '../../domain/hand-over.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { cardState } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Press } from '../command.ts';
import { effectRows, headlineOf } from '../effect-words.ts';
import { choice, date, needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { givenWish, handOverId, pastDayProblem } from '../hand-over/wish-form.ts';
import { foreseenSentences } from '../month/touched-months.ts';
import { NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { offerRow, offerTitle } from './offer-words.ts';

type Raw = Parameters<Press>[1];

const aboutCase = cardState.required({ worker: true, caseId: true });
const typedThere = z.object({ typed: z.record(z.string().max(20), z.string().max(300)) });
const saidThere = z.object({ said: z.record(z.string().max(20), z.string().max(100)).catch({}).default({}) });

/** A case of a worker of a managed team, and the teams to whose managers it can be offered. */
interface About {
  readonly holder: CaseloadSnapshot;
  readonly stored: StoredCase;
  readonly teams: readonly ListedTeam[];
  readonly card: { readonly nonce: string; readonly worker: string; readonly caseId: string };
}

/** Asks to which team a case is offered; what was said already is filled in. */
export const offerTo: Press = (turn, raw) =>
  withCard(turn, raw, (about) => {
    const { said } = saidThere.parse(raw);
    return askOffer(turn, about, { ...givenOffer(turn), ...said }, pastDayProblem(said, turn.today));
  });

/** The buttons by which a case is offered to a team that the person does not manage. */
export const offerPresses: Readonly<Record<string, Press>> = {
  team: offerTo,
  'offer-preview': (turn, raw) => withCard(turn, raw, (about) => preview(turn, about, answersIn(turn, about, raw))),
  'offer-back': (turn, raw) => withCard(turn, raw, (about) => askOffer(turn, about, typedBefore(raw))),
  offer: save,
};

const typedBefore = (raw: Raw): Typed => typedThere.safeParse(raw).data?.typed ?? {};
const givenOffer = ({ today }: Turn): Typed => ({ from: givenWish(today).from ?? '' });
const answersIn = ({ today }: Turn, { teams }: About, raw: Raw): Typed =>
  typedIn(fieldsOf(teams), raw, today, 'future');

function fieldsOf(teams: readonly ListedTeam[]) {
  const options = teams.slice(0, MOST_TEAMS).map(({ name, teamId }) => ({ title: name, value: teamId }));
  return {
    team: needed(choice('To which team?', options, 'Please choose a team.')),
    from: needed(date('From which day?')),
    note: reasonText('What should the managers there know? Without names; it can stay empty.'),
  } as const;
}

/** As many as a list of choices takes within a card's size. */
const MOST_TEAMS = 100;

/** Every team but those that the person manages: among these a case moves directly. */
async function otherTeams({ outside, person }: Turn): Promise<readonly ListedTeam[]> {
  const all = await outside.stores.teams.list();
  return all.filter(({ teamId }) => !person.manages.includes(teamId));
}

async function withCard(turn: Turn, raw: Raw, answer: (about: About) => Reply | Promise<Reply>): Promise<Reply> {
  const card = aboutCase.safeParse(raw);
  if (!card.success) return outdatedCard('transfer-case');
  const { nonce, worker, caseId } = card.data;
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  if (!mayInTeam(turn.person, 'transfer-cases', snapshot.head.teamId)) {
    return noCaseload(notOpened(turn.person.personKey, snapshot));
  }
  const stored = storedCase(opened.snapshot, caseId);
  if (!stored) return outdatedCard('transfer-case');
  return answer({ holder: opened.snapshot, stored, teams: await otherTeams(turn), card: { nonce, worker, caseId } });
}

function askOffer(
  { today }: Turn,
  { holder, stored, teams, card }: About,
  typed: Typed,
  problems: Problems = {},
): Reply {
  const { ref } = stored.history.dated;
  if (teams.length === 0) return notice('No other team', ['There is no team that you do not manage.']);
  return formCard({
    title: `${ref} · Offer it to another team`,
    notes: [
      `${holder.head.name} has the case now. Nothing moves until a manager of that team accepts it.`,
      ...(Object.keys(problems).length > 0 ? [] : [`Today is ${spokenDate(today)}.`]),
    ],
    fields: fieldsOf(teams),
    typed,
    problems,
    buttons: [
      foremost(sends('Preview', 'transfer-case.offer-preview', card)),
      leaves('Within my teams', 'transfer-case.open', card),
      leaves('Cancel', 'transfer-case.cancel'),
    ],
  });
}

type Read = { readonly ok: true; readonly wish: OfferWish } | { readonly ok: false; readonly problems: Problems };

function readOffer({ teams, card }: About, typed: Typed): Read {
  const read = readForm(fieldsOf(teams), typed);
  if (!read.ok) return read;
  const { team, from, note } = read.values;
  const to = teams.find(({ teamId }) => teamId === team);
  if (!to) return { ok: false, problems: { team: 'Please choose a team.' } };
  return {
    ok: true,
    wish: { id: handOverId(card.worker, card.caseId, card.nonce), caseId: card.caseId, to, from, note },
  };
}

function offerProblems(problem: OfferProblem, { today }: Turn): Problems {
  switch (problem) {
    case 'no-such-case':
      return { team: 'The case is not on this caseload any more.' };
    case 'before-today':
      return { from: `Please give today or a later day: today is ${spokenDate(today)}.` };
    case 'not-held-then':
      return { from: 'On the day before, the case is not with this worker: please choose another day.' };
    case 'agreed-already':
      return { team: 'Something is agreed for this case already. Say "transfers" to see it or to cancel it.' };
    case 'offered-already':
      return { team: 'It is offered already. Say "offers" to see that or to take it back.' };
  }
}

/** What the other team will be shown, and what it would do to the total of who has the case now. */
async function preview(turn: Turn, about: About, typed: Typed): Promise<Reply> {
  const { outside, person } = turn;
  const { holder, stored, card } = about;
  const read = readOffer(about, typed);
  if (!read.ok) return askOffer(turn, about, typed, read.problems);
  const { to, from, note } = read.wish;
  const decided = offerCase(outside, person, { name: '' }, read.wish)(holder);
  if (!decided.ok) return askOffer(turn, about, typed, offerProblems(decided.problem, turn));
  const team = await outside.stores.teams.record(to.teamId);
  if (!team) return askOffer(turn, about, typed, { team: 'This team is not there any more.' });
  const recordedBy = outside.schemeOf(valueOn(holder.head.schemes, turn.today));
  const gone = handedOver(stored.history, { as: 'transfer', from, until: null });
  const { effect, months } = previewChange(outside, holder, {
    what: 'gives a case',
    cases: [{ caseId: card.caseId, history: gone }],
  });
  const row = (text: string) => ({ text, note: '', figure: '' });
  return privateCard('sheet', {
    title: `Preview: ${offerTitle({ ...decided.offer, toTeamName: team.name })}`,
    sentences: [
      { text: 'Nothing is offered yet. It stays where it is until a manager there accepts it.' },
      { text: `These are the figures of ${spokenDate(from)}, if nothing else is recorded until then.` },
    ],
    groups: [
      {
        heading: `What ${team.name} is shown`,
        figure: '',
        rows: [
          offerRow(weighOffer(outside, team, stored.history, from, recordedBy)),
          ...(note === undefined ? [] : [row(`In your words: ${note}`)]),
        ],
      },
      {
        heading: `${holder.head.name}, who has it now`,
        figure: '',
        rows: [...[headlineOf(effect), ...foreseenSentences(months)].map(row), ...effectRows(effect)],
      },
    ],
    choices: [],
    buttons: [
      foremost(leaves('Offer', 'transfer-case.offer', { ...card, typed })),
      leaves('Back', 'transfer-case.offer-back', { ...card, typed }),
      leaves('Cancel', 'transfer-case.cancel'),
    ],
  });
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person } = turn;
  return withCard(turn, raw, async (about) => {
    const typed = typedBefore(raw);
    const read = readOffer(about, typed);
    if (!read.ok) return askOffer(turn, about, typed, read.problems);
    const fromTeam = await outside.stores.teams.record(about.holder.head.teamId);
    if (!fromTeam) return noCaseload(NOT_THERE);
    return saveRecords(turn, {
      command: 'offer-case',
      card: about.card,
      may: ({ head }) => mayInTeam(person, 'transfer-cases', head.teamId),
      decide: (holder) => {
        const decided = offerCase(outside, person, fromTeam, read.wish)(holder);
        if (!decided.ok)
          return { ok: false, reply: askOffer(turn, about, typed, offerProblems(decided.problem, turn)) };
        const { change, offer } = decided;
        return { ok: true, change, reply: offered(offer) };
      },
    });
  });
}

function offered(offer: Parameters<typeof offerTitle>[0]): Reply {
  return notice(
    `Done: ${offerTitle(offer)}`,
    [
      'The managers there are told in private, and you hear what they answer.',
      'Nothing moves until one of them accepts it. Until then you can take it back.',
    ],
    [
      { title: 'Offers', verb: 'offers.say' },
      { title: 'Transfers', verb: 'transfers.say' },
    ],
  );
}
