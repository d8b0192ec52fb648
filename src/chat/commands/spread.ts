import type { TeamSnapshot } from '../../application/ports.ts';
import { type Carried, teamSpread } from '../../application/team-spread.ts';
import { counted } from '../../domain/counted.ts';
import { aboutOneTeam, withTeam } from '../allocation/team-in-question.ts';
import { leaves } from '../cards/button.ts';
import type { SheetRow } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { percent } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who carries the new and the heavy work: both ends of each range, and everyone by name. Never in a channel. */
export const spread: Command = {
  name: 'spread',
  title: 'Spread of work',
  help: 'Shows in private how work is spread over a team: both ends of the range, and who carries new and heavy cases.',
  examples: ['how is the work spread', 'who carries the new cases?'],
  right: 'see-team-capacity',
  say: (turn) =>
    aboutOneTeam(turn, { verb: 'spread.page', title: 'The spread of which team?' }, (team) => show(turn, team, 0)),
  presses: { page: (turn, raw) => withTeam(turn, raw, (team) => show(turn, team, pageIn(raw))) },
};

/** What can weigh on somebody beside the total, as far as the facts of the team's cases say it. */
const KINDS: readonly { readonly words: string; readonly of: (carried: Carried) => number }[] = [
  { words: 'new within a month', of: ({ newCases }) => newCases },
  { words: 'child protection', of: ({ mix }) => mix.conference },
  { words: 'looked after', of: ({ mix }) => mix.lookedAfter },
  { words: 'in court', of: ({ mix }) => mix.court },
  { words: 'red', of: ({ red }) => red },
];

async function show(turn: Turn, read: TeamSnapshot, asked: number): Promise<Reply> {
  const { outside, today } = turn;
  const all = await teamSpread(outside, read, today);
  const page = pageOf(all, asked);
  const compared = all.filter(({ isAway, isStudent }) => !isAway && !isStudent);
  const known = KINDS.filter(({ of }) => all.some((carried) => of(carried) > 0));
  const { teamId, name } = read.team;
  return privateCard('sheet', {
    title: `${name}: how work is spread`,
    sentences: [
      all.length === 0
        ? 'Nobody works in this team today.'
        : 'By name, for you alone: totals say nothing of how well somebody works.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      ...(compared.length === 0
        ? []
        : [{ heading: 'Both ends of the range', figure: '', rows: rangeRows(compared, known) }]),
      ...(all.length === 0
        ? []
        : [{ heading: 'By name', figure: '', rows: page.items.map((one) => rowOf(one, known)) }]),
    ],
    choices: [],
    buttons: [
      ...pageButtons(page, 'spread.page', { teamId }),
      leaves('Team capacity', 'team-capacity.page', { teamId, on: today, page: 0 }),
    ],
  });
}

type Kinds = typeof KINDS;

function rangeRows(compared: readonly Carried[], known: Kinds): readonly SheetRow[] {
  const told = compared.flatMap(({ utilisation, name }) => (utilisation === null ? [] : [{ utilisation, name }]));
  const [least, most] = [Math.min, Math.max].map((end) => end(...told.map(({ utilisation }) => utilisation)));
  const at = (end: number | undefined) => namesOf(told.filter(({ utilisation }) => utilisation === end));
  const counts = known.map(({ words, of }) => {
    const numbers = compared.map(of);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const who = low === high ? 'everyone alike' : `most with ${namesOf(compared.filter((one) => of(one) === high))}`;
    return { text: `Cases ${words}`, note: who, figure: low === high ? String(low) : `${low} to ${high}` };
  });
  if (least === undefined || most === undefined || told.length === 0) return counts;
  return [
    {
      text: 'Share of the own guideline',
      note: least === most ? 'everyone alike' : `lowest with ${at(least)}, highest with ${at(most)}`,
      figure: least === most ? percent(least) : `${percent(least)} to ${percent(most)}`,
    },
    ...counts,
  ];
}

/** So many names stand at an end of a range. */
const MOST_NAMES = 2;

function namesOf(people: readonly { readonly name: string }[]): string {
  const names = people.slice(0, MOST_NAMES).map(({ name }) => name.slice(0, 60));
  const more = people.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${counted(more, 'other', 'others')}` : names.join(' and ');
}

function rowOf(carried: Carried, known: Kinds): SheetRow {
  const { name, utilisation, isAway, isStudent, mix } = carried;
  const kinds = known.flatMap(({ words, of }) => (of(carried) === 0 ? [] : [`${of(carried)} ${words}`]));
  return {
    text: name,
    note: [
      ...(isAway ? ['away'] : []),
      ...(isStudent ? ['student'] : []),
      counted(mix.cases, 'case', 'cases'),
      ...kinds,
    ].join(' · '),
    figure: utilisation === null ? 'cannot tell' : percent(utilisation),
  };
}
