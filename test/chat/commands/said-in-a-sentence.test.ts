import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import { understand } from '../../../src/chat/understanding/index.ts';
import { caseFacts, FAMILY, inputsOf, openOffice, type Talk, TODAY } from './talk.ts';

const office = async () => {
  const cases = [FAMILY, { ref: 'C-102' }, { ref: 'L-1', leavingCare: { role: 'case-manager' as const } }];
  return (await openOffice({ amira: cases.map((facts) => caseFacts(facts)) })).as('amira');
};

async function say(amira: Talk, sentence: string) {
  const understood = understand(sentence, TODAY);
  if (!understood.ok) throw new Error(`not understood: ${sentence}`);
  return amira.start(understood.command, understood.words);
}

/** What the form would hold: where the answer is a preview, one press of Back away. */
async function filledIn(sentence: string) {
  const amira = await office();
  const card = await say(amira, sentence);
  const isPreview = card.words.startsWith('Preview');
  return { isPreview, inputs: inputsOf((isPreview ? await amira.press('Back') : card).card) };
}

describe('what was said is filled in', () => {
  it.each([
    ['needs assessment L-1 started 2 Nov completed 6 Nov', { on: '2026-11-02', completedOn: '2026-11-06' }],
    ['care proceedings for C-101-1 since 3 Nov', { from: '2026-11-03', to: '', children: typedTexts(['C-101-1']) }],
    ['supervised contact for C-101-3 on 5 nov', { on: '2026-11-05', children: typedTexts(['C-101-3']) }],
    [
      'supervised contact for C-101-1 and c-101-2 on 5 nov',
      { on: '2026-11-05', children: typedTexts(['C-101-1', 'C-101-2']) },
    ],
    [
      'supervised contact for C-101 on 5 nov',
      { on: '2026-11-05', children: typedTexts(['C-101-1', 'C-101-2', 'C-101-3']) },
    ],
    ['core assessment of C-101-1 and C-101-2 started 5 nov', { on: '2026-11-05', children: 2 }],
    ['pathway plan rewrite for L-1 16 Nov', { on: '2026-11-16', rewrite: 'true', completedBy: 'nobody' }],
    ['rewrote the pathway plan for L-1 on 16 Nov', { on: '2026-11-16', rewrite: 'true', completedBy: 'nobody' }],
    ['pathway plan for L-1 16 Nov done by someone else', { on: '2026-11-16', rewrite: 'false', completedBy: 'other' }],
    [
      'pathway plan for L-1 16 Nov written by another worker',
      { on: '2026-11-16', rewrite: 'false', completedBy: 'other' },
    ],
    ['pathway plan for L-1 16 Nov done by me', { on: '2026-11-16', rewrite: 'false', completedBy: 'worker' }],
  ])('%s', async (sentence, inputs) => {
    expect(await filledIn(sentence)).toEqual({ isPreview: true, inputs });
  });

  it('a journey with a last day is a standing arrangement', async () => {
    const { inputs } = await filledIn('travel for C-101 3 hours each way on 4 Nov until 9 Nov');
    expect(inputs).toMatchObject({ arrangement: 'standing', on: '2026-11-04', to: '2026-11-09' });
  });
});

describe('what finds no place in the form leads to the form and not to a preview', () => {
  it.each([
    'pathway plan for L-1 started 2 Nov completed 9 Nov',
    'pathway plan for L-1 16 Nov done by Peter',
    'supervised contact for C-101 on 5 nov and 6 nov',
    'one-off court work for C-101-2 on 4 Nov',
    'change of placement for C-101 on 4 Nov, 2 children',
    'log practice teaching for C-101 from 4 Nov',
  ])('%s', async (sentence) => {
    const { words } = await say(await office(), sentence);
    expect(words).not.toContain('Preview:');
  });
});

describe('several cases in one sentence', () => {
  it.each([
    ['core assessment C-101 and C-102 with 1 child started today', 'Core assessment of 1 child'],
    ['close C-101 and C-102 today', 'decided'],
    ['C-101 and C-102 are co-worked from 4 Nov', 'co-work'],
  ])('%s: one is chosen first', async (sentence, answer) => {
    const amira = await office();
    const which = await say(amira, sentence);
    expect(which.words).toContain('You named more than one case.');
    expect(which.words).not.toContain('L-1');
    const chosen = /C-102\n(\w+)/.exec(which.words)?.[1];
    const next = await amira.press('Next', { caseId: chosen });
    expect(next.words).toContain('C-102');
    expect(next.words.toLowerCase()).toContain(answer.toLowerCase());
  });

  it('one that is not on the caseload is named', async () => {
    const { words } = await say(await office(), 'core assessment C-101 and X-999 with 1 child started today');
    expect(words).toContain('I do not see X-999 on this caseload');
  });

  it('several children of one case change together', async () => {
    const { words } = await say(await office(), 'C-101-1 and C-101-3 are looked after since 4 Nov');
    expect(words).toContain('2 ×');
  });
});
