import { describe, expect, it } from '@jest/globals';
import { allowLabels } from '../../../src/application/allow-labels.ts';
import { deliverPending } from '../../../src/application/deliver-pending.ts';
import { caseloadInForce } from '../../../src/application/export-caseload.ts';
import type { Stores } from '../../../src/application/ports.ts';
import { type NewTeam, setUpTeam, teamIdOf } from '../../../src/application/set-up-team.ts';
import {
  fullTime,
  interruptedEverywhere,
  identity as member,
  keyOf as ofTeam,
  outsideOn,
} from '../../application/outside.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { type Answer, keyOf, NORTH, openTown } from './town.ts';

const CASES = { amira: { cases: [caseFacts(), caseFacts({ ref: 'C-102' })] } };
const BY = { person: keyOf('ada'), key: 'allow' };

/** Amira with two cases, in a team whose administrator has allowed labels. */
async function allowed() {
  const town = await openTown(CASES);
  const ada = town.as('ada');
  await ada.send('set-up-team.team', { teamId: NORTH });
  await ada.press('Private labels');
  await ada.press('Allow');
  return { town, ada, amira: town.as('amira'), mona: town.as('mona') };
}

async function labelled(label = 'blue') {
  const all = await allowed();
  const { amira } = all;
  await amira.hear('open C-101');
  await amira.press('Details');
  await amira.press('Save', { label });
  return all;
}

const fieldsOf = ({ card }: Answer) => Object.keys(inputsOf(card));

const labelsOf = async ({ stores }: Awaited<ReturnType<typeof openTown>>) =>
  (await stores.caseloads.read(keyOf('amira')))?.cases.map(({ history, label }) => [history.dated.ref, label]);

describe('private labels', () => {
  it('are not asked for until an administrator allows them', async () => {
    const town = await openTown(CASES);
    const amira = town.as('amira');
    expect(fieldsOf(await amira.say('add-case'))).not.toContain('label');
    await amira.hear('open C-101');
    await amira.press('Details');
    expect(fieldsOf(amira.last())).not.toContain('label');
    await amira.press('Save', { label: 'blue', ref: 'C-101a' });
    expect(await labelsOf(town)).toEqual([
      ['C-101a', undefined],
      ['C-102', undefined],
    ]);
  });

  it('are asked for with a new case, and said with it to its worker and to the manager', async () => {
    const { town, amira, mona } = await allowed();
    await amira.hear('add a case C-120 allocated 4 Nov');
    await amira.press('Next', { label: 'blue', count: '1' });
    await amira.press('Next');
    expect((await amira.press('Save')).words).toContain('Saved');
    expect((await amira.hear('my caseload')).words).toContain('C-120 · blue');
    await mona.send('update-case.open', { worker: keyOf('amira') });
    expect(JSON.stringify(mona.last().data)).toContain('C-120 · blue');
    expect((await labelsOf(town))?.at(-1)).toEqual(['C-120', 'blue']);
  });

  it.each([
    ['nine characters', 'bluebells', 'Please use at most 8 characters.'],
    ['a line break', 'bl\nue', 'Please leave out line breaks and invisible characters.'],
  ])('%s will not do, and nothing is saved', async (_, label, problem) => {
    const { town, amira } = await labelled(label);
    expect(amira.last().words).toContain(problem);
    expect(await labelsOf(town)).toContainEqual(['C-101', undefined]);
  });

  it('are changed, taken away, and taken back', async () => {
    const { town, amira } = await labelled();
    expect((await labelsOf(town))?.[0]).toEqual(['C-101', 'blue']);
    await amira.hear('log a core assessment for C-101, 2 children, started today');
    await amira.press('Save');
    expect(await labelsOf(town)).toContainEqual(['C-101', 'blue']);
    await amira.hear('open C-101');
    expect(amira.last().words).toContain('C-101 · blue');
    await amira.press('Details');
    expect(inputsOf(amira.last().card)).toMatchObject({ label: 'blue' });
    await amira.press('Save', { label: '' });
    expect(await labelsOf(town)).toContainEqual(['C-101', undefined]);
    await amira.press('Undo');
    expect(await labelsOf(town)).toContainEqual(['C-101', 'blue']);
  });

  it('are in no audit entry, no team row and no file', async () => {
    const { town } = await labelled('violet');
    const { stores } = town;
    const kept = await stores.caseloads.read(keyOf('amira'));
    const file = kept && caseloadInForce(kept, '2026-11-30');
    expect(file).toBeDefined();
    const elsewhere = [await stores.teams.read(NORTH), await stores.caseloads.audit(keyOf('amira'), 100), file];
    expect(JSON.stringify(elsewhere)).not.toContain('violet');
    expect(JSON.stringify(kept)).toContain('violet');
  });

  it('go when the administrator stops them, Undo included', async () => {
    const { town, ada, amira } = await labelled();
    await ada.send('set-up-team.team', { teamId: NORTH });
    expect(ada.last().words).toContain('Workers may give a case a private label.');
    await ada.press('Private labels');
    expect(ada.last().words).toContain('Every label that was written in this team is removed');
    await ada.press('Stop and remove');
    expect(JSON.stringify(await town.stores.caseloads.read(keyOf('amira')))).not.toContain('blue');
    await amira.say('undo');
    expect(await labelsOf(town)).toContainEqual(['C-101', undefined]);
  });

  it('stay behind when a worker leaves the team', async () => {
    const { town, ada } = await labelled();
    await ada.send('set-up-team.leave', { teamId: NORTH, personKey: keyOf('amira'), nonce: 'leaves' });
    expect(JSON.stringify(await town.stores.caseloads.read(keyOf('amira')))).not.toContain('blue');
    expect((await town.stores.caseloads.read(keyOf('amira')))?.head.leftOn).toBe('2026-11-30');
  });

  it('are allowed to all wherever it is interrupted', async () => {
    const set = (stores: Stores) => allowLabels(outsideOn('2026-11-30', stores), teamIdOf('east'), true, BY);
    const calls = await interruptedEverywhere(
      async (stores) => {
        const outside = outsideOn('2026-11-30', stores);
        await setUpTeam(outside, EAST, { person: BY.person, key: 'east' });
        await deliverPending(outside, stores.caseloads.pending());
      },
      set,
      set,
      (stores) => stores.caseloads.read(ofTeam('amira')),
      (kept) => expect(kept?.head.labels).toBe(true),
    );
    expect(calls).toBeGreaterThan(3);
  });
});

const EAST: NewTeam = {
  name: 'East',
  schemeId: 'merton',
  members: [{ ...member('amira'), terms: fullTime }],
  managers: [member('mona')],
  serviceManagers: [],
};
