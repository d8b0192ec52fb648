import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeptDelivery } from '../../src/application/delivery-ports.ts';
import type { Fault } from '../support/fake-connector.ts';
import { deliveryTo, keyOf, type Office, openOffice, startSender } from '../support/sending.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const textsOf = () => office.connector.posts().map(({ body }) => body.text);
const LATER = { status: 503 } as const;

describe('a delivery to a person', () => {
  it('is posted into their chat once, with its reference, and recorded', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await sender.enqueue(delivery);
    await sender.work();
    expect(office.connector.requests).toHaveLength(1);
    expect(office.connector.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/a%3AAmira/activities',
    });
    expect(textsOf()).toEqual([expect.stringMatching(/^Hello \(Ref [\dA-Z]{4}-[\dA-Z]{2}\)$/)]);
    expect(await sender.read(delivery)).toMatchObject({
      state: 'sent',
      attempts: 1,
      posted: { activityId: 'activity-1' },
    });
  });

  it('is not posted again, however often its message comes or it is decided anew', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await sender.enqueue(delivery);
    await office.stores.queue.send(Array.from({ length: 20 }, () => delivery.id));
    await sender.work();
    await sender.enqueue(delivery);
    await sender.workAll();
    expect(textsOf()).toHaveLength(1);
  });

  it.each<[string, Fault, Partial<KeptDelivery>]>([
    ['403 with a code', { status: 403 }, { state: 'unreachable', problem: 'status-403' }],
    ['403 with an empty body', { status: 403, body: '' }, { state: 'unreachable', problem: 'status-403' }],
    ['403 with a page', { status: 403, body: '<html>no</html>' }, { state: 'unreachable', problem: 'status-403' }],
    ['403 with half a body', { status: 403, body: '{"error":' }, { state: 'unreachable', problem: 'status-403' }],
    ['404', { status: 404 }, { state: 'unreachable', problem: 'status-404' }],
    ['400', { status: 400 }, { state: 'failed', problem: 'status-400' }],
    ['401', { status: 401 }, { state: 'failed', problem: 'status-401' }],
    ['413', { status: 413 }, { state: 'failed', problem: 'status-413' }],
  ])('ends after one request at %s', async (_sentence, fault, end) => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    office.connector.next(fault);
    await sender.enqueue(delivery);
    await sender.workAll();
    expect(office.connector.requests).toHaveLength(1);
    expect(await sender.read(delivery)).toMatchObject({ ...end, attempts: 1 });
  });

  it.each<[string, Fault, string]>([
    ['412', { status: 412 }, 'status-412'],
    ['429 without Retry-After', { status: 429 }, 'status-429'],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '7' } }, 'status-429'],
    ['408', { status: 408 }, 'status-408'],
    ['500', { status: 500 }, 'status-500'],
    ['502', { status: 502, body: '<html>bad gateway</html>' }, 'status-502'],
    ['504', { status: 504 }, 'status-504'],
    ['a connection that breaks before the request was read', 'reset-unread', 'no-answer'],
    ['a connection that breaks after it was read', 'reset', 'no-answer'],
    ['half an answer', 'half', 'no-answer'],
    ['silence', 'hang', 'no-answer'],
  ])('is tried again after %s, with one request for each attempt', async (_sentence, fault, problem) => {
    const sender = startSender(office, fault === 'hang' || fault === 'half' ? { postMs: 1_500 } : {});
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    office.connector.next(fault);
    await sender.enqueue(delivery);
    await sender.work();
    expect(office.connector.requests.length).toBeLessThanOrEqual(1);
    expect(await sender.read(delivery)).toMatchObject({ state: 'waiting', attempts: 1, problem });
    const before = office.connector.requests.length;
    await sender.workAll();
    expect(office.connector.requests).toHaveLength(before + 1);
    const sent = await sender.read(delivery);
    expect(sent).toMatchObject({ state: 'sent', attempts: 2 });
    expect(sent.problem).toBeUndefined();
    expect(new Set(textsOf()).size).toBe(1);
  });

  it('is parked after five attempts, with the last problem', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    office.connector.next(LATER, LATER, LATER, LATER, LATER);
    await sender.enqueue(delivery);
    await sender.workAll();
    expect(office.connector.requests).toHaveLength(5);
    expect(await sender.read(delivery)).toMatchObject({ state: 'failed', attempts: 5, problem: 'status-503' });
    expect(sender.logged).toContain('delivery-given-up status-503 month-card');
  });

  it.each<[string, number, readonly number[]]>([
    ['at most so long', 1, [15, 45, 135, 405]],
    ['half of it', 0.5, [7.5, 22.5, 67.5, 202.5]],
    ['not at all', 0, [0, 0, 0, 0]],
  ])('waits between attempts as chance has it: %s', async (_sentence, chance, seconds) => {
    const sender = startSender(office, { random: () => chance });
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    office.connector.next(LATER, LATER, LATER, LATER);
    await sender.enqueue(delivery);
    for (const wait of seconds) {
      await sender.work();
      const { nextAttemptAt } = await sender.read(delivery);
      if (wait === 0) continue;
      expect(Date.parse(nextAttemptAt ?? '') - Date.parse(office.now())).toBe(wait * 1_000);
      office.elapse(Math.ceil(wait));
    }
    await sender.work();
    expect((await sender.read(delivery)).state).toBe('sent');
  });

  it.each<[string, Record<string, string>, number]>([
    ['in seconds', { 'retry-after': '30' }, 30],
    ['as a moment', { 'retry-after': 'Wed, 18 Nov 2026 09:02:00 GMT', date: 'Wed, 18 Nov 2026 09:00:00 GMT' }, 120],
    ['far too long', { 'retry-after': '86400' }, 3_600],
  ])('waits as long as Teams asks for, %s, and so does all that goes there', async (_sentence, headers, seconds) => {
    const sender = startSender(office, { random: () => 0 });
    const to = await office.person('Amira');
    const [first, second] = [deliveryTo(to, 'k-1'), deliveryTo(to, 'k-2')];
    office.connector.next({ status: 429, headers });
    await sender.enqueue(first);
    await sender.work();
    await sender.enqueue(second);
    office.elapse(seconds - 4);
    await sender.work();
    expect(office.connector.requests).toHaveLength(1);
    office.elapse(4);
    await sender.work();
    office.elapse(10);
    await sender.work();
    expect(office.connector.requests).toHaveLength(3);
  });

  it.each(['soon', '', '-1', 'Wed, 18 Nov 2026 25:00:00 GMT'])(
    'is not held up by a Retry-After of %j',
    async (said) => {
      const sender = startSender(office);
      const delivery = deliveryTo(await office.person('Amira'), 'k');
      office.connector.next({ status: 429, headers: { 'retry-after': said } });
      await sender.enqueue(delivery);
      await sender.workAll();
      expect(office.connector.requests).toHaveLength(2);
    },
  );

  it('is not posted before its time, nor after it', async () => {
    const sender = startSender(office);
    const to = await office.person('Amira');
    const early = deliveryTo(to, 'early', { notBefore: '2026-11-26T09:30:00Z' });
    const late = deliveryTo(to, 'late', { sendBy: '2026-11-26T08:59:59.999Z' });
    const justInTime = deliveryTo(to, 'just', { sendBy: '2026-11-26T09:00:00Z' });
    await sender.enqueue(early, late, justInTime);
    await sender.work();
    const states = async () =>
      Promise.all([early, late, justInTime].map(async (one) => (await sender.read(one)).state));
    expect(await states()).toEqual(['waiting', 'too-late', 'sent']);
    office.elapse(30 * 60 - 1);
    await sender.work();
    expect(await states()).toEqual(['waiting', 'too-late', 'sent']);
    office.elapse(1);
    await sender.work();
    expect(await states()).toEqual(['sent', 'too-late', 'sent']);
    expect(textsOf()).toHaveLength(2);
  });

  it('says what is so when it goes out, and nothing when there is nothing left to say', async () => {
    let words: string | null = 'as decided';
    const sender = startSender(office, { say: () => words });
    const to = await office.person('Amira');
    const [changed, pointless] = [deliveryTo(to, 'changed'), deliveryTo(to, 'pointless')];
    await sender.enqueue(changed);
    words = 'as it is now';
    await sender.work();
    await sender.enqueue(pointless);
    words = null;
    await sender.work();
    expect(textsOf()).toEqual([expect.stringContaining('as it is now')]);
    expect(await sender.read(pointless)).toMatchObject({ state: 'pointless' });
  });

  it('is parked when we cannot make its words, and the fault is logged without them', async () => {
    const say = () => {
      throw new TypeError('about Amira');
    };
    const sender = startSender(office, { say });
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await sender.enqueue(delivery);
    await sender.work();
    expect(await sender.read(delivery)).toMatchObject({ state: 'failed', problem: 'not-composed' });
    expect(sender.logged).toEqual(['delivery-not-composed month-card TypeError']);
  });

  it('goes nowhere that is not on the list of hosts', async () => {
    const sender = startSender(office);
    const delivery = deliveryTo(await office.person('Amira'), 'k');
    await office.stores.people.change(keyOf('Amira'), (before) => {
      if (!before?.chat) throw new Error('no chat');
      return { ...before, chat: { ...before.chat, serviceUrl: 'http://elsewhere.example' } };
    });
    await sender.enqueue(delivery);
    await sender.work();
    expect(office.connector.requests).toEqual([]);
    expect(await sender.read(delivery)).toMatchObject({ state: 'failed', problem: 'address' });
  });
});
