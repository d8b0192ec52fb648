import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Delivery } from './delivery-ports.ts';
import type { Notice } from './notices.ts';
import type { TeamRecord } from './ports.ts';
import { managersOn } from './who-is-told.ts';

/**
 * What could not be posted in a managers' channel, to each manager in private: as if the team had no channel. The same
 * deliveries whenever it is asked.
 */
export function insteadOfChannel(
  team: TeamRecord,
  { id, notice, live, sendBy }: Delivery,
  day: CalendarDate,
): readonly Delivery[] {
  return managersOn(team, day).flatMap((personKey) => {
    const own = inPrivate(notice, personKey);
    if (!own) return [];
    return [
      {
        id: { day: id.day, key: `instead-of-channel/${personKey}/${id.key}` },
        to: { kind: 'person', personKey },
        notice: own,
        ...(live === undefined ? {} : { live }),
        sendBy,
      },
    ];
  });
}

/** Null for what a team without a channel is not told: the card of a month is one for all, and asked for in private. */
function inPrivate(notice: Notice, personKey: PersonKey): Notice | null {
  switch (notice.kind) {
    case 'warning-card':
    case 'above-digest':
      return { ...notice, personKey };
    case 'submissions-missing':
      return notice;
    default:
      return null;
  }
}
