import { mayWithCaseload } from '../domain/access.ts';
import type { Outside } from './change-caseload.ts';
import { changeMonth, type MonthAct, type MonthResult } from './month-act.ts';

export interface AskReopenMonth<Reply> extends MonthAct<Reply> {
  /** Checked for personal data before. */
  readonly reason: string;
}

/** The worker asks those who manage the team to reopen an agreed month; it stays locked until one of them does. */
export async function askReopenMonth<Reply>(outside: Outside, act: AskReopenMonth<Reply>): Promise<MonthResult<Reply>> {
  const { access, workerKey, reason } = act;
  return changeMonth(
    outside,
    'ask-reopen-month',
    act,
    (head) => access.personKey === workerKey && mayWithCaseload(access, 'change', head),
    ({ record, signed }) => {
      if (record?.state !== 'agreed') return { ok: false, problem: { code: 'month-changed', record } };
      if (record.reopenAsked) return { ok: false, problem: { code: 'already', record } };
      return { ok: true, record: { ...record, reopenAsked: { ...signed, reason } }, tellTeam: 'reopen-asked' };
    },
  );
}
