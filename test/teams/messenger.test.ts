import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/chat/notifications/notification.ts';
import { GuardedAdapter } from '../../src/teams/guarded-adapter.ts';
import { TEAMS_LIMITS } from '../../src/teams/limits.ts';
import { postRemover, teamsMessenger } from '../../src/teams/messenger.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';

const CARD: Message = {
  text: 'North has submitted 9 of 11',
  reference: 'Ref 7K3F-9Q',
  card: { template: 'notice', data: { title: 'North', sentences: [{ text: '9 of 11' }], buttons: [] } },
};

let connector: FakeConnector;
const logged: string[] = [];
const line = (code: string, fields = {}): void => void logged.push([code, ...Object.values(fields)].join(' '));
const log = { info: line, warn: line, error: line };
const settings = { credentials: null, tenantId: 'tenant', serviceHosts: ['127.0.0.1'], fileHosts: [] };
const messenger = teamsMessenger(new GuardedAdapter(settings, TEAMS_LIMITS, log), log);
const address = () => ({ serviceUrl: connector.url, conversationId: '19:x', tenantId: 'tenant', botId: '28:bot' });

beforeAll(async () => {
  connector = await fakeConnector();
});
afterEach(() => {
  connector.reset();
  logged.length = 0;
});
afterAll(() => connector.close());

describe('a message as it is sent', () => {
  it('is plain text with its reference at the end', async () => {
    expect(await messenger.post(address(), { text: '*9* of <b>11</b>', reference: 'Ref 7K3F-9Q' })).toMatchObject({
      kind: 'ok',
    });
    expect(connector.requests[0]?.body).toMatchObject({
      type: 'message',
      text: '*9* of <b>11</b> (Ref 7K3F-9Q)',
      textFormat: 'plain',
      from: { id: '28:bot' },
      conversation: { id: '19:x' },
    });
  });

  it('is a card with its reference as the last line, and a sentence for the banner', async () => {
    await messenger.post(address(), CARD);
    const { summary, text, attachments } = connector.requests[0]?.body ?? {};
    expect([summary, text]).toEqual(['North has submitted 9 of 11', undefined]);
    const [{ content }] = attachments as [{ content: { body: readonly unknown[] } }];
    expect(content.body.at(-1)).toMatchObject({ type: 'TextBlock', text: 'Ref 7K3F-9Q', isSubtle: true });
  });

  it('is edited in place with all of it', async () => {
    const posted = { address: address(), activityId: 'activity-7' };
    expect(await messenger.update(posted, CARD)).toEqual({ kind: 'ok', activityId: 'activity-7' });
    expect(connector.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/v3/conversations/19%3Ax/activities/activity-7',
      body: { summary: 'North has submitted 9 of 11' },
    });
  });

  it('is not sent with a card that does not fit its template, and the field is logged', async () => {
    const wrong: Message = { ...CARD, card: { template: 'notice', data: { title: 'about Amira' } } };
    expect(await messenger.post(address(), wrong)).toEqual({ kind: 'refused', problem: 'card' });
    expect(connector.requests).toEqual([]);
    expect(logged).toEqual(['message-not-made CardFault notice.sentences: data']);
  });
});

describe('what an edit is answered', () => {
  it.each<[string, number, unknown]>([
    ['the post is gone', 404, { kind: 'gone' }],
    ['the bot was taken out', 403, { kind: 'unreachable', problem: 'status-403' }],
    ['it is no good', 400, { kind: 'refused', problem: 'status-400' }],
    ['Teams is busy', 429, { kind: 'again', problem: 'status-429' }],
    ['two were at it', 412, { kind: 'again', problem: 'status-412' }],
  ])('%s', async (_sentence, status, sent) => {
    connector.next({ status });
    expect(await messenger.update({ address: address(), activityId: 'a' }, CARD)).toEqual(sent);
    expect(connector.requests).toHaveLength(1);
  });
});

describe('a post that is taken out of its conversation', () => {
  const remove = postRemover(new GuardedAdapter(settings, TEAMS_LIMITS, log));

  it('is asked for by one request', async () => {
    expect(await remove({ address: address(), activityId: 'activity-7' })).toEqual({
      kind: 'ok',
      activityId: 'activity-7',
    });
    expect(connector.requests.map(({ method, path }) => [method, path])).toEqual([
      ['DELETE', '/v3/conversations/19%3Ax/activities/activity-7'],
    ]);
  });

  it.each([
    ['is gone already', 404, { kind: 'gone' }],
    ['may not be touched', 403, { kind: 'unreachable', problem: 'status-403' }],
    ['is refused', 400, { kind: 'refused', problem: 'status-400' }],
    ['is asked for again when Teams is busy', 429, { kind: 'again', problem: 'status-429' }],
  ])('%s', async (_, status, outcome) => {
    connector.next({ status });
    expect(await remove({ address: address(), activityId: 'activity-7' })).toEqual(outcome);
    expect(connector.requests).toHaveLength(1);
  });

  it('is not asked for at an address that is not on the list', async () => {
    const elsewhere = { ...address(), serviceUrl: 'https://evil.example/' };
    expect(await remove({ address: elsewhere, activityId: 'x' })).toEqual({ kind: 'refused', problem: 'address' });
  });
});
