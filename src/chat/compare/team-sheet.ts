import { type Comparison, compareSchemes, isOver, type Lack } from '../../application/compare-schemes.ts';
import type { TeamCaseloads } from '../../application/team-caseloads.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { compareText } from '../../domain/timeline.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import { foremost, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import type { Turn } from '../turn.ts';
import { standingWords, totalWords } from './comparison-words.ts';
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
  { outside }: Turn,
  { team, caseloads }: TeamCaseloads,
  { day, page: asked, remarks }: TeamView,
): SheetData {
  const workers = caseloads.map(({ head, cases }): ComparedWorker => {
    const { workerKey, name } = head;
    return { workerKey, name, compared: compareSchemes({ head, cases }, outside.schemeOf, day) };
  });
  const overs = ({ compared }: ComparedWorker) => compared.filter(isOver).length;
  const page = pageOf(
    workers.sort((a, b) => overs(b) - overs(a) || compareText(a.name, b.name)),
    asked,
  );
  const data = { teamId: team.teamId, on: day };
  return {
    title: `${team.name} under each scheme on ${spokenDate(day)}`,
    sentences: [...remarks, OWN_UNIT, ...pageWords(page)].map((text) => ({ text })),
    groups: [...(page.page === 0 ? summary(workers) : []), ...page.items.map(workerGroup)],
    choices: [
      {
        id: 'workerKey',
        label: "Open a worker's caseload",
        placeholder: 'Choose a worker',
        errorMessage: 'Please choose a worker.',
        options: page.items.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
      },
    ],
    buttons: [
      foremost(sends('Open', 'compare-schemes.worker', data)),
      ...pageButtons(page, 'compare-schemes.team', data),
    ],
  };
}

function workerGroup({ name, compared }: ComparedWorker): SheetGroup {
  return {
    heading: name,
    figure: '',
    rows: compared.map((comparison) => ({
      text: comparison.scheme.name,
      note: standingWords(comparison),
      figure: totalWords(comparison),
    })),
  };
}

interface SchemeColumn {
  readonly scheme: WeightingScheme;
  readonly cells: readonly (Comparison & Pick<ComparedWorker, 'name'>)[];
}

/** For each scheme who would be over, and what it was not told. */
function summary(workers: readonly ComparedWorker[]): readonly SheetGroup[] {
  const columns = (workers[0]?.compared ?? []).map(
    ({ scheme }, index): SchemeColumn => ({
      scheme,
      cells: workers.flatMap(({ name, compared }) => {
        const cell = compared[index];
        return cell ? [{ ...cell, name }] : [];
      }),
    }),
  );
  const missing = columns.flatMap(({ scheme, cells }) => {
    const note = missingWords(cells.flatMap(({ lacking }) => lacking));
    return note === '' ? [] : [{ text: `${scheme.name} needs`, note, figure: '' }];
  });
  return [
    { heading: 'Who would be over', figure: `of ${workers.length}`, rows: columns.map(overRow) },
    ...(missing.length === 0 ? [] : [{ heading: 'What is missing', figure: '', rows: missing }]),
  ];
}

const MOST_NAMES = 5;

function overRow({ scheme, cells }: SchemeColumn): SheetGroup['rows'][number] {
  const over = cells.filter(isOver).map(({ name }) => name);
  const untold = cells.filter(({ standing }) => standing === 'cannot-tell').length;
  const inForce = cells.some((cell) => cell.inForce);
  const named = over.slice(0, MOST_NAMES).join(', ');
  const more = over.length > MOST_NAMES ? ` and ${over.length - MOST_NAMES} more` : '';
  return {
    text: inForce ? `${scheme.name} · the scheme in force` : scheme.name,
    note: [
      over.length === 0 ? 'nobody' : `${named}${more}`,
      ...(untold === 0 ? [] : [`cannot tell for ${counted(untold, 'worker', 'workers')}`]),
    ].join(' · '),
    figure: String(over.length),
  };
}

/** `a rating for 41 cases, a team type for 8 workers`: the same lack of several workers together. */
function missingWords(lacking: readonly Lack[]): string {
  const byCode = new Map<string, { readonly lack: Lack; readonly count: number }>();
  for (const lack of lacking) {
    const { count = 0 } = byCode.get(lack.need.code) ?? {};
    byCode.set(lack.need.code, { lack, count: count + (lack.cases ?? 1) });
  }
  return [...byCode.values()]
    .map(({ lack: { need, cases }, count }) => {
      const whose = cases === null ? counted(count, 'worker', 'workers') : counted(count, 'case', 'cases');
      return `${need.what} for ${whose}`;
    })
    .join('; ');
}
