import { describe, expect, it } from '@jest/globals';
import { caseFacts, openOffice, type Talk } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const office = () => openOffice({ amira: [caseFacts()], ben: [] });

/** The last card before the preview, with a case of some children. */
async function throughTo(amira: Talk, details: Inputs, ...pages: readonly Inputs[]): Promise<void> {
  await amira.start('add-case');
  await amira.press('Next', details);
  for (const page of pages) await amira.press('Next', page);
}

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
