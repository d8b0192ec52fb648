import { describe, expect, it } from '@jest/globals';
import { caseFacts, openOffice } from '../commands/talk.ts';
import { caseOf, managerAt, northernOffice } from './policy.ts';

const POINTED = { kind: 'court', from: '2026-11-10', to: '2027-01-31', discretion: { risk: 2 } } as const;
const inCourt = caseOf('family-intervention', { activities: [POINTED] });

/** The worker amira before the court work of her case. */
async function atCourtWork(then: 'Change or end' | 'Remove') {
  const office = await northernOffice([inCourt]);
  const amira = office.as('amira');
  await amira.start('update-case', { caseRef: 'C-101' });
  await amira.press('Entries');
  const entry = /\n([0-9a-f]{24})\n/.exec(amira.last().words)?.[1];
  await amira.press(then, { entry });
  const activities = async () => (await office.history('amira', 'C-101'))?.dated.activities;
  return { office, amira, activities };
}

describe('court work on which a manager has given points', () => {
  it('is not removed by the worker, who is told why and what to do', async () => {
    const { amira, activities } = await atCourtWork('Remove');
    expect(amira.last().words).toContain('A manager has given points on court work of C-101');
    expect(amira.last().words).toContain('Please ask your manager');
    expect(await activities()).toEqual([POINTED]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['begins no earlier', { from: '2026-11-09' }, 'it can be ended earlier'],
    ['begins no later', { from: '2026-11-11' }, 'it can be ended earlier'],
    ['ends no later', { to: '2027-02-01' }, 'it can be ended earlier'],
    ['is not left without an end', { to: '' }, 'it can be ended earlier'],
  ])('%s', async (_, inputs, words) => {
    const { amira, activities } = await atCourtWork('Change or end');
    expect((await amira.press('Save', inputs)).words).toContain(words);
    expect(await activities()).toEqual([POINTED]);
  });

  it('is ended by the worker, which may be taken back', async () => {
    const { amira, activities } = await atCourtWork('Change or end');
    expect((await amira.press('Save', { to: '2026-12-31' })).words).toContain('Saved: changed court work on C-101');
    expect(await activities()).toEqual([{ ...POINTED, to: '2026-12-31' }]);
    expect((await amira.press('Undo')).words).toContain('took back');
    expect(await activities()).toEqual([POINTED]);
  });

  it('is changed and removed by a manager', async () => {
    const office = await northernOffice([inCourt]);
    const manager = await managerAt(office, 'C-101');
    await manager.press('Entries');
    const entry = /\n([0-9a-f]{24})\n/.exec(manager.last().words)?.[1];
    await manager.press('Remove', { entry });
    expect((await manager.press('Save')).words).toContain('Saved: removed court work from C-101');
  });

  it('keeps points that a worker cannot take back', async () => {
    const office = await northernOffice([
      caseOf('family-intervention', { activities: [{ kind: 'court', from: '2026-11-10' }] }),
    ]);
    const manager = await managerAt(office, 'C-101');
    await manager.press('Details');
    const asked = await manager.press('Discretion');
    const unit = /court work since 10 Nov 2026\n([0-9a-f]+)/.exec(asked.words)?.[1];
    await manager.press('Next', { unit });
    await manager.press('Save', { risk: 1 });
    const { activities } = (await office.history('amira', 'C-101'))?.dated ?? {};
    const refused = await office.as('amira').start('undo');
    expect(refused.words).toContain('The last change is what a manager decides');
    expect((await office.history('amira', 'C-101'))?.dated.activities).toEqual(activities);
    expect((await manager.press('Undo')).words).toContain('-1 point');
  });
});

describe('what else a manager has decided', () => {
  it('a case with points is closed and not removed by the worker', async () => {
    const office = await northernOffice([caseOf('court', { discretion: { risk: 1 } })]);
    const amira = office.as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    await amira.press('Details');
    expect((await amira.press('Remove this case')).words).toContain('It can be closed, but not removed.');
    expect(await office.history('amira', 'C-101')).toBeDefined();
  });

  it('a child with points is not taken out by the worker', async () => {
    const children = [
      { ref: 'C-101-1', household: 'home', discretion: { risk: 1 } },
      { ref: 'C-101-2', household: 'home' },
    ];
    const office = await northernOffice([caseOf('disability', { children })]);
    const taken = async (name: string, child: string) => {
      const person = name === 'manager' ? await managerAt(office, 'C-101') : office.as(name);
      if (name === 'manager') await person.press('Children');
      else await person.start('change-children', { caseRef: 'C-101' });
      const key = new RegExp(`${child} · .*\n([0-9a-f]+)`).exec(person.last().words)?.[1];
      await person.press('Next', { children: key, change: 'mistake' });
      return person.last().words;
    };
    expect(await taken('amira', 'C-101-1')).toContain('A manager has given points for C-101-1');
    expect(await taken('amira', 'C-101-2')).toContain('Preview: take C-101-2 out of C-101');
    expect(await taken('manager', 'C-101-1')).toContain('Preview: take C-101-1 out of C-101');
  });

  it('an overall rating is not taken back by the worker', async () => {
    const office = await openOffice({ amira: [caseFacts()] }, undefined, { scheme: 'halton' });
    const manager = office.as('manager');
    const { cases } = await office.snapshot('amira');
    await manager.send('rate-cases.open', { worker: office.keyOf('amira'), caseId: cases[0]?.caseId });
    await manager.press('Save', { activity: 'red', risk: 'red', travel: 'green', overall: 'amber' });
    expect((await office.as('amira').start('undo')).words).toContain('The last change is what a manager decides');
    expect((await manager.press('Undo')).words).toContain('took back: rated C-101');
  });
});

describe('what was recorded under another scheme', () => {
  const assessed = caseOf('family-intervention', { activities: [{ kind: 'core-assessment', on: '2026-11-10' }] });

  it('is shown in the words of the scheme that knows it, and is not asked for here', async () => {
    const amira = (await northernOffice([assessed])).as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    const shown = await amira.press('Entries');
    expect(shown.words).toContain('Core assessment');
    expect(shown.words).not.toContain('core-assessment');
    const entry = /\n([0-9a-f]{24})\n/.exec(shown.words)?.[1];
    const refused = await amira.press('Change or end', { entry });
    expect(refused.words).toMatch(/"Core assessment.*" is not asked for under the Northern Ireland scheme/);
  });

  it('is removed in those words', async () => {
    const amira = (await northernOffice([assessed])).as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    const entry = /\n([0-9a-f]{24})\n/.exec((await amira.press('Entries')).words)?.[1];
    expect((await amira.press('Remove', { entry })).words).toContain('remove a core assessment from C-101');
  });
});
