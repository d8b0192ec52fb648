import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { valueOn } from '../../../src/domain/caseload.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH, openTown, SOUTH, TODAY } from './town.ts';

const workers = {
  amira: { cases: [caseFacts({ activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }] })] },
} as const;

async function opened(name = 'amira') {
  const town = await openTown(workers);
  const mona = town.as('mona');
  await mona.say('change-terms');
  await mona.press('Next', { workerKey: keyOf(name) });
  const snapshot = async () => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  const total = async (day: string) => figuresOf(scoreOn(timelineOf(await snapshot(), schemeInForce), day)).total;
  const terms = async (day: string) => valueOn((await snapshot()).head.terms, day);
  return { town, mona, snapshot, total, terms };
}

describe('changing terms', () => {
  it('counts from the day given: not the day before, on the day and after it', async () => {
    const { mona, terms, total, town } = await opened();
    const before = [await total('2026-12-13'), await total('2026-12-14')];
    const saved = await mona.press('Save', { from: '2026-12-14', fte: 0.8 });
    expect(town.calls).toEqual(['people.read', 'caseloads.read', 'caseloads.commit']);
    expect(saved.words).toContain("changed amira's terms to social worker, 0.8 of full time, from 14 Dec 2026");
    expect([(await terms('2026-12-13')).fte, (await terms('2026-12-14')).fte, (await terms('2026-12-15')).fte]).toEqual(
      [1, 0.8, 0.8],
    );
    const after = [await total('2026-12-13'), await total('2026-12-14')];
    expect(after[0]).toBe(before[0]);
    expect(saved.words).toContain(`${before[1]} → ${after[1]} points`);
  });

  it('is previewed with the figures of the engine before anything is saved', async () => {
    const { mona, total, snapshot } = await opened();
    const before = await total(TODAY);
    const preview = await mona.press('Preview', { fte: 0.5 });
    expect(preview.words).toContain('Nothing is saved yet.');
    expect((await snapshot()).head.version).toBe(2);
    await mona.press('Save');
    expect(preview.words).toContain(`${before} → ${await total(TODAY)} points`);
  });

  it('leaves what is recorded for later as it is, but for what was touched', async () => {
    const { mona, terms } = await opened();
    await mona.press('Save', { from: '2027-01-01', fte: 0.6 });
    await mona.say('change-terms', { name: 'amira' });
    expect(mona.last().words).toContain('Recorded already: social worker, 0.6 of full time from 1 Jan 2027.');
    await mona.press('Save', { from: '2026-12-14', role: 'newly-qualified' });
    expect(await terms('2026-12-14')).toMatchObject({ role: 'newly-qualified', fte: 1 });
    expect(await terms('2027-01-01')).toMatchObject({ role: 'newly-qualified', fte: 0.6 });
  });

  it('keeps and takes away the days of qualification and of starting in post', async () => {
    const { mona, terms } = await opened();
    await mona.press('Save', { from: '2026-01-01', qualifiedOn: '2026-08-01', startedOn: '2026-09-01' });
    expect(await terms(TODAY)).toMatchObject({ qualifiedOn: '2026-08-01', startedOn: '2026-09-01' });
    await mona.say('change-terms', { name: 'amira' });
    await mona.press('Save', { from: '2026-01-01', startedOn: '' });
    expect(await terms(TODAY)).not.toHaveProperty('startedOn');
  });

  it('brings the team’s figures up to date', async () => {
    const { mona } = await opened();
    await mona.press('Save', { fte: 0.2 });
    const { words } = await mona.say('team-capacity');
    expect(words).toContain('within the guideline · 0.2 FTE');
    expect(words).toContain('of 17, limit 20');
  });

  it('is undone by a manager, and not by the worker', async () => {
    const { town, mona, terms } = await opened();
    await mona.press('Save', { fte: 0.5 });
    const amira = town.as('amira');
    expect((await amira.say('undo')).words).toContain('The last change is what a manager decides: terms');
    await amira.send('undo.take', { ...mona.last().button('Undo').data, worker: undefined });
    expect((await terms(TODAY)).fte).toBe(0.5);
    await mona.press('Undo');
    expect((await terms(TODAY)).fte).toBe(1);
  });

  it('is done once, however often it is pressed', async () => {
    const { mona, snapshot } = await opened();
    const { verb, data } = mona.last().button('Save');
    const typed = { from: TODAY, role: 'social-worker', fte: 0.5, qualifiedOn: '', startedOn: '' };
    const first = await mona.send(verb, { ...data, ...typed });
    expect((await mona.send(verb, { ...data, ...typed })).reply).toEqual(first.reply);
    expect((await snapshot()).head.version).toBe(3);
  });

  it('from a card made before another change says so and saves nothing', async () => {
    const { town, mona, snapshot } = await opened();
    const { verb, data } = mona.last().button('Save');
    await mona.press('Save', { fte: 0.5 });
    const old = { ...data, nonce: 'id-of-another-card', from: TODAY, role: 'student', fte: 1 };
    const answer = await town.as('mona').send(verb, old);
    expect(answer.words).toContain('something changed after this card was made');
    expect((await snapshot()).head.version).toBe(3);
  });

  it.each<[string, Readonly<Record<string, string | number>>, string]>([
    ['nothing different', {}, 'nothing is different'],
    ['no day', { from: '' }, 'Please give a date.'],
    ['a day that no calendar has', { from: '2026-02-30' }, 'is not a date'],
    ['an FTE of 0', { fte: 0 }, 'from 0.01 to 1'],
    ['an FTE of 1.01', { fte: 1.01 }, 'from 0.01 to 1'],
    ['a role that is none', { role: 'chief' }, 'Please choose a role.'],
  ])('with %s says so, keeps what was typed and saves nothing', async (_, typed, problem) => {
    const { mona, snapshot } = await opened();
    const again = await mona.press('Save', typed);
    expect(again.words).toContain(problem);
    expect((await snapshot()).head.version).toBe(2);
  });
});

describe('whose terms', () => {
  it.each([
    ['a name in any case', { name: 'AMIRA' }, 'Role and FTE of amira'],
    ['part of a name', { name: 'mir' }, 'Role and FTE of amira'],
    ['a name that nobody has', { name: 'zoe' }, 'Whose role or FTE changes?'],
    ['no name', {}, 'Whose role or FTE changes?'],
    ["another team's worker", { name: 'cy' }, 'Whose role or FTE changes?'],
  ])('with %s', async (_, words, title) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').say('change-terms', words);
    expect(answer.words).toContain(title);
    expect(answer.words).not.toMatch(/\bcy\b/);
    expect(town.calls.length).toBeLessThanOrEqual(3);
  });

  it('what was said is filled in', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.say('change-terms', { fte: 0.7, from: '2026-12-14', role: 'newly-qualified' });
    const { words } = await mona.press('Next', { workerKey: keyOf('ben') });
    for (const said of ['2026-12-14', 'newly-qualified']) expect(words).toContain(said);
    await mona.press('Save');
    const ben = await town.stores.caseloads.read(keyOf('ben'));
    expect(ben && valueOn(ben.head.terms, '2026-12-14')).toMatchObject({ fte: 0.7, role: 'newly-qualified' });
  });

  it('an administrator chooses the team first, and sees no figure of the worker', async () => {
    const town = await openTown(workers);
    const ada = town.as('ada');
    await ada.say('change-terms', { fte: 0.7 });
    await ada.press('Next', { teamId: NORTH });
    await ada.press('Next', { workerKey: keyOf('amira') });
    for (const title of ['Preview', 'Save']) {
      const { words } = await ada.press(title);
      expect(words).not.toMatch(/points|guideline|core assessment/i);
    }
    expect(ada.last().words).toContain("Saved: changed amira's terms to social worker, 0.7 of full time");
    expect(ada.last().buttons).toEqual([]);
  });

  it.each([
    ['of another team', keyOf('cy')],
    ['who is not there', '0'.repeat(32)],
    ['under an id that is none', '../index'],
  ])('a worker %s reads the same', async (_, workerKey) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').send('change-terms.worker', { workerKey });
    expect(answer.reply).toEqual({ text: 'I have no such worker for you.', audience: 'private', refused: true });
  });

  it('a forged save for a worker of another team changes nothing', async () => {
    const town = await openTown(workers);
    const data = { nonce: 'x', worker: keyOf('cy'), version: 2, from: TODAY, role: 'student', fte: 0.1 };
    for (const step of ['save', 'preview', 'back']) await town.as('mona').send(`change-terms.${step}`, data);
    expect((await town.stores.caseloads.read(keyOf('cy')))?.head.version).toBe(2);
  });

  it.each(['amira', 'sol', 'cora'])('%s may not, not even the own', async (name) => {
    const town = await openTown(workers);
    const data = {
      nonce: 'x',
      version: 2,
      teamId: NORTH,
      workerKey: keyOf(name),
      from: TODAY,
      role: 'student',
      fte: 0.1,
    };
    for (const step of ['say', 'team', 'worker', 'save', 'preview', 'back']) {
      const answer = await town.as(name).send(`change-terms.${step}`, data);
      expect(answer.words).toContain('is not part of your role');
    }
  });

  it.each([
    ['another team', SOUTH],
    ['no team', '0'.repeat(32)],
  ])('%s shows a manager nobody', async (_, teamId) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').send('change-terms.team', { teamId });
    expect(answer.reply).toEqual({ text: 'I have no such worker for you.', audience: 'private', refused: true });
  });
});
