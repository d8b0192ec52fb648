import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import { caseFacts, inputsOf, openOffice, type Talk, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const office = () => openOffice({ amira: [caseFacts()], ben: [] });

/** The last card before the preview, with a case of some children. */
async function throughTo(amira: Talk, details: Inputs, ...pages: readonly Inputs[]): Promise<void> {
  await amira.start('add-case');
  await amira.press('Next', details);
  for (const page of pages) await amira.press('Next', page);
}

describe('adding a case', () => {
  it('goes by steps to a preview, and writes nothing before Save', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await throughTo(
      amira,
      { ref: 'C-120', allocatedOn: '2026-11-16', count: 3, coWorked: 'no' },
      { lookedAfter1: '2026-10-01', household1: 'foster 1', childProtection2: '2026-11-01', ref3: 'C-120-X' },
    );
    const preview = amira.last();
    expect(preview.words).toContain('Preview: add C-120');
    expect(preview.words).toContain('+3 points, +1 weight: 18 → 22 points, within the guideline of 85');
    expect(preview.words).toContain('Child looked after since 1 Oct 2026');
    expect(preview.words).toContain('C-120 · row 6 · until 15 Dec 2026');
    expect((await snapshot('amira')).cases).toHaveLength(1);

    const saved = await amira.press('Save');
    expect(saved.words).toContain('Saved: added C-120');
    expect(saved.buttons.map(({ title }) => title)).toEqual([
      'Undo',
      'Log an activity',
      'Add another case',
      'My total',
    ]);
    const added = (await snapshot('amira')).cases.find(({ history }) => history.dated.ref === 'C-120');
    expect(added?.history).toEqual({
      dated: { ref: 'C-120', allocatedOn: '2026-11-16', activities: [] },
      details: [
        {
          inForceFrom: '2026-11-16',
          value: {
            coWorked: false,
            teamHold: false,
            statutoryResponsibility: false,
            workloadIssues: [],
            children: [
              { ref: 'C-120-1', household: 'foster 1', lookedAfter: { from: '2026-10-01' } },
              { ref: 'C-120-2', household: 'home', childProtection: { from: '2026-11-01' } },
              { ref: 'C-120-X', household: 'home' },
            ],
          },
        },
      ],
    });
  });

  it.each<[string, Words, Inputs]>([
    ['nothing', {}, { ref: '', allocatedOn: TODAY, count: 1, coWorked: 'no', leavingCare: 'none' }],
    [
      'reference, children and day',
      { caseRef: 'C-120', children: 4, on: '2026-11-04' },
      { ref: 'C-120', allocatedOn: '2026-11-04', count: 4, coWorked: 'no', leavingCare: 'none' },
    ],
    [
      'a co-worked case',
      { yes: true, from: '2026-11-04' },
      { ref: '', allocatedOn: '2026-11-04', count: 1, coWorked: 'yes', leavingCare: 'none' },
    ],
    [
      'a day that is in no calendar',
      { caseRef: 'C-120', impossibleDate: true },
      { ref: 'C-120', allocatedOn: '', count: 1, coWorked: 'no', leavingCare: 'none' },
    ],
  ])('fills in what was said: %s', async (_, words, inputs) => {
    const { as } = await office();
    expect(inputsOf((await as('amira').start('add-case', words)).card)).toEqual(inputs);
  });

  it.each([
    ['case-manager', '+2 points'],
    ['other', '+1.5 points'],
  ])('a leaving care case as %s', async (leavingCare, words) => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120', leavingCare }, {});
    expect(amira.last().words).toContain(words);
  });

  it('a co-worked case gives half', async () => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120', coWorked: 'yes' }, {});
    expect(amira.last().words).toContain('+1 point: 18 → 19 points');
  });

  it('a case that is allocated later counts from then on', async () => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120', allocatedOn: '2026-12-07' }, {});
    expect(amira.last().words).toContain('It counts from 7 Dec 2026; these are the figures of that day.');
  });
});

describe('steps back', () => {
  it('keep what was typed, on every card', async () => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(
      amira,
      { ref: 'C-120', count: 2, leavingCare: 'other' },
      { household2: 'kin', lookedAfter1: '3 Oct' },
    );
    await amira.press('Back');
    expect(inputsOf(amira.last().card)).toMatchObject({ household2: 'kin', lookedAfter1: '2026-10-03' });
    await amira.press('Back', { household1: 'foster' });
    expect(inputsOf(amira.last().card)).toMatchObject({ ref: 'C-120', count: 2, leavingCare: 'other' });
    await amira.press('Next', { ref: 'C-121', count: 3 });
    expect(inputsOf(amira.last().card)).toMatchObject({
      ref1: 'C-121-1',
      household1: 'foster',
      household2: 'kin',
      ref3: 'C-121-3',
    });
  });

  it('Cancel writes nothing', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    const before = await snapshot('amira');
    await throughTo(amira, { ref: 'C-120' }, {});
    expect((await amira.press('Cancel')).words).toContain('Nothing was changed');
    expect(await snapshot('amira')).toEqual(before);
  });
});

describe('many children', () => {
  it('are asked for five by five', async () => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120', count: 12 });
    expect(amira.last().words).toContain('Children 1 to 5 of 12.');
    await amira.press('Next', { household5: 'kin' });
    expect(amira.last().words).toContain('Children 6 to 10 of 12.');
    await amira.press('Next');
    expect(amira.last().words).toContain('Children 11 to 12 of 12.');
    await amira.press('Next', { ref12: 'last' });
    await amira.press('Save');
    const children = (await snapshot('amira')).cases.at(-1)?.history.details[0].value.children;
    expect(children).toHaveLength(12);
    expect([children?.[4]?.household, children?.[11]?.ref]).toEqual(['kin', 'last']);
  });

  it('thirty, each with long words, fit on every card', async () => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'R'.repeat(40), count: 30 });
    for (let page = 0; page < 6; page += 1) {
      const words = Array.from({ length: 5 }, (_, index) => page * 5 + index + 1).flatMap((child) => [
        [`ref${child}`, `${child}${'r'.repeat(22)}`],
        [`household${child}`, `${child}${'h'.repeat(22)}`],
        [`lookedAfter${child}`, '2026-11-04'],
        [`childProtection${child}`, '2026-11-04'],
      ]);
      await amira.press('Next', Object.fromEntries(words));
    }
    expect(amira.last().words).toContain('Preview: add RRRR');
    expect((await amira.press('Save')).words).toContain('30 × child looked after since 4 Nov 2026');
  });

  it('more than a card can carry is refused, not lost', async () => {
    const { as } = await office();
    const amira = as('amira');
    const wide = (page: number, letters: string) =>
      Object.fromEntries(
        Array.from({ length: 5 }, (_, index) => page * 5 + index + 1).flatMap((child) => [
          [`ref${child}`, `${child}${letters}`],
          [`household${child}`, `${child}${letters}`],
          [`lookedAfter${child}`, '2026-11-04'],
          [`childProtection${child}`, '2026-11-04'],
        ]),
      );
    await throughTo(amira, { ref: '界'.repeat(40), count: 30 });
    for (let page = 0; page < 2; page += 1) await amira.press('Next', wide(page, '界'.repeat(38)));
    await amira.press('Next', wide(2, '界'.repeat(58)));
    expect(amira.last().words).toContain('Please use at most 40 characters.');
    await amira.press('Next', wide(2, '界'.repeat(38)));
    expect(amira.last().words).toContain('Together the children fill more than a card can hold.');
    expect(inputsOf(amira.last().card)).toMatchObject(wide(2, '界'.repeat(38)));
    await amira.press('Back', {});
    expect(inputsOf(amira.last().card)).toMatchObject(wide(1, '界'.repeat(38)));
    await amira.press('Next');
    await amira.press('Next', wide(2, ''));
    expect(amira.last().words).toContain('Children 16 to 20 of 30.');
  });
});
