import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import type { Activity } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

const running: Activity = { kind: 'core-assessment', on: '2026-11-04', children: 2 };

async function office(...activities: readonly Activity[]) {
  const opened = await openOffice({ amira: [caseFacts({ activities })] });
  const amira = opened.as('amira');
  const say = (sentence: string) => {
    const understood = understand(sentence, TODAY);
    if (!understood.ok) throw new Error('not understood');
    return amira.start(understood.command, understood.words);
  };
  return { ...opened, amira, say };
}

describe('work of a fixed window that is said to be over', () => {
  it.each([
    'the core assessment for C-101 is finished',
    'the core assessment on C-101 has ended',
    'core assessment on C-101 is done',
    'end the core assessment on C-101',
  ])('"%s" is answered with what is there, and no form', async (sentence) => {
    const { say } = await office(running);
    const card = await say(sentence);
    expect(card.words).toContain('Core assessment of 2 children, started 4 Nov 2026: it ends by itself on 22 Dec.');
    expect(inputsOf(card.card)).toEqual({});
    expect(card.buttons.map(({ title }) => title)).toEqual(['Open the case', 'Log another']);
  });

  it('another one can be logged from there', async () => {
    const { say, amira } = await office(running);
    await say('the core assessment for C-101 is finished');
    expect(inputsOf((await amira.press('Log another')).card)).toMatchObject({ on: TODAY });
  });

  it('asks for the case first where none was said', async () => {
    const { say, amira } = await office(running);
    await say('the core assessment is finished');
    expect((await amira.press('Next')).words).toContain('it ends by itself on 22 Dec.');
  });

  it.each<[string, readonly Activity[], string]>([
    ['where none is there', [], 'the core assessment for C-101 is finished'],
    ['where its window is over', [{ ...running, on: '2026-09-30' }], 'the core assessment for C-101 is finished'],
    ['where a day was said', [running], 'finished a core assessment for C-101 on 5 Nov'],
  ])('is logged %s', async (_, activities, sentence) => {
    const { say } = await office(...activities);
    expect(Object.keys(inputsOf((await say(sentence)).card))).toEqual(['on', 'children']);
  });
});

describe('work that runs and is said to be over, without a day', () => {
  it.each(['proceedings for C-101 have ended', 'end proceedings on C-101'])(
    '"%s" opens the entry with today as its last day',
    async (sentence) => {
      const { say } = await office({ kind: 'proceedings', from: '2026-11-05', children: ['C-101-1'] });
      expect(inputsOf((await say(sentence)).card)).toMatchObject({ from: '2026-11-05', to: TODAY });
    },
  );
});
