import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import { inputsOf } from './talk.ts';
import { openTown, TODAY } from './town.ts';

/** Stands once in the card for the client's own check, and once more where it is said. */
const PROBLEM = 'Please give a part of full time from 0.01 to 1';

async function said(sentence: string, name: string) {
  const understood = understand(sentence, TODAY);
  if (!understood.ok) throw new Error('not understood');
  return (await openTown()).as(name).say(understood.command, understood.words);
}

describe('what is said out of its range', () => {
  it.each([
    ['make amira 0 FTE', 0],
    ['amira is now 1.5 FTE', 1.5],
    ['set the FTE of amira to 2', 2],
  ])('"%s" is shown as it was said, with what is wrong with it', async (sentence, fte) => {
    const card = await said(sentence, 'mona');
    expect(inputsOf(card.card).fte).toBe(fte);
    expect(card.words.split(PROBLEM)).toHaveLength(3);
  });

  it.each([
    ['make amira 0.01 FTE', 0.01],
    ['amira is now 1 FTE', 1],
  ])('"%s" is in it', async (sentence, fte) => {
    const card = await said(sentence, 'mona');
    expect(inputsOf(card.card).fte).toBe(fte);
    expect(card.words.split(PROBLEM)).toHaveLength(2);
  });

  it.each([['what will I be on 1 Jan 2300'], ['what was I on 31 Dec 1899']])('"%s" asks again', async (sentence) => {
    expect((await said(sentence, 'amira')).words).toContain('No calendar has that day.');
  });
});
