import { describe, expect, it } from '@jest/globals';
import { inputsOf } from '../commands/talk.ts';
import { caseOf, northernOffice } from './policy.ts';

type Inputs = Readonly<Record<string, unknown>>;

describe('adding a case', () => {
  it('asks for the category and where each child lives, and for nothing of another scheme', async () => {
    const office = await northernOffice();
    const amira = office.as('amira');
    const asked = await amira.start('add-case', { caseRef: 'C-200' });
    expect(Object.keys(inputsOf(asked.card)).sort()).toEqual(
      ['allocatedOn', 'category', 'coWorked', 'count', 'ref', 'statutory', 'taskShare'].sort(),
    );
    const children = await amira.press('Next', { category: 'looked-after', count: 2 });
    expect(Object.keys(inputsOf(children.card)).sort()).toEqual(['household1', 'household2', 'ref1', 'ref2']);
    const preview = await amira.press('Next', { household2: 'foster' });
    expect(preview.words).toContain('+4 points: 0 → 4 points');
    const saved = await amira.press('Save');
    expect(saved.words).toContain('Saved: added C-200');
    expect((await office.history('amira', 'C-200'))?.details.at(-1)?.value).toMatchObject({
      category: 'looked-after',
      children: [
        { ref: 'C-200-1', household: 'home' },
        { ref: 'C-200-2', household: 'foster' },
      ],
    });
  });

  it.each<[string, Inputs, string]>([
    ['a looked-after child alone', { category: 'looked-after', count: 1 }, '+2 points'],
    ['a family in permanency work with three children', { category: 'permanency', count: 3 }, '+6 points'],
    ['a fostering family without children', { category: 'fostering', count: 0 }, '+1 point'],
    ['an adoptive household without children', { category: 'adoption', count: 0 }, '+2 points'],
    ['a young person leaving care in the community', { category: 'leaving-care-community', count: 1 }, '+2 points'],
    [
      'one in a statutory placement under statutory responsibility',
      { category: 'leaving-care-statutory', statutory: 'yes', count: 1 },
      '+2 points',
    ],
    [
      'half of the tasks of a family before the court',
      { category: 'court', coWorked: 'yes', taskShare: 0.5, count: 1 },
      '+2 points',
    ],
    ['early years, for which no points are defined', { category: 'early-years', count: 1 }, 'no change'],
  ])('%s', async (_, inputs, difference) => {
    const office = await northernOffice();
    const amira = office.as('amira');
    await amira.start('add-case', { caseRef: 'C-200' });
    let shown = await amira.press('Next', inputs);
    if (inputs.count !== 0) shown = await amira.press('Next');
    expect(shown.words).toContain(`${difference}: 0 →`);
    expect((await amira.press('Save')).words).toContain('Saved: added C-200');
  });

  it.each<[string, Inputs, string]>([
    ['no category', {}, 'Please choose a category of the guidance.'],
    ['a category that the scheme lacks', { category: 'in-need' }, 'Please choose a category of the guidance.'],
    [
      'no child where there has to be one',
      { category: 'disability', count: 0 },
      'A case of this category needs at least one child.',
    ],
    ['a part of tasks alone', { category: 'court', taskShare: 0.5 }, 'record first that the case is co-worked'],
    ['all of the tasks', { category: 'court', coWorked: 'yes', taskShare: 1 }, 'a part over 0 and under 1'],
    [
      'statutory responsibility for a family',
      { category: 'court', statutory: 'yes' },
      'asked of leaving care cases alone',
    ],
  ])('%s is refused at the field', async (_, inputs, problem) => {
    const office = await northernOffice();
    const amira = office.as('amira');
    await amira.start('add-case', { caseRef: 'C-200' });
    let shown = await amira.press('Next', inputs);
    if (shown.words.includes('the children')) shown = await amira.press('Next');
    expect(shown.words).toContain(problem);
    expect(await office.history('amira', 'C-200')).toBeUndefined();
  });
});

describe('changing a case', () => {
  it('the category becomes another from a day on', async () => {
    const office = await northernOffice([caseOf('gateway')]);
    const amira = office.as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    await amira.press('Details');
    const saved = await amira.press('Save', { category: 'family-intervention', detailsFrom: '2026-11-16' });
    expect(saved.words).toContain('0 → 1 point');
    const { details } = (await office.history('amira', 'C-101')) ?? {};
    expect(details?.map(({ inForceFrom, value }) => [inForceFrom, value.category])).toEqual([
      ['2026-11-02', 'gateway'],
      ['2026-11-16', 'family-intervention'],
    ]);
  });

  it('the day of closure ends it, and no decision is asked for', async () => {
    const office = await northernOffice([caseOf('court')]);
    const amira = office.as('amira');
    const asked = await amira.start('close-case', { caseRef: 'C-101' });
    expect(Object.keys(inputsOf(asked.card))).toEqual(['closedOn']);
    const saved = await amira.press('Save', { closedOn: '2026-11-16' });
    expect(saved.words).toContain('4 → 0 points');
    expect((await office.history('amira', 'C-101'))?.dated).toMatchObject({ closedOn: '2026-11-16' });
    await amira.start('close-case', { caseRef: 'C-101' });
    await amira.press('Take the closure back');
    expect((await amira.press('Save')).words).toContain('0 → 4 points');
  });

  it('when co-working ends the part of the tasks goes with it', async () => {
    const office = await northernOffice([caseOf('court', { coWorked: true, taskShare: 0.5 })]);
    const amira = office.as('amira');
    await amira.start('set-co-working', { caseRef: 'C-101', yes: false, on: '2026-11-18' });
    expect((await amira.press('Save')).words).toContain('2 → 4 points');
    expect((await office.history('amira', 'C-101'))?.details.at(-1)?.value).not.toHaveProperty('taskShare');
  });

  it('the last child of a case that is weighed by its children stays', async () => {
    const office = await northernOffice([caseOf('disability')]);
    const amira = office.as('amira');
    await amira.start('change-children', { caseRef: 'C-101' });
    await amira.press('Next', { change: 'mistake' });
    expect((await amira.press('Save')).words).toContain('needs at least one child');
  });
});
