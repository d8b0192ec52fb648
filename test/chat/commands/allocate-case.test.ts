import { describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { heldCases } from '../../application/take-builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { told } from './told.ts';
import { keyOf, NORTH, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const PEOPLE = { amira: { cases: heldCases(20) }, ben: { cases: heldCases(75) } } as const;
const REASON = { reason: 'nobody else knows the family', reviewOn: '2026-12-07', until: '2026-12-31' };

async function queued(people: Parameters<typeof openTown>[0] = PEOPLE) {
  const town = await openTown(people);
  await town.stores.teams.changeWaiting({
    ...{ teamId: NORTH, id: 'w-1', key: 'queue' },
    audit: { at: '2026-11-30T08:00:00.000Z', by: keyOf('mona'), action: 'join-queue', detail: {} },
    apply: () => waitingOf('w-1'),
  });
  return town;
}

/** The manager before the answer about C-201. */
async function asking(town: Town) {
  const mona = town.as('mona');
  await mona.hear('allocate C-201');
  return mona;
}

const refsOf = async ({ stores }: Town, name: string) =>
  ((await stores.caseloads.read(keyOf(name)))?.cases ?? []).map(({ history }) => history.dated.ref);
const isQueued = async ({ stores }: Town) => (await stores.teams.waiting(NORTH, 'w-1')) !== undefined;
const allocationOf = async ({ stores }: Town, name: string) =>
  recordsOf((await stores.caseloads.read(keyOf(name)))?.records ?? [], 'allocation')[0];

describe('one press', () => {
  it('moves the case, answers before and after, and tells the worker', async () => {
    const town = await queued();
    const mona = await asking(town);
    const answer = await mona.press('Allocate', { worker: keyOf('amira') });
    expect(answer.words).toContain('C-201 goes to amira');
    expect(answer.words).toContain('From 30 Nov 2026: 38 → 40 points, within the guideline of 85.');
    expect(await refsOf(town, 'amira')).toContain('C-201');
    expect(await isQueued(town)).toBe(false);
    expect(await told(town, 'case-allocated', 'amira')).toEqual([
      expect.stringContaining('By mona, from 30 Nov 2026. Your total on that day: 38 → 40 points.'),
    ]);
    expect((await town.as('mona').hear("my team's capacity")).words).toContain('40');
  });

  it('pressed twice it is answered the same and done once', async () => {
    const town = await queued();
    const mona = await asking(town);
    const { verb, data } = mona.last().button('Allocate');
    const first = await mona.send(verb, { ...data, worker: keyOf('amira') });
    const second = await mona.send(verb, { ...data, worker: keyOf('amira') });
    expect(second.words).toBe(first.words);
    expect((await refsOf(town, 'amira')).filter((ref) => ref === 'C-201')).toHaveLength(1);
    expect(await told(town, 'case-allocated', 'amira')).toHaveLength(1);
    // The same card with another worker.
    expect((await mona.send(verb, { ...data, worker: keyOf('ben') })).words).toContain('not in the queue any more');
    expect(await refsOf(town, 'ben')).not.toContain('C-201');
  });

  it('an old card of another manager says that it is gone', async () => {
    const town = await queued();
    const [mona, other] = [await asking(town), await asking(town)];
    await mona.press('Allocate', { worker: keyOf('amira') });
    const late = await other.press('Allocate', { worker: keyOf('ben') });
    expect(late.words).toContain('It is not in the queue any more');
    expect(await refsOf(town, 'ben')).not.toContain('C-201');
  });

  it('without a worker it asks for one', async () => {
    const mona = await asking(await queued());
    expect((await mona.press('Allocate')).words).toContain('Please choose a worker first.');
  });

  it('nobody of another team is given a case', async () => {
    const town = await queued();
    const mona = await asking(town);
    expect((await mona.press('Allocate', { worker: keyOf('cy') })).words).toContain('Not allocated');
    expect(await refsOf(town, 'cy')).toEqual([]);
    expect(await isQueued(town)).toBe(true);
  });

  it('the worker can not take it back by undoing', async () => {
    const town = await queued();
    const mona = await asking(town);
    await mona.press('Allocate', { worker: keyOf('amira') });
    await town.as('amira').hear('undo');
    expect(await refsOf(town, 'amira')).toContain('C-201');
  });
});

describe('a case that was only described', () => {
  async function described(town: Town, sentence: string) {
    const mona = town.as('mona');
    await mona.hear(sentence);
    await mona.press('Who can take it');
    return mona;
  }

  it('asks for its reference, and goes straight to the caseload', async () => {
    const town = await openTown(PEOPLE);
    const mona = await described(town, 'who can take a sibling group of three in proceedings?');
    expect((await mona.press('Allocate', { worker: keyOf('amira') })).words).toContain('Reference');
    expect((await mona.press('Allocate')).words).toContain('Please give the reference');
    const { verb, data } = mona.last().button('Allocate');
    const first = await mona.send(verb, { ...data, ref: 'C-300' });
    expect(first.words).toContain('C-300 goes to amira');
    expect((await mona.send(verb, { ...data, ref: 'C-300' })).words).toBe(first.words);
    expect((await refsOf(town, 'amira')).filter((ref) => ref === 'C-300')).toHaveLength(1);
    expect((await town.stores.teams.read(NORTH))?.waiting).toEqual([]);
  });

  it('a reference that is in use in the team is asked again', async () => {
    const town = await openTown(PEOPLE);
    const mona = await described(town, 'who can take C-300?');
    await mona.press('Correct');
    await mona.press('Who can take it', { ref: 'H-1' });
    const asked = await mona.press('Allocate', { worker: keyOf('amira') });
    expect(asked.words).toContain('Reference');
    expect((await mona.press('Allocate', { ref: 'H-2' })).words).toContain('H-2 is on the caseload of');
    expect((await mona.press('Allocate', { ref: 'C-300' })).words).toContain('C-300 goes to amira');
  });
});

describe('past a stop', () => {
  it('needs a reason, an end and a review, and tells the worker the reason', async () => {
    const town = await queued();
    const mona = await asking(town);
    const asked = await mona.press('Allocate', { worker: keyOf('ben') });
    expect(asked.words).toContain('ben would pass the limit of 100 points: 101 on 30 Nov 2026.');
    expect(await refsOf(town, 'ben')).not.toContain('C-201');
    const answer = await mona.press('Allocate', REASON);
    expect(answer.words).toContain('You are asked again on 7 Dec 2026 and on 31 Dec 2026.');
    expect((await allocationOf(town, 'ben'))?.past).toEqual({ stops: ['past-line'], ...REASON });
    expect(await told(town, 'case-allocated', 'ben')).toEqual([
      expect.stringContaining('The reason: nobody else knows the family'),
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no reason', { ...REASON, reason: '' }, 'Please give a reason.'],
    ['a reason with a phone number', { ...REASON, reason: 'call 07700 900123' }, 'looks like a phone number'],
    ['no end', { ...REASON, until: '' }, 'Please give a date.'],
    ['an end on the day itself', { ...REASON, until: '2026-11-30' }, 'Please give 1 Dec 2026 or a later day.'],
    ['a review after the end', { ...REASON, reviewOn: '2027-01-01' }, 'not after the end'],
    ['a review on the day itself', { ...REASON, reviewOn: '2026-11-30' }, 'Please give a day after 30 Nov 2026'],
  ])('%s is asked again', async (_, inputs, words) => {
    const town = await queued();
    const mona = await asking(town);
    await mona.press('Allocate', { worker: keyOf('ben') });
    expect((await mona.press('Allocate', inputs)).words).toContain(words);
    expect(await isQueued(town)).toBe(true);
  });

  it('a stop that came in between is shown before anything is done', async () => {
    const town = await queued({ amira: { cases: heldCases(74) } });
    const mona = await asking(town);
    const member = await town.stores.caseloads.read(keyOf('amira'));
    if (!member) throw new Error('no caseload');
    await town.stores.caseloads.commit({
      basedOn: member,
      head: {
        ...member.head,
        version: member.head.version + 1,
        duties: [{ kind: 'locality', quantity: 1, from: '2026-11-01' }],
      },
      putCases: [],
      removedCaseIds: [],
      undo: null,
      audit: { at: '2026-11-30T09:00:00.000Z', by: keyOf('amira'), action: 'log-duty', detail: {} },
      outbox: [],
      keys: [],
      reply: null,
    });
    const asked = await mona.press('Allocate', { worker: keyOf('amira') });
    expect(asked.words).toContain('amira would pass the limit of 100 points');
    expect(await isQueued(town)).toBe(true);
  });

  async function given() {
    const town = await queued();
    const mona = await asking(town);
    await mona.press('Allocate', { worker: keyOf('ben') });
    await mona.press('Allocate', REASON);
    return town;
  }

  it('is listed until it is settled', async () => {
    const town = await given();
    const mona = town.as('mona');
    expect((await mona.hear('unallocated cases')).words).toContain('1 allocation waits for an answer.');
    const list = await mona.press('To answer');
    expect(list.words).toContain('Allocated past a stop until 31 Dec 2026, to be looked at on 7 Dec 2026');
    const [choice] =
      (list.data.choices as readonly { readonly options: readonly { readonly value: string }[] }[])[0]?.options ?? [];
    await mona.press('Open', { allocation: choice?.value });
    expect((await mona.press('It is over')).words).toContain('It is settled');
    expect((await mona.hear('unallocated cases')).words).not.toContain('waits for an answer');
    expect((await allocationOf(town, 'ben'))?.settled).toMatchObject({ name: 'mona' });
  });

  it('goes on with a new reason and new days', async () => {
    const town = await given();
    const record = await allocationOf(town, 'ben');
    const mona = town.as('mona');
    const allocation = `${keyOf('ben')}.${record?.id}`;
    await mona.send('allocate-case.longer', { allocation });
    expect((await mona.press('Save', { ...REASON, until: '2026-11-30' })).words).toContain('Please give 1 Dec 2026');
    const saved = await mona.press('Save', { reason: 'court in January', reviewOn: '2027-01-11', until: '2027-01-29' });
    expect(saved.words).toContain('You are asked again on 11 Jan 2027 and on 29 Jan 2027.');
    expect((await allocationOf(town, 'ben'))?.past).toEqual({
      ...{ stops: ['past-line'], reason: 'court in January', reviewOn: '2027-01-11', until: '2027-01-29' },
    });
    const [entry] = await town.stores.caseloads.audit(keyOf('ben'), 1);
    expect(entry).toMatchObject({
      action: 'allocate-case',
      detail: { reason: 'court in January', until: '2027-01-29' },
    });
  });
});

describe('a concern', () => {
  async function raised() {
    const town = await queued();
    await (await asking(town)).press('Allocate', { worker: keyOf('amira') });
    const amira = town.as('amira');
    await amira.hear('raise a concern about C-201');
    await amira.press('Send', { concern: 'three court reports are due this week' });
    return town;
  }

  it('reaches the manager, stays open until it is answered, and the answer reaches the worker', async () => {
    const town = await raised();
    expect(await told(town, 'allocation-concern', 'mona')).toEqual([
      expect.stringContaining('three court reports are due this week'),
    ]);
    const mona = town.as('mona');
    expect((await mona.hear('unallocated cases')).words).toContain('1 allocation waits for an answer.');
    const id = (await allocationOf(town, 'amira'))?.id;
    await mona.send('allocate-case.reply', { allocation: `${keyOf('amira')}.${id}` });
    expect((await mona.press('Answer')).words).toContain('Please write an answer.');
    expect((await mona.press('Answer', { answer: 'the duty team takes two of them' })).words).toContain(
      'amira is told.',
    );
    expect(await told(town, 'concern-answered', 'amira')).toEqual([
      expect.stringContaining('The answer: the duty team takes two of them'),
    ]);
    expect(await told(town, 'allocation-concern', 'mona')).toEqual(['']);
    expect((await mona.hear('unallocated cases')).words).not.toContain('waits for an answer');
  });

  it('is raised once, and checked for what does not belong in it', async () => {
    const town = await queued();
    await (await asking(town)).press('Allocate', { worker: keyOf('amira') });
    const amira = town.as('amira');
    await amira.hear('raise a concern');
    expect((await amira.press('Send', { concern: 'NHS 943 476 5919' })).words).toContain('looks like an NHS number');
    const { verb, data } = amira.last().button('Send');
    const first = await amira.send(verb, { ...data, concern: 'too much' });
    expect((await amira.send(verb, { ...data, concern: 'too much' })).words).toBe(first.words);
    expect((await amira.hear('raise a concern')).words).toContain('Nothing to raise it about');
    expect(await told(town, 'allocation-concern', 'mona')).toHaveLength(1);
  });

  it('cannot be raised about what somebody else was given', async () => {
    const town = await queued();
    await (await asking(town)).press('Allocate', { worker: keyOf('amira') });
    const id = (await allocationOf(town, 'amira'))?.id;
    const ben = town.as('ben');
    const answer = await ben.send('raise-concern.save', { allocation: id, nonce: 'n', concern: 'x' });
    expect(answer.words).not.toContain('C-201');
    expect((await allocationOf(town, 'amira'))?.concern).toBeUndefined();
  });
});

describe('who may', () => {
  const verbs = ['give', 'list', 'open', 'reply', 'answer', 'settle', 'longer', 'extend'] as const;

  it.each(
    (['amira', 'sid', 'sol', 'cora', 'ada'] as const).flatMap((name) => verbs.map((verb) => [name, verb] as const)),
  )('%s does not press %s of North', async (name, verb) => {
    const town = await queued();
    const mona = await asking(town);
    await mona.press('Allocate', { worker: keyOf('ben') });
    await mona.press('Allocate', REASON);
    const record = await allocationOf(town, 'ben');
    const before = JSON.stringify(await town.stores.caseloads.read(keyOf('ben')));
    const answer = await town.as(name).send(`allocate-case.${verb}`, {
      ...{ teamId: NORTH, id: 'w-1', nonce: 'n-1', worker: keyOf('amira'), stops: [] },
      ...{ allocation: `${keyOf('ben')}.${record?.id}`, answer: 'x', ...REASON },
    });
    expect(answer.words).not.toContain('C-201');
    expect(JSON.stringify(await town.stores.caseloads.read(keyOf('ben')))).toBe(before);
  });
});
