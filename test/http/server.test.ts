import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { httpServer } from '../../src/http/server.ts';

const received: unknown[] = [];
let ready = true;
const server = httpServer(
  {
    receive: async (authorization, body) => {
      received.push({ authorization, body });
      return { status: 200, body: { heard: true } };
    },
    checkReady: async () => {
      if (!ready) throw new Error('the account key is abc');
    },
  },
  { maxBytes: 4_096, withinMs: 300 },
);
let url = '';

beforeEach(async () => {
  received.length = 0;
  ready = true;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
afterEach(async () => {
  server.server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(resolve));
});

const JSON_TYPE = { 'content-type': 'application/json' };
const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

describe('a body that is refused before anybody reads it', () => {
  it.each<[string, number, string | Uint8Array, Record<string, string>]>([
    ['JSON that breaks off', 400, '{"type":"mess', JSON_TYPE],
    ['words', 400, 'hello', JSON_TYPE],
    ['nothing', 400, '', JSON_TYPE],
    ['65 levels', 400, nested(65), JSON_TYPE],
    ['2,000 levels of lists', 400, `${'['.repeat(2_000)}${']'.repeat(2_000)}`, JSON_TYPE],
    ['a field that changes what objects are', 400, '{"a":{"__proto__":{"admin":true}}}', JSON_TYPE],
    ['the same field in disguise', 400, '{"a":{"\\u005f_proto__":{"admin":true}}}', JSON_TYPE],
    ['a byte too many', 413, `"${'x'.repeat(4_095)}"`, JSON_TYPE],
    ['5 MB', 413, `"${'x'.repeat(5_000_000)}"`, JSON_TYPE],
    ['a form', 415, 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['an upload', 415, '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['something that only looks like JSON', 415, '{}', { 'content-type': 'application/jsonx' }],
    ['no type at all', 415, new TextEncoder().encode('{}'), {}],
    ['zipped JSON', 415, gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['broken gzip', 415, 'no gzip', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])('refuses %s', async (_, status, body, headers) => {
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: string };
    expect(error).toMatch(/^[A-Z][^{}"]+\.$/);
    expect(error).not.toMatch(/Unexpected|position|SyntaxError/);
    expect(received).toEqual([]);
  });

  it('cuts off a sender that is too slow', async () => {
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.write(
        'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a"',
      );
    });
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('took too long');
    expect(received).toEqual([]);
  });

  it('forgets a sender that goes away half-way', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
          () => {
            socket.destroy();
            resolve();
          },
        );
      });
    });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(received).toEqual([]);
  });
});

describe('a body that is passed on', () => {
  it.each<[string, string]>([
    ['64 levels', nested(64)],
    ['brackets in words', JSON.stringify({ text: '['.repeat(200) })],
    ['a quotation mark in words', JSON.stringify({ text: `"\\"${'{'.repeat(100)}` })],
    ['the largest size', `"${'x'.repeat(4_094)}"`],
  ])('takes %s', async (_, body) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer x' };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toEqual([200, { heard: true }]);
    expect(received).toEqual([{ authorization: 'Bearer x', body: JSON.parse(body) }]);
  });
});

describe('the clock of local mode', () => {
  const moved: string[] = [];
  const local = httpServer({
    receive: async () => ({ status: 200 }),
    checkReady: async () => {},
    moveClock: async (moment) => {
      if (moment < '2026-11-26') return false;
      moved.push(moment);
      return true;
    },
  });
  let at = '';
  beforeEach(async () => {
    moved.length = 0;
    await new Promise<void>((resolve) => local.listen(0, '127.0.0.1', resolve));
    at = `http://127.0.0.1:${local.address().port}`;
  });
  afterEach(async () => {
    local.server.closeAllConnections();
    await new Promise<void>((resolve) => local.close(resolve));
  });
  const post = async (to: string, body: unknown): Promise<readonly unknown[]> => {
    const response = await fetch(`${to}/local/clock`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };

  it.each<[string, unknown, number, readonly string[]]>([
    ['goes to a moment', { now: '2026-12-01T09:00:00Z' }, 200, ['2026-12-01T09:00:00Z']],
    ['does not go back', { now: '2026-11-25T09:00:00Z' }, 409, []],
    ['takes no day without an hour', { now: '2026-12-01' }, 400, []],
    ['takes nothing else', 'tomorrow', 400, []],
  ])('%s', async (_, body, status, expected) => {
    expect([(await post(at, body))[0], moved]).toEqual([status, expected]);
  });

  it('is not there where nobody gave one: in production', async () => {
    expect(await post(url, { now: '2026-12-01T09:00:00Z' })).toEqual([
      404,
      { error: 'There is nothing at this address.' },
    ]);
  });
});

describe('other addresses', () => {
  it.each<[string, string, string, number, unknown]>([
    ['says that it lives', 'GET', '/health/live', 200, { status: 'live' }],
    ['says that it is ready', 'GET', '/health/ready', 200, { status: 'ready' }],
    ['knows no other address', 'GET', '/admin?id=secret', 404, { error: 'There is nothing at this address.' }],
    [
      'takes messages by POST alone',
      'GET',
      '/api/messages',
      405,
      { error: 'This address does not take this kind of request.' },
    ],
  ])('%s', async (_, method, path, status, body) => {
    const response = await fetch(url + path, { method });
    expect([response.status, await response.json()]).toEqual([status, body]);
  });

  it('is not ready while storage does not answer, and says nothing of why', async () => {
    ready = false;
    const response = await fetch(`${url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'storage does not answer' }]);
  });
});
