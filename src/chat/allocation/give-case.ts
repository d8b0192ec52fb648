import { z } from 'zod';
import { type AllocationResult, allocateCase, allocationUnder } from '../../application/allocate-case.ts';
import { askedCase } from '../../application/asked-case.ts';
import { teamOf } from '../../application/join-team.ts';
import type { CaseloadSnapshot, TeamSnapshot } from '../../application/ports.ts';
import { type Received, type Refusal, receivedUnder } from '../../application/receive-case.ts';
import { type Assessed, assess } from '../../application/who-can-take.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { STOP_CODES } from '../../domain/stops.ts';
import type { PastStops, WaitingCase } from '../../domain/waiting-case.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { type Problems, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { beforeAfter } from '../phrases.ts';
import { notice, outdatedCard } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type CaseInQuestion, caseInQuestion } from './case-in-question.ts';
import { changedSince, refProblem } from './queue-form.ts';
import { type Missing, missingFields, missingFor, missingForm, readPast } from './reasons-form.ts';
import { takeBackButton } from './take-back.ts';
import { allocationKey } from './which-allocation.ts';

type Raw = Readonly<Record<string, unknown>>;

const giving = z.object({
  nonce: opaqueId,
  worker: storageKey,
  id: opaqueId.optional(),
  /** The stops that the card named; none for the first press. */
  stops: z.array(z.enum(STOP_CODES)).max(STOP_CODES.length).catch([]),
});
type Giving = z.infer<typeof giving>;

/** Gives the case of a card to the worker who was chosen; asks first where something is missing or stands against it. */
export async function giveCase(turn: Turn, team: TeamSnapshot, raw: Raw): Promise<Reply> {
  const card = giving.safeParse(raw);
  if (!card.success) return sentence('Please choose a worker first.');
  const question = caseInQuestion(turn, team, raw);
  if (!question.ok && question.reason === 'gone') return answeredBefore(turn, team, card.data, question.now);
  if (!question.ok) return outdatedCard('who-can-take');
  const snapshot = await turn.outside.stores.caseloads.read(card.data.worker);
  if (!snapshot || teamOf(snapshot.head) !== team.team.teamId) return refusedCard(team, '', { why: 'not-in-team' });
  return judged(turn, team, { card: card.data, question: question.found, snapshot, raw });
}

interface InHand {
  readonly card: Giving;
  readonly question: CaseInQuestion;
  readonly snapshot: CaseloadSnapshot;
  readonly raw: Raw;
}

/** A case that has left the queue: by this very press, earlier, or by somebody else's. */
async function answeredBefore(
  turn: Turn,
  { team }: TeamSnapshot,
  { nonce, worker, id = '' }: Giving,
  now: WaitingCase | undefined,
): Promise<Reply> {
  // It waits, so nothing of the press stands any more: it may have been given and taken back since.
  if (now && !now.going) return changedSince(team.teamId, now);
  const operation = { kind: 'allocate-case', teamId: team.teamId, key: nonce, by: turn.person.personKey } as const;
  const result = await allocationUnder(turn.outside, { ...operation, waitingId: id }, worker);
  return result.ok ? given(turn, team.teamId, worker, result) : changedSince(team.teamId, now);
}

async function judged(turn: Turn, team: TeamSnapshot, inHand: InHand): Promise<Reply> {
  const { card, question, snapshot, raw } = inHand;
  const { described, day, waiting } = question;
  const asked = askedCase(described, day, turn.today);
  const one = assess(snapshot, asked, turn.outside.schemeOf);
  const missing = missingFor(question, one, waiting || described.ref === '' ? {} : refProblem(team, described.ref, ''));
  const typed = typedIn(missingFields(missing), raw, turn.today, 'future');
  const past = missing.stops ? readPast(typed, day) : undefined;
  const ref = missing.ref ? (typed.ref ?? '') : described.ref;
  const seen = one.stops.every(({ code }) => card.stops.includes(code));
  const problems: Problems = {
    ...(past && !past.ok ? past.problems : {}),
    ...(missing.ref ? refMissing(team, ref) : {}),
  };
  if (!seen || Object.keys(problems).length > 0) {
    // The case of an earlier press stands on the caseload by now, and must not stand in its own way.
    const earlier = waiting ? undefined : await receivedUnder(turn.outside, card.worker, card.nonce);
    if (earlier?.ok) return givenCard(earlier.received, team.team.teamId, card.worker);
    // At the first press nothing was asked yet, so nothing is wrong.
    const isFirst = card.stops.length === 0 && raw.ref === undefined;
    return askMissing(one, { card, question, missing, typed, problems: isFirst || !seen ? {} : problems });
  }
  const result = await allocateCase(turn.outside, {
    teamId: team.team.teamId,
    by: { person: turn.person.personKey, name: turn.person.name },
    key: card.nonce,
    waiting: waiting ?? newCase(turn, question, ref, card.nonce),
    workerKey: card.worker,
    on: day,
    ...ifKnown('past', past?.ok ? { stops: one.stops.map(({ code }) => code), ...past.past } : undefined),
  });
  return result.ok ? given(turn, team.team.teamId, card.worker, result) : notGiven(team, ref, result);
}

function refMissing(team: TeamSnapshot, ref: string): Problems {
  return ref === '' ? { ref: 'Please give the reference of your case system.' } : refProblem(team, ref, '');
}

/** A case that was only described is never shown in the queue: it goes straight to its worker. */
function newCase(turn: Turn, { described }: CaseInQuestion, ref: string, nonce: string): WaitingCase {
  return { ...described, ref, id: `new-${nonce}`, addedBy: turn.person.personKey, revision: 0 };
}

function askMissing(
  one: Assessed,
  {
    card,
    question,
    missing,
    typed,
    problems,
  }: Pick<InHand, 'card' | 'question'> & {
    readonly missing: Missing;
    readonly typed: Typed;
    readonly problems: Problems;
  },
): Reply {
  const state = { ...question.data, nonce: card.nonce, worker: card.worker, stops: one.stops.map(({ code }) => code) };
  return missingForm(one, {
    ...{ missing, typed, problems, ref: question.described.ref },
    buttons: [foremost(sends('Allocate', 'allocate-case.give', state)), leaves('Cancel', 'allocate-case.cancel')],
  });
}

function given(
  turn: Turn,
  teamId: string,
  worker: string,
  result: Extract<AllocationResult, { readonly ok: true }>,
): Reply {
  turn.outside.follow(result.pending);
  return givenCard(result.received, teamId, worker);
}

function givenCard({ caseId, ref, name, on, before, after, past }: Received, teamId: string, worker: string): Reply {
  return notice(
    `${ref} goes to ${name}`,
    [
      `From ${spokenDate(on)}: ${beforeAfter(before, after)}.`,
      `${name} hears it now, and can raise a concern that you answer.`,
      ...(past ? [pastSentence(past)] : []),
    ],
    [...nextSteps(teamId), takeBackButton(allocationKey(worker, caseId))],
  );
}

function pastSentence({ reviewOn, until }: PastStops): string {
  return `The reason is recorded. You are asked again on ${spokenDate(reviewOn)} and on ${spokenDate(until)}.`;
}

const nextSteps = (teamId: string) => [
  { title: 'Unallocated cases', verb: 'unallocated.list', data: { teamId } },
  { title: 'Team capacity', verb: 'team-capacity.open', data: { teamId } },
];

function notGiven(team: TeamSnapshot, ref: string, result: Exclude<AllocationResult, { readonly ok: true }>): Reply {
  if (result.reason === 'refused') return refusedCard(team, ref, result.refusal);
  return changedSince(team.team.teamId, undefined);
}

/** The case is in the queue again, and the manager decides anew. */
function refusedCard({ team }: TeamSnapshot, ref: string, refusal: Refusal): Reply {
  const what = ref === '' ? 'The case' : ref;
  const why = {
    'not-in-team': 'The worker is not in this team any more.',
    'held-elsewhere': `Another worker has a case of the reference ${ref}: it is transferred or shared, not allocated anew.`,
    'has-reference': `The worker has, or had, a case of the reference ${ref}. A new case needs a reference of its own.`,
    stops: "The worker's caseload changed in between, and something stands against it now.",
  }[refusal.why];
  return notice('Not allocated', [why, `${what} waits in the queue. Please look again.`], nextSteps(team.teamId));
}
