import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import { type Part, type Printable, printedPage } from '../../documents/printable.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { amount, capitalised, statusWords, totalOf } from '../phrases.ts';
import { readOtherwise } from '../reading-words.ts';
import { changeRows, otherScheme } from './changes-group.ts';
import { signedWords } from './month-words.ts';
import { remarkSubject } from './remarks-group.ts';
import type { Summary } from './summary.ts';

/**
 * The summary as a page to be printed: the template of merton's appendix 1 or the scheme's own rows as columns, with
 * references and no names of children, both agreements, what changed, and what is to be talked about.
 */
export function summaryDocument(
  summary: Summary,
  scheme: Pick<WeightingScheme, 'readings' | 'source'>,
  before: MonthSnapshot | undefined,
): string {
  const { name, submitted, talk } = summary;
  const page: Printable = {
    title: `Supervision summary: ${name}, ${spokenMonth(submitted.month)}`,
    subtitle: `${submitted.schemeTitle}. References, not names: the case system is the record.`,
    parts: [
      factsPart(summary, scheme),
      casesPart(summary),
      {
        kind: 'list',
        heading: 'The columns',
        items: summary.columns.map(({ source, clause }) => `${source}: ${clause}`),
      },
      besidePart(summary),
      changesPart(summary, before),
      ...talk.map(({ heading, items }): Part => ({ kind: 'list', heading, items })),
      ...remarksPart(summary),
    ],
  };
  return printedPage(page);
}

const UNSIGNED = '______________________________';

function factsPart({ submitted, record }: Summary, scheme: Pick<WeightingScheme, 'readings' | 'source'>): Part {
  const { figures, asOf } = submitted;
  const readings = readOtherwise(scheme);
  return {
    kind: 'facts',
    heading: '',
    facts: [
      ['Scored as at', spokenDate(asOf)],
      ['Total', `${totalOf(figures)}, ${statusWords(figures)}`],
      ['Worker', record.submitted ? `submitted by ${signedWords(record.submitted)}` : UNSIGNED],
      ['Manager', record.agreed ? `agreed by ${signedWords(record.agreed)}` : UNSIGNED],
      ['Submission', submissionWords(submitted, record)],
      ['Scheme', `${submitted.schemeTitle}, version ${submitted.schemeVersion}`],
      ...(readings === undefined ? [] : [['Readings', readings] as const]),
      ...(record.changedSince
        ? [['Note', 'The caseload or its guideline was changed after the submission.'] as const]
        : []),
    ],
  };
}

function submissionWords({ revision }: MonthSnapshot, { nil }: MonthRecord): string {
  return revision === 0
    ? 'not submitted yet: these are the figures as they stand'
    : `number ${revision}${nil ? ', nil' : ''}`;
}

/** A point where there is none would be noise. */
const shown = (points: number): string => (points === 0 ? '' : String(points));

function casesPart({ columns, cases }: Summary): Part {
  const total = cases.reduce((sum, one) => sum + one.total, 0);
  return {
    kind: 'table',
    heading: 'Case activity',
    table: {
      columns: [
        { title: 'Case' },
        { title: 'Kind' },
        ...columns.map(({ source }) => ({ title: source, isFigure: true })),
        { title: 'Together', isFigure: true },
      ],
      rows: cases.map(({ ref, kind, points, total: of }) => [
        ref,
        kind,
        ...columns.map(({ rule }) => shown(points[rule] ?? 0)),
        String(of),
      ]),
      foot: [['All cases', '', ...columns.map(({ points }) => String(points)), String(Math.round(total * 100) / 100)]],
    },
  };
}

function besidePart({ beside, submitted }: Summary): Part {
  const { subtotal, weight, total, unit } = submitted.figures;
  return {
    kind: 'table',
    heading: 'Beside the cases, and together',
    table: {
      columns: [{ title: 'What' }, { title: 'Clause' }, { title: 'Figure', isFigure: true }],
      rows: beside.map(({ what, source, points }) => [capitalised(what), source, String(points)]),
      foot: [
        ['Subtotal', '', String(subtotal)],
        ...(weight === 0 ? [] : [['Workload weight, 1 for each whole 10 points', '', String(weight)]]),
        ['Total', '', amount(total, unit)],
      ],
    },
  };
}

function changesPart({ submitted }: Summary, before: MonthSnapshot | undefined): Part {
  if (!before) return { kind: 'list', heading: 'Changes since the last', items: ['There is none before it.'] };
  const heading = `Changes since ${spokenMonth(before.month)}`;
  const rows = changeRows(before, submitted);
  if (rows === null) return { kind: 'list', heading, items: [otherScheme(before)] };
  return { kind: 'list', heading, items: rows.length === 0 ? ['Nothing.'] : rows.map(rowWords) };
}

function rowWords({ text, note, figure }: SheetRow): string {
  return `${text} (${note}): ${figure}`;
}

function remarksPart({ record, submissions }: Summary): readonly Part[] {
  if (record.remarks.length === 0) return [];
  const items = record.remarks.flatMap((remark) => [
    `${remarkSubject(remark, record, submissions)}: "${remark.text}" (${signedWords(remark.said)})`,
    ...(remark.answer ? [`Answer: "${remark.answer.text}" (${signedWords(remark.answer.said)})`] : []),
  ]);
  return [{ kind: 'list', heading: 'Remarks', items }];
}
