import type { IncomingMessage } from 'node:http';
import { type ParsedJson, parseJson } from './parse-json.ts';

export interface BodyLimits {
  readonly maxBytes: number;
  /** From the headers to the last byte: a slow sender holds nothing longer. */
  readonly withinMs: number;
}

/**
 * The JSON body of a request. restify's own parser is not used: its limit counts bytes before they are unzipped, and
 * broken gzip ends the process.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<ParsedJson> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, status: 415, sentence: 'Send JSON, with the content type application/json.' };
  }
  if (request.headers['content-encoding'] !== undefined) {
    return { ok: false, status: 415, sentence: 'Send the JSON as it is, without compression.' };
  }
  const bytes = await readBytes(request, limits);
  return bytes.ok ? parseJson(bytes.bytes.toString('utf8')) : bytes;
}

type Bytes = { readonly ok: true; readonly bytes: Buffer } | Exclude<ParsedJson, { ok: true }>;

/** Reads to the end even past the limit, without keeping it, so that the sender gets to hear the answer. */
function readBytes(request: IncomingMessage, { maxBytes, withinMs }: BodyLimits): Promise<Bytes> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (bytes: Bytes): void => {
      clearTimeout(timer);
      resolve(bytes);
    };
    const timer = setTimeout(() => {
      settle({ ok: false, status: 408, sentence: 'The message took too long to arrive.' });
    }, withinMs);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => {
      settle(
        size > maxBytes
          ? { ok: false, status: 413, sentence: `The message is larger than ${maxBytes} bytes.` }
          : { ok: true, bytes: Buffer.concat(chunks) },
      );
    });
    request.on('close', () => settle({ ok: false, status: 400, sentence: 'The message stopped half-way.' }));
  });
}
