import type { TeamMember } from '../application/ports.ts';
import type { TeamId } from '../domain/access.ts';
import { compareText } from '../domain/timeline.ts';
import { type Button, foremost, leaves } from './cards/button.ts';
import type { SheetData } from './cards/sheet.ts';
import { privateCard, type Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Those who work in the teams now, by name. */
export async function workersOf({ outside }: Turn, teamIds: readonly TeamId[]): Promise<TeamMember[]> {
  const teams = await Promise.all(teamIds.map((teamId) => outside.stores.teams.read(teamId)));
  const members = teams.flatMap((team) => team?.members ?? []);
  return members.filter(({ leftOn }) => leftOn === undefined).sort((a, b) => compareText(a.name, b.name));
}

/** True when a worker may be the one whom a sentence named. */
export function isCalled({ name }: TeamMember, asked: string): boolean {
  return name.toLowerCase().includes(asked.toLowerCase());
}

/** One of several workers, as the choice of a card; a button takes it along under `id`. */
export function workerChoice(id: string, workers: readonly TeamMember[]): SheetData['choices'] {
  return [
    {
      id,
      label: 'Worker',
      placeholder: 'Choose a worker',
      errorMessage: 'Please choose a worker.',
      options: workers.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
    },
  ];
}

/** A card that asks for one thing of a list. */
export function chooser(title: string, choices: SheetData['choices'], next: Button, command: string): Reply {
  const buttons = [foremost(next), leaves('Cancel', `${command}.cancel`)];
  return privateCard('sheet', { title, sentences: [], groups: [], choices, buttons });
}
