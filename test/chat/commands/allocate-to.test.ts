import { describe, expect, it } from '@jest/globals';
import { heldCases } from '../../application/take-builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

/** C-201 waits in North; ben is near the limit, and there are two whose names begin alike. */
async function queued() {
  const town = await openTown({
    ...{ amira: { cases: heldCases(20) }, ben: { cases: heldCases(75) } },
    ...{ benita: {}, 'sam hill': {}, 'sam wood': {} },
  });
  await town.stores.teams.changeWaiting({
    ...{ teamId: NORTH, id: 'w-1', key: 'queue' },
    audit: { at: '2026-11-30T08:00:00.000Z', by: keyOf('mona'), action: 'join-queue', detail: {} },
    apply: () => waitingOf('w-1'),
  });
  return town;
}

const AMIRA = 'amira is chosen: 38 → 40 of 85 points.';
const BEN = 'ben would pass the limit of 100 points: 101 on 30 Nov 2026. You are asked for a reason';

describe('the worker whom a sentence names', () => {
  it.each<[string, string, string, string]>([
    ['is chosen on the card', 'allocate C-201 to Amira', 'amira', AMIRA],
    ['is chosen by the name before the case', 'give Amira C-201', 'amira', AMIRA],
    ['with a stop is chosen, and the stop is said at once', 'allocate C-201 to Ben', 'ben', BEN],
    ['is the one whose whole name it is', 'assign C-201 to benita', 'benita', 'benita is chosen:'],
    ['is the one of two by the last name', 'allocate C-201 to Sam Wood', 'sam wood', 'sam wood is chosen:'],
  ])('%s', async (_, said, name, words) => {
    const town = await queued();
    const answer = await town.as('mona').hear(said);
    expect(inputsOf(answer.card)).toMatchObject({ worker: keyOf(name) });
    expect(answer.words).toContain(words);
  });

  it.each([
    ['that two workers have', 'allocate C-201 to Sam', 'More than one worker in North is called "Sam": please choose.'],
    ['that nobody has', 'allocate C-201 to Zoltan', 'Nobody in North is called "Zoltan": please choose a worker.'],
    ['of somebody in another team', 'allocate C-201 to Cy', 'Nobody in North is called "Cy": please choose a worker.'],
  ])('a name %s is asked about', async (_, said, words) => {
    const town = await queued();
    const answer = await town.as('mona').hear(said);
    expect(inputsOf(answer.card)).toMatchObject({ worker: '' });
    expect(answer.words).toContain(words);
    expect((await town.as('mona').send('allocate-case.give', { teamId: NORTH })).words).toContain('choose a worker');
  });

  it('gets the case with one press', async () => {
    const town = await queued();
    const mona = town.as('mona');
    await mona.hear('allocate C-201 to Amira');
    expect((await mona.press('Allocate')).words).toContain('C-201 goes to amira');
  });

  it('with a stop is asked for the reason at the first press', async () => {
    const town = await queued();
    const mona = town.as('mona');
    await mona.hear('allocate C-201 to Ben');
    expect((await mona.press('Allocate')).words).toContain('Why is it given all the same?');
  });

  it('stays chosen through a described case, its correction and a page', async () => {
    const town = await queued();
    const mona = town.as('mona');
    await mona.hear('allocate a sibling group of three in proceedings to Ben');
    expect(mona.last().words).toContain('for "Ben" and for the others');
    await mona.press('Who can take it');
    expect(inputsOf(mona.last().card)).toMatchObject({ worker: keyOf('ben') });
    await mona.press('Correct');
    await mona.press('Who can take it', { ref: 'C-300' });
    const asked = await mona.press('Allocate');
    expect(asked.words).toContain('Give C-300 to ben');
  });

  it('is chosen although another page of the list has them', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`worker ${index}`, {}]));
    const town = await openTown({ zara: { cases: heldCases(40) }, ...many });
    const mona = town.as('mona');
    await mona.hear('allocate a CP case of one child to Zara');
    const shown = await mona.press('Who can take it');
    expect(shown.words).not.toContain('. zara:');
    expect(inputsOf(shown.card)).toMatchObject({ worker: keyOf('zara') });
    expect(inputsOf((await mona.press('Next')).card)).toMatchObject({ 'worker~2': keyOf('zara') });
  });

  it('is not offered to who may only look', async () => {
    const town = await queued();
    const shown = await town.as('sol').send('who-can-take.show', { teamId: NORTH, id: 'w-1', called: 'amira' });
    expect(shown.words).not.toContain('is chosen');
    expect(inputsOf(shown.card)).toEqual({});
  });
});

describe('a case that a worker holds already', () => {
  const held = () =>
    openTown({
      amira: { cases: [caseFacts({ ref: 'C-101' })] },
      ben: {},
      cy: { cases: [caseFacts({ ref: 'C-300' })] },
    });

  it.each([
    ['with the worker of the sentence filled in', 'allocate C-101 to Ben', 'ben'],
    ['with nobody filled in where nobody is named', 'who can take C-101?', undefined],
    ['with nobody filled in where it is who has it', 'allocate C-101 to Amira', undefined],
  ])('is said to be held, and the transfer is offered %s', async (_, said, to) => {
    const mona = (await held()).as('mona');
    const { words } = await mona.hear(said);
    expect(words).toContain('C-101 is on the caseload of amira');
    const form = await mona.press('Transfer or share it');
    expect(form.words).toContain('C-101 · Transfer or share');
    expect(inputsOf(form.card)).toMatchObject({ to: to === undefined ? '' : keyOf(to) });
  });

  it.each([
    ['by a worker of another team', 'mona', 'who can take C-300?'],
    ['by a worker whose team one only oversees', 'sol', 'who can take C-101?'],
  ])('%s is asked about as any other', async (_, name, said) => {
    const { words } = await (await held()).as(name).hear(said);
    expect(words).not.toContain('is on the caseload of');
    expect(words).toMatch(/can take this case|Who of which team/);
  });
});
