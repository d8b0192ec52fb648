import { addDays, dayOfWeek } from '../../domain/calendar-date.ts';
import { isWorkingDay, nthWorkingDay } from '../../domain/working-days.ts';
import type { Job } from './job.ts';

/** Monday to Friday without the region's bank holidays. */
export const onWorkingDays: Job['runsOn'] = isWorkingDay;

/** The first working day of each week: Monday, or the day after a bank holiday. */
export const onFirstWorkingDayOfWeek: Job['runsOn'] = (day, region) => {
  const monday = addDays(day, 1 - dayOfWeek(day));
  return day === nthWorkingDay(monday, 1, region);
};
