import { mayWithCaseload } from '../domain/access.ts';
import type { MonthRecord } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { changeMonth, type MonthAct, type MonthResult } from './month-act.ts';

export interface AnswerRemark<Reply> extends MonthAct<Reply> {
  /** The remark's place among the month's. */
  readonly remark: number;
  /** Checked for personal data before. */
  readonly text: string;
}

/** The worker answers a remark; once none of the submission is open, the month waits for agreement again. */
export async function answerRemark<Reply>(outside: Outside, act: AnswerRemark<Reply>): Promise<MonthResult<Reply>> {
  const { access, workerKey, remark: place, text } = act;
  return changeMonth(
    outside,
    'answer-remark',
    act,
    (head) => access.personKey === workerKey && mayWithCaseload(access, 'change', head),
    ({ record, signed }) => {
      const remark = record?.remarks[place];
      if (record?.state !== 'disputed' || !remark || !isOpen(record)(remark)) {
        return { ok: false, problem: { code: 'month-changed', record } };
      }
      const remarks = record.remarks.map((one) => (one === remark ? { ...one, answer: { text, said: signed } } : one));
      const answered = { ...record, remarks };
      const isSettled = openRemarks(answered).length === 0;
      const state = record.nil ? 'nil' : 'submitted';
      return { ok: true, record: isSettled ? { ...answered, state } : answered };
    },
  );
}

const isOpen =
  ({ revision }: MonthRecord) =>
  (remark: MonthRecord['remarks'][number]): boolean =>
    remark.revision === revision && remark.answer === undefined;

/** The remarks on the submission that stands which wait for an answer, with their places among the month's. */
export function openRemarks(
  record: MonthRecord,
): readonly { readonly place: number; readonly text: string; readonly line: number | null }[] {
  return record.remarks.flatMap((remark, place) =>
    isOpen(record)(remark) ? [{ place, text: remark.text, line: remark.line }] : [],
  );
}
