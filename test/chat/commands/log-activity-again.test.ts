import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import type { Activity } from '../../../src/domain/case-facts.ts';
import { caseFacts, FAMILY, openOffice } from './talk.ts';

const ASSESSMENT: Words = { caseRef: 'C-101', activity: 'core-assessment', children: 2, on: '2026-11-04' };
const QUESTION = 'A core assessment that started on 4 Nov 2026 is there already. Is this another one?';
const logged: Activity = { kind: 'core-assessment', on: '2026-11-04', children: 2 };

const office = (...activities: readonly Activity[]) => openOffice({ amira: [caseFacts({ ...FAMILY, activities })] });

describe('the same work again', () => {
  it('is asked about in the preview, and saved when that is meant', async () => {
    const { as, history } = await office(logged);
    const amira = as('amira');
    expect((await amira.start('log-activity', ASSESSMENT)).words).toContain(QUESTION);
    expect((await amira.press('Save')).words).toMatch(/^Saved: logged a core assessment/);
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([logged, logged]);
  });

  it('is shown first where Save is pressed without a preview, with nothing saved', async () => {
    const { as, history } = await office(logged);
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'core-assessment' });
    const shown = await amira.press('Save', { on: '2026-11-04', children: 3 });
    expect(shown.words).toContain(QUESTION);
    expect(shown.words).toContain('Nothing is saved yet.');
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([logged]);
    await amira.press('Save');
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([logged, { ...logged, children: 3 }]);
  });

  it.each<[string, Words]>([
    ['the day before', { ...ASSESSMENT, on: '2026-11-03' }],
    ['the day after', { ...ASSESSMENT, on: '2026-11-05' }],
    ['other work on that day', { caseRef: 'C-101', activity: 'court-episode', on: '2026-11-04' }],
  ])('is not seen in %s', async (_, words) => {
    const { as } = await office(logged);
    expect((await as('amira').start('log-activity', words)).words).not.toContain('is there already');
  });

  it.each<[string, Activity, string]>([
    [
      'that runs',
      { kind: 'private-law', from: '2026-11-04' },
      'A private law episode that started on 4 Nov 2026 is there',
    ],
    [
      'of several',
      { kind: 'proceedings', from: '2026-11-04', children: ['C-101-1'] },
      'Proceedings that started on 4 Nov 2026 are there already.',
    ],
    ['of one day', { kind: 'court-episode', on: '2026-11-04' }, 'One-off court work on 4 Nov 2026 is there already.'],
  ])('is called what it is: work %s', async (_, entry, question) => {
    const { as } = await office(entry);
    const amira = as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: entry.kind });
    const day = 'from' in entry ? { from: '2026-11-04' } : { on: '2026-11-04' };
    expect((await amira.press('Preview', day)).words).toContain(question);
  });
});

describe('children assessed', () => {
  it.each([
    ['one fewer than the case has', 2, false],
    ['as many as the case has', 3, false],
    ['one more than the case has', 4, true],
  ])('%s', async (_, children, isRemarked) => {
    const { as } = await office();
    const preview = await as('amira').start('log-activity', { ...ASSESSMENT, children });
    const remark = `C-101 has 3 children on it; this says ${children}.`;
    expect(preview.words.includes(remark)).toBe(isRemarked);
    expect(preview.words).toContain('Nothing is saved yet.');
  });
});
