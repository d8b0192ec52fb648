import type { PersonKey } from '../domain/access.ts';
import { valueOn } from '../domain/caseload.ts';
import { nextWarnings } from '../domain/next-warnings.ts';
import { isReviewDue } from '../domain/reduction-plan.ts';
import type { Warning } from '../domain/warning.ts';
import { recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import { afterWorkingMinutes, isWorkingTime } from '../domain/working-hours.ts';
import type { Outside } from './change-caseload.ts';
import { changeRecords, type RecordChange } from './change-records.ts';
import type { CaseloadSnapshot, OutboxItem, PendingItem } from './ports.ts';
import { askAboutPlan, tellManagers, tellWorker } from './tell-warnings.ts';
import { WARNING_SETTINGS } from './warning-settings.ts';
import { workloadOn } from './workload-today.ts';

/** What came of a look at a worker's warnings. */
export interface Reviewed {
  readonly pending: readonly PendingItem[];
  /** When to look again, though nothing changes before; null when nothing settles. */
  readonly lookAgainAt: string | null;
}

/**
 * Brings a worker's warnings into line with the workload of today, with what is told because of it, in one transaction.
 * It follows every change and every morning check. Safe to repeat and to do twice at once: what is so already is not
 * written. One storage call when nothing is new. Plans are asked about in working hours, and by the morning check at
 * whatever hour it runs.
 */
export async function reviewWarnings(
  outside: Outside,
  workerKey: PersonKey,
  isMorningCheck = false,
): Promise<Reviewed> {
  const result = await changeRecords<never, string | null>(outside, {
    workerKey,
    by: 'caseload',
    action: 'review-warnings',
    keys: [],
    may: () => true,
    decide: (snapshot) => {
      const { change, lookAgainAt } = reviewOf(outside, snapshot, isMorningCheck);
      return { ok: true, change, reply: lookAgainAt };
    },
  });
  return result.ok ? { pending: result.pending, lookAgainAt: result.reply } : { pending: [], lookAgainAt: null };
}

/** What a look at a worker's warnings changes; null for nothing. Pure but for the clock. */
export function reviewOf(
  { schemeOf, clock, warnings: settings = WARNING_SETTINGS }: Pick<Outside, 'schemeOf' | 'clock' | 'warnings'>,
  snapshot: CaseloadSnapshot,
  isMorningCheck = false,
): { readonly change: RecordChange | null; readonly lookAgainAt: string | null } {
  const now = clock.now();
  const today = clock.today();
  const { workerKey } = snapshot.head;
  const { region } = schemeOf(valueOn(snapshot.head.schemes, today));
  const before = recordsOf(snapshot.records, 'warning');
  const next = nextWarnings(before, workloadOn(snapshot, schemeOf, today, settings.margins), {
    now,
    settledAt: (since) => afterWorkingMinutes(since, settings.settlingMinutes, settings.hours, region),
  });
  const events = next.events.map((event) => ({ ...event, warning: named(event.warning, now) }));
  const after = new Map([...before, ...next.put, ...events.map(({ warning }) => warning)].map((one) => [one.id, one]));
  const mayAsk = isMorningCheck || isWorkingTime(now, settings.hours, region);
  const reviews = mayAsk
    ? [...after.values()].filter((one) => isReviewDue(one, today)).map((one) => asked(one, now))
    : [];
  for (const warning of reviews) after.set(warning.id, warning);

  const put = [...after.values()].filter((one) => !before.includes(one));
  if (put.length === 0 && next.removed.length === 0) return { change: null, lookAgainAt: next.lookAgainAt };
  const outbox: OutboxItem[] = [
    ...events.flatMap(({ warning }) => tellManagers(workerKey, warning)),
    ...reviews.map((warning) => askAboutPlan(workerKey, warning, today)),
    ...(next.lookAgainAt === null
      ? []
      : [{ kind: 'review-warnings', workerKey, notBefore: next.lookAgainAt } as const]),
  ];
  const change = {
    put: put.map((value): WorkerRecord => ({ kind: 'warning', id: value.id, value })),
    remove: next.removed.map((id) => ({ kind: 'warning', id }) as const),
    deliveries: events.flatMap((event) => tellWorker(workerKey, event, today)),
    outbox,
    detail: Object.fromEntries([
      ...events.map(({ kind, warning }) => [warning.id, `${kind} ${warning.level} ${warning.total}`] as const),
      ...reviews.map(({ id }) => [`${id} plan`, 'asked about again'] as const),
    ]),
  };
  return { change, lookAgainAt: next.lookAgainAt };
}

/** Warnings that open within so many minutes share a card, so that an import is one post. */
const TOGETHER_MINUTES = 5;

/** With the names of the card and of the report on which it is told: those that open together have the same. */
function named({ card, report, ...warning }: Warning, now: string): Warning {
  const minute = Number(now.slice(14, 16));
  const slot = `${now.slice(0, 14)}${String(minute - (minute % TOGETHER_MINUTES)).padStart(2, '0')}`;
  const isReported = warning.level === 'report' || report !== undefined;
  return { ...warning, card: card ?? slot, ...(isReported ? { report: report ?? slot } : {}) };
}

/** The review date has come, and the warning is still open: it is asked once. */
function asked(warning: Warning, now: string): Warning {
  return warning.plan ? { ...warning, plan: { ...warning.plan, escalatedAt: now } } : warning;
}
