import type { LineRemark, MonthRecord } from '../../domain/worker-records.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { signedWords } from './month-words.ts';
import type { MonthLines } from './read-month.ts';

/** The newest ones are shown. */
const MOST_REMARKS = 5;

/** What was remarked on a month and what the worker says to it; `submitted` is what the newest remarks are about. */
export function remarkGroups(record: MonthRecord, submitted: MonthLines | undefined): readonly SheetGroup[] {
  const { remarks, revision } = record;
  if (remarks.length === 0) return [];
  const rows = remarks.slice(-MOST_REMARKS).flatMap((remark) => remarkRows(remark, revision, submitted));
  const earlier = remarks.length - MOST_REMARKS;
  const note = earlier > 0 ? [{ text: `and ${earlier} earlier`, note: '', figure: '' }] : [];
  return [{ heading: 'Remarks', figure: '', rows: [...rows, ...note] }];
}

function remarkRows(remark: LineRemark, revision: number, submitted: MonthLines | undefined): readonly SheetRow[] {
  const about = remarkSubject(remark, revision, submitted);
  return [
    { text: remark.text, note: `${about} · ${signedWords(remark.said)}`, figure: '' },
    ...(remark.answer
      ? [{ text: `Answer: ${remark.answer.text}`, note: signedWords(remark.answer.said), figure: '' }]
      : []),
  ];
}

/** What a remark is about: `C-101: child looked after since 1 Oct 2026`. */
export function remarkSubject(
  { line, revision: of }: Pick<LineRemark, 'line' | 'revision'>,
  revision: number,
  submitted: MonthLines | undefined,
): string {
  if (line === null) return 'the whole month';
  if (of !== revision) return 'a line of an earlier submission';
  const found = submitted?.lines[line];
  return found ? lineTitle(found) : 'a line';
}

/** `C-101: core assessment of 3 children`; without a case what stands beside the cases. */
export function lineTitle({ caseRef, what }: MonthLines['lines'][number]): string {
  return caseRef === null ? what : `${caseRef}: ${what}`;
}
