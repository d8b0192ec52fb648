import { followOffer, tellAsked, tellGiver } from '../../application/follow-offer.ts';
import { offersBy } from '../../application/open-offers.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { dayAt } from '../../domain/london-time.ts';
import type { Job, Told } from './job.ts';
import { nameOf } from './name-of.ts';

/** So many days before its day an offer that nobody answered is shown again to who can answer it. */
const DAYS_BEFORE = 3;

/**
 * Of the cases that a team offers to others: who can answer is asked again shortly before the day, and who offered it
 * hears on the day after that it has lapsed.
 */
export const askAboutOffers: Job = {
  name: 'ask-about-offers',
  // A case may be offered for any day.
  runsOn: () => true,
  async before({ outside, team, everyone, day }) {
    for (const { workerKey, offer } of offersBy(team, everyone)) {
      if (offer.from >= day) continue;
      await followOffer(outside, { kind: 'follow-offer', workerKey, teamId: offer.toTeam, offerId: offer.id });
    }
    return [];
  },
  async plan({ outside, team, everyone, day }) {
    const tell: Told[] = [];
    for (const { workerKey, offer } of offersBy(team, everyone)) {
      const { from, offered } = offer;
      const isLate = from === addDays(day, DAYS_BEFORE) && dayAt(offered.at) < day;
      const deliveries = isLate
        ? await tellAsked(outside, workerKey, offer, 'again', day)
        : hasJustLapsed(from, day)
          ? await tellGiver(outside, workerKey, offer, 'lapsed', day)
          : [];
      for (const delivery of deliveries) {
        const who = await nameOf(outside, team, delivery.to);
        tell.push({ who, why: isLate ? 'nobody answered an offer yet' : 'an offer has lapsed', delivery });
      }
    }
    return { tell, not: [] };
  },
};

const hasJustLapsed = (from: CalendarDate, day: CalendarDate): boolean => addDays(from, 1) === day;
