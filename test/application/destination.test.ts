import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, chatOf, deliveryTo, keyOf, type Office, openOffice, startSender } from '../support/sending.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe('a person who cannot be reached', () => {
  it('has never had the app', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo({ kind: 'person', personKey: keyOf('Nobody') }, 'k');
    await sender.enqueue(delivery);
    await sender.work();
    expect(await sender.read(delivery)).toMatchObject({ state: 'unreachable', problem: 'not-installed' });
  });

  it('is not asked again after a refusal, while others are', async () => {
    const sender = startSender(office);
    const [amira, ben] = [await office.person('Amira'), await office.person('Ben')];
    office.connector.always(chatOf('Amira'), { status: 403 });
    const [first, second, other] = [deliveryTo(amira, '1'), deliveryTo(amira, '2'), deliveryTo(ben, '3')];
    await sender.enqueue(first);
    await sender.work();
    await sender.enqueue(second, other);
    await sender.work();
    expect(office.connector.requests).toHaveLength(2);
    expect(await sender.read(second)).toMatchObject({ state: 'unreachable', problem: 'chat-refused' });
    expect(await sender.read(other)).toMatchObject({ state: 'sent' });
  });

  it('is not marked when the chat was renewed while the old one refused', async () => {
    const sender = startSender(office);
    const amira = await office.person('Amira');
    const { stores } = office;
    const people = {
      ...stores.people,
      change: async (key: string, apply: Parameters<typeof stores.people.change>[1]) => {
        await stores.people.change(key, (before) => {
          if (!before?.chat) throw new Error('no chat');
          return { ...before, chat: { ...before.chat, conversationId: 'a:new' } };
        });
        return stores.people.change(key, apply);
      },
    };
    office.connector.next({ status: 403 });
    await sender.enqueue(deliveryTo(amira, '1'));
    const renewed = startSender({ ...office, stores: { ...stores, people } });
    await renewed.work();
    expect(await stores.people.read(keyOf('Amira'))).not.toHaveProperty('chatRefused');
  });
});

describe("a delivery to a managers' channel", () => {
  it('is posted after the roster was read', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.channel(['Mona']), 'k');
    await sender.enqueue(delivery);
    await sender.work();
    expect(office.connector.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v3/conversations/19%3Amanagers/pagedmembers',
      'POST /v3/conversations/19%3Amanagers/activities',
    ]);
    expect(await sender.read(delivery)).toMatchObject({ state: 'sent' });
  });

  it.each<[string, readonly string[]]>([
    ['somebody who may not see it among them', ['Mona', 'Gus']],
    ['nobody but them', ['Gus']],
  ])('is parked, and nothing is posted, with %s', async (_sentence, people) => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.channel(people), 'k');
    await sender.enqueue(delivery);
    await sender.workAll();
    expect(office.connector.posts()).toEqual([]);
    expect(await sender.read(delivery)).toMatchObject({ state: 'failed', problem: 'channel-readers' });
  });

  it('reads the roster anew for each message', async () => {
    const sender = startSender(office);
    const to = await office.channel(['Mona']);
    const [first, second] = [deliveryTo(to, '1'), deliveryTo(to, '2')];
    await sender.enqueue(first);
    await sender.work();
    office.connector.roster(CHANNEL, [[{ name: 'Gus', objectId: 'object-Gus' }]]);
    await sender.enqueue(second);
    await sender.work();
    expect((await sender.read(first)).state).toBe('sent');
    expect((await sender.read(second)).state).toBe('failed');
  });

  it('waits for a roster that cannot be read, and is parked in the end', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.channel(['Mona']), 'k');
    office.connector.always(CHANNEL, { status: 502 });
    await sender.enqueue(delivery);
    await sender.work();
    expect(await sender.read(delivery)).toMatchObject({ state: 'waiting', problem: 'roster-not-read' });
    await sender.workAll();
    expect(office.connector.posts()).toEqual([]);
    expect(await sender.read(delivery)).toMatchObject({ state: 'failed', attempts: 5, problem: 'roster-not-read' });
  });

  it.each<[string, string]>([
    ['no channel is bound', 'unreachable no-channel'],
    ['the team is gone', 'pointless undefined'],
  ])('ends when %s', async (sentence, end) => {
    const sender = startSender(office);
    const to = await office.channel(['Mona']);
    if (sentence === 'no channel is bound') {
      const audit = { at: office.now(), by: 'admin', action: 'unbind', detail: {} };
      await office.stores.teams.changeTeam(
        'team-1',
        (before) => {
          if (!before) throw new Error('no team');
          const { managersChannel: _, ...rest } = before;
          return rest;
        },
        audit,
      );
    }
    const delivery = deliveryTo(
      sentence === 'the team is gone' ? ({ kind: to.kind, teamId: 'gone' } as typeof to) : to,
      'k',
    );
    await sender.enqueue(delivery);
    await sender.work();
    const { state, problem } = await sender.read(delivery);
    expect(`${state} ${problem}`).toBe(end);
  });
});
