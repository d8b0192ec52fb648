import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery, DeliveryState, KeptDelivery } from '../../../src/application/delivery-ports.ts';
import { deliveryStanding } from '../../../src/chat/delivery-words.ts';
import { keyOf, NORTH, openTown, TODAY } from './town.ts';

let town: Awaited<ReturnType<typeof openTown>>;
beforeEach(async () => {
  town = await openTown({});
});

const id = (key: string, day = TODAY) => ({ day, key });

async function keep(key: string, ended: Partial<KeptDelivery> = {}, more: Partial<Delivery> = {}): Promise<void> {
  const delivery: Delivery = {
    id: id(key),
    to: { kind: 'person', personKey: keyOf('amira') },
    notice: { kind: 'submission-due', workerKey: keyOf('amira'), month: '2026-11', stage: 'first', late: false },
    sendBy: `${TODAY}T18:00:00Z`,
    ...more,
  };
  await town.stores.deliveries.add([delivery], `${delivery.id.day}T08:00:00.000Z`);
  await town.stores.deliveries.change(delivery.id, (before) => ({ ...before, ...ended }));
}
const failed = { state: 'failed', attempts: 5, problem: 'no-answer', endedAt: `${TODAY}T08:30:00Z` } as const;
const queued = async () => (await town.stores.queue.receive(32)).map((message) => message.id.key).sort();
const stateOf = async (key: string) => (await town.stores.deliveries.read(id(key)))?.state;

describe('what was delivered', () => {
  it('is counted, and names whom it did not reach and why, and nothing of what it says', async () => {
    await keep('1', { state: 'sent' });
    await keep('2', { state: 'pointless' });
    await keep('3', { state: 'unreachable', problem: 'not-installed' });
    await keep(
      '4',
      { state: 'failed', problem: 'channel-readers' },
      { to: { kind: 'managers-channel', teamId: NORTH } },
    );
    await keep('5', {}, { to: { kind: 'person', personKey: keyOf('ben') } });
    const { words, reply } = await town.as('ada').say('deliveries');
    expect(words.split('\n')).toEqual(
      [
        'Deliveries of the last seven days',
        '1 reached, 1 waiting, 2 not reached. 1 not needed any more when it was time.',
        'Not delivered',
        "The managers' channel of North",
        "Failed: somebody in the channel may not see the team's figures",
        '30 Nov 2026',
        'amira',
        'Not reached: they have not added the app',
        '30 Nov 2026',
        'ben',
        'Waiting',
        '30 Nov 2026',
        'Send again',
      ].map((line) => expect.stringContaining(line)),
    );
    expect(reply.audience).toBe('private');
  });

  it.each<[string, string, boolean]>([
    ['eight days ago is not shown', '2026-11-22', false],
    ['seven days, today among them, are', '2026-11-24', true],
    ['what was decided for tomorrow is', '2026-12-01', true],
  ])('of %s', async (_sentence, day, isShown) => {
    await keep('old', failed, { id: id('old', day) });
    const { words } = await town.as('ada').say('deliveries');
    expect(words.includes('Failed')).toBe(isShown);
  });

  it('says so when there was nothing', async () => {
    const { words, buttons } = await town.as('ada').say('deliveries');
    expect(words).toContain('0 reached, 0 waiting, 0 not reached.');
    expect(buttons).toEqual([]);
  });

  it('is paged by five', async () => {
    for (let index = 0; index < 12; index += 1) await keep(`k-${index}`, failed);
    const ada = town.as('ada');
    expect((await ada.say('deliveries')).words).toContain('Page 1 of 3.');
    await ada.press('Next');
    expect((await ada.press('Next')).words.match(/Failed/g)).toHaveLength(2);
  });

  it.each(['amira', 'mona', 'sol', 'cora'])('is not for %s', async (name) => {
    await keep('1', failed);
    const answer = await town.as(name).send('deliveries.say', {});
    expect(answer.words).toContain('not part of your role');
  });
});

describe('sending again', () => {
  it('puts what failed or was not reached on its way, and nothing else', async () => {
    await keep('failed', failed);
    await keep('unreachable', { state: 'unreachable', problem: 'chat-refused' });
    await keep('sent', { state: 'sent' });
    await keep('waiting');
    await keep('pointless', { state: 'pointless' });
    await keep('too-late', { state: 'too-late' });
    await keep('failed-too-old', failed, { id: id('failed-too-old'), sendBy: `${TODAY}T08:59:59Z` });
    const ada = town.as('ada');
    await ada.say('deliveries');
    const { words } = await ada.press('Send again');
    expect(words).toContain('2 messages are on the way again.');
    expect(words).toContain('1 reached, 3 waiting, 2 not reached.');
    expect(await queued()).toEqual(['failed', 'unreachable']);
    expect(await town.stores.deliveries.read(id('failed'))).toMatchObject({
      state: 'waiting',
      attempts: 0,
      resent: [{ by: keyOf('ada'), at: expect.any(String) }],
    });
    expect(await town.stores.deliveries.read(id('failed'))).not.toHaveProperty('problem');
  });

  it('sends once, however often the same button is pressed, even after it failed again', async () => {
    await keep('failed', failed);
    const ada = town.as('ada');
    const { data } = (await ada.say('deliveries')).button('Send again');
    const presses = [await ada.send('deliveries.again', data), await ada.send('deliveries.again', data)];
    expect(presses.map(({ words }) => words.includes('1 message is on the way again.'))).toEqual([true, true]);
    expect(await queued()).toEqual(['failed']);
    await town.stores.deliveries.change(id('failed'), (before) => ({ ...before, ...failed }));
    await ada.send('deliveries.again', data);
    expect(await queued()).toEqual([]);
    await ada.say('deliveries');
    await ada.press('Send again');
    expect(await stateOf('failed')).toBe('waiting');
  });

  it('is not offered where nothing can be sent again', async () => {
    await keep('too-late', { state: 'too-late' });
    expect((await town.as('ada').say('deliveries')).buttons).toEqual([]);
  });

  it.each([{}, { nonce: '' }, { nonce: 7 }, { nonce: 'x'.repeat(65) }])(
    'does nothing for a card with %j',
    async (data) => {
      await keep('failed', failed);
      expect((await town.as('ada').send('deliveries.again', data)).words).toContain('out of date');
      expect(await stateOf('failed')).toBe('failed');
    },
  );
});

describe('how a delivery stands', () => {
  it.each<[DeliveryState, string | undefined, string]>([
    ['waiting', undefined, 'Waiting'],
    ['waiting', 'status-429', 'Waiting, tried before: Teams was too busy'],
    ['failed', 'status-502', 'Failed: Teams could not take it'],
    ['failed', 'status-401', 'Failed: Teams did not accept who I am: check the password of the bot'],
    ['unreachable', 'status-403', 'Not reached: they blocked or removed the app'],
    ['too-late', undefined, 'Not sent: it was too late for it'],
    ['sent', undefined, 'Reached'],
    ['pointless', undefined, 'Not needed any more'],
  ])('%s with %s reads: %s', (state, problem, words) => {
    expect(deliveryStanding({ state, ...(problem === undefined ? {} : { problem }) })).toBe(words);
  });
});
