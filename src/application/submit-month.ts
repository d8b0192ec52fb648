import { mayWithCaseload } from '../domain/access.ts';
import { lastDayIn } from '../domain/month.ts';
import { isSubmitted } from '../domain/month-stage.ts';
import { isAway, type MonthRecord, recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import { changeMonth, type MonthAct, type MonthDecision, type MonthNow, type MonthResult } from './month-act.ts';
import { holdingOn, scoreMonth } from './month-scored.ts';
import { timelineOf } from './snapshot.ts';

/** How a month is submitted: as it stands, with nothing to add since the last one, or with nothing in it. */
export type Submission = 'submit' | 'nothing-changed' | 'nil';

export interface SubmitMonth<Reply> extends MonthAct<Reply> {
  readonly how: Submission;
  /** The version of the caseload whose figures the person saw; absent for a tap that asks for whatever they are. */
  readonly version?: number | undefined;
}

/**
 * Submits a month, scored as at its last day whenever that is done, or submits it anew while it is not agreed. A
 * manager does it for a worker who is away or has left, and for nobody else.
 */
export async function submitMonth<Reply>(outside: Outside, act: SubmitMonth<Reply>): Promise<MonthResult<Reply>> {
  const { access } = act;
  return changeMonth(
    outside,
    'submit-month',
    act,
    (head) => mayWithCaseload(access, 'change', head),
    (now) => notForThem(now, act) ?? submission(outside, act, now),
  );
}

/** Begins a month, so that it can be seen that somebody is at it; nothing is submitted. */
export async function draftMonth<Reply>(outside: Outside, act: MonthAct<Reply>): Promise<MonthResult<Reply>> {
  const { access, workerKey, month } = act;
  return changeMonth(
    outside,
    'draft-month',
    act,
    (head) => access.personKey === workerKey && mayWithCaseload(access, 'change', head),
    ({ snapshot, record }) => {
      if (record) return { ok: false, problem: { code: 'already', record } };
      const { figures } = scoreMonth(snapshot, timelineOf(snapshot, outside.schemeOf), month).scored;
      const { total, status } = figures;
      const begun = { month, state: 'draft', revision: 0, total, status, remarks: [], reopened: [] } as const;
      return { ok: true, record: begun };
    },
  );
}

function notForThem(
  { snapshot, record, today }: MonthNow,
  { access, workerKey, month }: MonthAct<unknown>,
): MonthDecision | undefined {
  if (record?.state === 'agreed') return { ok: false, problem: { code: 'agreed', record } };
  if (access.personKey === workerKey) return undefined;
  const { name, leftOn } = snapshot.head;
  const hasLeft = leftOn !== undefined && leftOn <= today;
  if (!hasLeft && !isAway(recordsOf(snapshot.records, 'absence'), today)) {
    return { ok: false, problem: { code: 'not-away', name } };
  }
  return record && isSubmitted(snapshot.records, month)
    ? { ok: false, problem: { code: 'already', record } }
    : undefined;
}

function submission(
  { schemeOf }: Outside,
  { month, how, version, access, workerKey }: SubmitMonth<unknown>,
  { snapshot, record, signed }: MonthNow,
): MonthDecision {
  const newest = snapshot.head.recentChanges[0]?.version ?? 0;
  if (version !== undefined && newest > version) return { ok: false, problem: { code: 'caseload-changed', snapshot } };
  const { scored, fingerprint } = scoreMonth(snapshot, timelineOf(snapshot, schemeOf), month);
  if (how === 'nil') {
    const held = holdingOn(snapshot, schemeOf, lastDayIn(month));
    if (held.cases > 0 || held.duties) return { ok: false, problem: { code: 'not-nil', month, held } };
  }
  const state = how === 'nil' ? 'nil' : 'submitted';
  const isSame =
    record?.state === state && record.snapshot?.fingerprint === fingerprint && record.submitted?.by === signed.by;
  if (isSame) return { ok: false, problem: { code: 'already', record } };
  const revision = (record?.revision ?? 0) + 1;
  const { total, status } = scored.figures;
  const submitted: MonthRecord = {
    month,
    state,
    revision,
    snapshot: { lines: scored.lines.length, fingerprint },
    total,
    status,
    ...(how === 'nil' ? { nil: true } : {}),
    submitted: signed,
    remarks: record?.remarks ?? [],
    reopened: record?.reopened ?? [],
  };
  const isOwn = access.personKey === workerKey;
  return {
    ok: true,
    record: submitted,
    submitted: { ...scored, revision },
    ...(isOwn ? {} : { tell: 'submitted-for' }),
  };
}
