import type { TeamMember } from '../../../application/ports.ts';
import { absencesFrom } from '../../../domain/absences.ts';
import type { PersonKey } from '../../../domain/access.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { type Absence, isAway, recordsOf } from '../../../domain/worker-records.ts';
import { foremost, sends } from '../../cards/button.ts';
import type { SheetGroup } from '../../cards/sheet.ts';
import { workerChoice } from '../../choose-worker.ts';
import { pageButtons, pageOf, pageWords } from '../../paging.ts';
import { privateCard, type Reply } from '../../reply.ts';
import { absenceDays, plannedWords } from './absence-words.ts';

interface AwayRow {
  readonly workerKey: PersonKey;
  readonly name: string;
  readonly absence: Absence;
}

/** Who is away and who will be, for those who manage them; always in private. */
export function absenceList(workers: readonly TeamMember[], today: CalendarDate, asked: number): Reply {
  const rows = workers
    .flatMap(({ workerKey, name, records = [] }) =>
      absencesFrom(recordsOf(records, 'absence'), today).map((absence) => ({ workerKey, name, absence })),
    )
    .sort((a, b) => (a.absence.from < b.absence.from ? -1 : 1));
  const page = pageOf(rows, asked);
  const [now, later] = [
    page.items.filter(({ absence }) => isAway([absence], today)),
    page.items.filter(({ absence }) => absence.from > today),
  ];
  return privateCard('sheet', {
    title: 'Absences',
    sentences: [
      rows.length === 0 ? 'Nobody is away, and no absence is recorded ahead.' : 'Only the days are kept.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [...groupOf('Away now', now), ...groupOf('Later', later)],
    choices: workerChoice('worker', workers),
    buttons: [
      foremost(sends('Record or change', 'record-absence.ask', {})),
      ...pageButtons(page, 'record-absence.page', {}),
    ],
  });
}

function groupOf(heading: string, rows: readonly AwayRow[]): readonly SheetGroup[] {
  if (rows.length === 0) return [];
  return [
    {
      heading,
      figure: '',
      rows: rows.map(({ name, absence }) => ({
        text: name,
        note: `${absenceDays(absence)}, ${plannedWords(absence)}`,
        figure: '',
      })),
    },
  ];
}
