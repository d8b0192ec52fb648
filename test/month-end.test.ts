import { afterEach, describe, expect, it } from '@jest/globals';
import { setUpTeam } from '../src/application/set-up-team.ts';
import { fullTime, outsideOn } from './application/outside.ts';
import { type Bot, type BotOptions, objectIdOf, startBot, TENANT } from './support/bot-client.ts';
import { memoryRuns } from './support/memory-runs.ts';
import { memoryStores } from './support/memory-stores.ts';
import { shownIn } from './support/shown.ts';

const identity = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
let bot: Bot | undefined;
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

/** A bot with a team of Amira and her manager Maya, on the evening before the first reminder of November 2026. */
async function started(options: BotOptions = {}) {
  const stores = memoryStores();
  await setUpTeam(
    outsideOn('2026-10-05', stores),
    {
      ...{ name: 'North', schemeId: 'merton', serviceManagers: [] },
      members: [{ ...identity('Amira Khan'), terms: fullTime }],
      managers: [identity('Maya Manager')],
    },
    { person: 'admin', key: 'set-up' },
  );
  bot = await startBot({ stores, runs: memoryRuns(), now: '2026-11-25T18:00:00.000Z', ...options });
  return bot;
}

/** Sets the clock as `npm run dev` does; gives what the bot said of its own accord then. */
async function at({ url, connector, idle }: Bot, now: string) {
  const before = connector.requests.length;
  const response = await fetch(`${url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  expect(response.status).toBe(200);
  await idle();
  return shownIn(connector.requests.slice(before), []);
}

describe('a month end in a local run whose clock is set forward', () => {
  it('reminds, brings a snoozed reminder again, and stops once the month is submitted', async () => {
    const run = await started();
    const amira = run.person('Amira Khan');
    await amira.say('hello');

    const [first] = await at(run, '2026-11-26T09:00:00Z');
    expect(first?.words).toContain('November 2026 is nearly over');
    if (!first) throw new Error('no reminder');
    const [snoozed] = await amira.press(first.button('Remind me tomorrow'));
    expect(snoozed?.words).toContain('comes again on 27 Nov 2026');

    expect((await at(run, '2026-11-26T17:00:00Z')).map(({ words }) => words)).toEqual([]);
    const [again] = await at(run, '2026-11-27T09:00:00Z');
    expect(again?.words).toContain('November 2026 is nearly over');
    if (!again) throw new Error('no reminder');
    await amira.press(again.button('Nothing changed'));

    const later = await at(run, '2026-12-01T09:00:00Z');
    expect(later.filter(({ words }) => words.includes('November 2026 is over'))).toEqual([]);
  });
});

describe('the clock in production', () => {
  it('cannot be set', async () => {
    const { url } = await started({ mode: 'production' });
    const response = await fetch(`${url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"now":"2026-11-26T09:00:00Z"}',
    });
    expect(response.status).toBe(404);
  });
});
