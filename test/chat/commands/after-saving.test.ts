import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import { caseFacts, FAMILY, openOffice } from './talk.ts';

describe('where one goes on after saving', () => {
  it.each<[string, Words, readonly string[]]>([
    [
      'log-activity',
      { caseRef: 'C-101', activity: 'court-episode', on: '2026-11-10' },
      ['Undo', 'Log another', 'Open the case', 'My total'],
    ],
    ['close-case', { caseRef: 'C-101', on: '2026-11-16' }, ['Undo', 'Open the case', 'My total']],
    ['set-co-working', { caseRef: 'C-101', yes: true, on: '2026-11-16' }, ['Undo', 'Open the case', 'My total']],
    [
      'change-children',
      { caseRef: 'C-101-1', childStatus: 'looked-after', on: '2026-11-04' },
      ['Undo', 'Open the case', 'My total'],
    ],
  ])('after %s', async (command, words, titles) => {
    const { as } = await openOffice({ amira: [caseFacts(FAMILY)] });
    const amira = as('amira');
    await amira.start(command, words);
    expect((await amira.press('Save')).buttons.map(({ title }) => title)).toEqual(titles);
  });
});

it('an entry that ends on a coming day says after which day it stops counting', async () => {
  const activities = [{ kind: 'private-law' as const, from: '2026-11-04' }];
  const { as } = await openOffice({ amira: [caseFacts({ activities })] });
  const amira = as('amira');
  await amira.start('update-case', { caseRef: 'C-101' });
  const { words } = await amira.press('Entries');
  await amira.press('Change or end', { entry: /\n([0-9a-f]{24})\n/.exec(words)?.[1] });
  const preview = await amira.press('Preview', { to: '2026-11-30' });
  expect(preview.words).toContain('It stops counting after 30 Nov 2026');
  expect(preview.words).not.toContain('It counts from');
});

it('every line of a case is shown on its card', async () => {
  const activities = Array.from({ length: 9 }, (_, index) => ({
    kind: 'court-episode' as const,
    on: `2026-11-1${index % 8}`,
  }));
  const { as } = await openOffice({ amira: [caseFacts({ ...FAMILY, activities })] });
  const hub = await as('amira').start('update-case', { caseRef: 'C-101' });
  expect(hub.words).not.toContain('more line');
  expect(hub.words).toContain('One-off court work on 17 Nov 2026');
});

describe('the card of a case says from when to when it is co-worked', () => {
  it.each<[string, readonly (readonly ['yes' | 'no', string])[], string]>([
    ['since a day', [['yes', '2026-11-04']], 'co-worked since 4 Nov 2026'],
    ['from a coming day', [['yes', '2026-12-01']], 'co-worked from 1 Dec 2026'],
    [
      'until a coming day',
      [
        ['yes', '2026-11-04'],
        ['no', '2026-12-01'],
      ],
      'co-worked since 4 Nov 2026 until 30 Nov 2026',
    ],
  ])('%s', async (_, changes, expected) => {
    const { as } = await openOffice({ amira: [caseFacts(FAMILY)] });
    const amira = as('amira');
    for (const [coWorked, from] of changes) {
      await amira.start('set-co-working', { caseRef: 'C-101' });
      await amira.press('Save', { coWorked, from });
    }
    const hub = await amira.start('update-case', { caseRef: 'C-101' });
    expect(hub.words.split(' · ').map((part) => part.split('\n')[0])).toContain(expected);
  });
});

it('why puts the same line of several children together and names them', async () => {
  const children = ['C-101-1', 'C-101-2'].map((ref) => ({
    ref,
    household: 'home',
    lookedAfter: { from: '2026-11-04' },
  }));
  const { as } = await openOffice({ amira: [caseFacts({ children })] });
  const { words } = await as('amira').start('why');
  expect(words).toContain('2 × child looked after since 4 Nov 2026');
  expect(words).toContain('C-101-1, C-101-2 · ');
});

it('a card that moves the figures of somebody else is for looking first', async () => {
  const { as, keyOf } = await openOffice({ amira: [caseFacts(FAMILY)] });
  const card = await as('manager').send('change-terms.worker', { workerKey: keyOf('amira'), said: {} });
  expect(card.buttons.map(({ title }) => title).slice(0, 2)).toEqual(['Preview', 'Save']);
});
