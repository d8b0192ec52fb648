import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What goes wrong with one request: it may be passed on to storage or not, and answered or not. */
export type Fault = (pass: () => Promise<Answer>, response: ServerResponse) => Promise<void>;

/** Storage does what it was asked, and the connection breaks before the answer; `meanwhile` happens in between. */
export const loseAnswer =
  (meanwhile?: () => Promise<unknown>): Fault =>
  async (pass, response) => {
    await pass();
    await meanwhile?.();
    response.destroy();
  };

/** Something happens before storage is asked. */
export const firstOf =
  (meanwhile: () => Promise<unknown>): Fault =>
  async (pass, response) => {
    await meanwhile();
    give(response, await pass());
  };

/** The answer begins, says that it is compressed, and stops without an end. */
export const halfAnswer: Fault = async (pass, response) => {
  const { status } = await pass();
  response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': 100 });
  response.write(Buffer.from([0x1f, 0x8b, 0x08]));
};

/** Storage answers with a status of its own choosing. */
export const answerWith =
  (status: number, body: string, type = 'application/json;odata=minimalmetadata'): Fault =>
  async (_pass, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };

interface Exchange {
  readonly method: string;
  readonly bytes: number;
  answerBytes: number;
}

export interface StorageProxy {
  readonly connectionString: string;
  /** The requests that arrived, with the bytes of their bodies and of storage's answers. */
  readonly requests: Exchange[];
  /** The next request of the kind meets the fault; those asked for earlier come first. */
  next(kind: 'read' | 'write', ...faults: readonly Fault[]): void;
  stop(): void;
}

/** Stands between the stores and Azurite, counts requests and lets them go wrong. */
export async function storageProxy(): Promise<StorageProxy> {
  const azurite = connectionParts();
  const requests: Exchange[] = [];
  const faults: { readonly read: Fault[]; readonly write: Fault[] } = { read: [], write: [] };

  const server = createServer(async (incoming, response) => {
    const body = await bytesOf(incoming);
    const { method = '', url = '', headers } = incoming;
    const exchange: Exchange = { method, bytes: body.length, answerBytes: 0 };
    requests.push(exchange);
    const pass = (): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const outgoing = request({ host: azurite.host, port: azurite.port, method, path: url, headers }, (answer) => {
          bytesOf(answer).then((bytes) => {
            exchange.answerBytes = bytes.length;
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes });
          }, reject);
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    const fault = faults[method === 'GET' ? 'read' : 'write'].shift();
    if (fault) await fault(pass, response);
    else give(response, await pass());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    connectionString: storageAtPort(port),
    requests,
    next: (kind, ...more) => {
      faults[kind].push(...more);
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The run's Azurite with its tables at another port of this machine. */
export function storageAtPort(port: number): string {
  const azurite = connectionParts();
  return azurite.text.replace(azurite.endpoint, `http://127.0.0.1:${port}/devstoreaccount1`);
}

/** How to reach the run's Azurite. */
export function azuriteConnection(): string {
  return connectionParts().text;
}

function connectionParts(): { text: string; endpoint: string; host: string; port: string } {
  const text = process.env.AZURITE_CONNECTION_STRING ?? '';
  const endpoint = /TableEndpoint=([^;]+)/.exec(text)?.[1];
  if (endpoint === undefined) throw new Error('AZURITE_CONNECTION_STRING names no TableEndpoint');
  const { hostname, port } = new URL(endpoint);
  return { text, endpoint, host: hostname, port };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _chunked, 'content-length': _length, ...kept } = headers;
  // Two calls: restify, loaded by another test in the same worker, changes what writeHead returns.
  response.writeHead(status, { ...kept, ...(status === 204 ? {} : { 'content-length': body.length }) });
  response.end(body);
}
