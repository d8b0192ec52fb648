import { describe, expect, it } from '@jest/globals';
import { caseFacts, FAMILY, inputsOf } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

const workers = {
  amira: { cases: [caseFacts(FAMILY), caseFacts({ ref: 'C-7' })] },
  ben: { cases: [caseFacts({ ref: 'C-200' }), caseFacts({ ref: 'C-7', coWorked: true })] },
  cy: { cases: [caseFacts({ ref: 'S-1' })] },
} as const;

const town = () => openTown(workers);
type Town = Awaited<ReturnType<typeof town>>;

const activitiesOf = async ({ stores }: Town, name: string) =>
  ((await stores.caseloads.read(keyOf(name)))?.cases ?? []).flatMap(({ history }) =>
    history.dated.activities.map(({ kind }) => `${history.dated.ref} ${kind}`),
  );

describe("a manager's sentence about a case of a worker", () => {
  it('opens the filled-in card on the caseload of who holds it, and says whose at every step', async () => {
    const there = await town();
    const mona = there.as('mona');
    const card = await mona.hear('log a core assessment for C-101, 3 children');
    expect(card.words).toContain('On the caseload of amira.');
    expect(inputsOf(card.card)).toMatchObject({ children: 3 });
    const preview = await mona.press('Preview', { on: '2026-11-04' });
    expect(preview.words).toContain('On the caseload of amira.');
    const saved = await mona.press('Save');
    expect(saved.words).toContain('Saved:');
    expect(saved.words).toContain('On the caseload of amira.');
    expect(await activitiesOf(there, 'amira')).toEqual(['C-101 core-assessment']);
    await mona.press('Undo');
    expect(await activitiesOf(there, 'amira')).toEqual([]);
  });

  it('takes three storage calls: who asks, who holds the case, the caseload', async () => {
    const there = await town();
    await there.as('mona').hear('log a core assessment for C-101, 3 children');
    expect(there.calls).toEqual(['people.read', 'references.holders', 'caseloads.read']);
  });

  it.each([
    ['opens a case', 'open C-101', 'Log an activity'],
    ['opens a case that is written otherwise', 'update c 101', 'Log an activity'],
    ['closes a case', 'close C-200', 'On the caseload of ben.'],
    ['changes its children', 'a child of C-101 moved', 'On the caseload of amira.'],
    ['shares it', 'C-200 is now co-worked', 'On the caseload of ben.'],
    ['asks for the kind of work first', 'log something for C-101', 'What was done?'],
  ])('%s: %s', async (_, said, words) => {
    const there = await town();
    const shown = await there.as('mona').hear(said);
    expect(shown.words).toContain(words);
    expect(shown.words).not.toContain('No caseload');
  });

  it('asks whose where two hold it, and goes on with what was said', async () => {
    const there = await town();
    const mona = there.as('mona');
    const asked = await mona.hear('log a core assessment for C-7, 2 children');
    expect(asked.words).toContain('On whose caseload is C-7 meant?');
    const card = await mona.press('ben');
    expect(card.words).toContain('On the caseload of ben.');
    expect(inputsOf(card.card)).toMatchObject({ children: 2 });
    await mona.press('Save', { on: '2026-11-04' });
    expect(await activitiesOf(there, 'ben')).toEqual(['C-7 core-assessment']);
    expect(await activitiesOf(there, 'amira')).toEqual([]);
  });

  it.each([
    ['nobody holds', 'C-999'],
    ['only a worker of another team holds', 'S-1'],
  ])('says the same of a case that %s', async (_, ref) => {
    const there = await town();
    const shown = await there.as('mona').hear(`log a core assessment for ${ref}`);
    expect(shown.words).toContain(`Nobody in your teams holds ${ref}`);
    expect(shown.words).not.toContain('cy');
  });

  it('without a case leads to the caseload, as before', async () => {
    const there = await town();
    const shown = await there.as('mona').hear('log a core assessment');
    expect(shown.words).toContain("begins with a worker's caseload");
  });

  it('of a manager who holds cases goes to the own one first', async () => {
    const there = await openTown({ ...workers, amira: { cases: [caseFacts({ ref: 'C-101' })] } });
    await there.stores.people.change(keyOf('amira'), (before) => {
      if (!before) throw new Error('nobody');
      return { ...before, manages: [NORTH] };
    });
    const amira = there.as('amira');
    expect((await amira.hear('log a core assessment for C-101')).words).not.toContain('On the caseload of');
    expect((await amira.hear('log a core assessment for C-200')).words).toContain('On the caseload of ben.');
    expect((await amira.hear('log a core assessment for C-999')).words).toContain('I do not see C-999');
    expect((await amira.hear('log a core assessment for S-1')).words).toContain('I do not see S-1');
  });
});

describe('a worker whom a sentence names', () => {
  it.each([
    ['is asked for a duty', 'log practice teaching for Amira from 4 Nov', 'On the caseload of amira.'],
    ['is given a new case', 'add case C-300 for Ben, 2 children', 'On the caseload of ben.'],
    ['is asked which case', 'log a core assessment for Amira', 'On the caseload of amira.'],
    ['and which one is closed', 'close a case of Ben', 'On the caseload of ben.'],
    ['is the one of two who hold it', "log a core assessment for Ben's C-7", 'On the caseload of ben.'],
  ])('%s: %s', async (_, said, words) => {
    const there = await town();
    expect((await there.as('mona').hear(said)).words).toContain(words);
  });

  it('has the last change undone', async () => {
    const there = await town();
    const mona = there.as('mona');
    await mona.hear('log a core assessment for C-101, 3 children');
    await mona.press('Save', { on: '2026-11-04' });
    expect((await mona.hear("undo Amira's last change")).words).toContain('On the caseload of amira.');
    await mona.press('Take it back');
    expect(await activitiesOf(there, 'amira')).toEqual([]);
  });

  it('is asked about where two have the name, and what was said is kept', async () => {
    const there = await openTown({ ...workers, 'sam hill': {}, 'sam wood': {} });
    const mona = there.as('mona');
    expect((await mona.hear('add case C-300 for Sam, 2 children')).words).toContain('Whose caseload is meant?');
    const card = await mona.press('sam wood');
    expect(card.words).toContain('On the caseload of sam wood.');
    expect(inputsOf(card.card)).toMatchObject({ ref: 'C-300' });
  });

  it.each([
    ['another worker of the team', "log a core assessment for Amira's C-200", "C-200 is ben's, not Amira's"],
    ['nobody whom we know', "log a core assessment for Zoltan's C-200", "C-200 is ben's, not Zoltan's"],
  ])('is asked about where the case is somebody else’s: %s', async (_, said, title) => {
    const there = await town();
    const mona = there.as('mona');
    const asked = await mona.hear(said);
    expect(asked.words).toContain(title);
    expect(asked.words).toContain("Go on with ben's?");
    await mona.press('ben');
    await mona.press('Save', { children: 1, on: '2026-11-04' });
    expect(await activitiesOf(there, 'ben')).toEqual(['C-200 core-assessment']);
    expect(await activitiesOf(there, 'amira')).toEqual([]);
  });

  it('is asked about where two others hold the case', async () => {
    const there = await openTown({ ...workers, dan: {} });
    const asked = await there.as('mona').hear("log a core assessment for Dan's C-7");
    expect(asked.words).toContain("C-7 is not Dan's");
    expect(asked.buttons.map(({ title }) => title).sort()).toEqual(['Cancel', 'amira', 'ben']);
  });

  it.each(['add a case for Zoltan', 'add a case for Cy'])('is nobody of the teams: %s', async (said) => {
    const there = await town();
    expect((await there.as('mona').hear(said)).words).toContain('Nobody in your teams is called');
  });

  it('means nothing to who manages nobody', async () => {
    const there = await town();
    const shown = await there.as('ben').hear('add case C-300 for Amira, 2 children');
    expect(shown.words).not.toContain('amira');
    expect(there.calls).toEqual(['people.read', 'caseloads.read']);
  });
});

describe('a manager who has cases and names somebody', () => {
  /** Amira manages North, in which ben and amira work. */
  async function managing() {
    const there = await openTown({ ...workers, amira: { cases: [caseFacts(FAMILY)] } });
    await there.stores.people.change(keyOf('amira'), (before) => {
      if (!before) throw new Error('nobody');
      return { ...before, manages: [NORTH] };
    });
    return there;
  }

  it.each([
    ["undo Benn's last change", 'Benn'],
    ["undo cy's last change", 'cy'],
    ['log training for Benn', 'Benn'],
    ['add a case for Benn', 'Benn'],
  ])('whom nobody is called hears so: %s', async (said, name) => {
    const there = await managing();
    const shown = await there.as('amira').hear(said);
    const other = await there.as('mona').hear(said);
    expect(shown.words).toContain(`Nobody in your teams is called "${name}"`);
    expect(other.words).toContain(`Nobody in your teams is called "${name}"`);
    expect([shown, other].map(({ buttons }) => buttons.map(({ title }) => title))).toEqual([
      ['My own caseload', 'Team capacity'],
      ['Team capacity'],
    ]);
  });

  it('goes on with the own caseload by a press, with what was said', async () => {
    const there = await managing();
    const amira = there.as('amira');
    await amira.hear('add case C-300 for Benn, 2 children');
    const card = await amira.press('My own caseload');
    expect(inputsOf(card.card)).toMatchObject({ ref: 'C-300' });
    expect(card.words).not.toContain('On the caseload of');
  });

  it.each([
    ['their own name is their own caseload', 'add case C-300 for Amira', 'ref'],
    ['so it is with a case', "log a core assessment for Amira's C-101", 'children'],
  ])('%s', async (_, said, input) => {
    const there = await managing();
    const card = await there.as('amira').hear(said);
    expect(inputsOf(card.card)).toHaveProperty(input);
    expect(card.words).not.toContain('On the caseload of');
  });

  it.each([
    ['the own case of which is named as another’s', "log a core assessment for Ben's C-101", 'C-101 is yours, not Ben'],
    ['the case of which nobody holds', "log a core assessment for Ben's C-999", 'Nobody in your teams holds C-999'],
  ])('%s', async (_, said, words) => {
    const there = await managing();
    expect((await there.as('amira').hear(said)).words).toContain(words);
  });
});

describe('who manages nobody', () => {
  it('a worker hears the same of a case of somebody else as of none, at the cost of the own caseload alone', async () => {
    const there = await town();
    const ben = there.as('ben');
    const [theirs, none] = [await ben.hear('open S-1'), await ben.hear('open S-9')];
    expect(theirs.words.replaceAll('S-1', 'S-9')).toBe(none.words);
    expect(there.calls).toEqual(['people.read', 'caseloads.read']);
  });

  it.each(['ben', 'cy', 'sid', 'sol', 'cora', 'ada'])('%s presses nothing for amira', async (name) => {
    const there = await town();
    const text = 'log a core assessment for C-101, 3 children, on 4 Nov';
    for (const verb of ['log-activity.heard', 'update-case.heard']) {
      const shown = await there.as(name).send(verb, { worker: keyOf('amira'), text });
      expect(shown.words).not.toContain('amira');
      expect(shown.words).not.toContain('Core assessment');
    }
  });

  it('a button with another sentence than its command is out of date', async () => {
    const there = await town();
    const shown = await there.as('mona').send('log-activity.heard', { worker: keyOf('amira'), text: 'close C-101' });
    expect(shown.words).toContain('This card is out of date');
  });
});

describe("a worker's month by name", () => {
  it.each(["open Amira's month", 'show me the month of Amira', "Amira's November"])('%s', async (said) => {
    const there = await town();
    const shown = await there.as('mona').hear(said);
    expect(shown.words).toContain('amira');
    expect(shown.words).toContain('November 2026');
  });
});
