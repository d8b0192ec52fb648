import { z } from 'zod';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { HELP_GROUP_IDS, type HelpGroup, helpGroups } from '../help/help-groups.ts';
import { offeredCommands } from '../offered-commands.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

const INTRODUCTION = 'Write a sentence like these. What you say is filled in for you, and nothing is saved unasked.';
/** So much is shown at once; whoever may do more opens a group. */
const FEW = 10;
/** Of each group at first. */
const MOST_USED = 3;
/** A card has six actions, of which one leads back. */
const STARTS = 4;

const chosen = z.object({ group: z.enum(HELP_GROUP_IDS) });

/** Lists what this person may do, group by group, each with a sentence as people say it. `all` gives every command there is. */
export function helpWith(all: () => readonly Command[]): Command {
  const groupsFor = async (turn: Turn) => helpGroups(turn.person, await offeredCommands(turn, all()));
  return {
    name: 'help',
    title: 'Help',
    help: 'Lists everything that you can do here, with a sentence to try for each.',
    examples: ['help', 'what can you do?'],
    right: null,
    say: async (turn) => overview(await groupsFor(turn)),
    presses: {
      group: async (turn, raw) => {
        const groups = await groupsFor(turn);
        const read = chosen.safeParse(raw);
        const group = read.success ? groups.find(({ id }) => id === read.data.group) : undefined;
        return group ? groupPage(group) : overview(groups);
      },
    },
  };
}

/** The most used of each group, with a button to all of it; little enough is shown whole. */
function overview(groups: readonly HelpGroup[]): Reply {
  const isLittle = groups.flatMap(({ commands }) => commands).length <= FEW;
  const most = isLittle ? FEW : MOST_USED;
  return helpCard({
    title: 'What you can do here',
    sentences: isLittle
      ? [INTRODUCTION]
      : [INTRODUCTION, `Of each group what is used most; its button shows the rest.`],
    groups: groups.map(({ title, commands }) => rowsOf(title, commands.slice(0, most), commands.length)),
    buttons: isLittle
      ? starts(groups.flatMap(({ commands }) => commands))
      : groups.map(({ id, title }) => leaves(title, 'help.group', { group: id })),
  });
}

function groupPage({ title, commands }: HelpGroup): Reply {
  return helpCard({
    title,
    sentences: [INTRODUCTION],
    groups: [rowsOf('', commands, commands.length)],
    buttons: [...starts(commands), leaves('All groups', 'help.say')],
  });
}

const starts = (commands: readonly Command[]) =>
  commands.slice(0, STARTS).map(({ title, name }, index) => {
    const button = leaves(title, `${name}.say`);
    return index === 0 ? foremost(button) : button;
  });

function rowsOf(heading: string, shown: readonly Command[], of: number): SheetGroup {
  return {
    heading,
    figure: shown.length < of ? `${shown.length} of ${of}` : '',
    rows: shown.map(({ title, examples }) => ({ text: title, note: `Say "${examples[0]}"`, figure: '' })),
  };
}

/** Help is nothing private: it is answered where it was asked for. */
function helpCard({
  sentences,
  ...data
}: Omit<SheetData, 'sentences' | 'choices'> & { readonly sentences: readonly string[] }): Reply {
  const sheet: SheetData = { ...data, sentences: sentences.map((text) => ({ text })), choices: [] };
  return { audience: 'here', card: { template: 'sheet', data: { ...sheet } } };
}
