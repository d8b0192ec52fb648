import { expect, it } from '@jest/globals';
import { answerSaid } from '../../src/chat/converse.ts';
import { chatOutside, identity, PERSONAL } from '../support/chat.ts';
import { memoryStores } from '../support/memory-stores.ts';

const outside = chatOutside(memoryStores(), () => '2026-11-18');

it.each([
  ['five hundred letters', 'x'.repeat(500), 'I did not understand that'],
  ['one letter more', 'x'.repeat(501), 'That is too long for me; please say it in a sentence.'],
])('%s', async (_, text, title) => {
  const reply = await answerSaid(outside, { text, speaker: identity('ada'), activityId: 'a-1', place: PERSONAL });
  const button = expect.objectContaining({ title: expect.any(String) });
  expect(reply.card?.data).toMatchObject({ title, buttons: [button, button, button] });
});
