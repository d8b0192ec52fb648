import { type Bound, bindChannel } from '../../application/bind-channel.ts';
import { notEntitled } from '../../application/channel-readers.ts';
import type { ManagersChannel, TeamRecord } from '../../application/ports.ts';
import { mayInTeam, type TeamId } from '../../domain/access.ts';
import { counted } from '../../domain/counted.ts';
import { aboutTeam } from '../card-state.ts';
import { foremost, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import type { Command, Press } from '../command.ts';
import { notice } from '../refusals.ts';
import { privateCard, type Reply, refusal, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Makes the channel in which it is said the managers' channel of a team. */
export const useThisChannel: Command = {
  name: 'use-this-channel',
  title: 'Use this channel for managers',
  help: "Said in a channel: shows the team's figures there, if everyone in it may see them.",
  examples: ['use this channel', 'this is our managers channel'],
  right: 'bind-channel',
  say: begin,
  presses: {
    bind: (turn, raw) => withTeam(turn, raw, bind),
    who: (turn, raw) => withTeam(turn, raw, who),
  },
};

const SAY_IT_THERE = sentence(
  'Please say "@Caseload use this channel" in the channel itself: a standard channel of a Teams team that has only managers in it.',
);
/** The same for a team that is not there and for one that is not the person's. */
const NO_SUCH_TEAM = refusal('I have no such team for you.');

/** The only team that it can be; or a choice of them. */
async function begin(turn: Turn): Promise<Reply> {
  if (!channelOf(turn)) return SAY_IT_THERE;
  const { admin, manages } = turn.person;
  const [only, ...others] = manages;
  if (only !== undefined && others.length === 0 && !admin) return bind(turn, only);
  const teams = (await turn.outside.stores.teams.list()).filter(({ teamId }) => mayBind(turn, teamId));
  if (teams.length === 0) return sentence('There is no team yet. Set one up first.');
  const data = {
    title: 'Whose managers are in this channel?',
    sentences: [{ text: 'I show the figures of that team here, if everyone in the channel may see them.' }],
    groups: [],
    choices: teamChoice('Team', teams),
    buttons: [foremost(sends('Use this channel', 'use-this-channel.bind', {}))],
  };
  return { ...privateCard('sheet', data), audience: 'here' };
}

const mayBind = ({ person }: Turn, teamId: TeamId) => mayInTeam(person, 'bind-channel', teamId);

/** The channel of a Teams team in which something was said. */
function channelOf({ place }: Turn): ManagersChannel | undefined {
  const { kind, address, channelId, teamsTeamId } = place;
  if (kind !== 'channel' || channelId === undefined || teamsTeamId === undefined) return undefined;
  return { ...address, channelId, teamsTeamId };
}

async function withTeam(
  turn: Turn,
  raw: Parameters<Press>[1],
  answer: (turn: Turn, teamId: TeamId) => Promise<Reply>,
): Promise<Reply> {
  const read = aboutTeam.safeParse(raw);
  return read.success && mayBind(turn, read.data.teamId) ? answer(turn, read.data.teamId) : NO_SUCH_TEAM;
}

async function bind(turn: Turn, teamId: TeamId): Promise<Reply> {
  const bound = await tryToBind(turn, teamId);
  if (!bound) return SAY_IT_THERE;
  if (!bound.ok) return bound.reason === 'no-such-team' ? NO_SUCH_TEAM : refused(bound.team, bound.people.length);
  return {
    ...notice(
      `This is now the managers' channel of ${bound.team.name}`,
      ["I show the team's figures here. Before each time I look again whether everyone in the channel may see them."],
      [{ title: 'Team capacity', verb: 'team-capacity.say' }],
    ),
    audience: 'here',
  };
}

async function tryToBind(turn: Turn, teamId: TeamId): Promise<Bound | undefined> {
  const channel = channelOf(turn);
  if (!channel) return undefined;
  const roster = await turn.outside.roster.members(channel);
  return bindChannel(turn.outside, teamId, channel, roster, { person: turn.person.personKey, key: turn.activityId });
}

/** Says how many, and names nobody in the channel. */
function refused(team: TeamRecord, people: number): Reply {
  const who = counted(people, 'person who may not see', 'people who may not see');
  return {
    ...notice(
      'I cannot use this channel',
      [`It has ${who} the figures of ${team.name}. Only its managers and service managers may be in it.`],
      [{ title: 'Tell me who', verb: 'use-this-channel.who', data: { teamId: team.teamId } }],
    ),
    audience: 'here',
  };
}

/** The names, to the person who asks alone. */
async function who(turn: Turn, teamId: TeamId): Promise<Reply> {
  const channel = channelOf(turn);
  const there = channel && (await turn.outside.stores.teams.read(teamId));
  if (!there) return SAY_IT_THERE;
  const people = notEntitled(there.team, channel.tenantId, await turn.outside.roster.members(channel));
  if (people.length === 0) return sentence(`Everyone in the channel may see the figures of ${there.team.name} now.`);
  const shown = people.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = people.length > shown.length ? ` and ${people.length - shown.length} more` : '';
  return notice(`Who may not see the figures of ${there.team.name}`, [
    `${shown.join(', ')}${more}.`,
    'Take them out of the channel, or use a channel that has only managers in it, and say "@Caseload use this channel" again.',
  ]);
}

const MOST_NAMES = 30;
