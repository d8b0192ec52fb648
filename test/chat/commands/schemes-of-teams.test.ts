import { describe, expect, it } from '@jest/globals';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { caseFacts, inputsOf, openOffice } from './talk.ts';
import { keyOf, NORTH, openTown, TODAY, type Worker } from './town.ts';

const child = { ref: 'C-101-1', household: 'home', childProtection: { from: '2026-11-02' } };
const workers: Readonly<Record<string, Worker>> = {
  amira: { cases: [caseFacts({ children: [child] })], terms: { role: 'newly-qualified', startedOn: '2026-10-01' } },
  ben: { cases: [caseFacts({ ref: 'C-201' })] },
};

describe('what a manager opens for a worker', () => {
  it.each<[string, SchemeId, string, string]>([
    ['rate-cases', 'halton', 'Whose cases are rated?', 'Ratings of amira'],
    ['supervision-talk', 'bath-nes', 'Whose supervision?', 'For the supervision of amira'],
  ])('%s asks whose, and shows the one who is chosen', async (command, scheme, question, title) => {
    const town = await openTown(workers, scheme);
    const mona = town.as('mona');
    expect((await mona.say(command)).words).toContain(question);
    const shown = await mona.press('Next', { worker: keyOf('amira') });
    expect(shown.words).toContain(title);
    expect(shown.reply.audience).toBe('private');
  });

  it.each<[string, SchemeId]>([
    ['Ratings', 'halton'],
    ['For supervision', 'bath-nes'],
  ])('%s stands beside the total of a worker of the team', async (button, scheme) => {
    const mona = (await openTown(workers, scheme)).as('mona');
    await mona.send('team-capacity.worker', { teamId: NORTH, workerKey: keyOf('amira'), on: TODAY });
    expect((await mona.press(button)).words).toContain('of amira');
  });

  it('a service manager sees what there is to talk about, from the capacity of the team, and changes nothing', async () => {
    const sol = (await openTown(workers, 'bath-nes')).as('sol');
    expect((await sol.say('supervision-talk')).words).toContain("Open the worker from the team's capacity");
    await sol.press('Team capacity');
    await sol.send('team-capacity.worker', { teamId: NORTH, workerKey: keyOf('amira'), on: TODAY });
    const shown = await sol.press('For supervision');
    expect(shown.words).toContain('For the supervision of amira');
    expect(shown.buttons).toEqual([]);
    const refused = await sol.send('supervision-talk.professional', { worker: keyOf('amira') });
    expect(refused.words).toContain('There is no caseload here that you can change.');
  });

  it('a service manager is not led to ratings, which are there to be changed', async () => {
    const sol = (await openTown(workers, 'halton')).as('sol');
    await sol.send('team-capacity.worker', { teamId: NORTH, workerKey: keyOf('amira'), on: TODAY });
    expect(sol.last().buttons.map(({ title }) => title)).not.toContain('Ratings');
  });

  it('narrows the choice to whom the sentence names', async () => {
    const mona = (await openTown(workers, 'halton')).as('mona');
    const asked = await mona.say('rate-cases', { name: 'Ben' });
    expect(asked.words).toContain('ben');
    expect(asked.words).not.toContain('amira');
  });

  it.each(['rate-cases.list', 'supervision-talk.show'])(
    '%s shows somebody of another team or without the right nothing',
    async (verb) => {
      const town = await openTown(workers, verb.startsWith('rate') ? 'halton' : 'bath-nes');
      for (const name of ['sid', 'cy', 'cora']) {
        const { words } = await town.as(name).send(verb, { worker: keyOf('amira') });
        expect(words).not.toContain('amira');
        expect(words).not.toContain('C-101');
      }
    },
  );
});

describe('a team of Bath and NES', () => {
  it('shows in words that a newly-qualified worker holds child protection too early', async () => {
    const mona = (await openTown(workers, 'bath-nes')).as('mona');
    const card = await mona.say('team-capacity');
    expect(card.words).toContain('newly qualified with child protection, too early');
    expect(card.words).toContain('no guideline figure · no kind of team recorded');
  });

  it('has a range once the kind of team is recorded with the role', async () => {
    const town = await openTown(workers, 'bath-nes');
    const mona = town.as('mona');
    await mona.say('change-terms', { name: 'ben' });
    const saved = await mona.press('Save', { from: '2026-11-01', teamType: 'children-in-care' });
    expect(saved.words).toContain('No longer so: The kind of team is not recorded');
    expect((await mona.say('team-capacity')).words).not.toContain('no kind of team recorded');
    await mona.say('change-terms', { name: 'ben' });
    expect(inputsOf(mona.last().card)).toMatchObject({ teamType: 'children-in-care' });
    await mona.press('Save', { from: '2026-11-01', teamType: '' });
    expect((await mona.say('team-capacity')).words).toContain('no kind of team recorded');
  });

  it.each<SchemeId>(['merton', 'halton', 'northern-ireland'])(
    'alone asks for the kind of team: not %s',
    async (scheme) => {
      const mona = (await openTown(workers, scheme)).as('mona');
      await mona.say('change-terms', { name: 'ben' });
      expect(inputsOf(mona.last().card)).not.toHaveProperty('teamType');
    },
  );
});

describe('a case that is added', () => {
  it('needs no children under Halton, counts as one and is asked for its rating', async () => {
    const office = await openOffice({ amira: [] }, TODAY, { scheme: 'halton' });
    const amira = office.as('amira');
    await amira.start('add-case', { caseRef: 'C-120' });
    expect(Object.keys(inputsOf(amira.last().card))).toEqual(['ref', 'allocatedOn']);
    expect((await amira.press('Next')).words).toContain('0 → 1 case');
    await amira.press('Save');
    expect((await amira.start('rate-cases')).words).toContain('C-120 · Rating');
  });

  it('counts its children under Bath and NES, unless it is on team hold', async () => {
    const office = await openOffice({ amira: [] }, TODAY, { scheme: 'bath-nes' });
    const amira = office.as('amira');
    await amira.start('add-case', { caseRef: 'C-120', children: 2 });
    await amira.press('Next', { teamHold: 'no' });
    expect((await amira.press('Next')).words).toContain('0 → 2 children');
    await amira.press('Save');
    await amira.start('add-case', { caseRef: 'C-121', children: 3 });
    await amira.press('Next', { teamHold: 'yes' });
    expect((await amira.press('Next')).words).toContain('2 → 2 children');
  });
});
