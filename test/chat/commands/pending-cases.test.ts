import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { keyOf, openTown, TODAY, type Townsperson } from './town.ts';

const workers = {
  amira: { cases: [caseFacts({ ref: 'C-101' })] },
  ben: { cases: [caseFacts({ ref: 'C-7' })] },
  cy: { cases: [caseFacts({ ref: 'S-1' })] },
} as const;

async function opened() {
  const town = await openTown(workers);
  const snapshot = async (name: string) => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  const total = async (name: string, day = TODAY) =>
    figuresOf(scoreOn(timelineOf(await snapshot(name), schemeInForce), day)).total;
  const refs = async (name: string) => (await snapshot(name)).cases.map(({ history }) => history.dated.ref).sort();
  return { town, snapshot, total, refs };
}

/** Ben asks for a case of a reference that somebody else holds. */
async function asked(ref = 'c 101') {
  const all = await opened();
  const ben = all.town.as('ben');
  await ben.hear(`add case ${ref} with 1 child, allocated 4 Nov`);
  await ben.press('Next');
  const preview = await ben.press('Next');
  const saved = await ben.press('Save');
  return { ...all, ben, preview, saved };
}

async function deciding(who = 'mona', ref?: string) {
  const all = await asked(ref);
  const manager = all.town.as(who);
  await manager.hear('pending cases');
  const [choice] = manager.last().data.choices as { options: { value: string }[] }[];
  await manager.press('Decide', { pending: choice?.options[0]?.value });
  return { ...all, manager };
}

/** Previews the decision, and confirms it. */
async function decide(manager: Townsperson, inputs: Readonly<Record<string, unknown>>) {
  await manager.press('Preview', inputs);
  return manager.press('Decide');
}

describe('a reference that another worker holds', () => {
  it('is saved as pending, counts nowhere, and says nothing of whose it is', async () => {
    const { total, preview, saved, snapshot, refs } = await asked();
    expect(preview.words).toContain('Another worker holds a case of this reference');
    expect(saved.words).toContain('Pending:');
    for (const { words } of [preview, saved]) expect(words.toLowerCase()).not.toContain('amira');
    expect(await refs('ben')).toEqual(['C-7']);
    expect(await total('ben')).toBe(await (await opened()).total('ben'));
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toMatchObject([{ state: 'asked' }]);
  });

  it('is asked for once, however often Save is pressed', async () => {
    const { ben, preview, snapshot } = await asked();
    const { data } = preview.button('Save');
    await ben.send('add-case.save', data);
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toHaveLength(1);
  });

  it('is named on the own caseload as waiting', async () => {
    const { ben } = await asked();
    expect((await ben.say('my-caseload')).words).toContain('Waiting for your manager, and not counted');
  });

  it('is told to the managers of both', async () => {
    const { town } = await asked('S-1');
    const told: unknown[] = [];
    for await (const { to, notice } of town.stores.deliveries.ofDay(TODAY))
      if (notice.kind === 'case-pending') told.push(to);
    expect(told).toEqual(
      expect.arrayContaining(['mona', 'sid'].map((name) => ({ kind: 'person', personKey: keyOf(name) }))),
    );
    expect(told).toHaveLength(2);
  });

  it.each([
    ['one that was closed', { closureDecidedOn: '2026-10-01', closedOn: '2026-10-30' }],
    ['one that moved on', { transferredOutOn: '2026-11-01' }],
  ])('is free where the other case is over: %s', async (_, ended) => {
    const town = await openTown({ amira: { cases: [caseFacts({ ref: 'C-101', ...ended })] } });
    const ben = town.as('ben');
    await ben.hear('add case C-101 with 1 child, allocated 4 Nov');
    await ben.press('Next');
    await ben.press('Next');
    expect((await ben.press('Save')).words).toContain('Saved: added C-101');
  });
});

describe('deciding', () => {
  it('lets two work on it together', async () => {
    const { manager, refs, snapshot } = await deciding();
    expect(manager.last().words).toContain('amira holds a case of this reference.');
    const decided = await decide(manager, { how: 'co-work', from: TODAY });
    expect(decided.words).toContain('together from 30 Nov 2026');
    expect(await refs('ben')).toEqual(['C-101', 'C-7']);
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toMatchObject([{ state: 'given' }]);
    const shared = (await snapshot('ben')).cases.find(({ history }) => history.dated.ref === 'C-101');
    expect(shared?.history.details[0].value.coWorked).toBe(true);
  });

  it('moves it', async () => {
    const { manager, snapshot } = await deciding();
    await decide(manager, { how: 'transfer', from: '2026-12-14' });
    const own = (await snapshot('amira')).cases[0]?.history.dated.transferredOutOn;
    const coming = (await snapshot('ben')).cases.find(({ history }) => history.dated.ref === 'C-101');
    expect([own, coming?.history.dated.allocatedOn]).toEqual(['2026-12-14', '2026-12-14']);
  });

  it('keeps it as a different case, from the day on which it was allocated', async () => {
    const { manager, snapshot, total } = await deciding();
    const before = await total('ben');
    await decide(manager, { how: 'own' });
    expect(await total('ben')).toBeGreaterThan(before);
    const own = (await snapshot('ben')).cases.find(({ history }) => history.dated.ref !== 'C-7');
    expect(own?.history.dated.allocatedOn).toBe('2026-11-04');
  });

  it('puts it aside, and the worker may ask again', async () => {
    const { manager, refs, snapshot } = await deciding();
    await decide(manager, { how: 'wrong' });
    expect(await refs('ben')).toEqual(['C-7']);
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toMatchObject([{ state: 'wrong' }]);
    expect((await manager.hear('pending cases')).words).toContain('None of your workers waits');
  });

  it('happens once, however often it is pressed', async () => {
    const { manager, refs } = await deciding();
    const { data } = manager.last().button('Preview');
    for (const how of ['own', 'wrong', 'co-work'])
      await manager.send('pending-cases.settle', { ...data, how, from: TODAY });
    expect(await refs('ben')).toHaveLength(2);
  });

  describe.each([
    ['keeps it as the worker entered it', 'mona', 'c 101', { how: 'own' }],
    ['puts it aside', 'mona', 'c 101', { how: 'wrong' }],
    ['shares it', 'mona', 'c 101', { how: 'co-work', from: TODAY }],
    ['moves it today', 'mona', 'c 101', { how: 'transfer', from: TODAY }],
    ['moves it later', 'mona', 'c 101', { how: 'transfer', from: '2026-12-14' }],
    ["moves it out of another team's caseload", 'sid', 'S-1', { how: 'transfer', from: TODAY }],
  ])('pressed again, a decision that %s', (_, who, ref, inputs) => {
    async function pressedTwice() {
      const { town, snapshot } = await asked(ref);
      const manager = town.as(who);
      const [pending] = recordsOf((await snapshot('ben')).records, 'pending-case');
      await manager.send('pending-cases.open', { worker: keyOf('ben'), id: pending?.id });
      await manager.press('Preview', inputs);
      const { verb, data } = manager.last().button('Decide');
      const first = await manager.send(verb, data);
      await town.deliverAll();
      return { town, first, again: (name: string) => town.as(name).send(verb, data) };
    }

    it('is answered as it was to the manager who made it', async () => {
      const { first, again } = await pressedTwice();
      expect(first.words).toContain('Decided:');
      expect((await again(who)).words).toBe(first.words);
    });

    it.each(['amira', 'ben', 'cy', 'ada', 'cora'])('is nothing for %s', async (name) => {
      const { again } = await pressedTwice();
      expect((await again(name)).words).not.toContain('Decided:');
    });
  });

  it('a decision that another manager has made meanwhile is said to be none any more', async () => {
    const { town, manager } = await deciding();
    const preview = await manager.press('Preview', { how: 'own' });
    const { verb, data } = preview.button('Decide');
    await manager.send(verb, { ...data, nonce: 'another' });
    await town.deliverAll();
    expect((await manager.send(verb, data)).words).toContain('This case does not wait any more.');
  });

  it("a holder of another team is not named, and not given by who does not manage that team's", async () => {
    const { manager, snapshot } = await deciding('mona', 'S-1');
    expect(manager.last().words).not.toContain('cy');
    const refused = await manager.press('Preview', { how: 'transfer', from: TODAY });
    expect(refused.words).toContain('Please choose one.');
    expect((await snapshot('cy')).records).toEqual([]);
  });

  it("is given by the manager of the holder's team, who was told", async () => {
    const { town, snapshot } = await asked('S-1');
    const [pending] = recordsOf((await snapshot('ben')).records, 'pending-case');
    const sid = town.as('sid');
    await sid.send('pending-cases.open', { worker: keyOf('ben'), id: pending?.id });
    expect(sid.last().words).toContain('cy holds a case of this reference.');
    await decide(sid, { how: 'transfer', from: '2026-12-14' });
    expect((await snapshot('cy')).cases[0]?.history.dated.transferredOutOn).toBe('2026-12-14');
  });

  it.each(['amira', 'ben', 'sol', 'cora', 'ada', 'sid'])('is nothing for %s', async (name) => {
    const { town, snapshot } = await asked();
    const [pending] = recordsOf((await snapshot('ben')).records, 'pending-case');
    const answer = await town.as(name).send('pending-cases.open', { worker: keyOf('ben'), id: pending?.id });
    expect(answer.words.toLowerCase()).not.toContain('amira');
    expect(answer.words).not.toContain('C-101');
    await town.as(name).send('pending-cases.settle', { worker: keyOf('ben'), id: pending?.id, nonce: 'n', how: 'own' });
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toMatchObject([{ state: 'asked' }]);
  });
});

describe('the preview', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'working together: both totals of that day',
      { how: 'co-work', from: TODAY },
      ['they work on c 101 together', 'figures of 30 Nov 2026', 'amira, who has it now', ': 18 → 17', ': 18 → 19'],
    ],
    [
      'a transfer: both totals of its day',
      { how: 'transfer', from: '2026-12-14' },
      ['c 101 moves to ben', 'figures of 14 Dec 2026', ': 17 → 16', ': 17 → 19'],
    ],
    [
      'a different case: the total of who asked, and that the other stays',
      { how: 'own' },
      ['a different case, of ben alone', 'The total stays at 18 points', ': 18 → 20'],
    ],
    ['a mistake: nobody', { how: 'wrong' }, ['put aside as a mistake', 'The total stays at 18 points']],
  ])('shows of %s', async (_, inputs, words) => {
    const { manager, snapshot } = await deciding();
    const shown = await manager.press('Preview', inputs);
    for (const part of [...words, 'Nothing is saved yet.', 'ben, who asks for it']) expect(shown.words).toContain(part);
    expect(recordsOf((await snapshot('ben')).records, 'pending-case')).toMatchObject([{ state: 'asked' }]);
  });

  it('leads back to what was typed', async () => {
    const { manager } = await deciding();
    await manager.press('Preview', { how: 'transfer', from: '2026-12-14' });
    const form = await manager.press('Back');
    expect(inputsOf(form.card)).toEqual({ how: 'transfer', from: '2026-12-14' });
  });

  it('asks again where something stands in the way', async () => {
    const { manager } = await deciding();
    const asked = await manager.press('Preview', { how: 'transfer', from: '2026-11-01' });
    expect(asked.words).toContain('Please give today or a later day');
  });

  it("names nobody of another team, and none of that worker's figures", async () => {
    const { manager } = await deciding('mona', 'S-1');
    const shown = await manager.press('Preview', { how: 'own' });
    expect(shown.words).toContain('A worker of another team, who has it now');
    expect(shown.words).not.toContain('cy');
    const { town, snapshot } = await asked('S-1');
    const [pending] = recordsOf((await snapshot('ben')).records, 'pending-case');
    const sid = town.as('sid');
    await sid.send('pending-cases.open', { worker: keyOf('ben'), id: pending?.id });
    const other = await sid.press('Preview', { how: 'transfer', from: '2026-12-14' });
    expect(other.words).toContain('cy, who has it now');
    expect(other.words).toContain('A worker of another team, who asks for it');
  });

  it.each(['amira', 'ben', 'sol', 'cora', 'ada', 'sid'])('is nothing for %s', async (name) => {
    const { town, snapshot } = await asked();
    const [pending] = recordsOf((await snapshot('ben')).records, 'pending-case');
    const about = { worker: keyOf('ben'), id: pending?.id, nonce: 'n', how: 'own' };
    for (const verb of ['preview', 'back']) {
      const answer = await town.as(name).send(`pending-cases.${verb}`, about);
      expect(answer.words).not.toContain('C-101');
    }
  });
});
