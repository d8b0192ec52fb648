import { expect, it } from '@jest/globals';
import { answerSaid } from '../../src/chat/converse.ts';
import type { ChatOutside } from '../../src/chat/turn.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { memoryStores } from '../support/memory-stores.ts';

const outside: ChatOutside = {
  stores: memoryStores(),
  schemeOf: schemeInForce,
  clock: { now: () => '2026-11-18T09:00:00.000Z', today: () => '2026-11-18' },
  newId: () => 'id-1',
  roster: { members: async () => [] },
  log: { info: () => {}, warn: () => {}, error: () => {} },
  follow: () => {},
  firstAdmins: ['object-ada'],
};

it.each([
  ['five hundred letters', 'x'.repeat(500), 'I did not understand that'],
  ['one letter more', 'x'.repeat(501), 'That is too long for me; please say it in a sentence.'],
])('%s', async (_, text, title) => {
  const speaker = { tenantId: 'tenant-1', objectId: 'object-ada', name: 'Ada' };
  const address = { serviceUrl: 'https://smba.example', conversationId: 'a:1', tenantId: 'tenant-1', botId: '28:bot' };
  const reply = await answerSaid(outside, { text, speaker, activityId: 'a-1', place: { kind: 'personal', address } });
  const button = expect.objectContaining({ title: expect.any(String) });
  expect(reply.card?.data).toMatchObject({ title, buttons: [button, button, button] });
});
