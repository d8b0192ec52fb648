import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import type { PersonRecord, Stores } from '../../src/application/ports.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { snoozeReminder } from '../../src/application/snooze-reminder.ts';
import { monthOf } from '../schedule/month-world.ts';
import { commitOf } from '../storage/builders.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, keyOf, outsideOn } from './outside.ts';

async function opened(state?: 'submitted' | 'draft'): Promise<{ stores: Stores; amira: PersonRecord }> {
  const stores = memoryStores();
  await setUpTeam(
    outsideOn('2026-10-05', stores),
    {
      ...{ name: 'North', schemeId: 'merton', managers: [identity('mona')], serviceManagers: [] },
      members: [{ ...identity('amira'), terms: fullTime }],
    },
    { person: keyOf('ada'), key: 'north' },
  );
  const snapshot = await stores.caseloads.read(keyOf('amira'));
  if (state && snapshot) {
    await stores.caseloads.commit({
      ...commitOf(keyOf('amira'), snapshot),
      head: { ...snapshot.head, version: snapshot.head.version + 1 },
      putCases: [],
      putRecords: [monthOf('2026-11', state)],
    });
  }
  const amira = await stores.people.read(keyOf('amira'));
  if (!amira) throw new Error('nobody');
  return { stores, amira };
}

async function snoozedIn(stores: Stores): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for await (const { item } of stores.caseloads.pending()) if (item.kind === 'deliver') found.push(item.delivery);
  return found;
}

describe('putting a reminder off', () => {
  it.each([
    ['before the first reminder', '2026-11-25', 'not-yet', null],
    ['on the day of the first', '2026-11-26', 'put-off', '2026-11-27'],
    ['on a Friday', '2026-11-27', 'put-off', '2026-11-30'],
    ['on the day before the second', '2026-11-30', 'comes-anyway', null],
    ['on the day of the second', '2026-12-01', 'put-off', '2026-12-02'],
    ['on the working day before the due day', '2026-12-04', 'comes-anyway', null],
    ['on the due day', '2026-12-07', 'no-more', null],
    ['after it', '2026-12-08', 'no-more', null],
  ])('%s', async (_, today, why, until) => {
    const { stores, amira } = await opened();
    const result = await snoozeReminder(outsideOn(today, stores), amira, '2026-11', 'press-1');
    expect(result).toMatchObject({ ok: true, reply: { why, until, month: '2026-11' } });
    const deliveries = await snoozedIn(stores);
    expect(deliveries.map(({ id, notBefore }) => [id.day, notBefore])).toEqual(
      until === null ? [] : [[until, `${until}T09:00:00.000Z`]],
    );
  });

  it('is one reminder a morning, however often it is pressed, at the hour of the settings', async () => {
    const { stores, amira } = await opened();
    const outside = { ...outsideOn('2026-11-26', stores), remindAt: '08:15' };
    await snoozeReminder(outside, amira, '2026-11', 'press-1');
    await snoozeReminder(outside, amira, '2026-11', 'press-1');
    await snoozeReminder(outside, amira, undefined, 'press-2');
    const deliveries = await snoozedIn(stores);
    expect(new Set(deliveries.map(({ id }) => id.key)).size).toBe(1);
    expect(deliveries[0]).toMatchObject({
      notBefore: '2026-11-27T08:15:00.000Z',
      sendBy: '2026-12-01T00:00:00.000Z',
      notice: { kind: 'submission-due', stage: 'first', month: '2026-11', late: false },
    });
  });

  it('is nothing for who has submitted', async () => {
    const { stores, amira } = await opened('submitted');
    const result = await snoozeReminder(outsideOn('2026-11-26', stores), amira, '2026-11', 'press-1');
    expect(result).toMatchObject({ ok: true, reply: { why: 'submitted' } });
    expect(await snoozedIn(stores)).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const { stores, amira } = await opened();
    const stranger = { ...amira, personKey: keyOf('ben') };
    expect(await snoozeReminder(outsideOn('2026-11-26', stores), stranger, '2026-11', 'press-1')).toMatchObject({
      ok: false,
    });
  });
});
