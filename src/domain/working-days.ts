import Holidays from 'date-holidays';
import { addDays, type CalendarDate, dayOfWeek } from './calendar-date.ts';

/** Whose bank holidays count. */
export type Region = 'england' | 'northern-ireland';

const STATE: Record<Region, string> = { england: 'ENG', 'northern-ireland': 'NIR' };

/**
 * Bank holidays as they were proclaimed where the library's rules miss them (1971 to 2012): royal weddings and
 * jubilees, the eve of 2000, and years in which a holiday moved.
 */
const PROCLAIMED: readonly { readonly day: CalendarDate; readonly holiday: boolean }[] = [
  { day: '1973-11-14', holiday: true },
  { day: '1977-06-07', holiday: true },
  { day: '1981-07-29', holiday: true },
  { day: '1995-05-01', holiday: false },
  { day: '1995-05-08', holiday: true },
  { day: '1999-12-31', holiday: true },
  { day: '2002-05-27', holiday: false },
  { day: '2002-06-03', holiday: true },
  { day: '2002-06-04', holiday: true },
  { day: '2011-04-29', holiday: true },
  { day: '2012-05-28', holiday: false },
  { day: '2012-06-04', holiday: true },
  { day: '2012-06-05', holiday: true },
];

const holidaysByYear = new Map<string, ReadonlySet<CalendarDate>>();
const calendars = new Map<Region, Holidays>();

/** The bank holidays of a year in a region, substitute days included. */
export function bankHolidays(year: number, region: Region): ReadonlySet<CalendarDate> {
  const key = `${region} ${year}`;
  const known = holidaysByYear.get(key);
  if (known) return known;
  let calendar = calendars.get(region);
  if (!calendar) {
    calendar = new Holidays('GB', STATE[region]);
    calendars.set(region, calendar);
  }
  const days = new Set(
    calendar
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10)),
  );
  for (const { day, holiday } of PROCLAIMED) {
    if (!day.startsWith(String(year))) continue;
    if (holiday) days.add(day);
    else days.delete(day);
  }
  holidaysByYear.set(key, days);
  return days;
}

/** Monday to Friday and not a bank holiday of the region (schemes.md, windows). */
export function isWorkingDay(day: CalendarDate, region: Region): boolean {
  return dayOfWeek(day) <= 5 && !bankHolidays(Number(day.slice(0, 4)), region).has(day);
}

const workingDaysByYear = new Map<string, readonly CalendarDate[]>();

/** The working days of a year in order. Kept, because a large caseload asks for the same ones thousands of times. */
function workingDays(year: number, region: Region): readonly CalendarDate[] {
  const key = `${region} ${year}`;
  const known = workingDaysByYear.get(key);
  if (known) return known;
  const days: CalendarDate[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isWorkingDay(day, region)) days.push(day);
  }
  workingDaysByYear.set(key, days);
  return days;
}

/** The `count`-th working day from `from`, where the first working day on or after `from` is day 1. */
export function nthWorkingDay(from: CalendarDate, count: number, region: Region): CalendarDate {
  let year = Number(from.slice(0, 4));
  let days = workingDays(year, region);
  let index = days.filter((day) => day < from).length + count - 1;
  for (;;) {
    const day = days[index];
    if (day !== undefined) return day;
    index -= days.length;
    year += 1;
    days = workingDays(year, region);
  }
}
