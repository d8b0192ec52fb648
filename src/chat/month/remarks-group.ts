import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import type { Submitted } from '../../application/ports.ts';
import type { LineRemark, MonthRecord } from '../../domain/worker-records.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { signedWords } from './month-words.ts';

/** The newest ones are shown. */
const MOST_REMARKS = 5;

/** The submissions that hold the lines which the remarks are about. */
export function remarkedOn({ month, remarks }: MonthRecord): readonly Submitted[] {
  return remarks.filter(({ line }) => line !== null).map(({ revision }) => ({ month, revision }));
}

/** What was remarked on a month and what the worker says to it; `submissions` have the lines that remarks are about. */
export function remarkGroups(record: MonthRecord, submissions: readonly MonthSnapshot[]): readonly SheetGroup[] {
  const { remarks } = record;
  if (remarks.length === 0) return [];
  const rows = remarks.slice(-MOST_REMARKS).flatMap((remark) => remarkRows(remark, record, submissions));
  const earlier = remarks.length - MOST_REMARKS;
  const note = earlier > 0 ? [{ text: `and ${earlier} earlier`, note: '', figure: '' }] : [];
  return [{ heading: 'Remarks', figure: '', rows: [...rows, ...note] }];
}

function remarkRows(
  remark: LineRemark,
  record: MonthRecord,
  submissions: readonly MonthSnapshot[],
): readonly SheetRow[] {
  const about = remarkSubject(remark, record, submissions);
  return [
    { text: remark.text, note: `${about} · ${signedWords(remark.said)}`, figure: '' },
    ...(remark.answer
      ? [{ text: `Answer: ${remark.answer.text}`, note: signedWords(remark.answer.said), figure: '' }]
      : []),
  ];
}

/** What a remark is about, as it was submitted: `C-101: child looked after since 1 Oct 2026`. */
export function remarkSubject(
  { line, revision }: Pick<LineRemark, 'line' | 'revision'>,
  record: Pick<MonthRecord, 'month' | 'revision'>,
  submissions: readonly MonthSnapshot[],
): string {
  if (line === null) return 'the whole month';
  const submitted = submissions.find((one) => one.month === record.month && one.revision === revision);
  const found = submitted?.lines[line];
  const title = found ? lineTitle(found) : 'a line';
  return revision === record.revision ? title : `${title}, as submitted before`;
}

/** `C-101: core assessment of 3 children`; without a case what stands beside the cases. */
export function lineTitle({ caseRef, what }: MonthSnapshot['lines'][number]): string {
  return caseRef === null ? what : `${caseRef}: ${what}`;
}
