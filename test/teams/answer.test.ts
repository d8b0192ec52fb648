import { afterEach, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { PersonRecord, Stores } from '../../src/application/ports.ts';
import { BOT_ID, type Bot, type BotOptions, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';
import { countingStores } from '../support/counting-stores.ts';
import { memoryStores } from '../support/memory-stores.ts';

const ADMIN = 'Ada Admin';
const KEY = personKeyOf(TENANT, objectIdOf(ADMIN));

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

async function start(options: BotOptions = {}): Promise<Bot> {
  bot = await startBot({ firstAdmins: [ADMIN], ...options });
  return bot;
}

/** The stores, with another way of reading people. */
function readingPeople(read: (stores: Stores, key: string) => Promise<PersonRecord | undefined>): Stores {
  const stores = memoryStores();
  return { ...stores, people: { ...stores.people, read: (key) => read(stores, key) } };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the welcome', () => {
  it('comes once, though two events say that somebody added the app', async () => {
    const { person, stores } = await start();
    const welcome = await person(ADMIN).install();
    expect(welcome.map(({ how, where }) => [how, where])).toEqual([['posted', `a:${ADMIN}`]]);
    expect(welcome[0]?.words).toContain('Hello, this is Caseload');
    expect(await stores.people.read(KEY)).toMatchObject({
      welcomed: true,
      name: ADMIN,
      chat: { conversationId: `a:${ADMIN}`, tenantId: TENANT, botId: BOT_ID },
    });
  });

  it('does not come again when the app is added again, and the address is kept anew', async () => {
    const { person, stores } = await start();
    await person(ADMIN).install();
    expect(await person(ADMIN).uninstall()).toEqual([]);
    expect(await stores.people.read(KEY)).not.toHaveProperty('chat');
    expect(await person(ADMIN).install()).toEqual([]);
    expect(await stores.people.read(KEY)).toHaveProperty('chat');
  });

  it('comes with the next installation when it could not be sent', async () => {
    const { person, connector } = await start();
    connector.next({ status: 403 });
    await person(ADMIN).install();
    connector.reset();
    expect(await person(ADMIN).install()).toHaveLength(1);
  });

  it('tells somebody without a role who can add them, and no more', async () => {
    const [shown] = await (await start()).person('Sam Stranger').install();
    expect(shown?.words).toMatch(/^You have no role in Caseload yet\./);
    expect(shown?.buttons).toEqual([]);
  });

  it('is not tried while storage is down, and nobody is told', async () => {
    const stores = memoryStores();
    const { person, logged } = await start({ stores });
    stores.outage(true);
    expect(await person(ADMIN).install()).toEqual([]);
    expect(logged.join()).toContain('turn-failed error=StorageUnavailable');
  });
});

describe('where a person can be written to', () => {
  it('is written down after the first message, and again only when it changed', async () => {
    const stores = countingStores(memoryStores());
    const { person, post, idle } = await start({ stores });
    const writes = (): number => stores.calls.filter((call) => call === 'people.change').length;
    await person(ADMIN).say('hello');
    expect(writes()).toBe(1);
    await person(ADMIN).say('hello');
    expect(writes()).toBe(1);
    const from = { id: `29:${ADMIN}`, name: ADMIN, aadObjectId: objectIdOf(ADMIN) };
    await post({ from, conversation: { id: 'a:new', conversationType: 'personal', tenantId: TENANT } });
    await idle();
    expect(writes()).toBe(2);
    expect(await stores.people.read(KEY)).toMatchObject({ chat: { conversationId: 'a:new' } });
  });

  it('is not learnt from a channel', async () => {
    const { person, stores } = await start();
    await person(ADMIN).in({ channel: '19:chan', team: '19:team' }).say('hello');
    expect(await stores.people.read(KEY)).toBeUndefined();
  });

  it('learns a name that was not known when the app was added', async () => {
    const { person, post, stores, idle } = await start();
    const from = { id: '29:x', aadObjectId: objectIdOf(ADMIN) };
    const conversation = { id: `a:${ADMIN}`, conversationType: 'personal', tenantId: TENANT };
    await post({ type: 'installationUpdate', action: 'add', text: undefined, from, conversation });
    await idle();
    expect(await stores.people.read(KEY)).toMatchObject({ name: '' });
    await person(ADMIN).say('hello');
    expect(await stores.people.read(KEY)).toMatchObject({ name: ADMIN });
  });
});

describe('when something goes wrong', () => {
  it('says calmly that storage is down, and the same press works later', async () => {
    const stores = memoryStores();
    const { person } = await start({ stores });
    stores.outage(true);
    const help = { verb: 'help.say' };
    const [calm] = await person(ADMIN).press(help);
    expect([calm?.how, calm?.text]).toEqual(['beside', expect.stringMatching(/cannot reach my records just now/)]);
    expect((await person(ADMIN).say('help'))[0]?.text).toBe(calm?.text);
    stores.outage(false);
    expect((await person(ADMIN).press(help))[0]?.how).toBe('in-place');
  });

  it('says one calm sentence when the code fails, and logs neither what was said nor by whom', async () => {
    const stores = readingPeople(async () => {
      throw new TypeError(`secret of ${objectIdOf(ADMIN)} about C-101`);
    });
    const { person, logged } = await start({ stores });
    const sorry = 'Something went wrong on my side. Please try the same again: a press is never counted twice.';
    expect((await person(ADMIN).say('total of C-101'))[0]?.words).toBe(sorry);
    expect((await person(ADMIN).press({ verb: 'help.say' }))[0]?.words).toBe(sorry);
    expect(logged).toContainEqual(expect.stringMatching(/^turn-failed error=TypeError at=src\/[\w/-]+\.ts:\d+$/));
    expect(logged.join()).not.toMatch(/secret|C-101|Ada|29:|[0-9a-f]{8}-/);
  });

  it('tells a person who waits too long to try again', async () => {
    const stores = readingPeople(async ({ people }, key) => {
      await wait(150);
      return people.read(key);
    });
    const { person, logged } = await start({ stores, limits: { answerMs: 50, typingAfterMs: 10_000 } });
    const [late] = await person(ADMIN).press({ verb: 'help.say' });
    expect([late?.how, late?.text]).toEqual(['beside', expect.stringMatching(/^This takes longer than it should/)]);
    expect(logged).toContain('answer-late');
  });

  it('shows that it is at work when a sentence takes long, and not after a press', async () => {
    const stores = readingPeople(async ({ people }, key) => {
      await wait(100);
      return people.read(key);
    });
    const { person, connector } = await start({ stores, limits: { typingAfterMs: 20 } });
    const types = (): unknown[] => connector.requests.map(({ body }) => body.type);
    await person(ADMIN).say('hello');
    expect(types()).toEqual(['typing', 'message']);
    connector.reset();
    await person(ADMIN).press({ verb: 'help.say' });
    expect(types()).toEqual([]);
  });

  it('shows nothing when the answer comes at once', async () => {
    const { person, connector } = await start();
    await person(ADMIN).say('hello');
    expect(connector.requests.map(({ body }) => body.type)).toEqual(['message']);
  });
});

describe('what is not from people', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['a message of another tenant', { channelData: { tenant: { id: 'other' } } }, 403],
    ['a message without an object id', { from: { id: '29:x' } }, 403],
    ['a message that would have us write elsewhere', { serviceUrl: 'https://evil.example/' }, 403],
    ['somebody typing', { type: 'typing' }, 200],
    ['an invoke of another kind', { type: 'invoke', name: 'signin/verifyState', value: {} }, 200],
    ['an activity of another shape', { from: 'Amira' }, 400],
    ['a press without an action', { type: 'invoke', name: 'adaptiveCard/action', value: {} }, 400],
  ])('touches nothing: %s', async (_, change, status) => {
    const stores = countingStores(memoryStores());
    const { post, connector, idle } = await start({ stores });
    await idle();
    stores.reset();
    const response = await post(change);
    await idle();
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^$|^\{"error":"[A-Z][^"{}]+\."\}$/);
    expect([stores.calls, connector.requests]).toEqual([[], []]);
  });
});

describe('somebody who is faster than the limit', () => {
  it('gets one sentence for what is typed or pressed, no storage is asked, and others are answered', async () => {
    const stores = countingStores(memoryStores());
    const { person, logged, idle } = await start({ stores, messagesPerMinute: 2 });
    for (let times = 0; times < 2; times += 1) await person(ADMIN).say('help');
    await idle();
    stores.reset();
    const slower = [{ words: 'You are faster than I am. Please wait a minute and try the same again.' }];
    expect(await person(ADMIN).say('help')).toMatchObject(slower);
    expect(await person(ADMIN).press({ verb: 'help.say' })).toMatchObject(slower);
    await idle();
    expect(stores.calls).toEqual([]);
    expect(logged.filter((line) => line === 'person-too-fast')).toHaveLength(2);
    expect(await person('Somebody Else').say('help')).not.toMatchObject(slower);
  });

  it('is still kept up with when the app is added', async () => {
    const { person, stores } = await start({ messagesPerMinute: 1 });
    await person(ADMIN).say('help');
    await person(ADMIN).install();
    expect(await stores.people.read(KEY)).toHaveProperty('chat');
  });
});
