import type { Activity } from '../../domain/case-facts.ts';
import { choice, date, hours, needed, wholeNumber } from '../form/field.ts';
import { ifKnown } from '../if-known.ts';
import { asTyped, type EntryForm, entryForm } from './entry-form.ts';

/** One for each day of a month. */
const MOST_JOURNEYS = 31;
/** Row 19 begins above so many hours each way. */
const LONG = 2;

/** A trip has its day, a standing arrangement its first and last day; both are asked as one date. */
export const travel: EntryForm<Activity> = entryForm({
  kind: 'travel',
  title: 'Long journeys',
  name: 'travel',
  firstDay: 'on',
  fields: () => ({
    arrangement: needed(
      choice('What kind of journey?', [
        { title: 'A single trip', value: 'trip' },
        { title: 'A standing arrangement, as long as it runs', value: 'standing' },
      ]),
    ),
    on: needed(date('Date of the trip, or first day of the arrangement')),
    to: date('Last day of the arrangement (empty while it runs)'),
    hoursEachWay: needed(hours('Hours each way (more than 2 counts, more than 4 counts double)')),
    count: needed(wholeNumber('To how many placements, families or meetings?', 1, MOST_JOURNEYS)),
  }),
  given: () => ({ arrangement: 'trip', count: '1' }),
  build: ({ arrangement, on, to, hoursEachWay, count }): Activity => {
    const journey = { kind: 'travel' as const, hoursEachWay, count };
    return arrangement === 'trip' ? { ...journey, on } : { ...journey, from: on, ...ifKnown('to', to) };
  },
  typed: (activity) =>
    asTyped(
      'from' in activity
        ? { ...activity, arrangement: 'standing', on: activity.from, from: undefined }
        : { ...activity, arrangement: 'trip' },
    ),
  whyNothing: (journey) =>
    journey.kind === 'travel' && journey.hoursEachWay <= LONG
      ? `A journey of ${journey.hoursEachWay} hours each way scores nothing; more than ${LONG} hours does.`
      : undefined,
  said: ({ hours: hoursEachWay, quantity, from, to }) => ({
    hoursEachWay,
    count: quantity,
    to,
    arrangement: from === undefined && to === undefined ? undefined : 'standing',
  }),
  mustSay: ['hoursEachWay'],
});
