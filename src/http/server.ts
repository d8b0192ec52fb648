import restify, { type Next, type Request, type Response } from 'restify';
import { z } from 'zod';
import { readBody } from './read-body.ts';

/** What a request is answered with; a body is sent as JSON. */
export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpOutside {
  /** Answers an activity; never throws. */
  receive(authorization: string, body: unknown): Promise<Outcome>;
  /** Throws when storage cannot be read. */
  checkReady(): Promise<void>;
  /** Local mode alone: sets the clock forward; false when it has passed the moment already. */
  moveClock?(moment: string): Promise<boolean>;
}

const BODY = { maxBytes: 256 * 1024, withinMs: 15_000 };
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 20_000;

const clockAsked = z.object({ now: z.iso.datetime() });

/** What is said instead of the library's own words, which quote the request. */
const SENTENCES: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  405: 'This address does not take this kind of request.',
};

/** The HTTP server: the bot's one address, the two health probes, in local mode the clock. Every answer is JSON. */
export function httpServer(outside: HttpOutside, body = BODY): restify.Server {
  const server = restify.createServer({ name: 'caseload' });
  server.server.headersTimeout = HEADERS_WITHIN_MS;
  server.server.requestTimeout = REQUEST_WITHIN_MS;

  server.post('/api/messages', async (request, response) => {
    const read = await readBody(request, body);
    if (!read.ok) return refuse(response, read.status, read.sentence);
    const outcome = await outside.receive(request.headers.authorization ?? '', read.value);
    if (outcome.body === undefined) response.send(outcome.status);
    else response.json(outcome.status, outcome.body);
  });
  server.get('/health/live', (_request: Request, response: Response, next: Next) => {
    response.json(200, { status: 'live' });
    next();
  });
  server.get('/health/ready', async (_request, response) => {
    try {
      await outside.checkReady();
      response.json(200, { status: 'ready' });
    } catch {
      response.json(503, { status: 'storage does not answer' });
    }
  });
  const { moveClock } = outside;
  if (moveClock) {
    server.post('/local/clock', async (request, response) => {
      const read = await readBody(request, body);
      if (!read.ok) return refuse(response, read.status, read.sentence);
      const asked = clockAsked.safeParse(read.value);
      if (!asked.success) response.json(400, { error: 'Expected {"now": "2026-11-26T09:00:00Z"}.' });
      else if (await moveClock(asked.data.now)) response.json(200, { now: asked.data.now });
      else response.json(409, { error: 'The clock goes forward alone.' });
    });
  }
  server.on('restifyError', (_request: Request, _response: Response, error: RestifyError, done: () => void) => {
    error.toJSON = () => ({ error: SENTENCES[error.statusCode] ?? 'The request could not be answered.' });
    done();
  });
  return server;
}

interface RestifyError {
  readonly statusCode: number;
  toJSON: () => unknown;
}

/** The connection ends with a refusal: what is left of the request is not read as another one. */
function refuse(response: Response, status: number, sentence: string): void {
  response.header('Connection', 'close');
  response.json(status, { error: sentence });
}
