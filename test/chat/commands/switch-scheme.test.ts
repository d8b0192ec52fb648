import { describe, expect, it } from '@jest/globals';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import { caseFacts } from './talk.ts';
import { type Answer, keyOf, NORTH, openTown, SOUTH } from './town.ts';

const workers = {
  amira: { cases: Array.from({ length: 32 }, (_, index) => caseFacts({ ref: `C-${index + 1}` })) },
  ben: { cases: [caseFacts({ activities: [{ kind: 'court-episode', on: '2026-12-01' }] })] },
};
const NEW_YEAR = '2027-01-01';
const TO_HALTON = { teamId: NORTH, schemeId: 'halton', from: NEW_YEAR };

const dataOf = ({ data }: Answer) => data as unknown as SheetData;

async function previewed(asked: Readonly<Record<string, unknown>> = TO_HALTON) {
  const town = await openTown(workers);
  const ada = town.as('ada');
  await ada.say('switch-scheme');
  await ada.press('Preview', asked);
  return { town, ada };
}

async function schemesOf({ stores }: Awaited<ReturnType<typeof openTown>>) {
  const team = await stores.teams.record(NORTH);
  const heads = await Promise.all(['amira', 'ben'].map((name) => stores.caseloads.read(keyOf(name))));
  return [team?.schemes, ...heads.map((kept) => kept?.head.schemes)].map((schemes) =>
    schemes?.map(({ inForceFrom, value }) => `${value.scheme} ${inForceFrom}`).join(', '),
  );
}
const MERTON = 'merton 1900-01-01';

describe('asking for a switch', () => {
  it('asks for team, scheme and day', async () => {
    const town = await openTown(workers);
    const ada = town.as('ada');
    const answer = await ada.say('switch-scheme');
    expect(answer.reply.audience).toBe('private');
    for (const words of ['Team', 'To which scheme?', 'From which day?', 'Halton traffic lights: the number of cases']) {
      expect(answer.words).toContain(words);
    }
  });

  it('fills in what was said', async () => {
    const town = await openTown(workers);
    const said = { scheme: 'halton', name: 'north', from: NEW_YEAR } as const;
    const ada = town.as('ada');
    const answer = await ada.say('switch-scheme', said);
    expect(answer.words).toContain('North now: Merton points scheme.');
    expect((await ada.press('Preview')).words).toContain('Preview: North goes to Halton traffic lights on 1 Jan 2027');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no team', { teamId: '' }, 'Please choose a team.'],
    ['a team that is not there', { teamId: keyOf('x') }, 'Please choose a team.'],
    ['no scheme', { schemeId: '' }, 'Please choose a scheme.'],
    ['a scheme that is none', { schemeId: 'essex' }, 'Please choose a scheme.'],
    ['no day', { from: '' }, 'Please give a date.'],
    ['a day that is none', { from: '2027-02-30' }, 'is not a date'],
    [
      'the last day of an earlier month',
      { from: '2026-10-31' },
      'Earlier months keep what they were scored under. Please give 1 Nov 2026 or a later day.',
    ],
    ['a day after the horizon', { from: '2028-01-05' }, 'Please give a day up to 4 Jan 2028.'],
    [
      'the scheme that is in force',
      { schemeId: 'merton' },
      'North is weighed by this scheme from that day on already.',
    ],
  ])('%s is said at the field, and nothing is saved', async (_, typed, problem) => {
    const { town, ada } = await previewed({ ...TO_HALTON, ...typed });
    expect(ada.last().words).toContain(problem);
    expect(await schemesOf(town)).toEqual([MERTON, MERTON, MERTON]);
  });

  it.each([
    ['the first day of this month', '2026-11-01'],
    ['the last day of the horizon', '2028-01-04'],
  ])('%s will do', async (_, from) => {
    const { ada } = await previewed({ ...TO_HALTON, from });
    expect(ada.last().words).toContain('Preview: North goes to Halton traffic lights');
  });

  it('is only for administrators', async () => {
    const town = await openTown(workers);
    for (const name of ['mona', 'sol', 'amira', 'cora']) {
      for (const step of ['say', 'preview', 'back', 'save']) {
        const data = { ...TO_HALTON, nonce: 'n-1', seen: '0'.repeat(16) };
        expect((await town.as(name).send(`switch-scheme.${step}`, data)).words).toContain('is not part of your role');
      }
    }
    expect(await schemesOf(town)).toEqual([MERTON, MERTON, MERTON]);
  });
});

describe('the preview of a switch', () => {
  it('shows who moves how, each in the unit of the scheme, and saves nothing', async () => {
    const { town, ada } = await previewed();
    const { title, sentences, groups } = dataOf(ada.last());
    expect(title).toBe('Preview: North goes to Halton traffic lights on 1 Jan 2027');
    expect(sentences.map(({ text }) => text).slice(0, 3)).toEqual([
      'Nothing is saved yet.',
      'Days before 1 Jan 2027 keep what they are scored under.',
      'Over before: 0 of 2 workers. Over after: 1.',
    ]);
    expect(groups).toEqual([
      {
        heading: 'What is missing',
        figure: '',
        rows: [{ text: 'Halton needs', note: 'a rating for 33 cases', figure: '' }],
      },
      {
        heading: 'amira',
        figure: '',
        rows: [
          { text: 'Merton', note: 'within the guideline of 85', figure: '51 points' },
          { text: 'Halton', note: 'above the range of 20 to 30', figure: '32 cases' },
        ],
      },
      {
        heading: 'ben',
        figure: '',
        rows: [
          { text: 'Merton', note: 'within the guideline of 85', figure: '17 points' },
          { text: 'Halton', note: 'has room, below the range of 20 to 30', figure: '1 case' },
        ],
      },
    ]);
    expect(await schemesOf(town)).toEqual([MERTON, MERTON, MERTON]);
  });

  it('shows no case and no line of anybody', async () => {
    const { ada } = await previewed();
    expect(ada.last().words).not.toMatch(/C-\d/);
  });

  it('leads back to what was asked', async () => {
    const { ada } = await previewed();
    const answer = await ada.press('Back');
    expect(answer.words).toContain('Switch a team to another scheme');
    expect((await ada.press('Preview')).words).toContain('Preview: North goes to Halton traffic lights on 1 Jan 2027');
  });

  it('pages by five', async () => {
    const crowd = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`worker-${index}`, {}]));
    const town = await openTown(crowd);
    const ada = town.as('ada');
    await ada.send('switch-scheme.preview', TO_HALTON);
    expect(ada.last().words).toContain('Page 1 of 2');
    const second = await ada.press('Next');
    expect(dataOf(second).groups.map(({ heading }) => heading)).toEqual(['worker-3', 'worker-4', 'worker-5']);
    expect((await ada.press('Switch')).words).toContain('North is weighed by Halton traffic lights');
  });

  it('of a team without workers says so', async () => {
    const town = await openTown(workers);
    await town.stores.teams.removeMember(SOUTH, keyOf('cy'));
    const answer = await town.as('ada').send('switch-scheme.preview', { ...TO_HALTON, teamId: SOUTH });
    expect(answer.words).toContain('Nobody works in this team.');
  });
});

describe('the switch', () => {
  it('is in force from the day on, for the team and everyone in it, and the team sees it', async () => {
    const { town, ada } = await previewed();
    const saved = await ada.press('Switch');
    expect(saved.words).toContain('North is weighed by Halton traffic lights from 1 Jan 2027');
    expect(saved.words).toContain('In force: Merton points scheme; Halton traffic lights from 1 Jan 2027.');
    const expected = `${MERTON}, halton ${NEW_YEAR}`;
    expect(await schemesOf(town)).toEqual([expected, expected, expected]);
    expect((await town.as('mona').say('team-capacity', { on: '2026-12-31' })).words).toContain('points of room');
    const after = await town.as('mona').say('team-capacity', { on: NEW_YEAR });
    expect(after.words).toContain('24 cases of room');
    expect(JSON.stringify(after.data)).toContain('"total":"32"');
    expect((await town.as('amira').say('compare-schemes', { on: NEW_YEAR })).words).toContain(
      'Halton · the scheme in force',
    );
  });

  it('pressed twice is done once', async () => {
    const { town, ada } = await previewed();
    const button = ada.last().button('Switch');
    await ada.send(button.verb, button.data);
    const once = await town.stores.caseloads.read(keyOf('amira'));
    expect((await ada.send(button.verb, button.data)).words).toContain('North is weighed by Halton traffic lights');
    expect(await town.stores.caseloads.read(keyOf('amira'))).toEqual(once);
  });

  it('is called off by a button as long as it lies ahead', async () => {
    const { town, ada } = await previewed();
    await ada.press('Switch');
    const preview = await ada.press('Call it off');
    expect(preview.words).toContain('Preview: North goes to Merton points scheme on 1 Jan 2027');
    const saved = await ada.press('Switch');
    expect(saved.words).toContain('In force: Merton points scheme.');
    expect(saved.buttons.map(({ title }) => title)).toEqual(['Open the team']);
    expect(await schemesOf(town)).toEqual([MERTON, MERTON, MERTON]);
  });

  it.each([
    ['today', '2026-11-30'],
    ['an earlier day of this month', '2026-11-02'],
  ])('from %s on counts at once, and offers no way to call it off', async (_, from) => {
    const { town, ada } = await previewed({ ...TO_HALTON, from });
    const saved = await ada.press('Switch');
    expect(saved.words).not.toContain('Call it off');
    expect((await town.as('amira').say('my-total')).words).toContain('Your total today is 32 cases');
  });

  it('says that a switch to come is called off by an earlier one', async () => {
    const { ada } = await previewed();
    await ada.press('Switch');
    const preview = await ada.send('switch-scheme.preview', { ...TO_HALTON, schemeId: 'bath-nes', from: '2026-12-14' });
    expect(preview.words).toContain('The switch to Halton traffic lights on 1 Jan 2027 is called off by it.');
  });

  it('on a card from before another switch is shown again, with nothing saved', async () => {
    const { town, ada } = await previewed();
    const stale = ada.last().button('Switch');
    await ada.send('switch-scheme.preview', { ...TO_HALTON, schemeId: 'bath-nes' });
    await ada.press('Switch');
    const answer = await ada.send(stale.verb, stale.data);
    expect(answer.words).toContain("Check: the team's schemes were changed after this card was made");
    expect(answer.words).toContain('Preview: North goes to Halton traffic lights on 1 Jan 2027');
    expect((await schemesOf(town))[0]).toBe(`${MERTON}, bath-nes ${NEW_YEAR}`);
    await ada.press('Switch');
    expect((await schemesOf(town))[1]).toBe(`${MERTON}, halton ${NEW_YEAR}`);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['without a key', { nonce: undefined }],
    ['with a mark that is none', { seen: '../../' }],
  ])('on a card %s does nothing', async (_, different) => {
    const { town, ada } = await previewed();
    const { verb, data } = ada.last().button('Switch');
    expect((await ada.send(verb, { ...data, ...different })).words).toContain('This card is out of date');
    expect(await schemesOf(town)).toEqual([MERTON, MERTON, MERTON]);
  });

  it('is completed by the same press after an outage in the middle of it', async () => {
    const { town, ada } = await previewed();
    const { verb, data } = ada.last().button('Switch');
    const { commit } = town.stores.caseloads;
    let commits = 0;
    Object.assign(town.stores.caseloads, {
      commit: async (change: Parameters<typeof commit>[0]) => {
        commits += 1;
        if (commits === 1) town.stores.outage(true);
        return commit(change);
      },
    });
    expect((await ada.send(verb, data)).words).toContain('I cannot reach my records just now');
    town.stores.outage(false);
    expect((await ada.send(verb, data)).words).toContain('North is weighed by Halton traffic lights');
    const expected = `${MERTON}, halton ${NEW_YEAR}`;
    expect(await schemesOf(town)).toEqual([expected, expected, expected]);
  });
});

describe('which team', () => {
  it.each([
    ['a name that no team has leaves it to be chosen', 'Nowhere', 'now:', false],
    ['a team is called by its name', 'South', 'South now', true],
    ['a team is called by more than its name', 'the north team', 'North now', true],
  ])('%s', async (_, name, words, expected) => {
    const town = await openTown();
    expect((await town.as('ada').say('switch-scheme', { name })).words.includes(words)).toBe(expected);
  });

  it('is the one whose people are looked at, which says what comes', async () => {
    const { town, ada } = await previewed();
    await ada.press('Switch');
    const people = await ada.press('Open the team');
    expect(people.words).toContain('Scheme: Merton points scheme; Halton traffic lights from 1 Jan 2027.');
    expect((await ada.press('Switch scheme')).words).toContain(
      'North now: Merton points scheme; Halton traffic lights',
    );
    expect((await town.as('ada').send('switch-scheme.ask', { teamId: 'none' })).words).toContain('Switch a team');
  });
});
