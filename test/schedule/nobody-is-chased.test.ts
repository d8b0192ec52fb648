import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { minutesFrom, momentOf } from '../../src/domain/london-time.ts';
import { away, inWords, monthOf, peopled, worker, worldOn } from './month-world.ts';

const FIRST_DAY = '2026-11-24';
const DAYS = Array.from({ length: 17 }, (_, index) => addDays(FIRST_DAY, index));

/** The day on which a worker submits, and the days of an absence, by their place in DAYS. */
const workerFacts = fc.record({
  submits: fc.option(fc.nat({ max: 16 })),
  awayFrom: fc.nat({ max: 20 }),
  awayFor: fc.nat({ max: 6 }),
});

describe('whatever happens in a month end', () => {
  it('nobody who submitted or is away is told, and each hears each stage once at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(workerFacts, workerFacts),
        // The hours at which the service is up on each day, in minutes after 8:30; none where it is down.
        fc.array(fc.subarray([0, 31, 45, 400]), { minLength: DAYS.length, maxLength: DAYS.length }),
        async (facts, ups) => {
          const world = worldOn();
          await peopled(world.stores, { a: {}, b: {} });
          await world.tickAt('2026-11-17T10:00:00.000Z');
          const heard: string[] = [];
          let version = 2;
          for (const [index, day] of DAYS.entries()) {
            for (const [at, { submits, awayFrom, awayFor }] of facts.entries()) {
              const isSubmitted = submits !== null && submits <= index;
              const records = [
                ...(isSubmitted ? [monthOf('2026-11', 'submitted')] : []),
                away(addDays(FIRST_DAY, awayFrom), addDays(FIRST_DAY, awayFrom + awayFor)),
              ];
              version += 1;
              await world.stores.teams.putMember('north', worker('ab'[at] ?? '', { records }, version));
            }
            const before = await reminders(world);
            for (const minutes of ups[index] ?? []) {
              await world.tickAt(minutesFrom(momentOf(day, '08:30'), minutes));
            }
            const added = (await reminders(world)).filter((told) => !before.includes(told));
            for (const [at, { submits, awayFrom, awayFor }] of facts.entries()) {
              const isTold = added.some((told) => told.endsWith(`${'ab'[at]}`));
              const isSubmitted = submits !== null && submits <= index;
              const isAway = awayFrom <= index && index <= awayFrom + awayFor;
              expect(isTold && (isSubmitted || isAway)).toBe(false);
            }
            heard.push(...added.map((told) => told.replace(' late', '').slice(11)));
          }
          expect(new Set(heard).size).toBe(heard.length);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

async function reminders(world: ReturnType<typeof worldOn>): Promise<readonly string[]> {
  const told: string[] = [];
  for (const day of DAYS) {
    for await (const delivery of world.stores.deliveries.ofDay(day)) {
      if (delivery.notice.kind === 'submission-due') told.push(inWords(delivery));
    }
  }
  return told;
}
