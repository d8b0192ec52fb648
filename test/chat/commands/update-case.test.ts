import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const activities: readonly Activity[] = [
  { kind: 'proceedings', from: '2026-11-05', children: ['C-101-1'] },
  { kind: 'court-episode', on: '2026-11-10' },
  { kind: 'needs-assessment', on: '2026-11-16' },
  { kind: 'pathway-plan', on: '2026-11-12', rewrite: false },
  { kind: 'travel', from: '2026-11-06', hoursEachWay: 3, count: 2 },
  { kind: 'plan-change', on: '2026-11-09' },
];
const office = () => openOffice({ amira: [caseFacts({ activities }), caseFacts({ ref: 'C-102' })] });

describe('a case', () => {
  it('shows its points today, its lines with their clauses, and everything that can be recorded', async () => {
    const { as } = await office();
    const card = await as('amira').start('update-case', { caseRef: 'C-101' });
    expect(card.words.split('\n').slice(0, 6)).toEqual([
      'C-101',
      'Allocated on 2 Nov 2026 · 1 child',
      'Today',
      '16 points',
      'Family with no child looked after or subject to a conference',
      'rows 1-3 · no end date',
    ]);
    expect(card.buttons.map(({ title }) => title)).toEqual([
      'Log an activity',
      'Entries',
      'Children',
      'Co-working',
      'Closure',
      'Details',
    ]);
  });

  it('is asked for when it was not said', async () => {
    const { as } = await office();
    const amira = as('amira');
    expect((await amira.start('update-case')).words).toContain('Which case?');
    expect((await amira.press('Next')).words).toContain('Check: Please choose a case.');
  });

  it('every button of it opens a card', async () => {
    const { as } = await office();
    const amira = as('amira');
    const { buttons } = await amira.start('update-case', { caseRef: 'C-101' });
    for (const { verb, data } of buttons) expect((await amira.send(verb, data)).words).toContain('C-101 · ');
  });
});

/** The card of an entry, by what it says. */
async function openEntry(words: string, then: 'Change or end' | 'Remove') {
  const { as, history } = await office();
  const amira = as('amira');
  await amira.start('update-case', { caseRef: 'C-101' });
  let list = await amira.press('Entries');
  while (!list.words.includes(words)) list = await amira.press('Next');
  const lines = list.words.split('\n');
  const key = lines[lines.findLastIndex((line) => line.startsWith(words)) + 1];
  await amira.press(then, { entry: key });
  const now = async () => (await history('amira', 'C-101'))?.dated.activities;
  return { amira, now };
}

describe('the entries of a case', () => {
  it('are listed five on a page, what runs first, then the newest', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    const first = await amira.press('Entries');
    expect(first.words).toContain('Page 1 of 2.');
    const titles = [
      'Long journeys',
      'Pre-proceedings or care proceedings',
      'Leaving care needs assessment',
      'Leaving care pathway or disability transition plan',
      'One-off court work (EPO, secure accommodation)',
    ];
    expect(first.words.split('\n').filter((line) => titles.includes(line))).toEqual(titles);
    expect((await amira.press('Next')).words).toContain('New or changed intervention plan');
  });

  it.each<[string, string, Inputs, Activity]>([
    [
      'proceedings end',
      'Pre-proceedings',
      { to: '2026-11-20' },
      { kind: 'proceedings', from: '2026-11-05', to: '2026-11-20', children: ['C-101-1'] },
    ],
    [
      'a travel arrangement ends',
      'Long journeys',
      { to: '2026-11-20' },
      { kind: 'travel', from: '2026-11-06', to: '2026-11-20', hoursEachWay: 3, count: 2 },
    ],
    [
      'a needs assessment is completed',
      'Leaving care needs',
      { completedOn: '2026-11-18' },
      { kind: 'needs-assessment', on: '2026-11-16', completedOn: '2026-11-18' },
    ],
    [
      'a pathway plan was completed by someone else',
      'Leaving care pathway',
      { completedBy: 'other' },
      { kind: 'pathway-plan', on: '2026-11-12', rewrite: false, completedBy: 'other' },
    ],
    ['a date was wrong', 'One-off court', { on: '2026-11-11' }, { kind: 'court-episode', on: '2026-11-11' }],
  ])('%s', async (_, entry, inputs, changed) => {
    const { amira, now } = await openEntry(entry, 'Change or end');
    expect((await amira.press('Save', inputs)).words).toContain('Saved: changed');
    const after = await now();
    expect(after).toContainEqual(changed);
    expect(after).toHaveLength(activities.length);
  });

  it('a wrong entry is removed after a preview', async () => {
    const { amira, now } = await openEntry('One-off court', 'Remove');
    expect(amira.last().words).toContain('-3 points');
    expect(amira.last().buttons.map(({ title }) => title)).toEqual(['Save', 'Cancel']);
    expect((await amira.press('Save')).words).toContain('Saved: removed one-off court work from C-101');
    expect(await now()).not.toContainEqual({ kind: 'court-episode', on: '2026-11-10' });
  });

  it('no entry chosen shows the list again', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    await amira.press('Entries');
    expect((await amira.press('Remove', { entry: 'no such entry' })).words).toContain('C-101 · Entries');
  });

  it('a changed end before the start is said at its field', async () => {
    const { amira } = await openEntry('Pre-proceedings', 'Change or end');
    expect((await amira.press('Save', { to: '2026-11-04' })).words).toContain('before the first day, 5 Nov 2026');
  });
});

/** The details card of C-101. */
async function openDetails() {
  const { as, snapshot, history } = await office();
  const amira = as('amira');
  await amira.start('update-case', { caseRef: 'C-101' });
  await amira.press('Details');
  const now = (ref = 'C-101') => history('amira', ref);
  return { amira, now, snapshot };
}

describe('the details of a case', () => {
  it('show what is recorded', async () => {
    const { amira } = await openDetails();
    expect(inputsOf(amira.last().card)).toEqual({
      ref: 'C-101',
      allocatedOn: '2026-11-02',
      leavingCare: 'none',
      leavingCareFrom: TODAY,
    });
  });

  it('a reference is put right', async () => {
    const { amira, now } = await openDetails();
    expect((await amira.press('Save', { ref: 'C-100' })).words).toContain('changed details of C-101, now C-100');
    expect((await now('C-100'))?.dated.activities).toEqual(activities);
  });

  it('leaving care begins on its day, and the days before stay as they were', async () => {
    const { amira, now } = await openDetails();
    const saved = await amira.press('Save', { leavingCare: 'other', leavingCareFrom: '2026-11-17' });
    expect(saved.words).toContain('-0.5 points');
    expect((await now())?.details.map(({ inForceFrom, value }) => [inForceFrom, value.leavingCare])).toEqual([
      ['2026-11-02', undefined],
      ['2026-11-17', { role: 'other' }],
    ]);
  });

  it('an earlier day of allocation is in force from there on', async () => {
    const { amira, now } = await openDetails();
    await amira.press('Save', { allocatedOn: '2026-10-20' });
    expect((await now())?.details[0].inForceFrom).toBe('2026-10-20');
  });

  it.each<[string, Inputs, string]>([
    ['nothing is different', {}, 'nothing is different from what is recorded already'],
    ['another case has the reference', { ref: 'c102' }, 'C-102 is on this caseload already.'],
    ['an entry is older than the allocation', { allocatedOn: '2026-11-06' }, 'An entry is recorded on 5 Nov 2026.'],
    ['leaving care before the allocation', { leavingCareFrom: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['no reference', { ref: '' }, 'Please give the reference of the case.'],
  ])('%s', async (_, inputs, problem) => {
    const { amira } = await openDetails();
    expect((await amira.press('Save', inputs)).words).toContain(problem);
  });

  it('a case that was added by mistake is removed after a preview, and Undo brings it back', async () => {
    const { amira, snapshot } = await openDetails();
    const { cases } = await snapshot('amira');
    await amira.press('Remove this case');
    expect(amira.last().words).toContain('Preview: remove C-101, added by mistake');
    expect((await amira.press('Save')).words).toContain('Saved: removed C-101');
    expect((await snapshot('amira')).cases).toHaveLength(1);
    await amira.press('Undo');
    const back = (await snapshot('amira')).cases;
    expect(back.map(({ history }) => history)).toEqual(cases.map(({ history }) => history));
  });
});
