import { describe, expect, it } from '@jest/globals';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { onFirstWorkingDayOfWeek } from '../../../src/schedule/jobs/days.ts';
import { listSupervision } from '../../../src/schedule/jobs/list-supervision.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { outsideOn } from '../../application/outside.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { away, peopled, worldOn } from '../month-world.ts';

const MONDAY = '2026-11-30';
const recorded = { by: 'mona', name: 'mona', at: '2026-10-01T09:00:00.000Z' };

function held(heldOn: string): WorkerRecord {
  const id = `held-${heldOn}`;
  return { kind: 'supervision', id, value: { id, plannedFor: heldOn, state: 'held', heldOn, recorded } };
}

const back = (days: number, day = MONDAY) => addDays(day, -days);

async function toldOn(workers: Parameters<typeof peopled>[1], more: Parameters<typeof peopled>[2] = {}) {
  const world = worldOn(memoryStores(), [listSupervision]);
  await peopled(world.stores, workers, more);
  await world.tickAt('2026-11-24T10:00:00.000Z');
  await world.tickAt(`${MONDAY}T09:00:20.000Z`);
  await world.tickAt(`${MONDAY}T09:00:50.000Z`, 'two');
  return { ...world, said: await world.told([MONDAY]) };
}

describe('the week’s list of supervision', () => {
  it.each<[string, number, readonly string[]]>([
    ['27 days after the last session nobody is told', 27, []],
    ['28 days after it neither', 28, []],
    ['29 days after it the manager is, once, in private', 29, [`${MONDAY} supervision-overdue mona`]],
  ])('%s', async (_, days, expected) => {
    expect((await toldOn({ amira: { records: [held(back(days))] } })).said).toEqual(expected);
  });

  it('is about nobody who is away or has left', async () => {
    const { said } = await toldOn({
      amira: { records: [held(back(50)), away(back(3), MONDAY)] },
      ben: { records: [held(back(50))], leftOn: MONDAY },
    });
    expect(said).toEqual([]);
  });

  it('goes to who covers for the manager as well', async () => {
    const covers = [{ personKey: 'sol', from: MONDAY, to: MONDAY }];
    const { said } = await toldOn({ amira: { records: [held(back(29))] } }, { covers });
    expect(said).toEqual([`${MONDAY} supervision-overdue mona`, `${MONDAY} supervision-overdue sol`]);
  });

  it('names in a dry run who is not told, and why', async () => {
    const stores = memoryStores();
    await peopled(stores, { amira: { records: [held(back(3))] } });
    const team = await stores.teams.read('north');
    if (!team) throw new Error('no team');
    const { tell, not } = await listSupervision.plan({
      ...{
        outside: outsideOn(MONDAY, stores),
        ...team,
        everyone: team.members,
        day: MONDAY,
        region: 'england',
        late: false,
      },
      dueAt: `${MONDAY}T09:00:00.000Z`,
    });
    expect(tell).toEqual([]);
    expect(not).toEqual([{ who: 'mona', why: 'no supervision is overdue' }]);
  });

  it.each([
    ['Monday', '2026-11-30', true],
    ['Sunday', '2026-11-29', false],
    ['Tuesday', '2026-12-01', false],
    ['a bank holiday Monday', '2026-12-28', false],
    ['the Tuesday after it', '2026-12-29', true],
  ])('on a %s: %s %s', (_, day, runs) => {
    expect(listSupervision.runsOn(day, 'england')).toBe(runs && onFirstWorkingDayOfWeek(day, 'england'));
    expect(onFirstWorkingDayOfWeek(day, 'england')).toBe(runs);
  });
});

describe('what it says', () => {
  const notice = { kind: 'supervision-overdue', teamId: 'north', managerKey: 'mona', day: MONDAY } as const;

  async function said(records: readonly WorkerRecord[], day = MONDAY, managerKey = 'mona') {
    const stores = memoryStores();
    await peopled(stores, { amira: { records } });
    const outside = { ...outsideOn(day, stores), newId: () => 'id-1' };
    const to = { kind: 'person', personKey: managerKey } as const;
    const message = await composeMessage(outside, { id: { day, key: 'k' }, to, notice: { ...notice, managerKey } });
    return message && { ...message, shown: JSON.stringify(message.card && renderCard(message.card)) };
  }

  it('names who is overdue by how many days, and leads to the list', async () => {
    const message = await said([held(back(29))]);
    expect(message?.text).toContain('1 worker needs you to see to their supervision.');
    for (const words of ['amira', '1 day overdue', 'Last on 1 Nov 2026', 'supervision.team']) {
      expect(message?.shown).toContain(words);
    }
  });

  it.each<[string, Parameters<typeof said>]>([
    ['the session was recorded meanwhile', [[held(back(2)), held(back(29))]]],
    ['the worker is away by now', [[held(back(29)), away(MONDAY, null)]]],
    ['the person manages the team no more', [[held(back(29))], MONDAY, 'max']],
  ])('nothing where %s', async (_, facts) => {
    expect(await said(...facts)).toBeNull();
  });
});
