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
