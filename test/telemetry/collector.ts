import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that was measured, as a collector has it. */
export interface Told {
  readonly what: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Takes OTLP over HTTP on loopback, as a collector does, and keeps every byte. */
export interface Collector {
  readonly endpoint: string;
  /** Addresses, headers and bodies as they came. */
  readonly received: readonly string[];
  spans(): readonly Told[];
  metrics(): readonly Told[];
  close(): Promise<void>;
}

export async function collector(): Promise<Collector> {
  const received: string[] = [];
  const bodies: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    received.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
    bodies.push(JSON.parse(body));
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans: () => all(bodies, 'spans').map((span) => ({ what: String(span.name), attributes: attributesOf(span) })),
    metrics: () =>
      all(bodies, 'metrics').flatMap((metric) =>
        all([metric], 'dataPoints').map((point) => ({ what: String(metric.name), attributes: attributesOf(point) })),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Json = Readonly<Record<string, unknown>>;

/** The members of every list of this name, however deep it stands. */
function all(value: unknown, name: string): readonly Json[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? (inner as Json[]) : all(inner, name)));
}

function attributesOf({ attributes }: Json): Json {
  const given = (attributes ?? []) as readonly { readonly key: string; readonly value: Json }[];
  return Object.fromEntries(given.map(({ key, value }) => [key, Object.values(value)[0]]));
}
