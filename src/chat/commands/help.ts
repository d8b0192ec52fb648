import type { Right } from '../../domain/access.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { offeredCommands } from '../offered-commands.ts';
import { startingPoints } from '../starting-points.ts';

const HEADINGS = ['Look', 'Keep up to date', 'The month', 'Your team', 'Set up', 'Any time'] as const;
type Heading = (typeof HEADINGS)[number];

const HEADING_OF: Record<Right, Heading> = {
  'see-own-caseload': 'Look',
  'change-own-caseload': 'Keep up to date',
  'see-team-caseload': 'Your team',
  'change-team-caseload': 'Your team',
  'prepare-supervision': 'Keep up to date',
  'see-team-capacity': 'Your team',
  'compare-schemes': 'Look',
  'export-caseload': 'Look',
  'import-caseload': 'Keep up to date',
  'submit-own-month': 'The month',
  'agree-months': 'The month',
  'agree-managers-months': 'The month',
  'see-months': 'The month',
  'record-absence': 'Your team',
  'see-supervision': 'The month',
  'record-supervision': 'The month',
  'audit-supervision': 'The month',
  'cover-team': 'Your team',
  'answer-warnings': 'Your team',
  'see-warnings': 'Your team',
  'see-plans': 'The month',
  'adjust-capacity': 'Your team',
  'see-changes': 'Look',
  allocate: 'Your team',
  'transfer-cases': 'Your team',
  'send-return': 'The month',
  'change-terms': 'Set up',
  'bind-channel': 'Set up',
  'set-up-team': 'Set up',
  'change-readings': 'Set up',
  'see-deliveries': 'Set up',
};

/** Lists what this person may do, each with a sentence as people say it. `all` gives every command there is. */
export function helpWith(all: () => readonly Command[]): Command {
  return {
    name: 'help',
    title: 'Help',
    help: 'Lists everything that you can do here, with a sentence to try for each.',
    examples: ['help', 'what can you do?'],
    right: null,
    say: async (turn) => {
      const usable = await offeredCommands(turn, all());
      const headingOf = ({ right }: Command): Heading => (right === null ? 'Any time' : HEADING_OF[right]);
      const data: SheetData = {
        title: 'What you can do here',
        sentences: [
          { text: 'Write a sentence like these. What you say is filled in for you, and nothing is saved unasked.' },
        ],
        groups: HEADINGS.map((heading) => ({
          heading,
          figure: '',
          rows: usable
            .filter((command) => headingOf(command) === heading)
            .map(({ title, examples }) => ({ text: title, note: `Say "${examples[0]}"`, figure: '' })),
        })).filter(({ rows }) => rows.length > 0),
        choices: [],
        buttons: startingPoints(usable)
          .filter(({ verb }) => verb !== 'help.say')
          .map(({ title, verb }) => leaves(title, verb)),
      };
      return { audience: 'here', card: { template: 'sheet', data: { ...data } } };
    },
    presses: {},
  };
}
