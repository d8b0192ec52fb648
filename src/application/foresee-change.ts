import { labelAfter } from './case-label.ts';
import type { Change, Outside } from './change-caseload.ts';
import { type Effect, effectOf } from './effect.ts';
import { type MonthTouched, monthsTouched } from './months-touched.ts';
import type { CaseloadSnapshot, RecentChange, StoredCase } from './ports.ts';
import { type Scored, timelineOf } from './snapshot.ts';

const KEPT_CHANGES = 10;

/** What a change would do to the figures, and to the months that were submitted. */
export interface Foreseen {
  readonly effect: Effect;
  readonly months: readonly MonthTouched[];
}

/** What a change would do, without doing it; from what was read already, so no storage call. */
export function previewChange(outside: Outside, snapshot: CaseloadSnapshot, change: Change): Foreseen {
  const { effect, months } = outcomeOf(outside, snapshot, change);
  return { effect, months: months.touched };
}

/** The caseload after a change, with what becomes of its figures and its submitted months. */
export function outcomeOf({ schemeOf, clock }: Outside, snapshot: CaseloadSnapshot, change: Change) {
  const after = afterChange(snapshot, change, clock.now());
  const [was, is] = [timelineOf(snapshot, schemeOf), timelineOf(after, schemeOf)];
  return { after, effect: effectOf(was, is, clock.today()), months: monthsTouched(snapshot.records, was, is) };
}

/** The caseload as it is after a change. */
export function afterChange(before: Scored, change: Change, at: string): Scored {
  const version = before.head.version + 1;
  const changed = new Map((change.cases ?? []).map((item) => [item.caseId, item]));
  const kept = before.cases.filter((stored) => !changed.has(stored.caseId));
  const put: StoredCase[] = [];
  for (const [caseId, { history, label }] of changed) {
    if (!history) continue;
    const was = before.cases.find((stored) => stored.caseId === caseId);
    put.push({ caseId, changedIn: version, history, ...labelAfter(was, label, before.head.labels === true) });
  }
  const [only] = changed.size === 1 ? [...changed.keys()] : [];
  const recent: RecentChange = { version, at, what: change.what, ...(only === undefined ? {} : { caseId: only }) };
  return {
    head: {
      ...before.head,
      version,
      terms: change.terms ?? before.head.terms,
      duties: change.duties ?? before.head.duties,
      recentChanges: [recent, ...before.head.recentChanges].slice(0, KEPT_CHANGES),
    },
    cases: [...kept, ...put],
    records: before.records,
  };
}
