import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import type { TeamMember } from '../../application/ports.ts';
import { mayInTeam, type PersonKey, type TeamId } from '../../domain/access.ts';
import { newCard, type Recording } from '../asking.ts';
import { aboutTeam, type CardState, cardState, storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { schemeOn } from '../case-days.ts';
import { teamChoice } from '../choose-team.ts';
import { chooser, isCalled, NO_SUCH_WORKER, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { beginRecording, recordingPresses } from '../recording.ts';
import { cancelled } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import { termsForm } from '../terms-form.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A worker's role and FTE from a day on, with what they do to the figures. */
const recording: Recording<CardState> = {
  command: 'change-terms',
  needs: 'change-terms',
  state: cardState,
  previewFirst: true,
  ask: ({ head }, _, { today, outside }) => ({
    ok: true,
    asking: termsForm(head, today, schemeOn({ head }, outside.schemeOf, today)),
  }),
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
      return read.success ? chooseIn(turn, read.data.teamId, saidIn(raw)) : Promise.resolve(NO_SUCH_WORKER);
    },
    worker: async (turn, raw) => {
      const read = aboutWorker.safeParse(raw);
      return read.success ? askFor(turn, read.data.workerKey, saidIn(raw)) : NO_SUCH_WORKER;
    },
    cancel: cancelled,
  },
};

const aboutWorker = z.object({ workerKey: storageKey });
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
  const { name } = words;
  const named = name === undefined ? [] : (await workersOf(turn, manages)).filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  if (one && !another) return askFor(turn, one.workerKey, said);
  if (another && named.length <= MOST_NAMESAKES) return chooseWorker(named, said);
  const [only, ...more] = manages;
  if (only !== undefined && more.length === 0 && !admin) return chooseIn(turn, only, said);
  const listed = await turn.outside.stores.teams.list();
  const teams = listed.filter(({ teamId }) => mayInTeam(turn.person, 'change-terms', teamId));
  if (teams.length === 0) return sentence('There is no team yet. Set one up first.');
  return chooser(
    'In which team?',
    teamChoice('Team', teams),
    sends('Next', 'change-terms.team', { said }),
    'change-terms',
  );
}

const MOST_NAMESAKES = 20;

async function chooseIn(turn: Turn, teamId: TeamId, said: Typed): Promise<Reply> {
  const workers = mayInTeam(turn.person, 'change-terms', teamId) ? await workersOf(turn, [teamId]) : [];
  return workers.length === 0 ? NO_SUCH_WORKER : chooseWorker(workers, said);
}

function chooseWorker(workers: readonly TeamMember[], said: Typed): Reply {
  const next = sends('Next', 'change-terms.worker', { said });
  return chooser('Whose role or FTE changes?', workerChoice('workerKey', workers), next, 'change-terms');
}

async function askFor(turn: Turn, workerKey: PersonKey, said: Typed): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'change-terms', workerKey);
  if (!opened.ok) return NO_SUCH_WORKER;
  const { snapshot } = opened;
  return beginRecording(turn, recording, snapshot, { ...newCard(turn, snapshot, { worker: workerKey }) }, said);
}
