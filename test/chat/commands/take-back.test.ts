import { describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { heldCases } from '../../application/take-builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { told } from './told.ts';
import { keyOf, NORTH, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

/** C-201 waits since 3 November; mona gives it to amira, who has 20 cases. */
async function given(town?: Town) {
  const there = town ?? (await openTown({ amira: { cases: heldCases(20) }, ben: { cases: heldCases(75) } }));
  await there.stores.teams.changeWaiting({
    ...{ teamId: NORTH, id: 'w-1', key: 'queue' },
    audit: { at: '2026-11-30T08:00:00.000Z', by: keyOf('mona'), action: 'join-queue', detail: {} },
    apply: () => waitingOf('w-1'),
  });
  const mona = there.as('mona');
  await mona.hear('allocate C-201 to Amira');
  await mona.press('Allocate');
  return { town: there, mona };
}

const refsOf = async ({ stores }: Town, name: string) =>
  ((await stores.caseloads.read(keyOf(name)))?.cases ?? []).map(({ history }) => history.dated.ref);
const isQueued = async ({ stores }: Town) => (await stores.teams.waiting(NORTH, 'w-1'))?.since === '2026-11-03';
const keyOfAllocation = async ({ stores }: Town, name: string) => {
  const [record] = recordsOf((await stores.caseloads.read(keyOf(name)))?.records ?? [], 'allocation');
  return `${keyOf(name)}.${record?.id}`;
};

describe('from the card that confirmed the allocation', () => {
  it('one press brings the case back with its old date, and tells the worker kindly', async () => {
    const { town, mona } = await given();
    const answer = await mona.press('Take it back');
    expect(answer.words).toContain('C-201 is taken back from amira');
    expect(answer.words).toContain('in the queue again, without a worker since 3 Nov 2026');
    expect(answer.words).toContain('amira on 30 Nov 2026: 40 → 38 points');
    expect(await refsOf(town, 'amira')).not.toContain('C-201');
    expect(await isQueued(town)).toBe(true);
    expect(await told(town, 'allocation-taken-back', 'amira')).toEqual([
      expect.stringContaining('It says nothing about your work'),
    ]);
    // The message that it was given has become pointless.
    expect(await told(town, 'case-allocated', 'amira')).toEqual(['']);
    expect((await town.as('amira').hear('raise a concern')).words).toContain('Nothing to raise it about');
    expect((await mona.hear('unallocated cases')).words).toContain('without a worker since 3 Nov 2026, 27 days');
  });

  it('pressed twice it acts once and answers the same', async () => {
    const { town, mona } = await given();
    const { verb, data } = mona.last().button('Take it back');
    const first = await mona.send(verb, data);
    expect((await mona.send(verb, data)).words).toBe(first.words);
    expect(await told(town, 'allocation-taken-back', 'amira')).toHaveLength(1);
    expect(await isQueued(town)).toBe(true);
  });

  it('the card that gave it says that it waits, and gives it to nobody', async () => {
    const { town } = await given();
    const mona = town.as('mona');
    await mona.send('allocate-case.back', { allocation: await keyOfAllocation(town, 'amira') });
    const late = await mona.send('allocate-case.give', {
      ...{ teamId: NORTH, id: 'w-1', revision: 1, on: '2026-11-30', nonce: 'other', worker: keyOf('ben'), stops: [] },
    });
    expect(late.words).toContain('was changed');
    expect(await isQueued(town)).toBe(true);
  });

  it('after the worker changed the case it stays, and a transfer is offered', async () => {
    const { town, mona } = await given();
    const { verb, data } = mona.last().button('Take it back');
    const amira = town.as('amira');
    await amira.hear('close C-201 today');
    await amira.press('Save');
    const answer = await mona.send(verb, data);
    expect(answer.words).toContain('Something was changed on the case since it was given');
    expect(answer.button('Transfer a case').verb).toBe('transfer-case.say');
    expect(await refsOf(town, 'amira')).toContain('C-201');
    expect(await isQueued(town)).toBe(false);
  });

  it('the day after the day of allocation it stays', async () => {
    const { town, mona } = await given();
    const { verb, data } = mona.last().button('Take it back');
    town.setToday('2026-12-01');
    expect((await mona.send(verb, data)).words).toContain('The day of allocation has passed');
    expect((await mona.hear('take C-201 back from Amira')).words).toContain('Nothing to take back');
  });
});

describe('by sentence and from the queue', () => {
  it('names what would happen, and one press does it', async () => {
    const { town, mona } = await given();
    const asked = await mona.hear('take C-201 back from Amira');
    expect(asked.words).toContain('Take C-201 back from amira?');
    expect(asked.words).toContain('without a worker since 3 Nov 2026');
    expect((await mona.press('Take it back')).words).toContain('C-201 is taken back from amira');
    expect(await isQueued(town)).toBe(true);
  });

  it.each([
    ['without the name', 'undo the allocation of C-201', 'Take C-201 back from amira?'],
    ['with the wrong name', 'take C-201 back from Ben', 'Take C-201 back from amira?'],
    ['written otherwise', 'take c201 back from amira', 'Take C-201 back from amira?'],
    ['without the case', 'undo the last allocation', 'Which allocation do you take back?'],
    ['of a case that nobody was given', 'take C-999 back from Amira', 'No allocation of C-999 can be taken back.'],
  ])('%s', async (_, said, words) => {
    const { mona } = await given();
    expect((await mona.hear(said)).words).toContain(words);
  });

  it('the queue leads to those that may still be taken back', async () => {
    const { town, mona } = await given();
    await mona.hear('unallocated cases');
    const asked = await mona.press('Take one back');
    expect(asked.words).toContain('C-201, amira');
    await mona.press('Take it back', { allocation: await keyOfAllocation(town, 'amira') });
    expect(await isQueued(town)).toBe(true);
    expect(() => mona.last().button('Take one back')).toThrow();
    const late = await mona.send('allocate-case.recent', { teamId: NORTH });
    expect(late.words).toContain('No allocation can be taken back.');
  });

  it('so do the transfers, while there is one', async () => {
    const { town, mona } = await given();
    await mona.hear('transfers');
    expect((await mona.press('Take an allocation back')).words).toContain('C-201, amira');
    await mona.press('Take it back', { allocation: await keyOfAllocation(town, 'amira') });
    expect(await isQueued(town)).toBe(true);
    expect(() => mona.last().button('Take an allocation back')).toThrow();
    await mona.hear('transfers');
    expect(() => mona.last().button('Take an allocation back')).toThrow();
  });

  it('without a choice it asks for one', async () => {
    const { mona } = await given();
    await mona.hear('undo the last allocation');
    expect((await mona.press('Take it back')).words).toContain('Please choose an allocation first.');
  });
});

describe('who may not', () => {
  it.each(['amira', 'ben', 'sid', 'sol', 'cora', 'ada'])(
    '%s does not take back what was given in North',
    async (name) => {
      const { town } = await given();
      const before = JSON.stringify(await town.stores.caseloads.read(keyOf('amira')));
      const allocation = await keyOfAllocation(town, 'amira');
      const answer = await town.as(name).send('allocate-case.back', { allocation });
      expect(answer.words).not.toContain('C-201');
      await town.as(name).send('allocate-case.recent', { teamId: NORTH });
      expect(JSON.stringify(await town.stores.caseloads.read(keyOf('amira')))).toBe(before);
      expect(await isQueued(town)).toBe(false);
    },
  );
});
