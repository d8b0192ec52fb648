import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { azuriteConnection } from './storage-proxy.ts';

/** A request to storage. */
export interface Seen {
  /** `PUT table Deliveries`, `POST queue messages`. */
  readonly what: string;
  /** The address with its keys, and the body. */
  readonly about: string;
}

type Watcher = (seen: Seen, when: 'before' | 'after') => 'go' | 'stop' | Promise<'go' | 'stop'>;

export interface WatchedStorage {
  readonly connectionString: string;
  /**
   * Is asked before and after storage does what a request wants. With `stop` the request is not passed on, or its
   * answer not given: whoever asked hears nothing more.
   */
  watch(watcher: Watcher): void;
  close(): void;
}

/** Stands between a bot and Azurite, for tables and queues, so that a test can end the bot at any request. */
export async function watchedStorage(): Promise<WatchedStorage> {
  let watcher: Watcher = () => 'go';
  let connectionString = azuriteConnection();
  const servers: Server[] = [];
  for (const [service, part] of [
    ['table', 'TableEndpoint'],
    ['queue', 'QueueEndpoint'],
  ] as const) {
    const endpoint = new RegExp(`${part}=([^;]+)`).exec(connectionString)?.[1] ?? '';
    const behind = new URL(endpoint);
    const server = createServer(async (incoming, response) => {
      const { method, url = '' } = incoming;
      const body = await bytesOf(incoming);
      const seen = { what: `${method} ${service} ${targetOf(url)}`, about: `${url}\n${body}` };
      if ((await watcher(seen, 'before')) === 'stop') return;
      const answer = await passOn(behind, incoming, body).catch(() => undefined);
      if (!answer || (await watcher(seen, 'after')) === 'stop') return;
      give(response, answer.message, answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    connectionString = connectionString.replace(endpoint, `http://127.0.0.1:${port}${behind.pathname}`);
  }
  return {
    connectionString,
    watch: (next) => {
      watcher = next;
    },
    close: () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** The table without its prefix and keys, or the last part of a queue's address. */
function targetOf(url: string): string {
  const [, table] = /(Caseloads|People|Teams|Deliveries|\$batch)/.exec(url) ?? [];
  return table ?? (/\/messages/.test(url) ? 'messages' : 'other');
}

async function passOn(
  { hostname, port }: URL,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ readonly message: IncomingMessage; readonly body: Buffer }> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({ host: hostname, port, method, path: url, headers }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  return { message, body: await bytesOf(message) };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function give(response: ServerResponse, { statusCode = 0, headers }: IncomingMessage, body: Buffer): void {
  const { 'transfer-encoding': _chunked, 'content-length': _length, ...kept } = headers;
  response.writeHead(statusCode, { ...kept, ...(statusCode === 204 ? {} : { 'content-length': body.length }) });
  response.end(body);
}
