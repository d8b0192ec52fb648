import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { asLastRead, switchScheme } from '../../application/switch-scheme.ts';
import { teamCaseloads } from '../../application/team-caseloads.ts';
import { addDays, later } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { aboutTeam, opaqueId } from '../card-state.ts';
import type { Command, Press } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import { scheduleWords } from '../switch-scheme/schedule-words.ts';
import { type AskedSwitch, askSwitch, type ListedTeam, newScheme, readSwitch } from '../switch-scheme/switch-form.ts';
import { switchPreview } from '../switch-scheme/switch-preview.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A team is weighed by another scheme from a day on, after showing who moves how. */
export const switchSchemeCommand: Command = {
  name: 'switch-scheme',
  title: 'Switch scheme',
  help: 'Weighs a team by another scheme from a day on, after showing who moves how. Earlier days stay as they are.',
  examples: ['switch scheme', 'switch North to Halton from 1 Jan'],
  right: 'set-up-team',
  say: begin,
  presses: {
    /** For a team that was chosen already. */
    ask: async (turn, raw) => {
      const read = aboutTeam.safeParse(raw);
      return ask(turn, await turn.outside.stores.teams.list(), read.success ? read.data : {});
    },
    preview: (turn, raw) => withAsked(turn, raw, (asked, teams) => preview(turn, asked, teams, pageIn(raw), [])),
    back: (turn, raw) => withAsked(turn, raw, (asked, teams) => ask(turn, teams, { ...asked })),
    save: (turn, raw) => withAsked(turn, raw, (asked, teams) => save(turn, asked, teams, raw)),
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const saving = z.object({ nonce: opaqueId, seen: z.string().regex(/^[0-9a-f]{16}$/) });

/** What was said is filled in; the only team is chosen already. */
async function begin(turn: Turn, { scheme, from, on, name, impossibleDate }: Words): Promise<Reply> {
  const teams = await turn.outside.stores.teams.list();
  if (teams.length === 0) return sentence('There is no team yet. Set one up first.');
  const called = teams.filter((team) => name !== undefined && isCalled(team, name));
  const [one, another] = called.length > 0 ? called : teams;
  const typed = {
    ...(one && !another ? { teamId: one.teamId } : {}),
    ...ifKnown('schemeId', scheme),
    ...ifKnown('from', from ?? on),
  };
  const problems = impossibleDate ? { from: 'The day that you wrote is in no calendar. Please give a real one.' } : {};
  return ask(turn, teams, typed, problems);
}

function isCalled({ name }: ListedTeam, said: string): boolean {
  const [ours, theirs] = [name.toLowerCase(), said.toLowerCase()];
  return ours.includes(theirs) || theirs.includes(ours);
}

async function ask(turn: Turn, teams: readonly ListedTeam[], typed: Typed, problems: Typed = {}): Promise<Reply> {
  const { teamId } = typed;
  const team = teamId === undefined ? undefined : await turn.outside.stores.teams.record(teamId);
  return askSwitch(turn, teams, typed, problems, team);
}

/** Every press says the whole switch again; what will not do is asked again. */
async function withAsked(
  turn: Turn,
  raw: Raw,
  answer: (asked: AskedSwitch, teams: readonly ListedTeam[]) => Promise<Reply>,
): Promise<Reply> {
  const teams = await turn.outside.stores.teams.list();
  const read = readSwitch(turn, teams, raw);
  return read.ok ? answer(read.asked, teams) : askSwitch(turn, teams, read.typed, read.problems);
}

async function preview(
  turn: Turn,
  asked: AskedSwitch,
  teams: readonly ListedTeam[],
  page: number,
  remarks: readonly string[],
): Promise<Reply> {
  const there = await teamCaseloads(turn.outside, asked.teamId, later(asked.from, turn.today));
  if (!there) return outdatedCard('switch-scheme');
  const scheme = newScheme(there.team, asked);
  if (scheme) return switchPreview(turn, there, { asked, scheme, page, remarks });
  const already = `${there.team.name} is weighed by this scheme from that day on already.`;
  return askSwitch(turn, teams, { ...asked }, { schemeId: already }, there.team);
}

const CHANGED_SINCE =
  "Check: the team's schemes were changed after this card was made, so nothing was saved. Look at it again, then switch.";

async function save(turn: Turn, asked: AskedSwitch, teams: readonly ListedTeam[], raw: Raw): Promise<Reply> {
  const card = saving.safeParse(raw);
  const { outside, person, today } = turn;
  const { teamId, schemeId, from } = asked;
  const before = card.success ? await outside.stores.teams.record(teamId) : undefined;
  if (!card.success || !before) return outdatedCard('switch-scheme');
  const { nonce, seen } = card.data;
  const scheme = asLastRead(before.schemes, schemeId, from);
  const by = { person: person.personKey, key: nonce };
  const result = await switchScheme(outside, teamId, { from, scheme, seen }, by);
  if (!result.ok) return preview(turn, asked, teams, 0, [CHANGED_SINCE]);
  outside.follow(result.pending);
  const { team } = result;
  const earlier = valueOn(team.schemes, addDays(from, -1));
  const isAhead = from > today && !isDeepStrictEqual(earlier, scheme);
  return notice(
    `${team.name} is weighed by ${outside.schemeOf(scheme).title} from ${spokenDate(from)}`,
    [
      `In force: ${scheduleWords(team.schemes, outside.schemeOf, today)}.`,
      'Days before keep what they were scored under.',
      ...(isAhead ? ['Until then you can call it off: switch back from the same day.'] : []),
    ],
    [
      { title: 'Open the team', verb: 'set-up-team.team', data: { teamId } },
      ...(isAhead
        ? [{ title: 'Call it off', verb: 'switch-scheme.preview', data: { ...asked, schemeId: earlier.scheme } }]
        : []),
    ],
  );
}
