import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import { mayInTeam, type PersonKey, type TeamId } from '../../domain/access.ts';
import { compareText } from '../../domain/timeline.ts';
import { newCard, type Recording } from '../asking.ts';
import { type CardState, cardState } from '../card-state.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { Command, Press } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled } from '../refusals.ts';
import { privateCard, type Reply, sentence } from '../reply.ts';
import { termsForm } from '../terms-form.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A worker's role and FTE from a day on, with what they do to the figures. */
const recording: Recording<CardState> = {
  command: 'change-terms',
  needs: 'change-terms',
  state: cardState,
  ask: ({ head }, _, { today }) => ({ ok: true, asking: termsForm(head, today) }),
  next: () => [],
};

export const changeTerms: Command = {
  name: 'change-terms',
  title: 'Change role or FTE',
  help: "Changes a worker's role or part of full time from a day on, after showing what it does.",
  examples: ["change someone's FTE", 'Amira is part time from 1 Dec'],
  right: 'change-terms',
  say: begin,
  presses: {
    ...recordingPresses(recording),
    team: (turn, raw) => {
      const read = aboutTeam.safeParse(raw);
      return read.success ? chooseIn(turn, [read.data.teamId], saidIn(raw)) : Promise.resolve(NOBODY);
    },
    worker: async (turn, raw) => {
      const read = aboutWorker.safeParse(raw);
      return read.success ? askFor(turn, read.data.workerKey, saidIn(raw)) : NOBODY;
    },
    cancel: cancelled,
  },
};

/** The same for a worker or team that is not there and for one that is not the person's to change. */
const NOBODY = sentence('I have no such worker for you.');

const key = z.string().regex(/^[0-9a-f]{32}$/);
const aboutTeam = z.object({ teamId: key });
const aboutWorker = z.object({ workerKey: key });
const filledIn = z.object({ said: z.partialRecord(z.enum(['from', 'fte', 'role']), z.string().max(40)) });

type Raw = Parameters<Press>[1];

/** What the sentence said, carried until the card that asks. */
function saidIn(raw: Raw): Typed {
  const read = filledIn.safeParse(raw);
  return read.success ? read.data.said : {};
}

function saidBy({ from, on, fte, role }: Words): Typed {
  const day = from ?? on;
  return {
    ...(day === undefined ? {} : { from: day }),
    ...(fte === undefined ? {} : { fte: String(fte) }),
    ...(role === undefined ? {} : { role }),
  };
}

/** Whose terms: somebody named, or to be chosen from the only team, or the team is chosen first. */
async function begin(turn: Turn, words: Words): Promise<Reply> {
  const { manages, admin } = turn.person;
  const said = saidBy(words);
  const [only, ...more] = manages;
  if (only !== undefined && (words.name !== undefined || (more.length === 0 && !admin))) {
    return chooseIn(turn, manages, said, words.name);
  }
  const listed = await turn.outside.stores.teams.list();
  const teams = listed.filter(({ teamId }) => mayInTeam(turn.person, 'change-terms', teamId));
  const [first, ...others] = teams;
  if (!first) return sentence('There is no team yet. Set one up first.');
  if (others.length === 0) return chooseIn(turn, [first.teamId], said);
  const options = teams.map(({ teamId, name }) => ({ title: name, value: teamId }));
  return chooser('In which team?', 'teamId', 'Team', options, foremost(sends('Next', 'change-terms.team', { said })));
}

function chooser(
  title: string,
  id: string,
  label: string,
  options: readonly { readonly title: string; readonly value: string }[],
  button: Button,
): Reply {
  const choices = [{ id, label, placeholder: 'Please choose', errorMessage: 'Please choose one.', options }];
  return privateCard('sheet', {
    title,
    sentences: [],
    groups: [],
    choices,
    buttons: [button, leaves('Cancel', 'change-terms.cancel')],
  });
}

/** The worker who was named, or a choice of those of the teams. */
async function chooseIn(turn: Turn, teamIds: readonly TeamId[], said: Typed, name?: string): Promise<Reply> {
  const mine = teamIds.filter((teamId) => mayInTeam(turn.person, 'change-terms', teamId));
  const teams = await Promise.all(mine.map((teamId) => turn.outside.stores.teams.read(teamId)));
  const workers = teams
    .flatMap((team) => team?.members ?? [])
    .filter(({ leftOn }) => leftOn === undefined)
    .sort((a, b) => compareText(a.name, b.name));
  const named = workers.filter((worker) => name !== undefined && isCalled(worker.name, name));
  const [one, another] = named;
  if (one && !another) return askFor(turn, one.workerKey, said);
  const shown = named.length > 0 ? named : workers;
  if (shown.length === 0) return NOBODY;
  const options = shown.slice(0, MOST_SHOWN).map((worker) => ({ title: worker.name, value: worker.workerKey }));
  const next = foremost(sends('Next', 'change-terms.worker', { said }));
  return chooser('Whose role or FTE changes?', 'workerKey', 'Worker', options, next);
}

const MOST_SHOWN = 100;

function isCalled(name: string, asked: string): boolean {
  return name.toLowerCase().includes(asked.toLowerCase());
}

async function askFor(turn: Turn, workerKey: PersonKey, said: Typed): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'change-terms', workerKey);
  if (!opened.ok) return NOBODY;
  const { snapshot } = opened;
  return beginRecording(turn, recording, snapshot, { ...newCard(turn, snapshot, { worker: workerKey }) }, said);
}
