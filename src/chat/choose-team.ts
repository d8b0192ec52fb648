import type { TeamRecord } from '../application/ports.ts';
import type { SheetData } from './cards/sheet.ts';

/** One of several teams, as the choice of a card; a button takes it along as `teamId`. */
export function teamChoice(label: string, teams: readonly Pick<TeamRecord, 'teamId' | 'name'>[]): SheetData['choices'] {
  return [
    {
      id: 'teamId',
      label,
      placeholder: 'Choose a team',
      errorMessage: 'Please choose a team.',
      options: teams.map(({ teamId, name }) => ({ title: name, value: teamId })),
    },
  ];
}
