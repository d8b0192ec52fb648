import { monthCardSubject } from '../../application/month-deliveries.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import { daysOf, type Month, monthOf, monthsFrom } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { isWorkingDay, type Region } from '../../domain/working-days.ts';
import { type Job, NOTHING } from './job.ts';
import { nameOf } from './name-of.ts';

/** A card that could not be posted for so many days is posted afresh by a later one. */
const STANDS_DAYS = 5;

/**
 * The live card of the month in the managers' channel: posted at the first reminder, brought up to date each working
 * day until the overdue list, because days pass and people come back; what happens in between edits it as well.
 */
export const postMonthCard: Job = {
  name: 'post-month-card',
  runsOn: (day, region) => isWorkingDay(day, region) && monthUnderWay(day, region) !== undefined,
  async plan({ outside, team, day, region }) {
    const month = monthUnderWay(day, region);
    if (month === undefined) return NOTHING;
    const { teamId } = team;
    const to = { kind: 'managers-channel', teamId } as const;
    const who = await nameOf(outside, team, to);
    if (!team.managersChannel) return { tell: [], not: [{ who, why: 'no channel is bound to the team' }] };
    const delivery = {
      id: { day, key: `month-card/${month}/${day}/${teamId}` },
      to,
      notice: { kind: 'month-card', teamId, month },
      live: monthCardSubject(month),
      sendBy: momentOf(addDays(day, STANDS_DAYS), '00:00'),
    } as const;
    return { tell: [{ who, why: `the card of ${spokenMonth(month)}`, delivery }], not: [] };
  },
};

/** The month whose card is up: from its first reminder to its overdue list. */
function monthUnderWay(day: CalendarDate, region: Region): Month | undefined {
  const current = monthOf(day);
  return [monthsFrom(current, -1), current].find((month) => {
    const { first, overdue } = daysOf(month, region);
    return first <= day && day <= overdue;
  });
}
