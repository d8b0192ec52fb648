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

describe('what will not do is said at its field', () => {
  it.each<[string, Inputs, string]>([
    ['no reference', { ref: '' }, 'Please give the reference.'],
    ['a blank reference', { ref: ' \t ' }, 'Please give the reference.'],
    ['a reference of 10,000 characters', { ref: 'R'.repeat(10_000) }, 'Please use at most 40 characters.'],
    ['41 characters', { ref: 'R'.repeat(41) }, 'Please use at most 40 characters.'],
    ['a control character', { ref: 'C-\u0007120' }, 'Please leave out line breaks and invisible characters.'],
    ['a direction mark', { ref: 'C-\u202e120' }, 'Please leave out line breaks and invisible characters.'],
    ['an array', { ref: ['C-120'] }, 'Please give the reference.'],
    ['an NHS number', { ref: '943 476 5919' }, 'This looks like an NHS number.'],
    ['a phone number', { ref: '07700 900123' }, 'This looks like a phone number.'],
    ['a name with a date of birth', { ref: 'Sam Jones 04/11/2015' }, 'a name with a date of birth'],
    ['a case of the caseload', { ref: 'C-101' }, 'C-101 is on this caseload already.'],
    ['the same written otherwise', { ref: 'c101' }, 'C-101 is on this caseload already.'],
    ['31 February', { ref: 'C-120', allocatedOn: '2026-02-31' }, 'is not a date'],
    ['a day in 1899', { ref: 'C-120', allocatedOn: '1899-12-31' }, 'is not a date'],
    ['0 children', { ref: 'C-120', count: 0 }, 'Please give a whole number from 1 to 30.'],
    ['200 children', { ref: 'C-120', count: 200 }, 'Please give a whole number from 1 to 30.'],
    ['an answer that is not offered', { ref: 'C-120', leavingCare: 'yes' }, 'Please choose one.'],
  ])('%s', async (_, details, problem) => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    const before = await snapshot('amira');
    await throughTo(amira, details);
    expect(amira.last().words).toContain(problem);
    expect(amira.last().words).toContain('Nothing was saved.');
    expect(await snapshot('amira')).toEqual(before);
  });

  it.each<[string, Inputs, string]>([
    ['two children with one reference', { ref2: 'C-120-1' }, 'Another child of this case has this reference already.'],
    ['a household of 41 characters', { household1: 'h'.repeat(41) }, 'Please use at most 40 characters.'],
    ['an impossible date', { lookedAfter2: '2026-13-01' }, 'is not a date'],
  ])('of a child: %s', async (_, page, problem) => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120', count: 2 }, page);
    expect(amira.last().words).toContain(problem);
    expect(amira.last().words).toContain('Add a case: the children');
  });

  it('a closed case of the same reference says what to do', async () => {
    const { as } = await openOffice({ amira: [caseFacts({ closureDecidedOn: '2026-11-02' })] });
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-101' });
    expect(amira.last().words).toContain('on this caseload already, up to 30 Nov 2026');
    expect(amira.last().words).toContain('C-101/2');
  });

  it.each(['**C-120**', '[x](https://example.org)', '<at>all</at>', 'C-120 \'n\' "x"'])(
    '%s is a reference like any other, and shown as it is',
    async (ref) => {
      const { as, snapshot } = await office();
      const amira = as('amira');
      await throughTo(amira, { ref }, {});
      expect((await amira.press('Save')).words).toContain(`Saved: added ${ref}`);
      expect((await snapshot('amira')).cases.some(({ history }) => history.dated.ref === ref)).toBe(true);
    },
  );

  // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
  it('a reference that looks like a template is shown as it is', async () => {
    const { as } = await office();
    const amira = as('amira');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
    await throughTo(amira, { ref: '${1+1}${title}' }, {});
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
    expect((await amira.press('Save')).words).toContain('Saved: added ${1+1}${title}');
  });
});

describe('a case that was added in between', () => {
  it('sends the preview back to the reference', async () => {
    const { as } = await office();
    const amira = as('amira');
    await throughTo(amira, { ref: 'C-120' }, {});
    const other = as('amira');
    await throughTo(other, { ref: 'C-120' }, {});
    await other.press('Save');
    expect((await amira.press('Save')).words).toContain('C-120 is on this caseload already.');
  });
});
