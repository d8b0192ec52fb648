import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam, type PersonKey, type TeamId } from '../../domain/access.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { aboutTeam, opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import { chooser, isCalled, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { notShown } from '../read-caseload.ts';
import { cancelled } from '../refusals.ts';
import { privateCard, type Reply, refusal, sentence } from '../reply.ts';
import { type TeamAndMembers, teamGroup, teamListSheet } from '../supervision/team-list.ts';
import { sessionSheet, workerSheet } from '../supervision/worker-sheet.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** Who had supervision when, what is planned and who is overdue; a worker's own. Always in private. */
export const supervision: Command = {
  name: 'supervision',
  title: 'Supervision',
  help: 'Shows when supervision was, when it is next and what was agreed; to a manager, who is overdue.',
  examples: ['when is my next supervision?', 'who is overdue for supervision'],
  right: 'see-supervision',
  say: begin,
  presses: {
    teams: (turn, raw) => overview(turn, pageIn(raw)),
    team: async (turn, raw) => {
      const read = aboutTeam.safeParse(raw);
      return read.success ? showTeam(turn, read.data.teamId, pageIn(raw)) : NO_SUCH_TEAM;
    },
    worker: async (turn, raw) => {
      const read = aboutWorker.safeParse(raw);
      return read.success ? showWorker(turn, read.data.worker, pageIn(raw)) : sentence('Please choose a worker first.');
    },
    session: showSession,
    cancel: cancelled,
  },
};

/** The same for a team that is not there and for one that the person may not see. */
const NO_SUCH_TEAM = refusal('I have no such team to show you.');

const aboutWorker = z.object({ worker: storageKey });
const aboutSession = aboutWorker.extend({ session: opaqueId });

function teamsOf({ person: { manages, oversees } }: Turn): readonly TeamId[] {
  return [...new Set([...manages, ...oversees])];
}

/** The own supervision; whoever has teams and does not say "my" sees theirs, or that of a worker who is named. */
async function begin(turn: Turn, { name, own }: Words): Promise<Reply> {
  const teamIds = teamsOf(turn);
  const [first, ...more] = teamIds;
  if (first === undefined || (own && turn.person.worksIn !== undefined)) {
    return showWorker(turn, turn.person.personKey, 0);
  }
  if (name !== undefined) {
    const named = (await workersOf(turn, teamIds)).filter((worker) => isCalled(worker, name));
    const [one, another] = named;
    if (one && !another) return showWorker(turn, one.workerKey, 0);
    if (another) {
      const next = sends('Open', 'supervision.worker', {});
      return chooser('Which of them?', workerChoice('worker', named), next, 'supervision');
    }
  }
  return more.length === 0 ? showTeam(turn, first, 0) : overview(turn, 0);
}

async function showTeam(turn: Turn, teamId: TeamId, page: number): Promise<Reply> {
  if (!mayInTeam(turn.person, 'see-supervision', teamId)) return NO_SUCH_TEAM;
  const read = await turn.outside.stores.teams.read(teamId);
  if (!read) return NO_SUCH_TEAM;
  const more = mayInTeam(turn.person, 'record-supervision', teamId)
    ? [leaves('Record a session', 'record-supervision.say')]
    : [];
  return privateCard('sheet', { ...teamListSheet(read, turn.today, page, more) });
}

/** A few sentences for each of several teams. The teams of the page are read side by side: the wait is that of one. */
async function overview(turn: Turn, asked: number): Promise<Reply> {
  const page = pageOf(teamsOf(turn), asked);
  const read = await Promise.all(page.items.map((teamId) => turn.outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team): TeamAndMembers[] => (team ? [team] : []));
  return privateCard('sheet', {
    title: 'Supervision in your teams',
    sentences: pageWords(page).map((text) => ({ text })),
    groups: teams.map((team) => teamGroup(team, turn.today)),
    choices: teamChoice(
      'Open a team',
      teams.map(({ team }) => team),
    ),
    buttons: [foremost(sends('Open', 'supervision.team', {})), ...pageButtons(page, 'supervision.teams')],
  });
}

async function withWorker(
  turn: Turn,
  worker: PersonKey,
  answer: (snapshot: CaseloadSnapshot) => Reply,
): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'see', worker);
  return opened.ok ? answer(opened.snapshot) : notShown(turn, worker);
}

function showWorker(turn: Turn, worker: PersonKey, page: number): Promise<Reply> {
  return withWorker(turn, worker, (snapshot) => privateCard('sheet', { ...workerSheet(turn, snapshot, page) }));
}

async function showSession(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = aboutSession.safeParse(raw);
  if (!read.success) return sentence('Please choose a session first.');
  const { worker, session } = read.data;
  return withWorker(turn, worker, (snapshot) => {
    const found = recordsOf(snapshot.records, 'supervision').find(({ id }) => id === session);
    return found
      ? privateCard('sheet', { ...sessionSheet(turn, snapshot, found) })
      : sentence('This session is not on the record any more.');
  });
}
