import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { Button } from '../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../cards/sheet.ts';
import { amount, capitalised, statusWords, totalOf } from '../phrases.ts';
import { differenceBetween } from './changes-group.ts';
import { asAt, nameSentences } from './month-words.ts';
import type { Summary } from './summary.ts';

/** So many rows of one kind a card shows; the document has them all. */
const MOST_ROWS = 12;

/** The summary as a card: points by row of the policy, what changed, and what is to be talked about. */
export function summarySheet(
  { name, submitted, record, columns, cases, beside, talk }: Summary,
  before: MonthSnapshot | undefined,
  buttons: readonly Button[],
): SheetData {
  const { figures, month, revision } = submitted;
  const row = (text: string, note: string, figure: string): SheetRow => ({ text, note, figure });
  return {
    title: `For supervision: ${name}, ${spokenMonth(month)}`,
    sentences: [
      `${totalOf(figures)} ${asAt(month)}, ${statusWords(figures)}.`,
      ...(revision === 0 ? ['It is not submitted yet: these are the figures as they stand.'] : nameSentences(record)),
      ...(revision > 0 && !record.agreed ? ['The manager has not agreed it yet.'] : []),
    ].map((text) => ({ text })),
    groups: [
      limited(
        `${cases.length === 1 ? '1 case' : `${cases.length} cases`}, by row`,
        columns.map(({ source, clause, points }) => row(clause, source, String(points))),
      ),
      limited('Beside the cases, and together', [
        ...beside.map(({ what, source, points }) => row(capitalised(what), source, String(points))),
        ...(figures.weight === 0 ? [] : [row('Workload weight', 'for each whole 10 points', String(figures.weight))]),
        row('Total', '', amount(figures.total, figures.unit)),
      ]),
      ...(before ? [differenceBetween(`Since ${spokenMonth(before.month)}`, before, submitted).group] : []),
      ...talk.map(({ heading, items }) =>
        limited(
          heading,
          items.map((text) => row(text, '', '')),
        ),
      ),
    ],
    choices: [],
    buttons,
  };
}

function limited(heading: string, rows: readonly SheetRow[]): SheetGroup {
  const rest = rows.length - MOST_ROWS;
  const more = { text: `and ${rest} more, in the document`, note: '', figure: '' };
  return { heading, figure: '', rows: rest > 0 ? [...rows.slice(0, MOST_ROWS), more] : rows };
}
