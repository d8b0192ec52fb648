import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { ManagersChannel } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { fullTime, outsideOn } from '../application/outside.ts';
import { auditOf } from '../storage/builders.ts';
import { BOT_ID, type Bot, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';

const MONA = 'Mona Manager';
const KEY = personKeyOf(TENANT, objectIdOf(MONA));
const NORTH = teamIdOf('north');
const CHANNEL = { channel: '19:managers', team: '19:team' };

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  const identity = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
  const team = {
    name: 'North',
    schemeId: 'merton' as const,
    members: [{ ...identity('Amira Khan'), terms: fullTime }],
    managers: [identity(MONA)],
    serviceManagers: [],
  };
  await setUpTeam(outsideOn('2026-11-18', bot.stores), team, { person: 'admin', key: 'north' });
});
afterEach(() => bot.stop());

/** Where the bot last knew the channel to be. */
async function bindTo(serviceUrl: string): Promise<void> {
  const managersChannel: ManagersChannel = {
    serviceUrl,
    conversationId: CHANNEL.channel,
    tenantId: TENANT,
    botId: BOT_ID,
    teamsTeamId: CHANNEL.team,
    channelId: CHANNEL.channel,
  };
  await bot.stores.teams.changeTeam(
    NORTH,
    (before) => {
      if (!before) throw new Error('no team');
      return { ...before, managersChannel };
    },
    auditOf(1),
  );
}
const channelAddress = async () => (await bot.stores.teams.record(NORTH))?.managersChannel?.serviceUrl;

describe("a managers' channel", () => {
  it('is found at its newest address once a manager was heard there', async () => {
    await bindTo('http://127.0.0.1:1');
    await bot.person(MONA).in(CHANNEL).say('help');
    expect(await channelAddress()).toBe(bot.connector.url);
    expect((await bot.stores.teams.audit(NORTH, 1))[0]).toMatchObject({ by: KEY, action: 'channel-moved' });
  });

  it.each<[string, string, { channel: string; team: string } | undefined]>([
    ['in another channel', MONA, { channel: '19:other', team: '19:team' }],
    ['in private', MONA, undefined],
    ['by somebody who has nothing to do with the team', 'Gus Guest', CHANNEL],
    ['by one of its workers', 'Amira Khan', CHANNEL],
  ])('stays where it was after something was said %s', async (_sentence, name, where) => {
    await bindTo('http://127.0.0.1:1');
    const person = bot.person(name);
    await (where ? person.in(where) : person).say('help');
    expect(await channelAddress()).toBe('http://127.0.0.1:1');
  });

  it('is not written down again while nothing is new', async () => {
    await bindTo(bot.connector.url);
    await bot.person(MONA).in(CHANNEL).say('help');
    expect((await bot.stores.teams.audit(NORTH, 1))[0]).not.toMatchObject({ action: 'channel-moved' });
  });
});

describe('a chat that refused what was sent', () => {
  const refused = async () => (await bot.stores.people.read(KEY))?.chatRefused;
  beforeEach(async () => {
    await bot.person(MONA).say('help');
    await bot.stores.people.change(KEY, (before) => {
      if (!before) throw new Error('nobody');
      return { ...before, chatRefused: true };
    });
  });

  it('can be written to again once the app is installed again', async () => {
    await bot.person(MONA).install();
    expect(await refused()).toBeUndefined();
  });

  it('can be written to again once the person has written, though nothing else is new', async () => {
    await bot.person(MONA).say('help');
    expect(await refused()).toBeUndefined();
  });

  it('stays refused while others write, and when the app is taken away', async () => {
    await bot.person('Amira Khan').say('help');
    expect(await refused()).toBe(true);
    await bot.person(MONA).uninstall();
    expect(await bot.stores.people.read(KEY)).not.toHaveProperty('chat');
  });
});
