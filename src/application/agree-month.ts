import { type Access, mayAnswerMonth, type PersonKey, type TeamId } from '../domain/access.ts';
import type { MonthRecord } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { changeMonth, type MonthAct, type MonthDecision, type MonthNow, type MonthResult } from './month-act.ts';

/** Something that a manager does with a submission that they saw. */
export interface AnswerMonth<Reply> extends MonthAct<Reply> {
  /** The submission that was shown. */
  readonly revision: number;
}

const MOST_REMARKS = 50;

/** Puts the manager's name beside the worker's: the month is locked (merton, FAQ 2). */
export async function agreeMonth<Reply>(outside: Outside, act: AnswerMonth<Reply>): Promise<MonthResult<Reply>> {
  return answerMonth(outside, 'agree-month', act, ({ record: before, signed }, { revision }) => {
    const record = awaiting(before, revision, ['submitted', 'nil']);
    if (!record) return { ok: false, problem: { code: 'month-changed', record: before } };
    if (record.submitted?.by === signed.by) return { ok: false, problem: { code: 'same-person', record } };
    return {
      ok: true,
      record: { ...record, state: 'agreed', agreed: signed },
      tell: 'agreed',
    };
  });
}

export interface DisputeMonth<Reply> extends AnswerMonth<Reply> {
  /** The line's place in the submission, or null for the whole month. */
  readonly line: number | null;
  /** Checked for personal data before. */
  readonly text: string;
}

/** A remark on a line of a submission or on the whole: the worker answers it or submits anew. */
export async function disputeMonth<Reply>(outside: Outside, act: DisputeMonth<Reply>): Promise<MonthResult<Reply>> {
  return answerMonth(outside, 'dispute-month', act, ({ record: before, signed }, { revision, line, text }) => {
    const record = awaiting(before, revision, ['submitted', 'nil', 'disputed']);
    if (!record) return { ok: false, problem: { code: 'month-changed', record: before } };
    if (line !== null && line >= (record.snapshot?.lines ?? 0)) return { ok: false, problem: { code: 'no-such-line' } };
    if (record.remarks.length >= MOST_REMARKS) return { ok: false, problem: { code: 'too-many-remarks' } };
    return {
      ok: true,
      record: { ...record, state: 'disputed', remarks: [...record.remarks, { revision, line, text, said: signed }] },
      tell: 'disputed',
    };
  });
}

export interface ReopenMonth<Reply> extends AnswerMonth<Reply> {
  /** Checked for personal data before. */
  readonly reason: string;
}

/** Takes both names off an agreed month: the worker submits it anew. */
export async function reopenMonth<Reply>(outside: Outside, act: ReopenMonth<Reply>): Promise<MonthResult<Reply>> {
  return answerMonth(outside, 'reopen-month', act, ({ record: before, signed }, { revision, reason }) => {
    const record = awaiting(before, revision, ['agreed']);
    if (!record) return { ok: false, problem: { code: 'month-changed', record: before } };
    const { month, snapshot, total, status, remarks } = record;
    return {
      ok: true,
      record: {
        month,
        state: 'draft',
        revision,
        ...(snapshot === undefined ? {} : { snapshot }),
        total,
        status,
        remarks,
        reopened: [...record.reopened, { ...signed, reason }],
      },
      tell: 'reopened',
    };
  });
}

/** The teams that a worker manages; read only where it matters, for somebody who oversees a team. */
export async function managedBy(
  { stores }: Pick<Outside, 'stores'>,
  { oversees }: Access,
  workerKey: PersonKey,
): Promise<readonly TeamId[]> {
  if (oversees.length === 0) return [];
  return (await stores.people.read(workerKey))?.manages ?? [];
}

/** The month as the person saw it; undefined when it is not that any more. */
function awaiting(record: MonthRecord | undefined, revision: number, states: readonly MonthRecord['state'][]) {
  return record?.revision === revision && states.includes(record.state) ? record : undefined;
}

async function answerMonth<Reply, Act extends AnswerMonth<Reply>>(
  outside: Outside,
  action: string,
  act: Act,
  decide: (now: MonthNow, act: Act) => MonthDecision,
): Promise<MonthResult<Reply>> {
  const { access, workerKey } = act;
  const manages = await managedBy(outside, access, workerKey);
  return changeMonth(
    outside,
    action,
    act,
    ({ teamId }) => mayAnswerMonth(access, teamId, manages),
    (now) => (access.personKey === workerKey ? { ok: false, problem: { code: 'own-month' } } : decide(now, act)),
  );
}
