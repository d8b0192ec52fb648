import { describe, expect, it } from '@jest/globals';
import { keyOf, NORTH, openTown, SOUTH } from './town.ts';

const WEEK = { from: '2026-11-30', to: '2026-12-04' };

describe('covering a team', () => {
  it('gives a service manager what the manager may do, between the two days', async () => {
    const town = await openTown();
    const sol = town.as('sol');
    const absence = { nonce: 'n-1', worker: keyOf('amira'), from: '2026-12-01', to: '', planned: 'planned' };
    await sol.send('record-absence.save', absence);
    expect((await town.stores.caseloads.read(keyOf('amira')))?.records).toEqual([]);

    await sol.say('cover-team', { name: 'North', ...WEEK });
    expect((await sol.press('Save')).words).toContain('You cover North');
    await sol.send('record-absence.save', { ...absence, nonce: 'n-2' });
    expect((await town.stores.caseloads.read(keyOf('amira')))?.records).toHaveLength(1);
    expect(await town.stores.people.read(keyOf('sol'))).toMatchObject({
      manages: [],
      covers: [{ teamId: NORTH, ...WEEK }],
    });
  });

  it('reaches no other team, and starts on its first day', async () => {
    const town = await openTown();
    const sol = town.as('sol');
    await sol.say('cover-team', { name: 'North', ...WEEK });
    await sol.press('Save', { from: '2026-12-01' });
    const absence = { from: '2026-12-01', to: '', planned: 'planned' };
    await sol.send('record-absence.save', { nonce: 'n-1', worker: keyOf('amira'), ...absence });
    await sol.send('record-absence.save', { nonce: 'n-2', worker: keyOf('cy'), ...absence });
    expect((await town.stores.caseloads.read(keyOf('amira')))?.records).toEqual([]);
    expect((await town.stores.caseloads.read(keyOf('cy')))?.records).toEqual([]);
  });

  it('can be ended at once', async () => {
    const town = await openTown();
    const sol = town.as('sol');
    await sol.say('cover-team', { name: 'North', ...WEEK });
    await sol.press('Save');
    expect((await sol.press('Change or end it')).words).toContain(
      'Recorded already: from 30 Nov 2026 to 4 Dec 2026. Save puts other days in their place.',
    );
    expect((await sol.press('End it')).words).toContain('not cover North any more');
    expect((await town.stores.teams.record(NORTH))?.covers).toEqual([]);
  });

  it.each([
    ['a last day before the first', { from: '2026-12-04', to: '2026-12-01' }, 'not before the first'],
    ['days that are over', { from: '2026-11-01', to: '2026-11-29' }, 'not over yet'],
    ['half a year and more', { from: '2026-12-01', to: '2027-12-01' }, 'At most until'],
    ['no last day', { from: '2026-12-01', to: '' }, 'Please give a date.'],
  ])('asks again after %s', async (_, typed, expected) => {
    const town = await openTown();
    const sol = town.as('sol');
    await sol.say('cover-team', { name: 'North' });
    expect((await sol.press('Save', typed)).words).toContain(expected);
    expect((await town.stores.teams.record(NORTH))?.covers ?? []).toEqual([]);
  });

  it('asks which of several teams', async () => {
    const town = await openTown();
    const sol = town.as('sol');
    const asked = await sol.say('cover-team', WEEK);
    expect(asked.words).toContain('Which team do you cover?');
    const form = await sol.press('Next', { teamId: SOUTH });
    expect(form.words).toContain('Cover South');
  });

  it.each(['amira', 'mona', 'cora'])('is not for %s', async (who) => {
    const town = await openTown();
    await town.as(who).send('cover-team.save', { teamId: NORTH, nonce: 'n-1', ...WEEK });
    expect((await town.stores.teams.record(NORTH))?.covers ?? []).toEqual([]);
  });
});
