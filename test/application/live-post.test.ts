import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery, Recipient } from '../../src/application/delivery-ports.ts';
import { CHANNEL, deliveryTo, type Office, openOffice, startSender } from '../support/sending.ts';

const LIVE = { live: 'month 2026-11' } as const;

let office: Office;
let to: Recipient;
beforeEach(async () => {
  office = await openOffice();
  to = await office.channel(['Mona']);
});
afterEach(() => office.close());

const live = (key: string, more: Partial<Delivery> = {}): Delivery => deliveryTo(to, key, { ...LIVE, ...more });
/** What was sent, without the reads of the roster. */
const sent = () =>
  office.connector.requests
    .filter(({ method }) => method !== 'GET')
    .map(
      ({ method, path, body }) =>
        `${method} ${path.replace(/.*activities/, 'activities')} ${String(body.text).split(' (')[0]}`,
    );

describe('a live post', () => {
  it('is posted once, and edited in place by what comes later', async () => {
    let submitted = 8;
    const sender = startSender(office, { say: () => `${submitted} of 11` });
    for (const key of ['1', '2', '3']) {
      submitted += 1;
      await sender.enqueue(live(key));
      await sender.work();
    }
    expect(sent()).toEqual([
      'POST activities 9 of 11',
      'PUT activities/activity-1 10 of 11',
      'PUT activities/activity-1 11 of 11',
    ]);
    expect((await sender.read(live('3'))).posted).toMatchObject({ activityId: 'activity-1' });
  });

  it('shows the newest state, in whatever order its messages come', async () => {
    const sender = startSender(office, { say: () => 'newest' });
    await sender.enqueue(live('1'), live('2'), live('3'));
    await sender.workAll();
    expect(sent()).toEqual([
      'POST activities newest',
      'PUT activities/activity-1 newest',
      'PUT activities/activity-1 newest',
    ]);
  });

  it('is one reference over all its states, and another for another subject', async () => {
    const sender = startSender(office);
    await sender.enqueue(live('1'), live('2'), live('3', { live: 'warning' }));
    await sender.workAll();
    const texts = office.connector.requests.flatMap(({ body }) => (body.text ? [body.text] : []));
    expect(texts).toHaveLength(3);
    expect(new Set(texts).size).toBe(2);
  });

  it('of first messages by four instances at once, one posts', async () => {
    const senders = Array.from({ length: 4 }, () => startSender(office));
    await Promise.all(senders.map((sender, index) => sender.enqueue(live(`${index}`))));
    await Promise.all(senders.map((sender) => sender.work()));
    await senders[0]?.workAll();
    expect(office.connector.posts()).toHaveLength(1);
    expect(sent()).toHaveLength(4);
  });

  it('is posted anew when somebody deleted it, and then edited', async () => {
    const sender = startSender(office);
    await sender.enqueue(live('1'));
    await sender.work();
    office.connector.next(undefined, { status: 404 });
    await sender.enqueue(live('2'), live('3'));
    await sender.workAll();
    expect(sent()).toEqual([
      'POST activities Hello',
      'PUT activities/activity-1 Hello',
      'POST activities Hello',
      'PUT activities/activity-2 Hello',
    ]);
    expect(await sender.read(live('3'))).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('is posted anew in a channel that was bound later', async () => {
    const sender = startSender(office);
    await sender.enqueue(live('1'));
    await sender.work();
    const audit = { at: office.now(), by: 'admin', action: 'bind', detail: {} };
    await office.stores.teams.changeTeam(
      'team-1',
      (before) => {
        if (!before?.managersChannel) throw new Error('no channel');
        return { ...before, managersChannel: { ...before.managersChannel, conversationId: '19:other' } };
      },
      audit,
    );
    office.connector.roster('19:other', [[{ name: 'Mona', objectId: 'object-Mona' }]]);
    await sender.enqueue(live('2'));
    await sender.work();
    expect(office.connector.posts().map(({ path }) => decodeURIComponent(path))).toEqual([
      `/v3/conversations/${CHANNEL}/activities`,
      '/v3/conversations/19:other/activities',
    ]);
  });

  it.each<[string, number | 'hang']>([
    ['a busy answer', 429],
    ['a broken one', 502],
    ['silence', 'hang'],
  ])('is edited again after %s, and never posted beside', async (_sentence, fault) => {
    const sender = startSender(office, fault === 'hang' ? { postMs: 1_500 } : {});
    await sender.enqueue(live('1'));
    await sender.work();
    office.connector.next(undefined, fault === 'hang' ? 'hang' : { status: fault });
    await sender.enqueue(live('2'));
    await sender.workAll();
    expect(sent()).toEqual([
      'POST activities Hello',
      'PUT activities/activity-1 Hello',
      'PUT activities/activity-1 Hello',
    ]);
  });

  it('is left as it is when there is nothing left to say', async () => {
    let words: string | null = 'Hello';
    const sender = startSender(office, { say: () => words });
    await sender.enqueue(live('1'));
    await sender.work();
    words = null;
    await sender.enqueue(live('2'));
    await sender.work();
    words = 'Hello again';
    await sender.enqueue(live('3'));
    await sender.work();
    expect(sent()).toEqual(['POST activities Hello', 'PUT activities/activity-1 Hello again']);
    expect((await sender.read(live('2'))).state).toBe('pointless');
  });

  it('is not held up for ever by an instance that died with it', async () => {
    const { deliveries } = office.stores;
    await deliveries.changeLive(to, LIVE.live, () => ({
      claimedUntil: new Date(Date.parse(office.now()) + 60_000).toISOString(),
    }));
    const sender = startSender(office);
    await sender.enqueue(live('1'));
    await sender.work();
    expect(sent()).toEqual([]);
    await sender.workAll();
    expect(sent()).toEqual(['POST activities Hello']);
  });
});
