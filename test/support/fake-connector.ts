import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with instead of success. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The connection breaks before or after the request was read, the answer stops half-way, or there is none. */
  | 'reset-unread'
  | 'reset'
  | 'half'
  | 'hang';

/** A member as a roster lists them; `29:` and the name is their id in the channel unless said otherwise. */
export interface Listed {
  readonly name: string;
  readonly objectId?: string;
  readonly id?: string;
  /** `guest` for somebody of another organisation. */
  readonly userRole?: string;
}

export interface ConnectorRequest {
  readonly method: string;
  /** Without the query: `/v3/conversations/x/activities`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Stands for the Bot Framework connector of Teams, on loopback: writes down what is sent and can misbehave. */
export interface FakeConnector {
  readonly url: string;
  readonly requests: readonly ConnectorRequest[];
  /** Of the requests, the messages that were posted, whatever they were answered with. */
  posts(): readonly ConnectorRequest[];
  /** Faults for every request that a conversation's address is part of, until it is told otherwise. */
  always(conversationId: string, fault: Fault | undefined): void;
  /** Faults for the next requests, in order; `undefined` lets one through. */
  next(...faults: readonly (Fault | undefined)[]): void;
  /** The members of a conversation, in pages. */
  roster(conversationId: string, pages: readonly (readonly Listed[])[]): void;
  /** Forgets requests and faults. */
  reset(): void;
  close(): Promise<void>;
}

export async function fakeConnector(): Promise<FakeConnector> {
  const requests: ConnectorRequest[] = [];
  const faults: (Fault | undefined)[] = [];
  const lasting = new Map<string, Fault>();
  const rosters = new Map<string, readonly (readonly Listed[])[]>();
  let ids = 0;

  const answer = ({ method, path, body }: ConnectorRequest, query: URLSearchParams): unknown => {
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)/.exec(path) ?? [];
    if (path.endsWith('/pagedmembers')) {
      const page = Number(query.get('continuationToken') ?? 0);
      const pages = rosters.get(decodeURIComponent(conversation)) ?? [];
      const members = (pages[page] ?? []).map(({ id, name, objectId, userRole }) => ({
        id: id ?? `29:${name}`,
        name,
        aadObjectId: objectId,
        userRole,
      }));
      return { members, ...(page + 1 < pages.length ? { continuationToken: String(page + 1) } : {}) };
    }
    if (method === 'POST' && path === '/v3/conversations') {
      const [member] = body.members as { id: string }[];
      return { id: member?.id.replace('29:', 'a:') };
    }
    ids += 1;
    return { id: `activity-${ids}` };
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://connector');
    const { method = '', headers } = request;
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)/.exec(url.pathname) ?? [];
    const fault = lasting.get(decodeURIComponent(conversation)) ?? faults.shift();
    if (fault === 'reset-unread') {
      request.socket.destroy();
      return;
    }
    const body = await bodyOf(request);
    const recorded = { method, path: url.pathname, authorization: headers.authorization, body };
    requests.push(recorded);
    if (fault === undefined) send(response, 200, answer(recorded, url.searchParams));
    else misbehave(response, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    posts: () => requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities')),
    always: (conversationId, fault) => {
      if (fault === undefined) lasting.delete(conversationId);
      else lasting.set(conversationId, fault);
    },
    next: (...more) => void faults.push(...more),
    roster: (conversationId, pages) => void rosters.set(conversationId, pages),
    reset: () => {
      requests.length = 0;
      faults.length = 0;
      lasting.clear();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function misbehave(response: ServerResponse, fault: Exclude<Fault, 'reset-unread'>): void {
  if (fault === 'reset') response.socket?.destroy();
  else if (fault === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
    response.write('{"id":');
  } else if (fault !== 'hang') {
    const { status, headers, body } = fault;
    // Two calls: restify, loaded by another test in the same worker, changes what writeHead returns.
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body ?? JSON.stringify({ error: { code: 'Fault', message: 'as the test wants it' } }));
  }
}
