import { leaveTeam } from '../../application/leave-team.ts';
import type { TeamMember, TeamRecord } from '../../application/ports.ts';
import { answerersOf } from '../../application/who-is-told.ts';
import type { PersonKey } from '../../domain/access.ts';
import { stepOn } from '../../domain/capacity.ts';
import { counted } from '../../domain/counted.ts';
import { compareText } from '../../domain/timeline.ts';
import { aboutTeam, opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { SheetGroup } from '../cards/sheet.ts';
import type { Press } from '../command.ts';
import { capitalised } from '../phrases.ts';
import { notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { scheduleWords } from '../switch-scheme/schedule-words.ts';
import type { Turn } from '../turn.ts';
import { LABELS } from './private-labels.ts';

const aboutPerson = aboutTeam.extend({ personKey: storageKey });
const aboutLeaving = aboutPerson.extend({ nonce: opaqueId });

/** Someone of the team, with what they are in it. */
interface TeamPerson {
  readonly personKey: PersonKey;
  readonly name: string;
  readonly as: string;
}

interface ReadTeam {
  readonly team: TeamRecord;
  /** Who has cases in the team, and nobody who could agree their month. */
  readonly unanswered: readonly string[];
  readonly people: readonly TeamPerson[];
}

/** The team and everyone in it. Managers are few: their names are read side by side. */
async function readTeam({ outside, today }: Turn, teamId: string): Promise<ReadTeam | undefined> {
  const there = await outside.stores.teams.read(teamId);
  if (!there) return undefined;
  const { team, members } = there;
  const named = async (personKey: PersonKey, as: string): Promise<TeamPerson> => {
    const person = await outside.stores.people.read(personKey);
    return { personKey, name: person?.name ?? 'unknown', as };
  };
  const managers = await Promise.all([
    ...team.managerKeys.map((personKey) => named(personKey, 'team manager')),
    ...team.serviceManagerKeys.map((personKey) => named(personKey, 'service manager')),
    ...(team.coordinatorKeys ?? []).map((personKey) => named(personKey, 'coordinator')),
  ]);
  const unanswered = members
    .filter(({ workerKey, leftOn }) => leftOn === undefined && answerersOf(team, workerKey, today).length === 0)
    .map(({ name }) => name);
  return { team, people: [...managers, ...workersOf(members, today)], unanswered };
}

function workersOf(members: readonly TeamMember[], today: string): readonly TeamPerson[] {
  const workers = members.filter(({ leftOn }) => leftOn === undefined);
  return workers
    .map(({ workerKey, name, steps }) => {
      const { role, fte } = stepOn(steps, today);
      return { personKey: workerKey, name, as: fte === 1 ? ROLE_WORDS[role] : `${ROLE_WORDS[role]}, ${fte}` };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

/** Who is in a team, and what can be done about it. */
export const teamPeople: Press = async (turn, raw) => {
  const asked = aboutTeam.safeParse(raw);
  const read = asked.success ? await readTeam(turn, asked.data.teamId) : undefined;
  return read ? teamSheet(turn, read) : outdatedCard('set-up-team');
};

function teamSheet({ outside, today }: Turn, { team, people, unanswered }: ReadTeam): Reply {
  const { teamId } = team;
  const names = new Map(people.map(({ personKey, name }) => [personKey, name]));
  const roles = [...new Set(people.map(({ as }) => as))];
  return privateCard('sheet', {
    title: team.name,
    sentences: [
      { text: `Scheme: ${scheduleWords(team.schemes, outside.schemeOf, today)}.` },
      {
        text:
          team.managersChannel === undefined
            ? 'It has no managers\' channel yet: a manager says "@Caseload use this channel" in it.'
            : "It has a managers' channel.",
      },
      { text: team.labels ? LABELS.allowed : LABELS.none },
      ...unanswered.map((name) => ({
        text: `Nobody can agree the month of ${name}, who manages the team alone: add a service manager.`,
      })),
    ],
    groups: roles.map((as): SheetGroup => {
      const inRole = people.filter((person) => person.as === as);
      return {
        heading: capitalised(as),
        figure: String(inRole.length),
        rows: [{ text: inRole.map(({ name }) => name).join(', '), note: '', figure: '' }],
      };
    }),
    choices: [
      {
        id: 'personKey',
        label: 'Take someone out',
        placeholder: 'Choose a person',
        errorMessage: 'Please choose a person.',
        options: [...names].map(([value, title]) => ({ title, value })),
      },
    ],
    buttons: [
      foremost(leaves('Add people', 'set-up-team.add', { teamId })),
      leaves('Change terms', 'change-terms.team', { teamId }),
      leaves('Readings', 'change-readings.list', { teamId }),
      leaves('Switch scheme', 'switch-scheme.ask', { teamId }),
      leaves('Private labels', 'set-up-team.labels', { teamId }),
      sends('Take out', 'set-up-team.leaving', { teamId }),
    ],
  });
}

/** Asks before someone is taken out. */
export const confirmLeaving: Press = async (turn, raw) => {
  const asked = aboutPerson.safeParse(raw);
  const read = asked.success ? await readTeam(turn, asked.data.teamId) : undefined;
  const person = read?.people.find(({ personKey }) => asked.success && personKey === asked.data.personKey);
  if (!read || !person) return outdatedCard('set-up-team');
  const { teamId } = read.team;
  const { personKey } = person;
  return notice(
    `Take ${person.name} out of ${read.team.name}?`,
    ['They lose every role in this team at once. Their caseload is kept and stays with the team manager.'],
    [
      { title: 'Take out', verb: 'set-up-team.leave', data: { teamId, personKey, nonce: turn.outside.newId() } },
      { title: 'Leave as it is', verb: 'set-up-team.team', data: { teamId } },
    ],
  );
};

export const leaving: Press = async (turn, raw) => {
  const asked = aboutLeaving.safeParse(raw);
  if (!asked.success) return outdatedCard('set-up-team');
  const { teamId, personKey, nonce } = asked.data;
  const result = await leaveTeam(turn.outside, teamId, personKey, { person: turn.person.personKey, key: nonce });
  const back = [{ title: 'Open the team', verb: 'set-up-team.team', data: { teamId } }];
  if (result.ok) {
    turn.outside.follow(result.pending);
    const left =
      result.cases === 0
        ? []
        : [
            `${counted(result.cases, 'case is', 'cases are')} still with them: the team manager is told, and hands them over.`,
          ];
    return notice(`${result.name} is out of the team`, ['Their caseload is kept for the team manager.', ...left], back);
  }
  switch (result.reason) {
    case 'only-manager':
      return notice('Not taken out', ['A team needs a manager. Add another one first.'], back);
    case 'cases-to-come':
      return notice(
        'Not taken out',
        ['Cases are to move to them, or are shared with them. The team manager can cancel or end that: "transfers".'],
        back,
      );
    case 'not-in-team':
      return outdatedCard('set-up-team');
  }
};
