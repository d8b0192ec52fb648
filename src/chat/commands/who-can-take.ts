import { z } from 'zod';
import { askedCase } from '../../application/asked-case.ts';
import type { TeamSnapshot } from '../../application/ports.ts';
import { whoCanTake } from '../../application/take-in-team.ts';
import { weightOf } from '../../application/unallocated.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import {
  type CaseInQuestion,
  caseInQuestion,
  describedIn,
  type FoundCase,
  questionFields,
} from '../allocation/case-in-question.ts';
import { chosenWorker } from '../allocation/chosen-worker.ts';
import { descriptionAsks } from '../allocation/description-form.ts';
import { heldAlready } from '../allocation/held-already.ts';
import { changedSince } from '../allocation/queue-form.ts';
import { saidOfCase, typedSaid } from '../allocation/said-of-case.ts';
import { type TakePages, takeSheet } from '../allocation/take-sheet.ts';
import { aboutOneTeam, mayAllocate, withTeam } from '../allocation/team-in-question.ts';
import { weightWords } from '../allocation/unallocated-sheet.ts';
import { waitingCalled } from '../allocation/waiting-called.ts';
import { describedWords } from '../allocation/waiting-words.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { Command, Press } from '../command.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who in a team can take a case: one of the queue, or one that is described. */
export const whoCanTakeCommand: Command = {
  name: 'who-can-take',
  title: 'Who can take a case',
  help: 'Ranks the workers of a team by their highest share of the guideline with the case, and names what stands against.',
  examples: ['who can take a sibling group of three in proceedings?', 'who can take C-201?'],
  right: 'see-team-capacity',
  say: async (turn, words) => {
    const held = await heldAlready(turn, words);
    if (held) return held;
    const said = saidOfCase(words);
    const called = { ...ifKnown('called', words.name) };
    const where = { verb: 'who-can-take.form', data: { said, ...called }, title: 'Who of which team?' };
    return aboutOneTeam(turn, where, (team) => begin(turn, team, said, called));
  },
  presses: {
    form: (turn, raw) =>
      withTeam(turn, raw, (team) => begin(turn, team, said.safeParse(raw).data?.said ?? {}, calledIn(raw))),
    /** A case of the queue, or another page of an answer. */
    show: (turn, raw) =>
      withTeam(turn, raw, (team) => show(turn, team, caseInQuestion(turn, team, raw), pagesIn(raw), calledIn(raw))),
    /** A description as it stands in the form. */
    ask: (turn, raw) =>
      withTeam(turn, raw, (team) => {
        const typed = typedIn(questionFields(descriptionAsks(turn, team.team)), raw, turn.today, 'future');
        return show(turn, team, describedIn(turn, team, typed), FIRST_PAGES, calledIn(raw));
      }),
    correct: (turn, raw) =>
      withTeam(turn, raw, (team) => form(turn, team, typedBefore.safeParse(raw).data?.typed ?? {}, {}, calledIn(raw))),
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const texts = z.record(z.string().max(20), z.string().max(200));
const said = z.object({ said: texts });
const typedBefore = z.object({ typed: texts });
const named = z.object({ called: z.string().max(100).optional().catch(undefined) });
const pageNumber = z.int().min(0).max(10_000).catch(0);
const pages = z.object({ page: pageNumber, stopPage: pageNumber });
const FIRST_PAGES = { page: 0, stopPage: 0 };

function pagesIn(raw: Raw): typeof FIRST_PAGES {
  const read = pages.safeParse(raw);
  return read.success ? read.data : FIRST_PAGES;
}

/** The worker's name as a sentence had it; who that is, is looked up where the workers are read. */
interface Called {
  readonly called?: string;
}

function calledIn(raw: Raw): Called {
  return ifKnown('called', named.parse(raw).called);
}

/** A case of the queue at once; otherwise the description as far as it was said, to be put right. */
function begin(turn: Turn, team: TeamSnapshot, words: Typed, called: Called): Reply | Promise<Reply> {
  const waiting = words.ref === undefined ? undefined : waitingCalled(team, words.ref);
  if (waiting) return show(turn, team, caseInQuestion(turn, team, { id: waiting.id }), FIRST_PAGES, called);
  const asks = descriptionAsks(turn, team.team);
  return form(
    turn,
    team,
    { ...typedSaid(asks, { type: 'other', ...words }), ref: words.ref ?? '', on: turn.today },
    {},
    called,
  );
}

function form(turn: Turn, { team }: TeamSnapshot, typed: Typed, problems: Problems, called: Called): Reply {
  return formCard({
    title: `Who in ${team.name} can take this case?`,
    notes: [
      'References and numbers only. Put right what I misunderstood.',
      ...(called.called === undefined ? [] : [`Next I show what it does for "${called.called}" and for the others.`]),
    ],
    fields: questionFields(descriptionAsks(turn, team)),
    typed,
    problems,
    buttons: [
      foremost(sends('Who can take it', 'who-can-take.ask', { teamId: team.teamId, ...called })),
      leaves('Cancel', 'who-can-take.cancel'),
    ],
  });
}

async function show(
  turn: Turn,
  team: TeamSnapshot,
  question: FoundCase,
  asked: typeof FIRST_PAGES,
  named: Called,
): Promise<Reply> {
  if (!question.ok) {
    return question.reason === 'gone'
      ? changedSince(team.team.teamId, question.now)
      : form(turn, team, question.typed, question.problems, named);
  }
  const { described, day, waiting } = question.found;
  const data = { ...question.found.data, ...named };
  const { scheme } = descriptionAsks(turn, team.team);
  const answer = await whoCanTake(turn.outside, team, askedCase(described, day, turn.today));
  const nobody = answer.ranked.length + answer.untold.length + answer.stopped.length === 0;
  const weight = weightWords(weightOf(described, scheme, day), scheme.unit);
  const may = mayAllocate(turn, team.team.teamId);
  const { called } = named;
  const choice = may && called !== undefined && !nobody ? chosenWorker(answer, called, team.team.name) : undefined;
  const sheet = takeSheet(answer, {
    title: described.ref === '' ? 'Who can take this case' : `Who can take ${described.ref}`,
    sentences: [
      `${describedWords(described)}: ${weight} by itself, from ${spokenDate(day)}.`,
      ...(nobody ? ['Nobody works in this team.'] : [headcount(answer.ranked.length, answer.stopped.length)]),
      ...(choice?.sentences ?? []),
    ],
    ...{ chosen: choice?.worker, day, mayAllocate: may, managerKeys: team.team.managerKeys, ...asked },
    buttons: (on) => [
      ...(may && !nobody
        ? [foremost(sends('Allocate', 'allocate-case.give', { ...data, nonce: turn.outside.newId() }))]
        : []),
      ...turnPages(on, data),
      waiting
        ? leaves('Back to the case', 'unallocated.open', { teamId: team.team.teamId, id: waiting.id })
        : leaves('Correct', 'who-can-take.correct', data),
    ],
  });
  return privateCard('sheet', { ...sheet });
}

function headcount(ranked: number, stopped: number): string {
  const can = `${counted(ranked, 'worker', 'workers')} can take it`;
  return stopped === 0 ? `${can}.` : `${can}; something stands against ${stopped}.`;
}

/** Each list is turned by itself. */
function turnPages({ open, stopped }: TakePages, data: CaseInQuestion['data']): readonly Button[] {
  const to = (title: string, page: number, stopPage: number) =>
    leaves(title, 'who-can-take.show', { ...data, page, stopPage });
  const more = stopped.pages > 1 ? [to('Other stops', open.page, (stopped.page + 1) % stopped.pages)] : [];
  return [
    ...(open.page > 0 ? [to('Previous', open.page - 1, stopped.page)] : []),
    ...(open.page + 1 < open.pages ? [to('Next', open.page + 1, stopped.page)] : []),
    ...more,
  ];
}
