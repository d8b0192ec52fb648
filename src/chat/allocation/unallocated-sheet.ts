import type { CaseWeight, Unallocated, UnallocatedCase } from '../../application/unallocated.ts';
import { type CalendarDate, daysBetween } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { toReport } from '../../domain/exact.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import type { Unit } from '../../domain/weighting-scheme.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { amount, capitalised, totalOf } from '../phrases.ts';
import { queueWords } from './queue-words.ts';
import { describedWords, SHORT_TYPE_WORDS } from './waiting-words.ts';

interface Shown {
  readonly team: { readonly teamId: string; readonly name: string };
  readonly today: CalendarDate;
  readonly page: number;
  readonly mayChange: boolean;
  /** Concerns and allocations past a stop about which something is to be decided. */
  readonly toAnswer: number;
  /** Allocations that may still be taken back. */
  readonly recent: number;
  readonly remarks?: readonly string[];
}

/** How a weight is worked out, in a sentence. */
export const WEIGHT_NOTE =
  'A weight is the lines that the case alone would have today, with no weight per ten points and nothing else of a worker.';

/** The queue, a page of it, with what it weighs against the room in the team. */
export function unallocatedSheet(unallocated: Unallocated, shown: Shown): SheetData {
  const { team, today, mayChange, toAnswer, recent, remarks = [] } = shown;
  const page = pageOf(unallocated.cases, shown.page);
  const about = { teamId: team.teamId };
  const open = page.items.flatMap(({ waiting }) => (waiting ? [waiting] : []));
  return {
    title: `Without a worker in ${team.name}`,
    sentences: [
      ...remarks,
      queueSentence(unallocated),
      ...(unallocated.cases.length > 0 ? [WEIGHT_NOTE] : []),
      ...(toAnswer > 0 ? [`${counted(toAnswer, 'allocation waits', 'allocations wait')} for an answer.`] : []),
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      { heading: '', figure: '', rows: page.items.map((one) => rowOf(one, unallocated.unit, today)) },
      ...onTheirWay(unallocated.onTheirWay),
    ].filter(({ rows }) => rows.length > 0),
    choices:
      open.length === 0
        ? []
        : [
            {
              id: 'id',
              label: 'Open a case',
              placeholder: 'Choose a case',
              errorMessage: 'Please choose a case.',
              options: open.map(({ id, ref }) => ({ title: ref, value: id })),
            },
          ],
    buttons: [
      ...(open.length === 0 ? [] : [foremost(sends('Open', 'unallocated.open', about))]),
      ...(mayChange ? [leaves('Add a case', 'unallocated.add', about)] : []),
      ...(toAnswer > 0 ? [leaves('To answer', 'allocate-case.list', about)] : []),
      ...(mayChange && recent > 0 ? [leaves('Take one back', 'allocate-case.recent', about)] : []),
      ...pageButtons(page, 'unallocated.list', about),
    ],
  };
}

/** `Queue: 4 cases, 31 points; headroom of the team: 12 points.` */
function queueSentence(unallocated: Unallocated): string {
  const room = `eadroom of the team: ${amount(unallocated.room, unallocated.unit)}.`;
  if (unallocated.cases.length === 0) return `No case is without a worker. H${room}`;
  return `Queue: ${queueWords(unallocated)}; h${room}`;
}

function rowOf(
  { ref, type, since, plannedFor, weight, waiting, holder, alsoWith }: UnallocatedCase,
  unit: Unit,
  today: CalendarDate,
): SheetRow {
  const what = waiting ? describedWords(waiting) : SHORT_TYPE_WORDS[type];
  return {
    text: `${ref} · ${what}`,
    note: [
      ...(holder
        ? [holder.why === 'manager' ? `worked by ${holder.name}, manager` : `of ${holder.name}, away for long`]
        : []),
      ...(alsoWith === null ? [] : [`Check: ${alsoWith} has a case of this reference`]),
      waitedWords(since, today),
      ...(holder ? [] : [plannedWords(plannedFor, today)]),
    ].join(' · '),
    figure: weightWords(weight, unit),
  };
}

/** `6 points`, or `at least 6 points` while facts are missing. */
export function weightWords({ exact, incomplete }: CaseWeight, unit: Unit): string {
  return totalOf({ total: toReport(exact, 2), unit, ...(incomplete ? { incomplete } : {}) });
}

/** `waits since 3 Nov 2026, 27 days`. */
export function waitedWords(since: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(since, today);
  if (days < 0) return `without a worker from ${spokenDate(since)}`;
  return `without a worker since ${spokenDate(since)}${days === 0 ? ', today' : `, ${counted(days, 'day', 'days')}`}`;
}

export function plannedWords(plannedFor: CalendarDate | null, today: CalendarDate): string {
  if (plannedFor === null) return 'no allocation date planned';
  const late = daysBetween(plannedFor, today);
  return `planned for ${spokenDate(plannedFor)}${late > 0 ? `, overdue by ${counted(late, 'day', 'days')}` : ''}`;
}

const MOST_SHOWN = 5;

function onTheirWay(waiting: readonly WaitingCase[]): readonly SheetGroup[] {
  const rows = waiting.slice(0, MOST_SHOWN).map(({ ref, type, going }) => ({
    text: `${ref} · ${SHORT_TYPE_WORDS[type]}`,
    note: going?.back
      ? 'is being taken back and not counted here yet'
      : 'is being allocated and no longer counted here',
    figure: '',
  }));
  return [{ heading: 'On the way', figure: '', rows }];
}

/** One case of the queue, with what can be done about it. */
export function waitingSheet(
  waiting: WaitingCase,
  {
    weight,
    unit,
    today,
    mayChange,
  }: { readonly weight: CaseWeight; readonly unit: Unit; readonly today: CalendarDate; readonly mayChange: boolean },
  teamId: string,
  remarks: readonly string[] = [],
): SheetData {
  const about = { teamId, id: waiting.id };
  const changes: readonly Button[] = [
    leaves('Change', 'unallocated.change', about),
    leaves('Take out', 'unallocated.remove', about),
  ];
  return {
    title: `${waiting.ref}, without a worker`,
    sentences: [
      ...remarks,
      `${describedWords(waiting)}.`,
      `${capitalised(waitedWords(waiting.since, today))}; ${plannedWords(waiting.plannedFor ?? null, today)}.`,
      `It would weigh ${weightWords(weight, unit)}. ${WEIGHT_NOTE}`,
    ].map((text) => ({ text })),
    groups: [],
    choices: [],
    buttons: [
      foremost(leaves('Who can take it', 'who-can-take.show', about)),
      ...(mayChange ? changes : []),
      leaves('Back to the list', 'unallocated.list', { teamId }),
    ],
  };
}
