import { z } from 'zod';
import { coverTeam } from '../../application/cover-team.ts';
import type { TeamRecord } from '../../application/ports.ts';
import { mayInTeam, type TeamId } from '../../domain/access.ts';
import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { aboutTeam, opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import { chooser } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { type Reply, refusal } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A service manager takes the place of an absent manager between two dates. */
export const coverTeamCommand: Command = {
  name: 'cover-team',
  title: 'Cover a team',
  help: 'Puts you in the place of an absent team manager between two dates, with all that the manager may do.',
  examples: ['cover North from 1 Dec to 5 Dec', 'I cover for the manager of my team'],
  right: 'cover-team',
  say: begin,
  presses: {
    ask: async (turn, raw) => {
      const read = asked.safeParse(raw);
      return read.success ? openForm(turn, read.data.teamId, read.data.said ?? {}) : NO_SUCH_TEAM;
    },
    save,
    end,
    cancel: cancelled,
  },
};

/** The same for a team that is not there and for one that is not the person's. */
const NO_SUCH_TEAM = refusal('I have no such team for you to cover.');

const said = z.partialRecord(z.enum(['from', 'to']), z.string().max(10));
const asked = aboutTeam.extend({ said: said.optional().catch(undefined) });
const coverCard = aboutTeam.extend({ nonce: opaqueId });

const FIELDS = { from: needed(date('First day')), to: needed(date('Last day')) };

/** Longer than that somebody else is the manager. */
const MOST_DAYS = 183;

async function begin(turn: Turn, { from, to, on, name }: Words): Promise<Reply> {
  const days = { ...ifKnown('from', from ?? on), ...ifKnown('to', to ?? (from === undefined ? on : undefined)) };
  const records = await Promise.all(turn.person.oversees.map((teamId) => turn.outside.stores.teams.record(teamId)));
  const teams = records.flatMap((team) => (team ? [team] : []));
  const named = name === undefined ? [] : teams.filter((team) => team.name.toLowerCase().includes(name.toLowerCase()));
  const [one, another] = named.length > 0 ? named : teams;
  if (!one) return NO_SUCH_TEAM;
  if (!another) return formFor(turn, one, days);
  const next = sends('Next', 'cover-team.ask', { said: days });
  return chooser('Which team do you cover?', teamChoice('Team', named.length > 0 ? named : teams), next, 'cover-team');
}

async function openForm(turn: Turn, teamId: TeamId, typed: Typed, problems: Problems = {}): Promise<Reply> {
  const may = mayInTeam(turn.person, 'cover-team', teamId);
  const team = may ? await turn.outside.stores.teams.record(teamId) : undefined;
  return team ? formFor(turn, team, typed, problems) : NO_SUCH_TEAM;
}

function problemOf(from: CalendarDate, to: CalendarDate, today: CalendarDate): string | undefined {
  if (to < from || to < today) return 'The last day is not before the first, and not over yet.';
  return daysBetween(from, to) > MOST_DAYS ? `At most until ${spokenDate(addDays(from, MOST_DAYS))}.` : undefined;
}

function formFor(turn: Turn, team: TeamRecord, typed: Typed, problems: Problems = {}): Reply {
  const { outside, person, today } = turn;
  const cover = (team.covers ?? []).find(({ personKey, to }) => personKey === person.personKey && to >= today);
  const card = { teamId: team.teamId, nonce: outside.newId() };
  return formCard({
    title: `Cover ${team.name}`,
    notes: [
      'On these days you may do all that the manager of the team may do, and what the manager is told comes to you too.',
      ...(cover
        ? [
            `Recorded already: from ${spokenDate(cover.from)} to ${spokenDate(cover.to)}. Save puts other days in their place.`,
          ]
        : []),
    ],
    fields: FIELDS,
    typed: { from: cover?.from ?? today, ...ifKnown('to', cover?.to), ...typed },
    problems,
    buttons: [
      foremost(sends('Save', 'cover-team.save', card)),
      ...(cover ? [leaves('End it', 'cover-team.end', card)] : []),
      leaves('Cancel', 'cover-team.cancel'),
    ],
  });
}

type Raw = Parameters<Press>[1];

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const read = coverCard.safeParse(raw);
  if (!read.success) return outdatedCard('cover-team');
  const { teamId, nonce } = read.data;
  if (!mayInTeam(turn.person, 'cover-team', teamId)) return NO_SUCH_TEAM;
  const typed = typedIn(FIELDS, raw, turn.today, 'future');
  const form = readForm(FIELDS, typed);
  if (!form.ok) return openForm(turn, teamId, typed, form.problems);
  const { from, to } = form.values;
  const problem = problemOf(from, to, turn.today);
  if (problem) return openForm(turn, teamId, typed, { to: problem });
  const by = { person: turn.person.personKey, key: nonce };
  const result = await coverTeam(turn.outside, teamId, turn.person, { from, to }, by);
  if (!result.ok) return NO_SUCH_TEAM;
  return notice(
    `You cover ${result.team.name}`,
    [`From ${spokenDate(from)} to ${spokenDate(to)} you are in the manager's place.`],
    [{ title: 'Change or end it', verb: 'cover-team.ask', data: { teamId } }],
  );
}

async function end(turn: Turn, raw: Raw): Promise<Reply> {
  const read = coverCard.safeParse(raw);
  if (!read.success) return outdatedCard('cover-team');
  const { teamId, nonce } = read.data;
  if (!mayInTeam(turn.person, 'cover-team', teamId)) return NO_SUCH_TEAM;
  const by = { person: turn.person.personKey, key: nonce };
  const result = await coverTeam(turn.outside, teamId, turn.person, null, by);
  if (!result.ok) return NO_SUCH_TEAM;
  return notice(`You do not cover ${result.team.name} any more`, ['From now on its own manager is asked again.']);
}
