import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/chat/commands/index.ts';
import { CARDS, factsIn, office } from './recorded-cards.ts';

describe.each(CARDS)('%s', (_, leadUp) => {
  it('is written once, however often and wherever it is pressed', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const other = amira.fork();
    const { version } = (await snapshot('amira')).head;
    const [first, second] = [await amira.press('Save'), await other.press('Save')];
    expect(first.words).toContain('Saved: ');
    expect(second.card).toEqual(first.card);
    expect((await snapshot('amira')).head.version).toBe(version + 1);
  });

  it('takes three storage calls, and tells the team', async () => {
    const { as, counted, followed } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const told = followed.length;
    await amira.press('Save');
    // A case that is added asks one thing more, and once more afterwards: whether somebody else holds its reference.
    const calls = counted.calls.filter((call) => call !== 'references.holders');
    expect(calls).toEqual(['people.read', 'caseloads.read', 'caseloads.commit']);
    const kinds = followed.slice(told).map(({ item }) => item.kind);
    expect(kinds.filter((kind) => kind !== 'check-reference')).toEqual(['project-member']);
  });

  it('is taken back by Undo, once and exactly', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    const before = await snapshot('amira');
    await leadUp(amira);
    await amira.press('Save');
    const other = amira.fork();
    const undone = await amira.press('Undo');
    expect(undone.words).toContain('Saved: took back: ');
    expect((await other.press('Undo')).card).toEqual(undone.card);
    expect(factsIn(await snapshot('amira'))).toEqual(factsIn(before));
  });

  it('leaves an audit row without free text', async () => {
    const { as, stores, keyOf } = await office();
    const amira = as('amira');
    await leadUp(amira);
    await amira.press('Save');
    const [row] = await stores.caseloads.audit(keyOf('amira'), 1);
    expect(row).toMatchObject({ by: keyOf('amira'), at: '2026-11-18T09:00:00.000Z' });
    expect(commands.map(({ name }) => name)).toContain(row?.action);
    expect(row?.detail).toMatchObject({ totalBefore: expect.any(Number), totalAfter: expect.any(Number) });
    expect(JSON.stringify(row)).not.toMatch(/C-1|home|amira/);
  });

  it('is refused after the role was removed, and nothing is written', async () => {
    const { as, stores, snapshot, keyOf } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const before = await snapshot('amira');
    await stores.people.change(keyOf('amira'), (person) => {
      if (!person) throw new Error('amira is known');
      const { worksIn: _, ...others } = person;
      return others;
    });
    expect((await amira.press('Save')).words).toContain('You have no role in Caseload yet.');
    expect(await snapshot('amira')).toEqual(before);
  });

  it('works later when storage was down', async () => {
    const { as, stores } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const card = amira.fork();
    stores.outage(true);
    expect((await amira.press('Save')).words).toContain('I cannot reach my records just now');
    stores.outage(false);
    expect((await card.press('Save')).words).toContain('Saved: ');
  });

  it("pressed with somebody else's caseload in the card writes nothing and says nothing of it", async () => {
    const { as, snapshot, keyOf } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const { verb, data } = amira.last().button('Save');
    const before = [await snapshot('amira'), await snapshot('ben')];
    const absent = await amira.send(verb, { ...data, worker: keyOf('nobody') });
    const others = await as('ben').send(verb, { ...data, worker: keyOf('amira') });
    expect(absent.words).toContain('There is no caseload here that you can change.');
    expect(others.card).toEqual(absent.card);
    expect([await snapshot('amira'), await snapshot('ben')]).toEqual(before);
  });

  it('says what changed since the card was made, and keeps what was typed', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await leadUp(amira);
    const other = as('amira');
    for (const caseRef of ['C-101', 'C-102']) {
      await other.start('log-activity', { caseRef, activity: 'plan-change', on: '2026-11-12' });
      await other.press('Save');
    }
    const before = await snapshot('amira');
    const pressed = await amira.press('Save');
    if (pressed.words.includes('Saved: added')) return;
    expect(pressed.words).toContain('something changed after this card was made, so nothing was saved.');
    expect(pressed.words).toContain('logged a plan change on C-10');
    expect(await snapshot('amira')).toEqual(before);
    expect((await amira.press('Save')).words).toContain('Saved: ');
  });
});

describe('a manager', () => {
  it('records for a worker of the team from a button, under the own name', async () => {
    const { as, snapshot, stores, keyOf } = await office();
    const manager = as('manager');
    const worker = keyOf('amira');
    await manager.send('update-case.open', { worker });
    expect(manager.last().words).toContain('Which case?');
    const [stored] = (await snapshot('amira')).cases.filter(({ history }) => history.dated.ref === 'C-101');
    await manager.press('Next', { caseId: stored?.caseId });
    expect(manager.last().words).toContain('On the caseload of amira.');
    await manager.press('Log an activity');
    await manager.press('Next', { kind: 'court-episode' });
    const saved = await manager.press('Save');
    expect(saved.words).toContain('Saved: logged one-off court work on C-101');
    expect(saved.buttons.map(({ title }) => title)).toEqual(['Undo', 'Log another', 'Open the case']);
    const [row] = await stores.caseloads.audit(worker, 1);
    expect(row?.by).toBe(keyOf('manager'));
    await manager.press('Undo');
    expect(manager.last().words).toContain('took back');
  });

  it("finds the way from the worker's total", async () => {
    const { as, snapshot, keyOf } = await office();
    const { teamId } = (await snapshot('amira')).head;
    const total = await as('manager').send('team-capacity.worker', { teamId, workerKey: keyOf('amira') });
    expect(total.button('Update a case')).toMatchObject({ verb: 'update-case.open', data: { worker: keyOf('amira') } });
    expect(total.button('Add a case').verb).toBe('add-case.start');
  });

  it.each(['add-case.start', 'log-duty.form', 'undo.show'])('opens %s for the worker', async (verb) => {
    const { as, keyOf } = await office();
    const card = await as('manager').send(verb, { worker: keyOf('amira') });
    expect(card.words).not.toContain('no caseload');
  });

  it('has no caseload of the own to change', async () => {
    const { as } = await office();
    expect((await as('manager').start('log-activity')).words).toContain('no caseload here that you can change');
  });
});
