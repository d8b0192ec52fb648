import { standsUntil } from '../../application/stands-until.ts';
import { type Allocation, isPast, passedWith } from '../../domain/allocation.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { onWorkingDays } from './days.ts';
import type { Job, Told } from './job.ts';
import { managersNamed } from './name-of.ts';

/** So long after its day it is still asked; afterwards the week's list has it. */
const STANDS_DAYS = 7;

/** Asks each manager in private about cases that were given past a stop, on the day of review and at the end. */
export const reviewAllocations: Job = {
  name: 'review-allocations',
  runsOn: onWorkingDays,
  async plan({ outside, team, members, day }) {
    const due = members.flatMap(({ workerKey, records = [] }) => {
      const all = recordsOf(records, 'allocation');
      return all.flatMap((allocation) => {
        const asked = dueOn(allocation, day);
        // What was agreed as one is asked about as one.
        const isFirst = asked && passedWith(allocation, all)[0]?.id === allocation.id;
        const { id, bundle } = allocation;
        const key = bundle === undefined ? id : `${bundle}.${workerKey}`;
        return isFirst ? [{ ...asked, workerKey, allocationId: id, key }] : [];
      });
    });
    const managers = due.length === 0 ? [] : await managersNamed(outside, team, day);
    const tell = managers.flatMap(({ to, managerKey, who }): readonly Told[] =>
      due.map(({ stage, on, workerKey, allocationId, key }) => ({
        who,
        why:
          stage === 'end'
            ? 'a case given past a stop has reached its end'
            : 'a case given past a stop is to be looked at',
        delivery: {
          // Of its own day, not of the day that plans it: planned again tomorrow it is the same.
          id: { day: on, key: `allocation-review/${stage}/${key}/${managerKey}` },
          to,
          notice: { kind: 'allocation-review', teamId: team.teamId, managerKey, workerKey, allocationId, stage },
          sendBy: standsUntil(on, STANDS_DAYS),
        },
      })),
    );
    return { tell, not: [] };
  },
};

/** What is to be asked on a day; undefined where nothing is, or not any more. */
function dueOn(allocation: Allocation, day: CalendarDate) {
  const { past } = allocation;
  if (!past || !isPast(allocation)) return undefined;
  const stage = past.until <= day ? ('end' as const) : ('review' as const);
  const on = stage === 'end' ? past.until : past.reviewOn;
  return on <= day && day < addDays(on, STANDS_DAYS) ? { stage, on } : undefined;
}
