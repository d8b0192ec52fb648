import { z } from 'zod';
import { addToTeam, setUpTeam, type TeamResult } from '../../application/set-up-team.ts';
import { valueOn } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import { asDocumented, type SchemeInForce } from '../../domain/scheme-in-force.ts';
import { aboutTeam } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import type { Command, Press } from '../command.ts';
import { needed, shortText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { cancelled, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { schemeField, schemeLines } from '../scheme-choice.ts';
import { type Draft, draftIn } from '../team-set-up/draft.ts';
import { askKind, withKind } from '../team-set-up/kind-of-team.ts';
import { pickPage, readPickPage } from '../team-set-up/pick-page.ts';
import { newcomersOf, type PickedPerson, pickedFrom } from '../team-set-up/picks.ts';
import { askLabels, setLabels } from '../team-set-up/private-labels.ts';
import { missingIn, review } from '../team-set-up/review.ts';
import { type Pickable, pickable } from '../team-set-up/roster.ts';
import { confirmLeaving, leaving, teamPeople } from '../team-set-up/team-people.ts';
import { asksTeamType } from '../team-type-field.ts';
import type { Turn } from '../turn.ts';

/** Makes a team from a roster, and later adds people to it or takes them out. */
export const setUpTeamCommand: Command = {
  name: 'set-up-team',
  title: 'Set up a team',
  help: 'Makes a team: name, scheme, manager and members from the roster. Later: who comes and who goes.',
  examples: ['set up a team', 'add someone to a team'],
  right: 'set-up-team',
  say: begin,
  presses: {
    new: async (turn) => askAbout(turn, {}, {}),
    about: readAbout,
    team: teamPeople,
    add: async (turn, raw) => {
      const asked = aboutTeam.safeParse(raw);
      const team = asked.success ? await turn.outside.stores.teams.record(asked.data.teamId) : undefined;
      if (!asked.success || !team) return outdatedCard('set-up-team');
      const draft = { nonce: turn.outside.newId(), about: asked.data, picks: [] };
      return firstPage(turn, draft, valueOn(team.schemes, turn.today));
    },
    kind: async (turn, raw) => {
      const draft = draftIn(raw);
      return draft ? showPage(turn, withKind(draft, raw, turn.today), 0) : outdatedCard('set-up-team');
    },
    people: (turn, raw) => onPage(turn, raw, (draft) => showPage(turn, draft, pageTo(raw))),
    review: (turn, raw) =>
      onPage(turn, raw, (draft) => withPeople(turn, draft, (people) => review(turn, draft, people))),
    save,
    leaving: confirmLeaving,
    leave: leaving,
    labels: askLabels,
    'set-labels': setLabels,
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const to = z.object({ to: z.int().min(0).max(10_000) });

function pageTo(raw: Raw): number {
  const read = to.safeParse(raw);
  return read.success ? read.data.to : 0;
}

/** A new team, or one that is there. Said in a channel, its roster is the one that people are picked from. */
async function begin(turn: Turn): Promise<Reply> {
  const { outside, person, place } = turn;
  if (place.kind !== 'personal' && person.picksFrom?.conversationId !== place.address.conversationId) {
    const picksFrom = place.address;
    // A first administrator's right comes from the environment alone: it is not kept with the person.
    await outside.stores.people.change(person.personKey, (before) => ({
      ...(before ?? { ...person, admin: false }),
      picksFrom,
    }));
  }
  const teams = await outside.stores.teams.list();
  if (teams.length === 0) return askAbout(turn, {}, {});
  return privateCard('sheet', {
    title: 'Set up a team',
    sentences: [{ text: 'Make a new team, or choose one to see who is in it and to add people or take them out.' }],
    groups: [],
    choices: teamChoice('A team that is there', teams),
    buttons: [foremost(leaves('New team', 'set-up-team.new')), sends('Open the team', 'set-up-team.team', {})],
  });
}

function aboutFields({ outside }: Turn) {
  return {
    name: needed(shortText('Name of the team', 'Please give the team a name.', 'for example North')),
    schemeId: schemeField(outside, 'Scheme', 'Please choose the scheme by which the team is weighed.'),
  };
}

function askAbout(turn: Turn, typed: Typed, problems: Problems): Reply {
  return formCard({
    title: 'Set up a team: name and scheme',
    notes: schemeLines(turn.outside),
    fields: aboutFields(turn),
    typed,
    problems,
    buttons: [
      foremost(sends('Next', 'set-up-team.about', { nonce: turn.outside.newId() })),
      leaves('Cancel', 'set-up-team.cancel'),
    ],
  });
}

async function readAbout(turn: Turn, raw: Raw): Promise<Reply> {
  const fields = aboutFields(turn);
  const typed = typedIn(fields, raw, turn.today);
  const read = readForm(fields, typed);
  if (!read.ok) return askAbout(turn, typed, read.problems);
  const taken = (await turn.outside.stores.teams.list()).some(
    ({ name }) => name.toLowerCase() === read.values.name.toLowerCase(),
  );
  if (taken) return askAbout(turn, typed, { name: 'There is a team of this name already.' });
  const draft = { nonce: turn.outside.newId(), about: read.values, picks: [] };
  return firstPage(turn, draft, asDocumented(read.values.schemeId));
}

/** First what kind of team it is, where the scheme asks. */
function firstPage(turn: Turn, draft: Draft, scheme: SchemeInForce): Reply | Promise<Reply> {
  return asksTeamType(turn.outside.schemeOf(scheme)) ? askKind(draft) : showPage(turn, draft, 0);
}

async function showPage(turn: Turn, draft: Draft, page: number): Promise<Reply> {
  return withRoster(turn, draft, ({ offered }) => pickPage(turn.person.tenantId, offered, draft, page));
}

/** Reads the page that was pressed, and gives it back where something will not do. */
async function onPage(turn: Turn, raw: Raw, answer: (draft: Draft) => Promise<Reply>): Promise<Reply> {
  const draft = draftIn(raw);
  if (!draft) return outdatedCard('set-up-team');
  const read = readPickPage(raw, draft, turn.today);
  if (read.ok) return answer({ ...draft, picks: read.picks });
  return withRoster(turn, draft, ({ offered }) =>
    pickPage(turn.person.tenantId, offered, draft, read.page, read.answers),
  );
}

async function withRoster(
  turn: Turn,
  draft: Draft,
  answer: (roster: Extract<Pickable, { ok: true }>) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await pickable(turn, draft);
  if (!found.ok) return found.reason === 'no-roster' ? NO_ROSTER : outdatedCard('set-up-team');
  if (found.everyone.length <= 1 && turn.place.kind === 'personal' && !turn.person.picksFrom) return NO_ROSTER;
  return answer(found);
}

const NO_ROSTER = notice('I need to see who is in the team', [
  'Add the app Caseload to the Teams team of your social workers. Then say "@Caseload set up a team" in one of its channels: I take the people from there, and answer you here in private.',
]);

/** The people as the roster knows them now; whoever is not in it any more has to be picked again. */
async function withPeople(
  turn: Turn,
  draft: Draft,
  answer: (people: readonly PickedPerson[]) => Reply | Promise<Reply>,
): Promise<Reply> {
  return withRoster(turn, draft, ({ everyone, offered }) => {
    const { tenantId } = turn.person;
    const people = pickedFrom(tenantId, everyone, draft.picks);
    if (people) return answer(people);
    const left = draft.picks.filter((pick) => pickedFrom(tenantId, everyone, [pick]));
    const problem = 'Somebody whom you picked is not in the conversation any more and was left out. Please look again.';
    return pickPage(tenantId, offered, { ...draft, picks: left }, 0, { problem });
  });
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const draft = draftIn(raw);
  if (!draft) return outdatedCard('set-up-team');
  return withPeople(turn, draft, async (people) => {
    if (missingIn(draft, people)) return review(turn, draft, people);
    const { about, nonce } = draft;
    const by = { person: turn.person.personKey, key: nonce };
    const newcomers = newcomersOf(people, about.teamType);
    const result = await ('teamId' in about
      ? addToTeam(turn.outside, about.teamId, newcomers, by)
      : setUpTeam(turn.outside, { ...about, ...newcomers }, by));
    return saved(turn, draft, people, result);
  });
}

function saved(turn: Turn, draft: Draft, people: readonly PickedPerson[], result: TeamResult): Reply {
  if (!result.ok) {
    if (result.reason === 'no-such-team') return outdatedCard('set-up-team');
    const names = result.names.join(', ');
    const who = result.names.length === 1 ? 'works' : 'work';
    return review(
      turn,
      draft,
      people,
      `Nothing was saved: ${names} already ${who} in another team. Go back and leave them out, or take them out there first.`,
    );
  }
  turn.outside.follow(result.pending);
  const { about } = draft;
  const { members, coordinators = [] } = newcomersOf(people);
  const managers = people.length - members.length - coordinators.length;
  return notice(
    'name' in about ? `${about.name} is set up` : 'The people are added',
    [
      `${counted(members.length, 'worker', 'workers')} and ${counted(managers, 'manager', 'managers')} are in.`,
      ...(coordinators.length === 0
        ? []
        : [`${counted(coordinators.length, 'coordinator sees', 'coordinators see')} who has submitted.`]),
      ...unreachedSentences(result.unreached),
      'The managers\' channel: a manager of the team says "@Caseload use this channel" in it. I first check that everyone there may see the figures.',
    ],
    [
      { title: 'Open the team', verb: 'set-up-team.team', data: { teamId: result.teamId } },
      { title: 'Change terms', verb: 'change-terms.team', data: { teamId: result.teamId } },
    ],
  );
}

function unreachedSentences(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`I cannot write yet to ${names.join(', ')}: the app Caseload is not installed for them.`];
}
