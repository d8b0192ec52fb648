import { z } from 'zod';
import { agreeHandOver, type HandOverWish, receiverOf } from '../../application/agree-hand-over.ts';
import { changeCaseload, openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot, TeamMember } from '../../application/ports.ts';
import { plainRef } from '../../domain/reference.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { cardState, opening } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { caseOptions, openCases } from '../choose-case.ts';
import { chooser, isCalled, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, type Typed, typedIn } from '../form/read-form.ts';
import { agreedCard } from '../hand-over/hand-over-words.ts';
import { namedProblem } from '../hand-over/named-problem.ts';
import { agreeing, pastSaid, stopsOf } from '../hand-over/past-stops.ts';
import { givenWish, pastDayProblem, readWish, wishFields, wishProblems } from '../hand-over/wish-form.ts';
import { wishPreview } from '../hand-over/wish-preview.ts';
import { nobodyHolds } from '../held-by-another.ts';
import { offerPresses, offerTo } from '../offers/give-offer.ts';
import { teamSaid } from '../offers/team-said.ts';
import { cancelled, NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saidDay } from '../said-day.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A case that moves to another worker, or is worked on together, from a day on. */
export const transferCase: Command = {
  name: 'transfer-case',
  title: 'Transfer a case',
  help: 'Moves a case to another worker from a day on, shares it between two, or offers it to another team.',
  examples: ['transfer C-101 to Ben on 14 Dec', 'transfer C-101 to the Adoption team'],
  right: 'transfer-cases',
  say: begin,
  presses: {
    worker: async (turn, raw) => chooseCase(turn, opening.parse(raw).worker, saidIn(raw)),
    open: (turn, raw) =>
      saidIn(raw).team === undefined
        ? withCard(turn, raw, (about) => askSaid(turn, about, saidIn(raw)))
        : offerTo(turn, raw),
    preview: (turn, raw) => withCard(turn, raw, (about) => preview(turn, about, answersIn(turn, about, raw))),
    back: (turn, raw) => withCard(turn, raw, (about) => ask(turn, about, typedBefore(raw))),
    save,
    ...offerPresses,
    cancel: cancelled,
  },
};

const aboutCase = cardState.required({ worker: true, caseId: true });
const typedThere = z.object({ typed: z.record(z.string().max(20), z.string().max(100)) });
const saidThere = z.object({ said: z.record(z.string().max(20), z.string().max(100)).catch({}).default({}) });

type Raw = Parameters<Press>[1];

/** A case on the caseload of a worker of a managed team, with who else there is. */
interface About {
  readonly holder: CaseloadSnapshot;
  readonly ref: string;
  readonly card: { readonly nonce: string; readonly worker: string; readonly caseId: string };
  /** Everybody else whom the manager may give it to. */
  readonly others: readonly TeamMember[];
}

const saidIn = (raw: Raw): Typed => saidThere.parse(raw).said;
const typedBefore = (raw: Raw): Typed => typedThere.safeParse(raw).data?.typed ?? {};
const answersIn = ({ today }: Turn, { others }: About, raw: Raw): Typed =>
  typedIn(wishFields(others), raw, today, 'future');

/** The case that a sentence names, if one of the manager's workers has it; otherwise worker and case are chosen. */
async function begin(turn: Turn, words: Words): Promise<Reply> {
  const workers = await workersOf(turn, turn.person.manages);
  const ref = words.caseRef === undefined ? undefined : plainRef(words.caseRef);
  const holders = workers.filter(({ refs = [] }) => refs.some((one) => plainRef(one) === ref));
  const [holder] = holders;
  const named = words.name === undefined ? [] : workers.filter((worker) => isCalled(worker, words.name ?? ''));
  const receiver = named.filter(({ workerKey }) => workerKey !== holder?.workerKey);
  const said: Typed = {
    ...(receiver.length === 1 && receiver[0] ? { to: receiver[0].workerKey } : {}),
    ...(saidDay(words) === undefined ? {} : { from: saidDay(words) ?? '' }),
    ...(words.yes === undefined ? {} : { as: 'co-work' }),
    ...(await teamSaid(turn, words, named.length > 0)),
  };
  if (holder && holders.length === 1) {
    const opened = await openCaseload(turn.outside, turn.person, 'change', holder.workerKey);
    const stored = opened.ok
      ? openCases(turn, opened.snapshot).find((one) => plainRef(one.history.dated.ref) === ref)
      : undefined;
    if (opened.ok && stored) {
      const card = { nonce: turn.outside.newId(), worker: holder.workerKey, caseId: stored.caseId };
      const about = await aboutOf(turn, opened.snapshot, card, workers);
      if (said.team !== undefined) return offerTo(turn, { ...card, said });
      if (about)
        return askSaid(turn, about, said, said.team === undefined ? namedProblem(words.name, named, receiver) : {});
    }
  }
  const offered = holders.length > 1 ? holders : workers;
  if (offered.length === 0) return notice('Nobody to choose', ['Nobody works in your teams yet.']);
  if (words.caseRef !== undefined && !holder) return nobodyHolds(words.caseRef);
  const title =
    ref === undefined || holders.length > 1 ? 'Who has the case now?' : `Who has ${words.caseRef?.slice(0, 40)}?`;
  return chooser(
    title,
    workerChoice('worker', offered),
    sends('Next', 'transfer-case.worker', { said }),
    'transfer-case',
  );
}

/** The card with what was said, and at once what of it will not do. */
function askSaid(turn: Turn, about: About, said: Typed, problems: Problems = {}): Reply {
  return ask(turn, about, { ...givenWish(turn.today), ...said }, { ...problems, ...pastDayProblem(said, turn.today) });
}

/** Which case of a worker. */
async function chooseCase(turn: Turn, worker: string | undefined, said: Typed): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok || worker === undefined) return noCaseload(opened.ok ? NOT_THERE : opened);
  const { snapshot } = opened;
  const cases = openCases(turn, snapshot);
  if (cases.length === 0) return notice('No cases', [`${snapshot.head.name} has no open case.`]);
  const next = sends('Next', 'transfer-case.open', { nonce: turn.outside.newId(), worker, said });
  return chooser(`Which case of ${snapshot.head.name}?`, caseOptions(cases.slice(0, 100)), next, 'transfer-case');
}

/** Opens what a card is about: two storage calls beside the one for access. */
async function withCard(turn: Turn, raw: Raw, answer: (about: About) => Reply | Promise<Reply>): Promise<Reply> {
  const card = aboutCase.safeParse(raw);
  if (!card.success) return outdatedCard('transfer-case');
  const opened = await openCaseload(turn.outside, turn.person, 'change', card.data.worker);
  if (!opened.ok) return noCaseload(opened);
  const about = await aboutOf(turn, opened.snapshot, card.data);
  return about ? answer(about) : outdatedCard('transfer-case');
}

async function aboutOf(
  turn: Turn,
  holder: CaseloadSnapshot,
  { nonce, worker, caseId }: About['card'],
  workers?: readonly TeamMember[],
): Promise<About | undefined> {
  const stored = storedCase(holder, caseId);
  if (!stored) return undefined;
  const all = workers ?? (await workersOf(turn, turn.person.manages));
  const others = all.filter(({ workerKey }) => workerKey !== worker);
  return { holder, ref: stored.history.dated.ref, card: { nonce, worker, caseId }, others };
}

function ask(turn: Turn, { holder, ref, card, others }: About, typed: Typed, problems: Problems = {}): Reply {
  const elsewhere = leaves('To another team', 'transfer-case.team', { ...card, said: { from: typed.from ?? '' } });
  if (others.length === 0) {
    return notice('Nobody to give it to', ['Nobody else works in your teams.'], [elsewhere]);
  }
  return formCard({
    title: `${ref} · Transfer or share`,
    notes: [
      `${holder.head.name} has the case now. Until the day comes, visits and points stay there.`,
      ...(Object.keys(problems).length > 0 ? [] : [`Today is ${spokenDate(turn.today)}.`]),
    ],
    fields: wishFields(others),
    typed,
    problems,
    buttons: [
      foremost(sends('Preview', 'transfer-case.preview', card)),
      elsewhere,
      leaves('Cancel', 'transfer-case.cancel'),
    ],
  });
}

/** What it does to both totals on its day. */
async function preview(turn: Turn, about: About, typed: Typed): Promise<Reply> {
  const { outside, person } = turn;
  const read = readWish(about.others, about.card, typed);
  if (!read.ok) return ask(turn, about, typed, read.problems);
  const receiver = await receiverOf(outside, person, read.wish.to);
  const decided = agreeHandOver(outside, person, receiver, read.wish)(about.holder);
  if (!decided.ok || !receiver) {
    const problem = decided.ok ? 'no-such-worker' : decided.problem;
    return ask(turn, about, typed, wishProblems(problem, turn.today));
  }
  const { holder, ref, card } = about;
  const { wish } = read;
  const stops = stopsOf(turn, holder, receiver, wish);
  const data = { ...card, typed };
  return wishPreview(turn, { ref, wish, holder, receiver, stops, change: decided.change }, [
    foremost(agreeing('Agree', stops, 'transfer-case.save', data)),
    leaves('Back', 'transfer-case.back', data),
    leaves('Cancel', 'transfer-case.cancel'),
  ]);
}

/** A reason, where something stands against it; what cannot be agreed, or is agreed already, says so by itself. */
function pastOf(
  turn: Turn,
  { holder, ref, card }: About,
  receiver: CaseloadSnapshot | undefined,
  wish: HandOverWish,
  raw: Raw,
): ReturnType<typeof pastSaid> {
  if (!receiver || !agreeHandOver(turn.outside, turn.person, receiver, wish)(holder).ok) return { ok: true, past: {} };
  const { name } = receiver.head;
  const data = { ...card, typed: typedBefore(raw) };
  return pastSaid(turn, raw, {
    ...{ title: `Give ${ref} to ${name}?`, name, day: wish.from, stops: stopsOf(turn, holder, receiver, wish) },
    agree: { title: 'Agree', verb: 'transfer-case.save', data },
    others: [leaves('Back', 'transfer-case.back', data), leaves('Cancel', 'transfer-case.cancel')],
  });
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person, activityId } = turn;
  return withCard(turn, raw, async (about) => {
    const typed = typedBefore(raw);
    const read = readWish(about.others, about.card, typed);
    if (!read.ok) return ask(turn, about, typed, read.problems);
    const receiver = await receiverOf(outside, person, read.wish.to);
    const said = pastOf(turn, about, receiver, read.wish, raw);
    if (!said.ok) return said.reply;
    const wish = { ...read.wish, ...said.past };
    const result = await changeCaseload<Reply, Reply>(outside, {
      access: person,
      workerKey: about.card.worker,
      action: 'transfer-case',
      keys: [about.card.nonce, activityId],
      decide: (snapshot) => {
        const decided = agreeHandOver(outside, person, receiver, wish)(snapshot);
        if (decided.ok) return decided;
        return { ok: false, problem: ask(turn, about, typed, wishProblems(decided.problem, turn.today)) };
      },
      reply: () => agreedCard(about.ref, wish, about.holder.head.name, receiver?.head.name ?? '', turn.today),
    });
    if (result.ok) {
      outside.follow(result.pending);
      return result.reply;
    }
    if (result.reason === 'kept-by-another') {
      const { holderName } = result.record;
      return notice('Not from here', [`${about.ref} is with ${holderName}: please begin with that caseload.`]);
    }
    return result.reason === 'problem' ? result.problem : noCaseload(result);
  });
}
