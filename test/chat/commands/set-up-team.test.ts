import { describe, expect, it } from '@jest/globals';
import { teamIdOf } from '../../../src/application/set-up-team.ts';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { type Answer, channel, keyOf, NORTH, openTown, PERSONAL, SOUTH } from './town.ts';

const WEST = ['ada', 'dan', 'eva', 'fay', 'gus', 'hal', 'ida'];
const CHANNEL = channel('19:west');

/** The marks of the people on a page, by name. */
function marksOn({ data }: Answer): Readonly<Record<string, string>> {
  const fields = data.fields as readonly { readonly kind: string; readonly id?: string; readonly text?: string }[];
  return Object.fromEntries(
    fields.flatMap((field, index) =>
      field.kind === 'heading' ? [[field.text ?? '', (fields[index + 1]?.id ?? '').replace('as-', '')]] : [],
    ),
  );
}

/** What a client sends when people of the page shown are picked: `dan: 'social-worker 0.6'`. */
function picking(answer: Answer, picks: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const marks = marksOn(answer);
  return Object.fromEntries(
    Object.entries(picks).flatMap(([name, pick]) => {
      const [as = '', fte = '1'] = pick.split(' ');
      return [
        [`as-${marks[name]}`, as],
        [`fte-${marks[name]}`, fte],
      ];
    }),
  );
}

/** An administrator who has named the team West and sees the first page of its roster. */
async function naming(roster: readonly string[] = WEST, schemeId: SchemeId = 'merton') {
  const town = await openTown();
  town.gather(PERSONAL, roster);
  const ada = town.as('ada');
  await ada.say('set-up-team');
  await ada.press('New team');
  await ada.press('Next', { name: 'West', schemeId });
  return { town, ada };
}

/** As far as the button Save. */
async function reviewed() {
  const { town, ada } = await naming();
  await ada.press('Next', picking(ada.last(), { dan: 'social-worker', eva: 'newly-qualified 0.6' }));
  await ada.press('Look it over', picking(ada.last(), { hal: 'manager' }));
  return { town, ada };
}

describe('setting up a team in conversation', () => {
  it('offers nobody from outside the organisation', async () => {
    const town = await openTown();
    town.gather(PERSONAL, ['dan', 'eva'], ['gus']);
    const ada = town.as('ada');
    await ada.say('set-up-team');
    await ada.press('New team');
    await ada.press('Next', { name: 'West', schemeId: 'merton' });
    expect(ada.last().words).toContain('dan');
    expect(ada.last().words).not.toContain('gus');
  });

  it('goes from name and scheme over the pages of the roster to a look over, and saves', async () => {
    const { town, ada } = await reviewed();
    expect(ada.last().words).toContain('Set up West?');
    expect(ada.last().words).toContain('eva (0.6)');
    expect(ada.last().words).toContain('2 workers in all. Nothing is saved yet.');
    expect(await town.stores.teams.list()).toHaveLength(2);

    const saved = await ada.press('Save');
    expect(saved.words).toContain('West is set up');
    expect(saved.words).toContain('2 workers and 1 manager are in.');
    expect(saved.words).toContain('I cannot write yet to dan, eva');
    expect(saved.words).toContain('says "@Caseload use this channel"');
    const [west] = (await town.stores.teams.list()).filter(({ name }) => name === 'West');
    const there = await town.stores.teams.read(west?.teamId ?? '');
    expect(there?.team.managerKeys).toEqual([keyOf('hal')]);
    expect(there?.members.map(({ name, steps }) => [name, steps[0].role, steps[0].fte]).sort()).toEqual([
      ['dan', 'social-worker', 1],
      ['eva', 'newly-qualified', 0.6],
    ]);
    expect(await town.stores.people.read(keyOf('hal'))).toMatchObject({ manages: [west?.teamId] });
  });

  it.each<[string, string, readonly (string | undefined)[]]>([
    ['is asked under Bath and NES and holds for the workers who are picked', 'child-in-need', ['child-in-need']],
    ['may be left open', '', [undefined]],
    ['is none that there is not', 'circus', [undefined]],
  ])('the kind of team %s', async (_, teamType, kinds) => {
    const { town, ada } = await naming(WEST, 'bath-nes');
    expect(ada.last().words).toContain('What kind of team is West?');
    await ada.press('Next', { teamType });
    await ada.press('Next', picking(ada.last(), { dan: 'social-worker' }));
    const look = await ada.press('Look it over', picking(ada.last(), { hal: 'manager' }));
    expect(look.words.includes('Kind of team: child in need.')).toBe(teamType === 'child-in-need');
    await ada.press('Save');
    const terms = (await town.stores.caseloads.read(keyOf('dan')))?.head.terms ?? [];
    expect(terms.map(({ value }) => value.teamType)).toEqual(kinds);
  });

  it('the kind of team is asked of those who come later as well, and where the scheme asks alone', async () => {
    for (const [scheme, asked] of [
      ['bath-nes', true],
      ['halton', false],
    ] as const) {
      const town = await openTown({}, scheme);
      town.gather(PERSONAL, WEST);
      const shown = await town.as('ada').send('set-up-team.add', { teamId: NORTH });
      expect(shown.words.includes('What kind of team is it?')).toBe(asked);
    }
  });

  it('is done once, however often Save is pressed', async () => {
    const { town, ada } = await reviewed();
    const { verb, data } = ada.last().button('Save');
    await ada.send(verb, data);
    await ada.send(verb, data);
    expect((await town.stores.teams.list()).filter(({ name }) => name === 'West')).toHaveLength(1);
    expect(await town.stores.caseloads.audit(keyOf('dan'), 9)).toHaveLength(1);
  });

  it('keeps what was picked from page to page, and lets it be changed', async () => {
    const { ada } = await naming();
    await ada.press('Next', picking(ada.last(), { dan: 'social-worker 0.5' }));
    const back = await ada.press('Previous');
    expect(back.words).toContain('Picked so far: 1.');
    const dan = marksOn(back).dan;
    const field = (id: string) => (back.data.fields as { id?: string; value?: unknown }[]).find((one) => one.id === id);
    expect([field(`as-${dan}`)?.value, field(`fte-${dan}`)?.value]).toEqual(['social-worker', 0.5]);
    expect((await ada.press('Next', picking(back, { dan: 'none' }))).words).toContain('Picked so far: 0.');
  });

  it('takes names from the roster and never from the card', async () => {
    const { town, ada } = await reviewed();
    const { verb, data } = ada.last().button('Save');
    await ada.send(verb, { ...data, name: 'Mallory', members: [{ objectId: 'object-mallory', name: 'Mallory' }] });
    expect(await town.stores.people.read(keyOf('mallory'))).toBeUndefined();
    expect((await town.stores.people.read(keyOf('dan')))?.name).toBe('dan');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no name', { schemeId: 'merton' }, 'Please give the team a name.'],
    ['a name of spaces', { name: '   ', schemeId: 'merton' }, 'Please give the team a name.'],
    ['a name of 41 characters', { name: 'W'.repeat(41), schemeId: 'merton' }, 'Please use at most 40 characters.'],
    ['a name that there is', { name: 'nOrTh', schemeId: 'merton' }, 'There is a team of this name already.'],
    ['no scheme', { name: 'West' }, 'Please choose the scheme by which the team is weighed.'],
    ['a scheme that is none', { name: 'West', schemeId: 'essex' }, 'Please choose the scheme'],
  ])('%s is said at the field, and what was typed stays', async (_, typed, problem) => {
    const town = await openTown();
    town.gather(PERSONAL, WEST);
    const ada = town.as('ada');
    await ada.send('set-up-team.new', {});
    const again = await ada.press('Next', typed);
    expect(again.words).toContain(problem);
    if (typed.name?.trim()) expect(again.words).toContain(typed.name);
  });

  it.each(['0', '1.5', '-1', 'half', '0.001'])('a part of full time of %s is said at the field', async (fte) => {
    const { ada } = await naming();
    const again = await ada.press('Next', picking(ada.last(), { dan: `social-worker ${fte}` }));
    expect(again.words).toContain('Please give a part of full time from 0.01 to 1');
    expect(again.words).toContain('Page 1 of 2.');
  });

  it.each([
    ['nobody picked', {}, 'Nobody is picked yet.'],
    ['no manager', { dan: 'social-worker' }, 'A team needs a manager: go back and pick one.'],
  ])('with %s there is nothing to save', async (_, picks, sentence) => {
    const { town, ada } = await naming();
    const answer = await ada.press('Look it over', picking(ada.last(), picks));
    expect(answer.words).toContain(sentence);
    expect(answer.buttons.map(({ title }) => title)).not.toContain('Save');
    await ada.send('set-up-team.save', answer.button('Back').data);
    expect(await town.stores.teams.list()).toHaveLength(2);
  });

  it('refuses someone who works in another team, names them and writes nothing', async () => {
    const town = await openTown();
    town.gather(PERSONAL, ['amira', 'dan', 'hal']);
    const ada = town.as('ada');
    await ada.send('set-up-team.new', {});
    await ada.press('Next', { name: 'West', schemeId: 'merton' });
    await ada.press('Look it over', picking(ada.last(), { amira: 'social-worker', dan: 'student', hal: 'manager' }));
    const answer = await ada.press('Save');
    expect(answer.words).toContain('Nothing was saved: amira already works in another team.');
    expect(answer.words).not.toContain('North');
    expect(await town.stores.teams.list()).toHaveLength(2);
    expect(await town.stores.people.read(keyOf('dan'))).toBeUndefined();
    await ada.press('Back');
    await ada.press('Look it over', picking(ada.last(), { amira: 'none' }));
    expect((await ada.press('Save')).words).toContain('West is set up');
  });

  it('looks again when someone who was picked is not in the roster any more', async () => {
    const { town, ada } = await reviewed();
    town.gather(PERSONAL, ['ada', 'dan', 'hal']);
    const answer = await ada.press('Save');
    expect(answer.words).toContain('is not in the conversation any more and was left out');
    expect(answer.words).toContain('Picked so far: 2.');
    expect(await town.stores.teams.list()).toHaveLength(2);
    await ada.press('Look it over');
    expect((await ada.press('Save')).words).toContain('1 worker and 1 manager are in.');
  });

  it('sets up a team of sixty with the longest names, in cards that may be sent', async () => {
    const roster = Array.from({ length: 60 }, (_, index) => `${String(index).padStart(2, '0')}${'W'.repeat(98)}`);
    const { town, ada } = await naming(roster);
    for (let page = 0; page < 12; page += 1) {
      const names = Object.keys(marksOn(ada.last()));
      const picks = Object.fromEntries(names.map((name) => [name, name === roster[0] ? 'manager' : 'student 0.55']));
      await ada.press(page < 11 ? 'Next' : 'Look it over', picking(ada.last(), picks));
    }
    expect(ada.last().words).toContain('59 workers in all.');
    expect((await ada.press('Save')).words).toContain('59 workers and 1 manager are in.');
    const west = (await town.stores.teams.list()).find(({ name }) => name === 'West');
    expect((await town.stores.teams.read(west?.teamId ?? ''))?.members).toHaveLength(59);
  });

  it.each([
    ['people', {}],
    ['review', { nonce: 'x', picks: 'a1b2c3d40', about: { teamId: '../index' } }],
    ['save', { nonce: 'x', picks: 'not picks', about: { name: 'West', schemeId: 'merton' } }],
    ['save', { nonce: 'x y', picks: '', about: { name: 'West', schemeId: 'merton' } }],
    ['add', { teamId: 7 }],
    ['team', { teamId: '0'.repeat(32) }],
    ['leaving', { teamId: NORTH }],
    ['leave', { teamId: NORTH, personKey: keyOf('amira') }],
  ])('a press for %s with a card that is not ours changes nothing', async (step, data) => {
    const town = await openTown();
    town.gather(PERSONAL, WEST);
    expect((await town.as('ada').send(`set-up-team.${step}`, data)).words).toContain('This card is out of date');
    expect(await town.stores.teams.list()).toHaveLength(2);
  });
});

describe('whose roster', () => {
  it('said in a channel, it is that channel’s, and the answers are private', async () => {
    const town = await openTown();
    town.gather(CHANNEL, WEST);
    town.gather(PERSONAL, ['ada']);
    const answer = await town.as('ada', CHANNEL).say('set-up-team');
    expect(answer.reply.audience).toBe('private');
    expect(town.calls).toEqual(['people.read', 'people.change', 'teams.list']);
    // What the environment grants is not kept: it ends when the environment says so.
    expect((await town.stores.people.read(keyOf('ada')))?.admin).toBe(false);
    const ada = town.as('ada');
    await ada.send('set-up-team.new', {});
    const page = await ada.press('Next', { name: 'West', schemeId: 'merton' });
    expect(Object.keys(marksOn(page))).toEqual(['ada', 'dan', 'eva', 'fay', 'gus']);
  });

  it.each([
    ['a personal chat alone', () => ['ada']],
    ['a conversation that cannot be read', () => undefined],
  ])('with %s it says where to begin', async (_, roster) => {
    const town = await openTown();
    const names = roster();
    if (names) town.gather(PERSONAL, names);
    const ada = town.as('ada');
    await ada.send('set-up-team.new', {});
    const answer = await ada.press('Next', { name: 'West', schemeId: 'merton' });
    expect(answer.words).toContain('say "@Caseload set up a team" in one of its channels');
  });
});

describe('a team that is there', () => {
  async function opened() {
    const town = await openTown();
    town.gather(PERSONAL, ['ada', 'amira', 'ben', 'dan', 'mona', 'sid']);
    const ada = town.as('ada');
    await ada.say('set-up-team');
    await ada.press('Open the team', { teamId: NORTH });
    return { town, ada };
  }

  it('shows who is in it, by role and without a figure', async () => {
    const { ada } = await opened();
    const { groups } = ada.last().data as unknown as SheetData;
    expect(groups.map(({ heading, rows }) => [heading, rows[0]?.text])).toEqual([
      ['Team manager', 'mona'],
      ['Service manager', 'sol'],
      ['Social worker', 'amira, ben'],
    ]);
    expect(ada.last().words).not.toContain('points of');
  });

  it('offers those of the roster who are not in it, and adds them', async () => {
    const { town, ada } = await opened();
    const page = await ada.press('Add people');
    expect(Object.keys(marksOn(page))).toEqual(['ada', 'dan', 'sid']);
    await ada.press('Look it over', picking(page, { dan: 'social-worker 0.8', sid: 'manager' }));
    const { verb, data } = ada.last().button('Save');
    expect((await ada.send(verb, data)).words).toContain('1 worker and 1 manager are in.');
    expect((await ada.send(verb, data)).words).toContain('1 worker and 1 manager are in.');
    expect(await town.stores.people.read(keyOf('dan'))).toMatchObject({ worksIn: NORTH });
    expect(await town.stores.people.read(keyOf('sid'))).toMatchObject({ manages: [SOUTH, NORTH] });
  });

  it('lets someone go after asking, with the caseload kept, and once', async () => {
    const { town, ada } = await opened();
    const asked = await ada.press('Take out', { personKey: keyOf('ben') });
    expect(asked.words).toContain('Take ben out of North?');
    const { verb, data } = asked.button('Take out');
    expect((await ada.send(verb, data)).words).toContain('ben is out of the team');
    await ada.send(verb, data);
    expect((await town.stores.people.read(keyOf('ben')))?.worksIn).toBeUndefined();
    const actions = (await town.stores.caseloads.audit(keyOf('ben'), 9)).map(({ action }) => action);
    expect(actions).toEqual(['leave-team', 'load-caseload', 'join-team']);
    expect(
      (await town.as('mona').send('team-capacity.worker', { teamId: NORTH, workerKey: keyOf('ben') })).words,
    ).toContain("Why ben's total is");
    expect((await ada.press('Open the team')).words).not.toContain('ben');
  });

  it('keeps its only manager', async () => {
    const { town, ada } = await opened();
    await ada.press('Take out', { personKey: keyOf('mona') });
    expect((await ada.press('Take out')).words).toContain('A team needs a manager. Add another one first.');
    expect(await town.stores.people.read(keyOf('mona'))).toMatchObject({ manages: [NORTH] });
  });

  it.each([
    ['another team', keyOf('cy')],
    ['nobody', '0'.repeat(32)],
  ])('someone of %s cannot be taken out of it', async (_, personKey) => {
    const { ada } = await opened();
    expect((await ada.press('Take out', { personKey })).words).toContain('This card is out of date');
  });
});

describe('who may', () => {
  it.each(['amira', 'mona', 'sol', 'cora'])('%s may not, by any button', async (name) => {
    const town = await openTown();
    town.gather(PERSONAL, WEST);
    const data = { nonce: 'x', picks: '', about: { teamId: NORTH }, teamId: NORTH, personKey: keyOf('ben') };
    for (const step of ['say', 'new', 'about', 'team', 'add', 'people', 'review', 'save', 'leaving', 'leave']) {
      const answer = await town.as(name).send(`set-up-team.${step}`, data);
      expect(answer.words).toContain('is not part of your role');
      // The entry of the refusal, and nothing else.
      expect(town.calls).toEqual(['people.read', 'people.enter']);
    }
  });

  it('a forged nonce changes neither name nor manager of the team that was set up under it', async () => {
    const { town, ada } = await reviewed();
    const { verb, data } = ada.last().button('Save');
    await ada.send(verb, { ...data, nonce: 'north' });
    const north = await town.stores.teams.read(teamIdOf('north'));
    expect(north?.team.name).toBe('North');
    expect(north?.team.managerKeys).toEqual([keyOf('mona')]);
  });
});
