import { describe, expect, it } from '@jest/globals';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { heldCase } from '../../application/take-builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { inputsOf } from './talk.ts';
import { keyOf, NORTH, openTown, SOUTH } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const ADD = 'add an unallocated case C-201, two children, CP, waiting since 3 Nov';

/** Puts a case into the queue without a card. */
const queue = ({ stores }: Town, id: string, more: Parameters<typeof waitingOf>[1] = {}, teamId = NORTH) =>
  stores.teams.changeWaiting({
    ...{ teamId, id, key: `queue-${id}` },
    audit: { at: '2026-11-30T08:00:00.000Z', by: keyOf('mona'), action: 'join-queue', detail: {} },
    apply: () => waitingOf(id, more),
  });

const away = (from: string, to: string | null, planned: boolean): WorkerRecord => ({
  kind: 'absence',
  id: from,
  value: { id: from, from, to, planned },
});

/** Puts records into the team's row of a worker, as the projection does. */
async function record({ stores }: Town, name: string, records: readonly WorkerRecord[]) {
  const member = (await stores.teams.read(NORTH))?.members.find((one) => one.workerKey === keyOf(name));
  if (!member) throw new Error('no such member');
  await stores.teams.putMember(NORTH, { ...member, records });
}

describe('the queue', () => {
  it('is empty at first, and says the room there is', async () => {
    const mona = (await openTown()).as('mona');
    expect((await mona.hear('unallocated cases')).words).toContain(
      'No case is without a worker. Headroom of the team: 138 points.',
    );
  });

  it('a sentence with both days fills in since when and the planned day', async () => {
    const mona = (await openTown()).as('mona');
    const card = await mona.hear('add an unallocated case C-201, CP, waiting since 3 Nov, planned for 8 Dec');
    expect(inputsOf(card.card)).toMatchObject({ ref: 'C-201', since: '2026-11-03', plannedFor: '2026-12-08' });
  });

  it('a sentence fills in the card, and the case is listed with type, time, plan and weight', async () => {
    const mona = (await openTown()).as('mona');
    const form = await mona.hear(ADD);
    expect(form.data).toMatchObject({ title: 'A case without a worker in North' });
    const saved = await mona.press('Save', { plannedFor: '2026-11-27' });
    // Two children subject to a conference, and newly allocated.
    expect(saved.words).toContain('It would weigh 3 points.');
    const list = await mona.press('Back to the list');
    expect(list.words).toContain('Queue: 1 case, 3 points; headroom of the team: 138 points.');
    expect(list.words).toContain('C-201 · CP · 2 children, 2 subject to a conference');
    expect(list.words).toContain('without a worker since 3 Nov 2026, 27 days');
    expect(list.words).toContain('planned for 27 Nov 2026, overdue by 3 days');
  });

  it.each([
    ['bath-nes', { children: '3' }, '3 children'],
    ['halton', {}, '1 case'],
    ['northern-ireland', { category: 'family-intervention' }, '1 point'],
  ] as const)('is weighed under %s', async (scheme, inputs, weight) => {
    const mona = (await openTown({}, scheme)).as('mona');
    await mona.hear('add an unallocated case C-201');
    const saved = await mona.press('Save', { type: 'other', ...inputs });
    expect(saved.words).toContain(`It would weigh ${weight}.`);
  });

  it.each([
    ['with no child subject to a conference', 'cp', '0', true],
    ['with one', 'cp', '1', false],
    ['that is none, with no child subject to one', 's17', '0', false],
  ])(
    'of a child protection case %s it is said whether nothing is counted for it',
    async (_, type, conference, said) => {
      const mona = (await openTown()).as('mona');
      await mona.hear('add an unallocated case C-201');
      const { words } = await mona.press('Save', { type, conference });
      expect(words).toContain('Saved: C-201 is in the queue.');
      expect(words.includes('no child subject to a conference: nothing is counted for one')).toBe(said);
    },
  );

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no reference', { ref: '' }, 'Please give the reference'],
    ['a day to come', { since: '2026-12-01' }, 'Please give today, 30 Nov 2026, or an earlier day.'],
    ['more looked after than there are', { lookedAfter: '3' }, 'There are 2 children in all.'],
    ['more homes than children', { homes: '3' }, 'at most one home for each'],
    ['a reference of the queue, written otherwise', { ref: 'c 100' }, 'c 100 is in the queue already.'],
    ['a reference that a worker of the team has', { ref: 'H-1' }, 'H-1 is on the caseload of amira.'],
    ['something like a phone number', { ref: '07700 900123' }, 'looks like a phone number'],
  ])('%s is asked again', async (_, inputs, words) => {
    const town = await openTown({ amira: { cases: [heldCase('H-1')] } });
    await queue(town, 'w-1', { ref: 'C-100' });
    const mona = town.as('mona');
    await mona.hear(ADD);
    expect((await mona.press('Save', inputs)).words).toContain(words);
    expect((await town.stores.teams.read(NORTH))?.waiting).toHaveLength(1);
  });

  it('counts the cases of managers and of those on long sick leave, and of nobody on leave or short sickness', async () => {
    const town = await openTown({
      amira: { cases: [heldCase('S-1', 1, { allocatedOn: '2026-11-20' }), heldCase('S-2')] },
      ben: { cases: [heldCase('L-1')] },
      mona: { cases: [heldCase('M-1')] },
      nia: { cases: [heldCase('K-1')] },
    });
    await record(town, 'amira', [away('2026-11-16', null, false)]);
    await record(town, 'ben', [away('2026-11-01', '2026-12-31', true)]);
    await record(town, 'nia', [away('2026-11-17', null, false)]);
    const list = await town.as('mona').hear('unallocated cases');
    expect(list.words).toContain('Queue: 3 cases');
    expect(list.words).toContain('worked by mona, manager · without a worker since 1 Oct 2026');
    expect(list.words).toContain('of amira, away for long · without a worker since 16 Nov 2026');
    expect(list.words).toContain('of amira, away for long · without a worker since 20 Nov 2026');
    expect(list.words).not.toContain('L-1');
    expect(list.words).not.toContain('K-1');
  });

  it('says when a worker has added the case by themselves', async () => {
    const town = await openTown({ amira: { cases: [heldCase('C201')] } });
    await queue(town, 'w-1');
    expect((await town.as('mona').hear('unallocated cases')).words).toContain(
      'Check: amira has a case of this reference',
    );
  });

  it('is paged by five', async () => {
    const town = await openTown();
    for (let at = 1; at <= 6; at += 1) await queue(town, `w-${at}`, { ref: `C-${at}`, since: `2026-11-0${at}` });
    const mona = town.as('mona');
    const first = await mona.hear('unallocated cases');
    expect(first.words).toContain('Page 1 of 2.');
    expect(first.words).not.toContain('C-6 ·');
    expect((await mona.press('Next')).words).toContain('C-6 ·');
  });
});

describe('changing and taking out', () => {
  it('a case is changed, and a card of before is out of date', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    const mona = town.as('mona');
    const other = town.as('mona');
    await mona.hear('unallocated C-201');
    await mona.press('Change');
    await other.hear('unallocated C-201');
    await other.press('Change');
    expect((await mona.press('Save', { children: '4' })).words).toContain('4 children');
    expect((await other.press('Save', { children: '2' })).words).toContain('was changed after this card was made');
    expect((await town.stores.teams.waiting(NORTH, 'w-1'))?.profile.children).toBe(4);
  });

  it('pressed twice, a case is added once, also after it was taken out', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.hear(ADD);
    const { verb, data } = mona.last().button('Save');
    const inputs = {
      ...data,
      ref: 'C-201',
      type: 'cp',
      since: '2026-11-03',
      children: '2',
      homes: '1',
      leavingCare: 'none',
    };
    await mona.send(verb, inputs);
    expect((await mona.send(verb, inputs)).words).toContain('Saved: C-201 is in the queue.');
    expect((await town.stores.teams.read(NORTH))?.waiting).toHaveLength(1);
    await mona.press('Take out');
    expect((await mona.press('Take out', { reason: 'closed' })).words).toContain('C-201 is not counted as unallocated');
    expect((await mona.send(verb, inputs)).words).toContain('not in the queue any more');
    expect((await town.stores.teams.read(NORTH))?.waiting).toHaveLength(0);
    const [last] = await town.stores.teams.audit(NORTH, 1);
    expect(last).toMatchObject({ action: 'leave-queue', detail: { reason: 'closed' } });
  });

  it('taking out asks why', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    const mona = town.as('mona');
    await mona.hear('remove C-201 from the queue');
    expect((await mona.press('Take out')).words).toContain('Please choose one.');
    expect((await town.stores.teams.read(NORTH))?.waiting).toHaveLength(1);
  });
});

describe('who may', () => {
  it.each([
    ['a worker', 'amira'],
    ['a coordinator', 'cora'],
    ['an administrator', 'ada'],
  ])('%s has no queue', async (_, name) => {
    const town = await openTown();
    await queue(town, 'w-1');
    const answer = await town.as(name).hear('unallocated cases');
    expect(answer.words).not.toContain('C-201');
    expect((await town.as(name).send('unallocated.list', { teamId: NORTH })).words).not.toContain('C-201');
  });

  it('a service manager sees the queues of every team and changes none', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    const sol = town.as('sol');
    await sol.hear('unallocated cases');
    const list = await sol.press('Next', { teamId: NORTH });
    expect(list.words).toContain('C-201');
    expect(list.buttons.map(({ title }) => title)).not.toContain('Add a case');
    const open = await sol.press('Open', { id: 'w-1' });
    expect(open.buttons.map(({ title }) => title)).toEqual(['Who can take it', 'Back to the list']);
    for (const verb of [
      'unallocated.add',
      'unallocated.save',
      'unallocated.leave',
      'unallocated.change',
      'unallocated.remove',
    ]) {
      const data = { teamId: NORTH, id: 'w-1', nonce: 'n', revision: 1, reason: 'closed' };
      expect((await sol.send(verb, data)).words).toContain('The managers of the team change its queue.');
    }
    expect((await town.stores.teams.read(NORTH))?.waiting).toEqual([waitingOf('w-1')]);
  });

  it('a manager of another team learns nothing of it', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    const sid = town.as('sid');
    for (const verb of ['list', 'open', 'add', 'save', 'leave', 'change', 'remove']) {
      const data = { teamId: NORTH, id: 'w-1', nonce: 'n', revision: 1, reason: 'closed' };
      expect((await sid.send(`unallocated.${verb}`, data)).words).toContain('I have no such team to show you.');
    }
    expect((await sid.hear('unallocated cases')).words).toContain('No case is without a worker.');
    expect((await town.stores.teams.read(SOUTH))?.waiting).toEqual([]);
  });
});

describe("the team's card", () => {
  it('says what is without a worker in the unit of the scheme, and no reference', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    await queue(town, 'w-2', { ref: 'C-202' });
    const mona = town.as('mona');
    const card = await mona.hear("my team's capacity");
    expect(card.words).toContain('Without a worker today: 2 cases, 4 points.');
    expect(card.words).not.toContain('C-20');
  });
});
