import { afterEach, describe, expect, it } from '@jest/globals';
import { setUpTeam } from '../src/application/set-up-team.ts';
import { fullTime, outsideOn } from './application/outside.ts';
import { type Bot, type BotOptions, objectIdOf, startBot, TENANT } from './support/bot-client.ts';
import { memoryStores } from './support/memory-stores.ts';

const ADMIN = 'Ada Admin';
let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

async function start(options: BotOptions = {}): Promise<Bot> {
  bot = await startBot({ firstAdmins: [ADMIN], ...options });
  return bot;
}

const identity = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });

/** A team of one, whose outbox row is still there as after a crash. */
async function teamLeftBehind() {
  const stores = memoryStores();
  const newTeam = {
    name: 'North',
    schemeId: 'merton' as const,
    members: [{ ...identity('Amira Khan'), terms: fullTime }],
    managers: [identity('Maya Manager')],
    serviceManagers: [],
  };
  const result = await setUpTeam(outsideOn('2026-11-18', stores), newTeam, { person: 'admin', key: 'set-up' });
  if (!result.ok) throw new Error(result.reason);
  return { stores, teamId: result.teamId };
}

describe('the app as a whole', () => {
  it('takes up at start what a crash left behind', async () => {
    const { stores, teamId } = await teamLeftBehind();
    expect((await stores.teams.read(teamId))?.members).toEqual([]);
    const { idle } = await start({ stores });
    await idle();
    expect((await stores.teams.read(teamId))?.members).toMatchObject([{ name: 'Amira Khan' }]);
  });

  it.each<[string, string]>([
    ['20,000 levels of objects', `${'{"a":'.repeat(20_000)}{}${'}'.repeat(20_000)}`],
    ['20,000 levels of lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['200 KB of opening brackets', '['.repeat(200_000)],
  ])('survives %s', async (_, body) => {
    const { url, person } = await start();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([400, { error: expect.any(String) }]);
    expect(await person(ADMIN).say('hello')).toHaveLength(1);
  });

  it('finishes what is under way before it stops, and takes nothing new', async () => {
    const memory = memoryStores();
    let reached = (): void => {};
    let goOn = (): void => {};
    const atStorage = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const read: typeof memory.people.read = async (key) => {
      reached();
      await gate;
      return memory.people.read(key);
    };
    const { post, stop, url } = await start({ stores: { ...memory, people: { ...memory.people, read } } });
    const answered = post();
    await atStorage;
    const stopped = stop();
    bot = undefined;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    goOn();
    expect((await answered).status).toBe(200);
    await stopped;
  });
});
