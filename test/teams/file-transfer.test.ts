import { describe, expect, it } from '@jest/globals';
import type { TeamsSettings } from '../../src/config.ts';
import { fileTransfer } from '../../src/teams/file-transfer.ts';

const PRODUCTION: TeamsSettings = {
  credentials: { type: 'SingleTenant', appId: 'app', password: 'never-sent' },
  tenantId: 'tenant',
  serviceHosts: ['smba.trafficmanager.net'],
  fileHosts: ['*.sharepoint.com', 'files.council.example'],
};

/** Which addresses are asked for, how, and what comes of it. */
function transferTo(answer: () => Promise<Response>, settings = PRODUCTION) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const logged: string[] = [];
  const log = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
  const ask: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return answer();
  };
  const transfer = fileTransfer(settings, 1_000, { info: log, warn: log, error: log }, ask);
  return { transfer, asked, logged };
}

const MINE = 'https://contoso-my.sharepoint.com/personal/upload?tempauth=secret';

describe('the addresses of files', () => {
  it.each([
    ['a OneDrive', MINE],
    ['a host that the settings name', 'https://files.council.example/upload'],
  ])('may be %s', async (_, url) => {
    const { transfer, asked } = transferTo(async () => new Response('file'));
    expect(await transfer.get(url)).toEqual({ ok: true, bytes: Buffer.from('file') });
    expect(await transfer.put(url, 'é')).toBe(true);
    expect(asked.map((one) => one.url)).toEqual([url, url]);
    expect(asked[1]?.init).toMatchObject({ method: 'PUT', redirect: 'manual' });
    expect(asked[1]?.init?.headers).toEqual({
      'content-type': 'application/octet-stream',
      'content-range': 'bytes 0-1/2',
    });
  });

  it.each([
    ['plain http', 'http://contoso.sharepoint.com/upload'],
    ['another host', 'https://evil.example/upload'],
    ['the domain as the beginning of another', 'https://contoso.sharepoint.com.evil.example/upload'],
    ['the domain as the end of another', 'https://evilsharepoint.com/upload'],
    ['the bare domain', 'https://sharepoint.com/upload'],
    ['a final dot', 'https://contoso.sharepoint.com./upload'],
    ['the domain as a user name', 'https://contoso.sharepoint.com@evil.example/upload'],
    ['a password', 'https://u:p@contoso.sharepoint.com/upload'],
    ['another port', 'https://contoso.sharepoint.com:8443/upload'],
    ['a backslash that browsers take for a slash', 'https://evil.example\\@contoso.sharepoint.com/'],
    ['a host under one that is named whole', 'https://x.files.council.example/upload'],
    ['the connector of Teams', 'https://smba.trafficmanager.net/uk/'],
    ['this machine', 'http://127.0.0.1/upload'],
    ['the metadata of the cloud', 'http://169.254.169.254/metadata'],
    ['a file of this machine', 'file:///etc/passwd'],
    ['data', 'data:text/plain,x'],
    ['nothing', ''],
  ])('are not %s', async (_, url) => {
    const { transfer, asked, logged } = transferTo(async () => new Response('file'));
    expect(await transfer.get(url)).toEqual({ ok: false, reason: 'not-read' });
    expect(await transfer.put(url, 'file')).toBe(false);
    expect([asked, logged]).toEqual([[], ['file-address-refused {}', 'file-address-refused {}']]);
  });
});

describe('what goes wrong', () => {
  it.each<[string, () => Promise<Response>]>([
    ['a redirect', async () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })],
    ['a refusal', async () => new Response('secret', { status: 403 })],
    ['a broken connection', async () => Promise.reject(new TypeError('secret'))],
  ])('is told by its code: %s', async (_, answer) => {
    const { transfer, asked, logged } = transferTo(answer);
    expect(await transfer.get(MINE)).toEqual({ ok: false, reason: 'not-read' });
    expect(await transfer.put(MINE, 'file')).toBe(false);
    expect(asked).toHaveLength(2);
    expect(logged.map((line) => line.split(' ')[0])).toEqual(['file-not-fetched', 'file-not-put']);
    expect(logged.join()).not.toContain('secret');
  });

  it.each([
    ['as large as may be', 5 * 1024 * 1024, true],
    ['a byte larger', 5 * 1024 * 1024 + 1, false],
  ])('is a file that is too large: %s', async (_, size, ok) => {
    const { transfer } = transferTo(async () => new Response(new Uint8Array(size)));
    expect(await transfer.get(MINE)).toMatchObject(ok ? { ok } : { ok, reason: 'too-large' });
  });

  it('is a file without an end, of which no more is taken than may be', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const { transfer } = transferTo(async () => new Response(endless));
    expect(await transfer.get(MINE)).toEqual({ ok: false, reason: 'too-large' });
    expect(sent).toBeLessThan(100);
  });
});
