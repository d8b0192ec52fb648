import { z } from 'zod';
import type { RecordChange } from '../../application/change-records.ts';
import { figuresOf } from '../../application/effect.ts';
import { othersChange } from '../../application/others-changes.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import { absencesFrom } from '../../domain/absences.ts';
import { mayInTeam } from '../../domain/access.ts';
import { type CalendarDate, later } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { type CapacityAdjustment, isAway, recordsOf, type Signed } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { chooser, isCalled, NO_SUCH_WORKER, othersManagedBy, workerChoice } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { statusWords, totalOf } from '../phrases.ts';
import { cancelled, cardOutdated, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import {
  adjustmentCard,
  adjustmentFields,
  adjustmentForm,
  readAdjustment,
  typedOf,
} from './adjust-capacity/adjustment-form.ts';
import { adjustmentList } from './adjust-capacity/adjustment-list.ts';
import { adjustmentDays } from './adjust-capacity/adjustment-words.ts';

/** A manager lowers what a worker can carry between two days, with a reason: induction, return to work. */
export const adjustCapacity: Command = {
  name: 'adjust-capacity',
  title: 'Lowered figures',
  help: 'Lowers what a worker can carry to a share of the usual figures, from a day to a day, with a reason.',
  examples: ['Amira carries 80% from 1 Dec to 31 Jan', 'whose figures are lowered'],
  right: 'adjust-capacity',
  say: begin,
  presses: {
    page: async (turn, raw) => adjustmentList(await othersManagedBy(turn), turn.today, pageIn(raw)),
    ask: async (turn, raw) => {
      const read = asked.safeParse(raw);
      return read.success ? openForm(turn, read.data) : NO_SUCH_WORKER;
    },
    save,
    remove,
    cancel: cancelled,
  },
};

const said = z.object({
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  percent: z.string().max(3).optional(),
});
type Said = z.infer<typeof said>;

const asked = z.object({
  worker: storageKey,
  adjustment: opaqueId.optional().catch(undefined),
  said: said.optional().catch(undefined),
});

type Raw = Parameters<Press>[1];

async function begin(turn: Turn, words: Words): Promise<Reply> {
  const workers = await othersManagedBy(turn);
  if (workers.length === 0) return notice('Nobody to choose', ['Nobody works in your team yet.']);
  const { name } = words;
  const filledIn = saidBy(words);
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  if (one && !another) return openForm(turn, { worker: one.workerKey, said: filledIn });
  if (name === undefined && Object.keys(filledIn).length === 0) return adjustmentList(workers, turn.today, 0);
  const next = sends('Next', 'adjust-capacity.ask', { said: filledIn });
  return chooser('Whose figures?', workerChoice('worker', another ? named : workers), next, 'adjust-capacity');
}

function saidBy({ from, on, to, fte }: Words): Said {
  return {
    ...ifKnown('from', from ?? on),
    ...ifKnown('to', to),
    ...ifKnown('percent', fte === undefined ? undefined : String(Math.round(fte * 100))),
  };
}

/** A new one; the one that runs, where only its end or its share is said anew; or the one that was chosen. */
async function openForm(turn: Turn, { worker, adjustment: id, said = {} }: z.infer<typeof asked>): Promise<Reply> {
  const snapshot = await turn.outside.stores.caseloads.read(worker);
  if (!snapshot || !mayAdjust(turn, snapshot)) return NO_SUCH_WORKER;
  const adjustments = recordsOf(snapshot.records, 'adjustment');
  const there = id === undefined ? meant(adjustments, said, turn.today) : adjustments.find((one) => one.id === id);
  if (id !== undefined && !there) return cardOutdated('adjust-capacity', '');
  const card = { nonce: turn.outside.newId(), worker, ...ifKnown('adjustment', there?.id) };
  const { from, to, percent } = said;
  const typed: Typed = {
    ...(there ? typedOf(there) : { from: turn.today }),
    ...ifKnown('from', from),
    ...ifKnown('to', to),
    ...ifKnown('percent', percent),
  };
  return adjustmentForm(snapshot, card, turn.today, { typed });
}

/** The one that runs, where no other first day was said; an end alone may also be that of the next one. */
function meant(adjustments: readonly CapacityAdjustment[], { from, to, percent }: Said, today: CalendarDate) {
  if (from !== undefined) return undefined;
  const running = adjustments.find((one) => isAway([one], today));
  const isEnd = to !== undefined && percent === undefined;
  return running ?? (isEnd ? absencesFrom(adjustments, today)[0] : undefined);
}

function mayAdjust({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return mayInTeam(person, 'adjust-capacity', head.teamId) && head.workerKey !== person.personKey;
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
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
      return { ok: true, change: putting(snapshot, adjustment), reply: saved(turn, snapshot, adjustment) };
    },
  });
}

function signed({ person, outside }: Turn): Signed {
  return { by: person.personKey, name: person.name, at: outside.clock.now() };
}

async function remove(turn: Turn, raw: Raw): Promise<Reply> {
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
      return {
        ok: true,
        change: {
          put,
          remove: [{ kind: 'adjustment', id } as const, ...old],
          detail: { percent, from, to, removed: true },
        },
        reply: notice(
          'Taken out',
          [`The ${percent}% of ${snapshot.head.name} ${adjustmentDays(there)} are taken out: the usual figures count.`],
          [LIST],
        ),
      };
    },
  });
}

const LIST = { title: 'Lowered figures', verb: 'adjust-capacity.page' };

function putting(snapshot: CaseloadSnapshot, adjustment: CapacityAdjustment): RecordChange {
  const { id, from, to, percent, reason, decided } = adjustment;
  const what = `lowered your figures to ${percent}% ${adjustmentDays(adjustment)}`;
  const { put, remove } = othersChange(snapshot, decided, { what, reason });
  return {
    put: [{ kind: 'adjustment', id, value: adjustment }, ...put],
    remove,
    detail: { percent, from, to, reason },
  };
}

/** What it does, on the first day of it that is still to come. */
function saved(turn: Turn, snapshot: CaseloadSnapshot, adjustment: CapacityAdjustment): Reply {
  const { head, records } = snapshot;
  const { id, percent } = adjustment;
  const others = records.filter((record) => record.id !== id);
  const after = { ...snapshot, records: [...others, { kind: 'adjustment', id, value: adjustment } as const] };
  const isOver = absencesFrom([adjustment], turn.today).length === 0;
  return notice(
    `The figures of ${head.name} are lowered`,
    [
      `${head.name} carries ${percent}% of the usual figures ${adjustmentDays(adjustment)}.`,
      ...(isOver ? [] : [standingOn(turn, after, later(adjustment.from, turn.today))]),
      'It holds for status, room, warnings and who can take a case. The caseload file and its score stay as they are.',
    ],
    [LIST, { title: 'Change it', verb: 'adjust-capacity.ask', data: { worker: head.workerKey, adjustment: id } }],
  );
}

function standingOn({ outside }: Turn, snapshot: CaseloadSnapshot, day: CalendarDate): string {
  const figures = figuresOf(scoreOn(timelineOf(snapshot, outside.schemeOf), day));
  return `On ${spokenDate(day)}: ${totalOf(figures)}, ${statusWords(figures)}.`;
}
