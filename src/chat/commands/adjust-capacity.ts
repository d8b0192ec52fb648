import { z } from 'zod';
import { absencesFrom } from '../../domain/absences.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CapacityAdjustment, isAway, recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { chooser, isCalled, NO_SUCH_WORKER, othersManagedBy, workerChoice } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import type { Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { cancelled, cardOutdated, notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { adjustmentFields, adjustmentForm, typedOf } from './adjust-capacity/adjustment-form.ts';
import { adjustmentList } from './adjust-capacity/adjustment-list.ts';
import { mayAdjust, removeAdjustment, saveAdjustment } from './adjust-capacity/save-adjustment.ts';

/** A manager lowers what a worker can carry between two days, with a reason: induction, return to work. */
export const adjustCapacity: Command = {
  name: 'adjust-capacity',
  title: 'Lowered figures',
  help: 'Lowers what a worker can carry to a share of the usual figures, from a day to a day, with a reason.',
  examples: ['Amira carries 80% from 1 Dec to 31 Jan, return to work', 'whose figures are lowered'],
  right: 'adjust-capacity',
  say: begin,
  presses: {
    page: async (turn, raw) => adjustmentList(await othersManagedBy(turn), turn.today, pageIn(raw)),
    ask: async (turn, raw) => {
      const read = asked.safeParse(raw);
      return read.success ? openForm(turn, read.data) : NO_SUCH_WORKER;
    },
    save: saveAdjustment,
    remove: removeAdjustment,
    cancel: cancelled,
  },
};

const said = z.object({
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  percent: z.string().max(20).optional(),
  reason: z.string().max(40).optional(),
});
type Said = z.infer<typeof said>;

const asked = z.object({
  worker: storageKey,
  adjustment: opaqueId.optional().catch(undefined),
  said: said.optional().catch(undefined),
});

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

function saidBy({ from, on, to, fte, reason }: Words): Said {
  return {
    ...ifKnown('from', from ?? on),
    ...ifKnown('to', to),
    ...ifKnown('percent', fte === undefined ? undefined : String(Math.round(fte * 100))),
    ...ifKnown('reason', reason),
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
  const { from, to, percent, reason } = said;
  const typed: Typed = {
    ...(there ? typedOf(there) : { from: turn.today, ...ifKnown('reason', reason) }),
    ...ifKnown('from', from),
    ...ifKnown('to', to),
    ...ifKnown('percent', percent),
  };
  const share = percent === undefined ? undefined : adjustmentFields.percent.read(percent);
  const problems = share?.ok === false ? { percent: share.problem } : {};
  return adjustmentForm(snapshot, card, turn.today, { typed, problems });
}

/** The one that runs, where no other first day was said; an end alone may also be that of the next one. */
function meant(adjustments: readonly CapacityAdjustment[], { from, to, percent }: Said, today: CalendarDate) {
  if (from !== undefined) return undefined;
  const running = adjustments.find((one) => isAway([one], today));
  const isEnd = to !== undefined && percent === undefined;
  return running ?? (isEnd ? absencesFrom(adjustments, today)[0] : undefined);
}
