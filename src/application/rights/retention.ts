import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import { monthOf } from '../../domain/month.ts';
import type { Outside } from '../change-caseload.ts';
import { changeRecords } from '../change-records.ts';
import type { KeptItem } from '../kept-ports.ts';
import type { AuditEntry, CaseloadHead, PersonRecord } from '../ports.ts';
import { type EraseOutside, erasePerson } from './erase-person.ts';
import { ERASED_NAME } from './person-in-question.ts';
import { anyText } from './texts.ts';

/** How long what is kept: the council's retention schedule, as settings. */
export interface RetentionSettings {
  readonly auditYears: number;
  readonly monthsYears: number;
  readonly deliveriesDays: number;
  readonly leaversYears: number;
}

/** How many of each went. */
export interface Retained {
  readonly audit: number;
  readonly months: number;
  readonly messages: number;
  readonly leavers: number;
  /** False when there may be more: the rest goes with the next run. */
  readonly isFinished: boolean;
}

export interface RetentionOutside extends Outside, EraseOutside {
  readonly stores: EraseOutside['stores'];
}

/** So many rows go in one run. */
const MOST = 500;
/** Each of them means that every row is looked at. */
const MOST_LEAVERS = 2;

/** Removes what is older than the settings say, at most so much in one run, and nothing of people under a legal hold. */
export async function retain(outside: RetentionOutside, settings: RetentionSettings, most = MOST): Promise<Retained> {
  const today = outside.clock.today();
  const held = await holds(outside);
  const messages = await sentBefore(outside, daysBefore(today, settings.deliveriesDays), held, most);
  const months = await monthsBefore(outside, yearsBefore(today, settings.monthsYears), held, most - messages);
  const audit = await auditBefore(outside, yearsBefore(today, settings.auditYears), held, most - messages - months);
  const leavers = await leaversBefore(outside, yearsBefore(today, settings.leaversYears));
  const isFinished = messages + months + audit < most && leavers < MOST_LEAVERS;
  return { audit, months, messages, leavers, isFinished };
}

const daysBefore = (day: CalendarDate, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString();
const yearsBefore = (day: CalendarDate, years: number) => Temporal.PlainDate.from(day).subtract({ years }).toString();

interface Held {
  has(personKey: string): boolean;
  /** True when a row names somebody whose data must stay. */
  names(value: unknown): boolean;
}

async function holds({ stores: { kept } }: RetentionOutside): Promise<Held> {
  const keys = new Set<string>();
  const ids: string[] = [];
  for await (const { kind, value } of kept.all('people')) {
    if (kind !== 'person') continue;
    const { personKey, legalHold, chat } = value as PersonRecord;
    if (!legalHold) continue;
    keys.add(personKey);
    ids.push(personKey, ...(chat ? [chat.conversationId] : []));
  }
  const names = (value: unknown): boolean => anyText(value, (text) => ids.some((id) => text.includes(id)));
  return { has: (key) => keys.has(key), names };
}

async function sentBefore({ stores: { kept } }: RetentionOutside, day: CalendarDate, held: Held, most: number) {
  let gone = 0;
  for await (const item of kept.sentBefore(day)) {
    if (gone >= most) break;
    if (held.names(item.value)) continue;
    await kept.remove(item);
    gone += 1;
  }
  return gone;
}

/** The records first: a month that was submitted and has no record any more is only a row to take away. */
async function monthsBefore(outside: RetentionOutside, day: CalendarDate, held: Held, most: number): Promise<number> {
  const { kept } = outside.stores;
  const submitted: KeptItem[] = [];
  const months = new Map<string, string[]>();
  let gone = 0;
  for await (const item of kept.monthsBefore(monthOf(day))) {
    if (gone >= most) break;
    if (held.has(item.partition)) continue;
    const id = monthIn(item);
    if (item.kind === 'month') submitted.push(item);
    else if (id !== undefined) months.set(item.partition, [...(months.get(item.partition) ?? []), id]);
    else continue;
    gone += 1;
  }
  for (const [workerKey, ids] of months) {
    const remove = ids.map((id) => ({ kind: 'month', id }) as const);
    await changeRecords(outside, {
      workerKey,
      by: 'caseload',
      may: () => true,
      action: 'retention',
      keys: [],
      decide: () => ({ ok: true, change: { remove, detail: { months: ids.length } }, reply: null }),
    });
  }
  for (const item of submitted) await kept.remove(item);
  return gone;
}

/** The month of a record that is still there. */
function monthIn({ kind, value }: KeptItem): string | undefined {
  return kind === 'record' && value !== undefined ? (value as { readonly id: string }).id : undefined;
}

async function auditBefore({ stores: { kept } }: RetentionOutside, day: CalendarDate, held: Held, most: number) {
  const before = momentOf(day, '00:00');
  const mayGo = (entry: AuditEntry): boolean => entry.at < before && !held.names(entry);
  let gone = 0;
  for await (const place of kept.auditsBefore(before)) {
    if (gone >= most) break;
    if (!held.has(place.key)) gone += await kept.cutAudit(place, mayGo, most - gone);
  }
  return gone;
}

/** Whoever left long ago and has no role any more. */
async function leaversBefore(outside: RetentionOutside, day: CalendarDate): Promise<number> {
  const { kept, people } = outside.stores;
  const left: string[] = [];
  for await (const { value } of kept.heads()) {
    const { workerKey, name, leftOn } = value as CaseloadHead;
    if (leftOn !== undefined && leftOn < day && name !== ERASED_NAME) left.push(workerKey);
  }
  let erased = 0;
  for (const key of left) {
    if (erased >= MOST_LEAVERS) break;
    const person = await people.read(key);
    const hasRole = person && (person.worksIn ?? person.manages[0] ?? person.oversees[0] ?? person.coordinates[0]);
    if (hasRole || person?.admin) continue;
    if ((await erasePerson(outside, key)).ok) erased += 1;
  }
  return erased;
}
