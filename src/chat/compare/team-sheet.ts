import { type Comparison, compareSchemes, isOver } from '../../application/compare-schemes.ts';
import type { TeamCaseloads } from '../../application/team-caseloads.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { compareText } from '../../domain/timeline.ts';
import { SCHEME_IDS } from '../../domain/weighting-scheme.ts';
import { foremost, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import type { Turn } from '../turn.ts';
import { comparisonRow, expectedWords, headingOf } from './comparison-words.ts';
import { missingRows } from './missing-words.ts';
import { OWN_UNIT } from './worker-sheet.ts';

interface ComparedWorker {
  readonly workerKey: string;
  readonly name: string;
  readonly compared: readonly Comparison[];
}

export interface TeamView {
  readonly day: CalendarDate;
  readonly page: number;
  readonly remarks: readonly string[];
}

/** A team under every scheme: who would be over under which, what is missing, and a page of the workers. */
export function teamSheet(
  { outside, today }: Turn,
  { team, caseloads }: TeamCaseloads,
  { day, page: asked, remarks }: TeamView,
): SheetData {
  const workers = caseloads.map((snapshot): ComparedWorker => {
    const { workerKey, name } = snapshot.head;
    return { workerKey, name, compared: compareSchemes(snapshot, outside.schemeOf, { day, today }) };
  });
  const overs = ({ compared }: ComparedWorker) => compared.filter(isOver).length;
  workers.sort((a, b) => overs(b) - overs(a) || compareText(a.name, b.name));
  const page = pageOf(workers, asked);
  const data = { teamId: team.teamId, on: day };
  const expected = expectedWords(workers.flatMap(({ compared }) => compared));
  const nobody = workers.length === 0 ? ['Nobody works in this team on that day.'] : [OWN_UNIT, ...expected];
  return {
    title: `${team.name} under each scheme on ${spokenDate(day)}`,
    sentences: [...remarks, ...nobody, ...pageWords(page)].map((text) => ({ text })),
    groups: [...(page.page === 0 ? summary(workers) : []), ...page.items.map(workerGroup)],
    choices:
      workers.length === 0
        ? []
        : [
            {
              id: 'workerKey',
              label: "Open a worker's caseload",
              placeholder: 'Choose a worker',
              errorMessage: 'Please choose a worker.',
              options: page.items.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
            },
          ],
    buttons: [
      ...(workers.length === 0 ? [] : [foremost(sends('Open', 'compare-schemes.worker', data))]),
      ...pageButtons(page, 'compare-schemes.team', data),
    ],
  };
}

function workerGroup({ name, compared }: ComparedWorker): SheetGroup {
  return { heading: name, figure: '', rows: compared.map(comparisonRow) };
}

/** For each scheme who would be over, and what it was not told. */
function summary(workers: readonly ComparedWorker[]): readonly SheetGroup[] {
  if (workers.length === 0) return [];
  const cellsOf = (id: string) =>
    workers.flatMap(({ name, compared }) =>
      compared.filter(({ scheme }) => scheme.id === id).map((cell) => ({ ...cell, name })),
    );
  const columns = SCHEME_IDS.map(cellsOf);
  const missing = columns.flatMap(missingRows);
  return [
    { heading: 'Who would be over', figure: `of ${workers.length}`, rows: columns.flatMap(overRow) },
    ...(missing.length === 0 ? [] : [{ heading: 'What is missing', figure: '', rows: missing }]),
  ];
}

const MOST_NAMES = 5;

function overRow(cells: readonly (Comparison & Pick<ComparedWorker, 'name'>)[]): readonly SheetRow[] {
  const [first] = cells;
  if (!first) return [];
  const over = cells.filter(isOver).map(({ name }) => name);
  const untold = cells.filter(({ standing }) => standing === 'cannot-tell').length;
  const more = over.length > MOST_NAMES ? ` and ${over.length - MOST_NAMES} more` : '';
  const note = [
    over.length === 0 ? 'nobody' : `${over.slice(0, MOST_NAMES).join(', ')}${more}`,
    ...(untold === 0 ? [] : [`cannot tell for ${counted(untold, 'worker', 'workers')}`]),
  ];
  return [{ text: headingOf(first), note: note.join(' · '), figure: String(over.length) }];
}
