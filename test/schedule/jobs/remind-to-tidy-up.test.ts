import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { jobDayOf } from '../../../src/schedule/jobs/plan-team.ts';
import { remindToTidyUp } from '../../../src/schedule/jobs/remind-to-tidy-up.ts';
import { caseFacts } from '../../chat/commands/talk.ts';
import { keyOf, NORTH, openTown } from '../../chat/commands/town.ts';

const MONDAY = '2026-11-30';

async function planned(
  day: string,
  more: (town: Awaited<ReturnType<typeof openTown>>) => Promise<void> = async () => {},
) {
  const town = await openTown({ amira: { cases: [caseFacts({ allocatedOn: '2026-01-05' })] } });
  await more(town);
  const read = await town.stores.teams.read(NORTH);
  if (!read) throw new Error('no team');
  return remindToTidyUp.plan(jobDayOf(town.outside, read, { day, at: `${day}T09:00:00.000Z` }));
}

describe('the weekly reminder to tidy up', () => {
  it('goes to who has something to do, in private, under one key a week', async () => {
    const { tell, not } = await planned(MONDAY);
    expect(tell).toMatchObject([
      {
        who: 'amira',
        why: '1 thing to tidy up',
        delivery: {
          id: { day: MONDAY, key: `tidy-up/${MONDAY}/${keyOf('amira')}` },
          to: { kind: 'person', personKey: keyOf('amira') },
          notice: { kind: 'tidy-up', workerKey: keyOf('amira'), day: MONDAY },
        },
      },
    ]);
    expect(not).toEqual([{ who: 'ben', why: 'has nothing to tidy up' }]);
  });

  it('does not go to who is away on the day', async () => {
    const { tell, not } = await planned(MONDAY, async (town) => {
      const mona = town.as('mona');
      await mona.say('record-absence', { name: 'Amira', from: MONDAY, to: MONDAY });
      await mona.press('Save', { planned: 'planned' });
    });
    expect(tell).toEqual([]);
    expect(not).toContainEqual({ who: 'amira', why: 'is away' });
  });

  it.each([
    ['a Sunday', addDays(MONDAY, -1), false],
    ['a Monday', MONDAY, true],
    ['the Tuesday after it', addDays(MONDAY, 1), false],
    ['Easter Monday', '2027-03-29', false],
    ['the Tuesday after Easter Monday', '2027-03-30', true],
  ])('is planned on %s: %s %s', (_, day, isPlanned) => {
    expect(remindToTidyUp.runsOn(day, 'england')).toBe(isPlanned);
  });
});
