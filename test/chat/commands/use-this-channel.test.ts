import { describe, expect, it } from '@jest/globals';
import { channel, GROUP, keyOf, NORTH, openTown, PERSONAL, SOUTH } from './town.ts';

const CHANNEL = channel('19:managers');

async function townWith(people: readonly string[]) {
  const town = await openTown();
  town.gather(CHANNEL, people);
  return town;
}

const boundTo = async (town: Awaited<ReturnType<typeof openTown>>, teamId = NORTH) =>
  (await town.stores.teams.read(teamId))?.team.managersChannel?.channelId;

describe('using a channel', () => {
  it('makes it the managers’ channel of the only team, when everyone may see the figures', async () => {
    const town = await townWith(['mona', 'sol']);
    const answer = await town.as('mona', CHANNEL).say('use-this-channel');
    expect(answer.words).toContain("This is now the managers' channel of North");
    expect(answer.reply.audience).toBe('here');
    expect(town.calls).toEqual(['people.read', 'teams.read', 'teams.changeTeam']);
    expect(await boundTo(town)).toBe('19:managers');
    const [newest] = await town.stores.teams.audit(NORTH, 1);
    expect(newest).toMatchObject({ action: 'use-this-channel', by: keyOf('mona') });
  });

  it.each([
    ['a worker of the team', ['mona', 'amira'], 1],
    ["another team's manager", ['mona', 'sid'], 1],
    ['the coordinator and an administrator', ['mona', 'cora', 'ada'], 2],
    ['strangers', ['mona', 'x', 'y', 'z'], 3],
  ])('is refused with %s in it: how many is said there, who in private', async (_, people, count) => {
    const town = await townWith(people);
    const mona = town.as('mona', CHANNEL);
    const refused = await mona.say('use-this-channel');
    expect(refused.reply.audience).toBe('here');
    expect(refused.words).toContain(`It has ${count} p`);
    for (const name of people) expect(refused.words).not.toMatch(new RegExp(`\\b${name}\\b`));
    const who = await mona.press('Tell me who');
    expect(who.reply.audience).toBe('private');
    for (const name of people.slice(1)) expect(who.words).toMatch(new RegExp(`\\b${name}\\b`));
    expect(who.words).not.toMatch(/\bmona\b/);
    expect(await boundTo(town)).toBeUndefined();
  });

  it('is accepted when they are out of it, and refused again when another team is meant', async () => {
    const town = await townWith(['mona', 'amira']);
    const mona = town.as('mona', CHANNEL);
    await mona.say('use-this-channel');
    town.gather(CHANNEL, ['mona']);
    expect((await mona.press('Tell me who')).words).toContain('Everyone in the channel may see the figures');
    await mona.say('use-this-channel');
    expect(await boundTo(town)).toBe('19:managers');
    expect((await mona.send('use-this-channel.bind', { teamId: SOUTH })).words).toBe('I have no such team for you.');
    expect(await boundTo(town, SOUTH)).toBeUndefined();
  });

  it('says at most thirty names', async () => {
    const strangers = Array.from({ length: 200 }, (_, index) => `${'W'.repeat(95)}${index}`);
    const town = await townWith(['mona', ...strangers]);
    const mona = town.as('mona', CHANNEL);
    await mona.say('use-this-channel');
    expect((await mona.press('Tell me who')).words).toContain('and 170 more.');
  });

  it.each([
    ['a personal chat', PERSONAL],
    ['a group chat', GROUP],
    ['a channel without a Teams team', { kind: 'channel', address: CHANNEL.address, channelId: '19:x' } as const],
  ])('is not done in %s', async (_, place) => {
    const town = await townWith(['mona']);
    town.gather(place, ['mona']);
    const mona = town.as('mona', place);
    for (const answer of [
      await mona.say('use-this-channel'),
      await mona.send('use-this-channel.bind', { teamId: NORTH }),
      await mona.send('use-this-channel.who', { teamId: NORTH }),
    ]) {
      expect(answer.words).toContain('in the channel itself');
    }
    expect(await boundTo(town)).toBeUndefined();
  });
});

describe('whose channel', () => {
  it('an administrator chooses among the teams, and only figures for all count', async () => {
    const town = await townWith(['mona', 'sol']);
    const ada = town.as('ada', CHANNEL);
    const asked = await ada.say('use-this-channel');
    expect(asked.words).toContain('Whose managers are in this channel?');
    expect(asked.reply.audience).toBe('here');
    expect((await ada.press('Use this channel', { teamId: SOUTH })).words).toContain('It has 1 p');
    await ada.send('use-this-channel.bind', { teamId: NORTH });
    expect(await boundTo(town)).toBe('19:managers');
  });

  it.each(['amira', 'sol', 'cora'])('%s may not', async (name) => {
    const town = await townWith([name]);
    for (const step of ['say', 'bind', 'who']) {
      const answer = await town.as(name, CHANNEL).send(`use-this-channel.${step}`, { teamId: NORTH });
      expect(answer.words).toContain('is not part of your role');
    }
  });

  it.each([
    ['another team', SOUTH],
    ['no team', '0'.repeat(32)],
    ['no id', { $ne: '' }],
  ])('%s reads the same to a manager', async (_, teamId) => {
    const town = await townWith(['mona']);
    const mona = town.as('mona', CHANNEL);
    for (const step of ['bind', 'who']) {
      const answer = await mona.send(`use-this-channel.${step}`, { teamId });
      expect(answer.reply).toEqual({ text: 'I have no such team for you.', audience: 'private', refused: true });
      // The entry of the refusal, and nothing else.
      expect(town.calls).toEqual(['people.read', 'people.enter']);
    }
  });

  it('a manager who was taken out since is refused', async () => {
    const town = await townWith(['mona']);
    await town.stores.people.change(keyOf('mona'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages: [], worksIn: NORTH };
    });
    const answer = await town.as('mona', CHANNEL).send('use-this-channel.bind', { teamId: NORTH });
    expect(answer.words).toContain('is not part of your role');
  });
});
