import { describe, expect, it } from '@jest/globals';
import { newPerson } from '../../../src/application/person-record.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { type Answer, identity, keyOf, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const workers = {
  amira: { cases: [caseFacts({ ref: 'C-101' })] },
  cy: { cases: [caseFacts({ ref: 'S-1' })] },
};

/** Besides mona, max manages the workers of North; zed manages a team that has to do with nobody here. */
async function town(): Promise<Town> {
  const there = await openTown(workers);
  const mona = await there.stores.people.read(keyOf('mona'));
  const manages = mona?.manages ?? [];
  await there.stores.people.change(keyOf('max'), () => ({ ...newPerson(identity('max')), manages }));
  await there.stores.people.change(keyOf('zed'), () => ({ ...newPerson(identity('zed')), manages: ['team-z'] }));
  return there;
}

/** The buttons that the audit of refusals has of a person. */
async function denied({ stores }: Town, name: string): Promise<readonly unknown[]> {
  // It is entered behind the answer.
  await new Promise((resolve) => setImmediate(resolve));
  return (await stores.people.audit(keyOf(name), 9)).map(({ detail }) => detail.verb);
}

const recordIn = async ({ stores }: Town, name: string, kind: 'pending-case' | 'offer') =>
  recordsOf((await stores.caseloads.read(keyOf(name)))?.records ?? [], kind).at(-1)?.id ?? '';

/** Amira asks for a case that cy holds. */
async function pending(there: Town): Promise<string> {
  const amira = there.as('amira');
  await amira.hear('add case S-1 with 1 child, allocated 4 Nov');
  for (const title of ['Next', 'Next', 'Save']) await amira.press(title);
  return recordIn(there, 'amira', 'pending-case');
}

async function decided(there: Town): Promise<string> {
  const id = await pending(there);
  const mona = there.as('mona');
  await mona.send('pending-cases.open', { worker: keyOf('amira'), id });
  await mona.press('Preview', { how: 'own' });
  expect((await mona.press('Decide')).words).toContain('Decided');
  return id;
}

/** Mona offers C-101 to the South team. */
async function offered(there: Town): Promise<string> {
  const mona = there.as('mona');
  await mona.hear('transfer C-101 to the South team on 14 Dec');
  await mona.press('Preview', { note: 'A hearing is listed for January.' });
  await mona.press('Offer');
  return recordIn(there, 'amira', 'offer');
}

async function withdrawn(there: Town): Promise<string> {
  const id = await offered(there);
  const done = await there.as('mona').send('offers.withdraw', { worker: keyOf('amira'), id, nonce: 'n-1' });
  expect(done.words).toContain('Taken back');
  return id;
}

type Pressed = (there: Town) => Promise<Answer>;
const about = (name: string, verb: string, begun: (there: Town) => Promise<string>, more = {}): Pressed => {
  return async (there) => there.as(name).send(verb, { worker: keyOf('amira'), id: await begun(there), ...more });
};
const accepting = { to: keyOf('cy'), nonce: 'n-2' };
const declining = { reason: 'We are full.', nonce: 'n-3' };

describe('a press for what is gone, or for a caseload that one does not have', () => {
  it.each<[string, string, Pressed]>([
    ['another manager decides a case that was decided', 'max', about('max', 'pending-cases.open', decided)],
    ["so does the holder's", 'sid', about('sid', 'pending-cases.open', decided)],
    ['somebody opens an offer that was taken back', 'sid', about('sid', 'offers.open', withdrawn)],
    ['somebody previews it', 'sid', about('sid', 'offers.preview', withdrawn, accepting)],
    ['somebody accepts it', 'sid', about('sid', 'offers.accept', withdrawn, accepting)],
    ['somebody declines it', 'sid', about('sid', 'offers.decline-save', withdrawn, declining)],
    ['another manager takes it back', 'max', about('max', 'offers.withdraw', withdrawn, { nonce: 'n-4' })],
    ['a manager has no case to add', 'mona', (there) => there.as('mona').send('add-case.start', {})],
    ['nothing to undo', 'mona', (there) => there.as('mona').send('undo.show', {})],
    ['no duty to log', 'mona', (there) => there.as('mona').send('log-duty.form', {})],
    ['no plan any more', 'mona', (there) => there.as('mona').send('plan.open', { worker: keyOf('ben'), warning: 'w' })],
    [
      'a change is gone',
      'mona',
      (there) => there.as('mona').send('changes.answer', { change: `${keyOf('amira')} change-000000001` }),
    ],
  ])('%s, and no denial is entered', async (_, name, press) => {
    const there = await town();
    const { reply } = await press(there);
    expect(reply).toMatchObject({ refused: true, absent: true });
    expect(await denied(there, name)).toEqual([]);
  });
});

describe('a press for what is there and somebody else’s', () => {
  it.each<[string, string, string, Pressed, Pressed]>([
    [
      'a case that waits for others',
      'zed',
      'pending-cases.open',
      about('zed', 'pending-cases.open', pending),
      about('zed', 'pending-cases.open', decided),
    ],
    [
      'an offer between others',
      'zed',
      'offers.open',
      about('zed', 'offers.open', offered),
      about('zed', 'offers.open', withdrawn),
    ],
    [
      'the answer to it',
      'zed',
      'offers.accept',
      about('zed', 'offers.accept', offered, accepting),
      about('zed', 'offers.accept', withdrawn, accepting),
    ],
    [
      'and its refusal',
      'zed',
      'offers.decline-save',
      about('zed', 'offers.decline-save', offered, declining),
      about('zed', 'offers.decline-save', withdrawn, declining),
    ],
    [
      'the last step on a caseload',
      'zed',
      'undo.show',
      (there) => there.as('zed').send('undo.show', { worker: keyOf('amira') }),
      (there) => there.as('zed').send('undo.show', { worker: 'nobody' }),
    ],
  ])('%s: is entered once, and reads as if it were gone', async (_, name, verb, theirs, gone) => {
    const there = await town();
    const { words } = await theirs(there);
    expect(await denied(there, name)).toEqual([verb]);
    const elsewhere = await town();
    expect((await gone(elsewhere)).words).toBe(words);
    expect(await denied(elsewhere, name)).toEqual([]);
  });
});
