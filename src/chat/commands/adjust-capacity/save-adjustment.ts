import { tellOfAdjustment } from '../../../application/adjustment-deliveries.ts';
import type { RecordChange } from '../../../application/change-records.ts';
import type { Delivery } from '../../../application/delivery-ports.ts';
import { figuresOf } from '../../../application/effect.ts';
import { type MonthTouched, monthsTouched } from '../../../application/months-touched.ts';
import { othersChange } from '../../../application/others-changes.ts';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { timelineOf } from '../../../application/snapshot.ts';
import { absencesFrom } from '../../../domain/absences.ts';
import { mayInTeam } from '../../../domain/access.ts';
import { type CalendarDate, later } from '../../../domain/calendar-date.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { scoreOn } from '../../../domain/timeline.ts';
import {
  type CapacityAdjustment,
  isAway,
  recordsOf,
  type Signed,
  type WorkerRecord,
} from '../../../domain/worker-records.ts';
import { type Typed, typedIn } from '../../form/read-form.ts';
import { touchedButton, touchedSentences } from '../../month/touched-months.ts';
import { statusWords, totalOf } from '../../phrases.ts';
import { cardOutdated, notice, outdatedCard } from '../../refusals.ts';
import type { Reply } from '../../reply.ts';
import { saveRecords } from '../../save-records.ts';
import type { Turn } from '../../turn.ts';
import { adjustmentCard, adjustmentFields, adjustmentForm, readAdjustment } from './adjustment-form.ts';
import { adjustmentDays } from './adjustment-words.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Nobody decides on their own figures. */
export function mayAdjust({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return mayInTeam(person, 'adjust-capacity', head.teamId) && head.workerKey !== person.personKey;
}

/** Lowers them, or changes what is lowered; the worker is told. */
export async function saveAdjustment(turn: Turn, raw: Raw): Promise<Reply> {
  const read = adjustmentCard.safeParse(raw);
  if (!read.success) return outdatedCard('adjust-capacity');
  const card = read.data;
  const typed: Typed = typedIn(adjustmentFields, raw, turn.today, 'future');
  return saveRecords(turn, {
    command: 'adjust-capacity',
    card,
    may: (snapshot) => mayAdjust(turn, snapshot),
    decide: (snapshot) => {
      const adjustments = recordsOf(snapshot.records, 'adjustment');
      const before = adjustments.find(({ id }) => id === card.adjustment);
      if (card.adjustment !== undefined && !before) return { ok: false, reply: cardOutdated('adjust-capacity', '') };
      const filled = readAdjustment(adjustments, before?.id ?? card.nonce, typed);
      if (!filled.ok) {
        const fresh = { ...card, nonce: turn.outside.newId() };
        return { ok: false, reply: adjustmentForm(snapshot, fresh, turn.today, { typed, problems: filled.problems }) };
      }
      const adjustment: CapacityAdjustment = { ...filled.adjustment, decided: signed(turn) };
      const tells = before === undefined ? 'lowered' : differs(before, adjustment) ? 'changed' : undefined;
      const deliveries = tells === undefined ? [] : [told(turn, card, adjustment.id, tells)];
      const { put, ...rest } = putting(snapshot, adjustment);
      const records = [
        ...without(snapshot, adjustment.id),
        { kind: 'adjustment', id: adjustment.id, value: adjustment } as const,
      ];
      const months = monthsAfter(turn, snapshot, records);
      return {
        ok: true,
        change: { ...rest, put: [...put, ...months.put], deliveries },
        reply: saved(turn, { ...snapshot, records }, adjustment, months.touched),
      };
    },
  });
}

/** The worker hears of it, in private. */
function told(
  { person, today }: Turn,
  { worker, nonce }: { readonly worker: string; readonly nonce: string },
  adjustmentId: string,
  how: 'lowered' | 'changed' | 'taken-out',
): Delivery {
  return tellOfAdjustment({ workerKey: worker, adjustmentId, how, by: person.personKey }, nonce, today);
}

function differs(before: CapacityAdjustment, after: CapacityAdjustment): boolean {
  return (['from', 'to', 'percent', 'reason'] as const).some((part) => before[part] !== after[part]);
}

function signed({ person, outside }: Turn): Signed {
  return { by: person.personKey, name: person.name, at: outside.clock.now() };
}

/** Takes a lowering out that was a mistake; the worker is told. */
export async function removeAdjustment(turn: Turn, raw: Raw): Promise<Reply> {
  const read = adjustmentCard.required({ adjustment: true }).safeParse(raw);
  if (!read.success) return outdatedCard('adjust-capacity');
  const { adjustment: id, ...card } = read.data;
  return saveRecords(turn, {
    command: 'adjust-capacity',
    card,
    may: (snapshot) => mayAdjust(turn, snapshot),
    decide: (snapshot) => {
      const there = recordsOf(snapshot.records, 'adjustment').find((one) => one.id === id);
      if (!there) return { ok: false, reply: cardOutdated('adjust-capacity', '') };
      const { percent, from, to } = there;
      const what = `took back the ${percent}% ${adjustmentDays(there)}`;
      const { put, remove: old } = othersChange(snapshot, signed(turn), { what });
      const months = monthsAfter(turn, snapshot, without(snapshot, id));
      return {
        ok: true,
        change: {
          put: [...put, ...months.put],
          remove: [{ kind: 'adjustment', id } as const, ...old],
          deliveries: [told(turn, card, id, 'taken-out')],
          detail: { percent, from, to, removed: true },
        },
        reply: notice(
          'Taken out',
          [
            `The ${percent}% of ${snapshot.head.name} ${adjustmentDays(there)} are taken out: ${whatCounts(turn, snapshot, id)}.`,
            ...touchedSentences(months.touched),
            `${snapshot.head.name} is told, in private.`,
          ],
          [...touchedButton(turn, months.touched, snapshot.head), LIST],
        ),
      };
    },
  });
}

/** What counts today without a lowering: the usual figures, or what is left of them by another. */
function whatCounts({ today }: Turn, { records }: CaseloadSnapshot, without: string): string {
  const running = recordsOf(records, 'adjustment').find((one) => one.id !== without && isAway([one], today));
  return running ? `the ${running.percent}% ${adjustmentDays(running)} still count` : 'the usual figures count';
}

const LIST = { title: 'Lowered figures', verb: 'adjust-capacity.page' };

function without({ records }: CaseloadSnapshot, adjustmentId: string): readonly WorkerRecord[] {
  return records.filter(({ kind, id }) => kind !== 'adjustment' || id !== adjustmentId);
}

/** The submitted months that stand otherwise with these records. */
function monthsAfter({ outside: { schemeOf } }: Turn, snapshot: CaseloadSnapshot, records: readonly WorkerRecord[]) {
  return monthsTouched(
    snapshot.records,
    timelineOf(snapshot, schemeOf),
    timelineOf({ ...snapshot, records }, schemeOf),
  );
}

function putting(
  snapshot: CaseloadSnapshot,
  adjustment: CapacityAdjustment,
): RecordChange & Required<Pick<RecordChange, 'put'>> {
  const { id, from, to, percent, reason, decided } = adjustment;
  const what = `lowered your figures to ${percent}% ${adjustmentDays(adjustment)}`;
  const { put, remove } = othersChange(snapshot, decided, { what, reason });
  return {
    put: [{ kind: 'adjustment', id, value: adjustment }, ...put],
    remove,
    detail: { percent, from, to, reason },
  };
}

/** What it does, on the first day of it that is still to come, and to months that were submitted. */
function saved(
  turn: Turn,
  after: CaseloadSnapshot,
  adjustment: CapacityAdjustment,
  months: readonly MonthTouched[],
): Reply {
  const { head } = after;
  const { id, percent } = adjustment;
  const isOver = absencesFrom([adjustment], turn.today).length === 0;
  return notice(
    `The figures of ${head.name} are lowered`,
    [
      `${head.name} ${isOver ? 'was to carry' : 'carries'} ${percent}% of the usual figures ${adjustmentDays(adjustment)}.`,
      ...(isOver ? [] : [standingOn(turn, after, later(adjustment.from, turn.today))]),
      'It holds for status, room, warnings and who can take a case. The caseload file and its score stay as they are.',
      ...touchedSentences(months),
      `${head.name} is told, in private and in kind words.`,
    ],
    [
      ...touchedButton(turn, months, head),
      LIST,
      { title: 'Change it', verb: 'adjust-capacity.ask', data: { worker: head.workerKey, adjustment: id } },
    ],
  );
}

function standingOn({ outside }: Turn, snapshot: CaseloadSnapshot, day: CalendarDate): string {
  const figures = figuresOf(scoreOn(timelineOf(snapshot, outside.schemeOf), day));
  return `On ${spokenDate(day)}: ${totalOf(figures)}, ${statusWords(figures)}.`;
}
