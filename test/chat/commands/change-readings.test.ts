import { describe, expect, it } from '@jest/globals';
import { valueOn } from '../../../src/domain/caseload.ts';
import { choicesIn, optionsOf } from '../../../src/domain/readings.ts';
import { asDocumented } from '../../../src/domain/scheme-in-force.ts';
import { schemeById } from '../../../src/schemes/index.ts';
import { asked, EVERY_FAMILY, opened, schemesOf, scoreOf, switchToHalton } from './readings-town.ts';
import { caseFacts } from './talk.ts';
import { NORTH, TODAY } from './town.ts';

const { source } = schemeById('merton');

describe('the readings of a team', () => {
  it('are shown in words, page by page, what can be chosen first', async () => {
    const { ada } = await opened();
    const pages = [ada.last().words];
    for (let page = 1; page < 3; page += 1) pages.push((await ada.press('Next')).words);
    expect(pages[0]).toContain('North: how its scheme is read');
    expect(pages[0]).toContain('Merton points scheme, as read on 30 Nov 2026.');
    expect(pages[0]).toContain('Page 1 of 3.');
    for (const { reading } of source.readings) {
      expect(pages.filter((words) => words.includes(reading))).toHaveLength(1);
    }
    expect(pages[0]).toContain('Family point (rows 1-3) · as documented');
    expect(pages[1]).toContain('Core assessment window (row 8) · one way only');
  });

  it('that can be chosen are offered, and no other', async () => {
    const { ada } = await opened();
    const offered = ada.last().data.choices as readonly { options: readonly { value: string }[] }[];
    expect(offered[0]?.options.map(({ value }) => value)).toEqual(choicesIn(source).map(({ id }) => id));
  });

  it('name what was chosen, and what is known to come', async () => {
    const { ada } = await asked();
    await ada.press('Preview', { option: 'every-family', from: '2026-11-02' });
    await ada.press('Save');
    await ada.send('change-readings.ask', { teamId: NORTH, readingId: 'family-point' });
    await ada.press('Preview', { option: 'no-child-in-care-or-conference', from: '2027-01-01' });
    await ada.press('Save');
    const { words } = await ada.send('change-readings.list', { teamId: NORTH });
    expect(words).toContain(EVERY_FAMILY);
    expect(words).toContain('Family point (rows 1-3) · chosen · from 1 Jan 2027: no child in care or conference');
    expect((await ada.send('change-readings.list', { teamId: NORTH, day: '2026-11-01' })).words).not.toContain(
      EVERY_FAMILY,
    );
  });

  it('of a scheme that is to come are shown from its day', async () => {
    const { town, ada } = await opened();
    await switchToHalton(town);
    const now = await ada.send('change-readings.list', { teamId: NORTH });
    expect(now.words).toContain('From 1 Jan 2027 on the team is weighed by Halton traffic lights.');
    const then = await ada.press('Scheme from 1 Jan 2027');
    expect(then.words).toContain('Halton traffic lights, as read on 1 Jan 2027.');
    expect((await ada.press('Change', { readingId: 'inactive-after' })).words).toContain('60 days: A case is inactive');
  });

  it('are reached from the team, and by a sentence with a day', async () => {
    const { ada } = await opened();
    await ada.send('set-up-team.team', { teamId: NORTH });
    expect((await ada.press('Readings')).words).toContain('North: how its scheme is read');
    await ada.say('change-readings', { from: '2027-02-01' });
    expect((await ada.press('Next', { teamId: NORTH })).words).toContain('as read on 1 Feb 2027');
    expect((await ada.press('Change', { readingId: 'pro-rata' })).data).toMatchObject({
      fields: [{ value: 'scaled' }, { value: '2027-02-01' }],
    });
  });
});

describe('changing a reading', () => {
  it.each(choicesIn(source).map((reading) => [reading.id, reading] as const))(
    '%s is asked about with every option in words',
    async (id, reading) => {
      const { ada } = await asked(id);
      for (const option of optionsOf(reading)) expect(ada.last().words).toContain(option.words);
      expect(ada.last().words).toContain(reading.reason);
    },
  );

  it('is previewed with who moves how by the figures of the engine, before anything is saved', async () => {
    const { town, ada } = await asked();
    const before = await schemesOf(town);
    const { words } = await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    expect(words).toContain('North from 1 Dec 2026: Family point (rows 1-3)?');
    expect(words).toContain(EVERY_FAMILY);
    expect(words).toContain('The figures of 1 of 2 workers move.');
    expect(words).toContain('Nothing is saved yet.');
    expect(await schemesOf(town)).toEqual(before);
    const was = (await scoreOf(town, 'amira', '2026-12-01')).total.valueOf();
    await ada.press('Save');
    const is = (await scoreOf(town, 'amira', '2026-12-01')).total.valueOf();
    expect(words).toContain(`${was} → ${is}`);
    expect(words).not.toContain('ben');
  });

  it.each([
    ['the day before', '2026-11-30', 17, {}],
    ['the day', '2026-12-01', 18, { 'family-point': 'every-family' }],
    ['the day after', '2026-12-02', 18, { 'family-point': 'every-family' }],
  ])('%s is scored by the readings in force on it', async (_, day, total, readings) => {
    const { town, ada } = await asked();
    await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    const saved = await ada.press('Save');
    expect(saved.words).toContain('North reads it so from 1 Dec 2026');
    const score = await scoreOf(town, 'amira', day);
    expect([score.total.valueOf(), score.scheme.readings]).toEqual([total, readings]);
    const there = await town.stores.teams.read(NORTH);
    expect(valueOn(there?.team.schemes ?? [{ inForceFrom: '', value: asDocumented('halton') }], day).readings).toEqual(
      readings,
    );
    const row = there?.members.find(({ name }) => name === 'amira');
    expect(row?.steps.filter(({ from }) => from <= day).at(-1)?.total).toBe(total);
  });

  it('tells of a status that gets worse first, with both figures', async () => {
    const { ada } = await asked('pro-rata', {
      cara: {
        terms: { fte: 0.1 },
        duties: [{ kind: 'pq-specialist', from: '2026-01-05', dueBy: '2027-12-31', quantity: 1 }],
      },
    });
    const { words } = await ada.press('Preview', { option: 'full-time', from: TODAY });
    expect(words).toContain('The figures of 2 of 3 workers move.');
    expect(words).toContain('over the limit of 10, to be reported → within the guideline of 85');
    expect(words).toContain('within the guideline of 42.5 → within the guideline of 85');
    await ada.press('Save');
    await ada.send('change-readings.ask', { teamId: NORTH, readingId: 'pro-rata' });
    const back = await ada.press('Preview', { option: 'scaled', from: '2027-01-01' });
    expect(back.words).toContain('The figures of 2 of 3 workers move: 1 then over the limit, to be reported.');
    expect(back.words.indexOf('cara')).toBeLessThan(back.words.indexOf('ben'));
  });

  it('pages by five who moves', async () => {
    const names = ['w1', 'w2', 'w3', 'w4', 'w5'];
    const { ada } = await asked('pro-rata', Object.fromEntries(names.map((name) => [name, { terms: { fte: 0.5 } }])));
    const first = await ada.press('Preview', { option: 'full-time', from: TODAY });
    expect(first.words).toContain('Page 1 of 2.');
    const second = await ada.press('Next');
    expect([...names, 'ben'].filter((name) => first.words.includes(name) === second.words.includes(name))).toEqual([]);
    expect((await ada.press('Save')).words).toContain('North reads it so from 30 Nov 2026');
  });

  it.each([
    ['on a later day, which is named', 'private-law-episode', 'one-month', 'from 16 Dec 2026 on'],
    ['for nobody, which is said', 'closure-point', 'in-place', "Nobody's figures move."],
  ])('counts %s', async (_, id, option, words) => {
    const cases = [caseFacts({ ref: 'C-303', activities: [{ kind: 'private-law', from: '2026-11-16' }] })];
    const { ada } = await asked(id, { cara: { cases } });
    expect((await ada.press('Preview', { option, from: TODAY })).words).toContain(words);
  });

  it('says that days in the past are scored anew, and when what is recorded already takes over', async () => {
    const { ada } = await asked('needs-assessment-window');
    await ada.press('Preview', { option: 'only-due', from: '2027-01-01' });
    await ada.press('Save');
    await ada.send('change-readings.ask', { teamId: NORTH, readingId: 'needs-assessment-window' });
    expect(ada.last().words).toContain('Recorded already: from 1 Jan 2027: only due.');
    const { words } = await ada.press('Preview', { option: 'only-completed', from: '2026-11-02' });
    expect(words).toContain('Days since 2 Nov 2026 are scored anew.');
    expect(words).toContain('Up to 31 Dec 2026: what is recorded from the next day on stands.');
  });
});

describe('why a total is what it is', () => {
  it('names in one line what is read otherwise than documented, and nothing where all is as documented', async () => {
    const { town, ada } = await asked();
    const amira = town.as('amira');
    expect((await amira.say('why')).words).not.toContain('own way');
    await ada.press('Preview', { option: 'every-family', from: TODAY });
    await ada.press('Save');
    expect((await amira.say('why')).words).toContain(`Read in this team's own way. Rows 1-3: ${EVERY_FAMILY}`);
  });
});
