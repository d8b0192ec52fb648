import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import { caseFacts, FAMILY, openOffice } from './talk.ts';

const office = () =>
  openOffice({
    amira: [
      caseFacts(FAMILY),
      caseFacts({ ref: 'L-1', activities: [{ kind: 'pathway-plan', on: '2026-11-04', rewrite: false }] }),
      caseFacts({ ref: 'C-102', closureDecidedOn: '2026-11-10' }),
    ],
  });

describe('a preview names the day and the year, and why nothing counts', () => {
  it.each<[string, string, Words, string]>([
    [
      'co-working',
      'set-co-working',
      { caseRef: 'C-101', yes: true, from: '2026-12-01' },
      'On Save: set co-working on C-101 from 1 Dec 2026.',
    ],
    [
      'a status',
      'change-children',
      { caseRef: 'C-101-1', childStatus: 'looked-after', from: '2026-11-04' },
      'On Save: recorded C-101-1 of C-101 as looked after since 4 Nov 2026.',
    ],
    [
      'a short journey',
      'log-activity',
      { caseRef: 'C-101', activity: 'travel', hours: 2, on: '2026-11-04' },
      'A journey of 2 hours each way scores nothing; more than 2 hours does.',
    ],
    [
      'the day of a journey that scores nothing',
      'log-activity',
      { caseRef: 'C-101', activity: 'travel', hours: 2, on: '2026-11-04' },
      'On Save: Long journeys, on 4 Nov 2026.',
    ],
    [
      'a second plan',
      'log-activity',
      { caseRef: 'L-1', activity: 'pathway-plan', on: '2026-11-05' },
      'Only the first plan of a case or a rewrite scores',
    ],
    [
      "somebody else's plan",
      'log-activity',
      { caseRef: 'C-101', activity: 'pathway-plan', on: '2026-11-05', completedBy: 'other' },
      'A plan that someone else completed scores nothing',
    ],
    ['a duty', 'log-duty', { duty: 'locality', from: '2026-11-02' }, 'since 2 Nov 2026.'],
    [
      'a closure that was decided before',
      'close-case',
      { caseRef: 'C-102', on: '2026-11-16' },
      'Recorded already for C-102: closure was decided on 10 Nov 2026.',
    ],
  ])('%s', async (_, command, words, expected) => {
    const { as } = await office();
    const preview = await as('amira').start(command, words);
    expect(preview.words).toContain('Preview:');
    expect(preview.words).toContain(expected);
  });

  it('a journey that counts is not explained', async () => {
    const { as } = await office();
    const words: Words = { caseRef: 'C-101', activity: 'travel', hours: 3, on: '2026-11-04' };
    expect((await as('amira').start('log-activity', words)).words).not.toContain('scores nothing');
  });
});
