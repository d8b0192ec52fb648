import { standsUntil } from '../../application/stands-until.ts';
import { isOpen } from '../../domain/allocation.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { isWorkingDay, type Region } from '../../domain/working-days.ts';
import { onFirstWorkingDayOfWeek, onWorkingDays } from './days.ts';
import type { Job } from './job.ts';
import { managersNamed } from './name-of.ts';

const STANDS_DAYS = 2;

/**
 * To each manager in private: planned allocation dates that have passed, on the working day after each and then weekly;
 * and weekly what waits for an answer.
 */
export const listOverdueAllocations: Job = {
  name: 'list-overdue-allocations',
  runsOn: onWorkingDays,
  async plan({ outside, team, members, day, region }) {
    const { teamId } = team;
    const waiting = (await outside.stores.teams.read(teamId))?.waiting ?? [];
    const late = waiting.filter((one) => isOverdue(one, day));
    const isWeekly = onFirstWorkingDayOfWeek(day, region);
    const since = lastWorkingDayBefore(day, region);
    const isNew = late.some(({ plannedFor }) => (plannedFor ?? '') >= since);
    const open = members.some(({ records = [] }) => recordsOf(records, 'allocation').some(isOpen));
    if (!isNew && !(isWeekly && (late.length > 0 || open))) return { tell: [], not: [] };
    const managers = await managersNamed(outside, team, day);
    return {
      tell: managers.map(({ to, managerKey, who }) => ({
        who,
        why: `${late.length} past the planned allocation date`,
        delivery: {
          id: { day, key: `allocation-overdue/${day}/${teamId}/${managerKey}` },
          to,
          notice: { kind: 'allocation-overdue', teamId, managerKey, day },
          sendBy: standsUntil(day, STANDS_DAYS),
        },
      })),
      not: [],
    };
  },
};

function isOverdue({ plannedFor, going }: WaitingCase, day: CalendarDate): boolean {
  return going === undefined && plannedFor !== undefined && plannedFor < day;
}

function lastWorkingDayBefore(day: CalendarDate, region: Region): CalendarDate {
  const before = addDays(day, -1);
  return isWorkingDay(before, region) ? before : lastWorkingDayBefore(before, region);
}
