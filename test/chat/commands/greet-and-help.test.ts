import { describe, expect, it } from '@jest/globals';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import { type Command, mayPress, mayUse } from '../../../src/chat/command.ts';
import { commands } from '../../../src/chat/commands/index.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { merton } from '../../../src/schemes/merton/index.ts';
import { type Answer, channel, keyOf, NORTH, openTown, SOUTH } from './town.ts';

const BUTTONS = {
  amira: ['Log an activity', 'Add a case', 'My total', 'My month', 'Help'],
  mona: ['Team capacity', "Team's month", 'Help'],
  sol: ['Team capacity', "Team's month", 'Help'],
  cora: ["Team's month", 'Help'],
  ada: ['Set up a team', 'Help'],
} as const;
const people = Object.keys(BUTTONS) as (keyof typeof BUTTONS)[];

describe('a greeting', () => {
  it.each(people)('says what it is for and where %s begins', async (name) => {
    const town = await openTown();
    const answer = await town.as(name).say('greet');
    expect(answer.words).toContain('Hello, this is Caseload');
    expect(answer.buttons.map(({ title }) => title)).toEqual(BUTTONS[name]);
    expect(town.calls.length).toBeLessThanOrEqual(3);
  });

  it('has at most six buttons for someone with every role', async () => {
    const town = await openTown();
    await town.stores.people.change(keyOf('amira'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages: ['t'], oversees: ['t'], coordinates: ['t'], admin: true };
    });
    expect((await town.as('amira').say('greet')).buttons).toHaveLength(6);
    expect((await town.as('amira').say('help')).buttons.length).toBeLessThanOrEqual(6);
  });
});

const rowsOf = (answer: Answer) => (answer.data as unknown as SheetData).groups.flatMap((group) => group.rows);

/** What help shows somebody, every group opened. */
async function everyRow(town: Awaited<ReturnType<typeof openTown>>, name: string) {
  const person = town.as(name);
  const first = await person.say('help');
  const groups = first.buttons.filter(({ verb }) => verb === 'help.group');
  if (groups.length === 0) return rowsOf(first);
  const rows: ReturnType<typeof rowsOf>[number][] = [];
  for (const { data } of groups) rows.push(...rowsOf(await person.send('help.group', data)));
  return rows;
}

describe('help', () => {
  it.each(people)(
    'lists for %s each command that the role allows and merton uses, with a sentence to try, and no other',
    async (name) => {
      const town = await openTown();
      const access = { ...(await town.stores.people.read(keyOf(name))), admin: name === 'ada' };
      const nobody = { personKey: 'p', name, manages: [], oversees: [], coordinates: [] };
      const uses = ({ usedIn }: Command) => name === 'cora' || name === 'ada' || !usedIn || usedIn(merton);
      const expected = commands.filter(
        (command) => command.right !== null && mayUse({ ...nobody, ...access }, command) && uses(command),
      );
      const rows = await everyRow(town, name);
      expect(rows.map(({ text }) => text).sort()).toEqual(expected.map(({ title }) => title).sort());
      for (const { title, examples } of expected) {
        expect(rows.find(({ text }) => text === title)?.note).toBe(`Say "${examples[0]}"`);
      }
    },
  );

  const OF_SOME = [
    'Log an activity',
    'Log a duty',
    'Co-working',
    'Change children',
    'Rate cases',
    'Worked on a case',
    'For supervision',
  ];
  it.each<[SchemeId, readonly string[]]>([
    ['merton', ['Log an activity', 'Log a duty', 'Co-working', 'Change children']],
    ['bath-nes', ['Change children', 'For supervision']],
    ['northern-ireland', ['Log an activity', 'Log a duty', 'Co-working', 'Change children']],
    ['halton', ['Rate cases', 'Worked on a case']],
  ])('offers a worker and a manager what %s uses: %j', async (scheme, expected) => {
    const town = await openTown({}, scheme);
    for (const name of ['amira', 'mona']) {
      const titles = (await everyRow(town, name)).map(({ text }) => text);
      const kept = await town.stores.people.read(keyOf(name));
      const usable = commands.filter((command) => kept && mayUse(kept, command)).map(({ title }) => title);
      const of = (list: readonly string[]) => OF_SOME.filter((title) => list.includes(title) && usable.includes(title));
      expect(of(titles)).toEqual(of(expected));
      expect(town.calls).toEqual(['people.read', 'teams.record']);
    }
    expect((await town.as('amira').say('greet')).buttons.some(({ title }) => title === 'Log an activity')).toBe(
      expected.includes('Log an activity'),
    );
  });

  it('shows sentences that the scheme of the team has an answer to', async () => {
    const town = await openTown({}, 'northern-ireland');
    const words = (await everyRow(town, 'amira')).map(({ note }) => note).join('\n');
    expect(words).toContain('Say "log 3 hours of training on 4 Nov"');
    expect(words).not.toContain('core assessment');
  });

  it.each<[SchemeId, boolean]>([
    ['merton', true],
    ['halton', false],
  ])('and so do suggestions: %s', async (scheme, offered) => {
    const amira = (await openTown({}, scheme)).as('amira');
    const { buttons } = await amira.hear('activity');
    expect(buttons).toHaveLength(3);
    expect(buttons.some(({ title }) => title === 'Log an activity')).toBe(offered);
  });

  it('offers everything of the role to somebody with more teams than are looked at', async () => {
    const town = await openTown({}, 'halton');
    await town.stores.people.change(keyOf('mona'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages: [NORTH, SOUTH, 'third'] };
    });
    await town.as('mona').say('help');
    expect(town.calls).toEqual(['people.read']);
    expect((await everyRow(town, 'mona')).map(({ text }) => text)).toContain('For supervision');
  });

  it.each<[string, readonly string[]]>([
    ['amira', ['My caseload', 'The month and supervision', 'Files, schemes and settings']],
    ['mona', ['My team', 'The month and supervision', 'Allocation and transfers', 'Files, schemes and settings']],
  ])('shows %s the most used of each group, and opens each', async (name, titles) => {
    const town = await openTown();
    const person = town.as(name);
    const first = await person.say('help');
    expect(first.buttons.map(({ title }) => title)).toEqual(titles);
    expect(rowsOf(first).length).toBeLessThanOrEqual(3 * titles.length);
    expect(rowsOf(first)[0]?.text).toBe(name === 'amira' ? 'Log an activity' : 'Team capacity');
    for (const title of titles) {
      await person.say('help');
      const page = await person.press(title);
      expect(page.data.title).toBe(title);
      expect(page.buttons.length).toBeLessThanOrEqual(6);
      expect((await person.press('All groups')).words).toBe(first.words);
    }
  });

  it('shows somebody with every role five groups, each command once', async () => {
    const town = await openTown();
    await town.stores.people.change(keyOf('amira'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages: [NORTH], oversees: [NORTH], coordinates: [NORTH], admin: true };
    });
    expect((await town.as('amira').say('help')).buttons).toHaveLength(5);
    const titles = (await everyRow(town, 'amira')).map(({ text }) => text);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(['cora', 'ada'])('shows %s, who may do little, all of it at once', async (name) => {
    const town = await openTown();
    const { words, buttons } = await town.as(name).say('help');
    expect(words).not.toContain(' of ');
    expect(buttons.every(({ verb }) => verb.endsWith('.say'))).toBe(true);
  });

  it.each([
    ['of nobody', 'caseload'],
    ['that is none', 'x'],
    ['missing', undefined],
  ])('a group %s leads to the overview', async (_, group) => {
    const town = await openTown();
    expect((await town.as('mona').send('help.group', { group })).words).toContain('What you can do here');
  });

  it('may be asked for in a channel', async () => {
    const town = await openTown();
    for (const command of ['greet', 'help']) {
      expect((await town.as('amira', channel('19:x')).say(command)).reply.audience).toBe('here');
    }
  });
});

const SIDE_BY_SIDE = ['compare-schemes', 'spread'];

describe('what a role does not give', () => {
  const cells = people.flatMap((name) => commands.map((command) => [name, command.name, command] as const));

  it.each(cells)(
    'to %s, the buttons of %s are refused, and no answer takes more than three storage calls',
    async (name, _, command) => {
      const town = await openTown();
      const access = { ...(await town.stores.people.read(keyOf(name))), admin: name === 'ada' };
      const nobody = { personKey: 'p', name, manages: [], oversees: [], coordinates: [] };
      const answer = await town.as(name).send(`${command.name}.say`, {});
      expect(answer.words.includes('is not part of your role')).toBe(!mayPress({ ...nobody, ...access }, command));
      // To compare a team, its caseloads are read side by side: the wait is that of one.
      const waits = SIDE_BY_SIDE.includes(command.name) ? [...new Set(town.calls)] : town.calls;
      expect(waits.length).toBeLessThanOrEqual(3);
    },
  );
});

describe('every button that is offered', () => {
  it.each(people)('to %s is one that may be pressed', async (name) => {
    const town = await openTown();
    const first = await town.as(name).say('help');
    const pages = first.buttons.filter(({ verb }) => verb === 'help.group');
    const offered = [...first.buttons];
    for (const { verb, data } of pages) offered.push(...(await town.as(name).send(verb, data)).buttons);
    for (const { verb, data } of offered) {
      const [command = ''] = verb.split('.');
      expect(commands.map(({ name: known }) => known)).toContain(command);
      expect((await town.as(name).send(verb, data)).words).not.toContain('is not part of your role');
    }
  });
});
