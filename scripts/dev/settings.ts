import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);

/** What the environment says of a local run, each from its variable. */
const environmentSchema = z.object({
  PORT: port(3978),
  AZURITE_BLOB_PORT: port(10_000),
  AZURITE_QUEUE_PORT: port(10_001),
  AZURITE_TABLE_PORT: port(10_002),
  PLAYGROUND_WORKER_PORT: port(56_150),
  PLAYGROUND_MANAGER_PORT: port(56_151),
  /** Where data is kept between runs. */
  CASELOAD_DATA: z.string().default('.data'),
});
export type Ports = Omit<z.infer<typeof environmentSchema>, 'CASELOAD_DATA'>;

export interface Settings {
  readonly ports: Ports;
  /** The folder that keeps data between runs. */
  readonly data: string;
  /** Empty the kept data first. */
  readonly fresh: boolean;
  readonly playground: boolean;
  /** The moment that the bot takes for now, ISO 8601 in UTC; the real one without it. */
  readonly asOf: string | undefined;
}

/** A sentence for the person at the terminal: it is shown as it is, without a stack. */
export class Unusable extends Error {}

const USAGE = 'Use: npm run dev -- [--fresh] [--no-playground] [--as-of 2026-11-26T09:00]';

/** Reads arguments and ports; throws `Unusable` with what is wrong and what it should be. */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  const read = environmentSchema.safeParse(environment);
  if (!read.success) {
    const names = read.error.issues.map((issue) => issue.path.join('.'));
    throw new Unusable(`${names.join(' and ')} should be a port, a whole number from 1 to 65535.`);
  }
  const { values } = parsed(args);
  const { CASELOAD_DATA, ...ports } = read.data;
  return {
    ports,
    data: resolve(CASELOAD_DATA),
    fresh: values.fresh ?? false,
    playground: !(values['no-playground'] ?? false),
    asOf: values['as-of'] === undefined ? undefined : instantOf(values['as-of']),
  };
}

/** `2026-11-26T09:00` in London as a moment in UTC; throws `Unusable`. */
export function instantOf(asOf: string): string {
  try {
    return Temporal.PlainDateTime.from(asOf, { overflow: 'reject' })
      .toZonedDateTime('Europe/London')
      .toInstant()
      .toString();
  } catch {
    throw new Unusable('--as-of should be a day and time such as 2026-11-26T09:00.');
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean' },
        'no-playground': { type: 'boolean' },
        'as-of': { type: 'string' },
      },
    });
  } catch {
    throw new Unusable(USAGE);
  }
}

/** Throws `Unusable`, naming the variable to change, when something else listens on one of the ports. */
export async function needFreePorts(ports: Ports, names: readonly (keyof Ports)[]): Promise<void> {
  for (const name of names) {
    if (await isTaken(ports[name])) {
      throw new Unusable(`Port ${ports[name]} is in use: stop what listens there, or set ${name} to another port.`);
    }
  }
}

function isTaken(candidate: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(true));
    server.listen(candidate, '127.0.0.1', () => server.close(() => answer(false)));
  });
}
