import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { type App, buildApp } from './app.ts';
import { errorName } from './application/error-name.ts';
import type { Log } from './application/ports.ts';
import { type Config, readConfig } from './config.ts';
import { clockFrom, openStores } from './real-outside.ts';
import { realTelemetry } from './real-telemetry.ts';
import { StorageRefused, type TableStores } from './storage/index.ts';
import type { OpenedTelemetry } from './telemetry/index.ts';

const EXIT = { stopped: 0, failed: 1, misconfigured: 2 } as const;

await main();

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) return leave(EXIT.misconfigured, ['Caseload cannot start with these settings:', ...read.problems]);
  const { config } = read;
  const log = structuredLog(config.logLevel);
  quietLibraries(log);
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', { error: errorName(error) }));

  const clock = clockFrom(config.startsAt);
  const telemetry = realTelemetry(config, log);
  const stores = openStores(config, telemetry);
  if (!stores) return leave(EXIT.misconfigured, ['Caseload cannot read where its storage is. See .env.example.']);
  const { sweepKeys, runs, kept } = stores;
  const { moveTo: moveClock } = clock;
  const newId = (): string => randomBytes(16).toString('hex');
  const app = buildApp(config, { stores, sweepKeys, runs, kept, clock, moveClock, newId, log, telemetry });
  const refused = await makeTables(stores, log);
  if (refused) return leave(EXIT.misconfigured, [refused]);
  try {
    const port = await app.listen();
    log.info('listening', { port, mode: config.mode });
  } catch (error) {
    return leave(EXIT.failed, [whyNotListening(error, config)]);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, telemetry, log));
}

/** A sentence when storage refuses us. Storage that does not answer is waited for: people are told until it does. */
async function makeTables(stores: TableStores, log: Log): Promise<string | undefined> {
  try {
    await stores.ensureTables();
  } catch (error) {
    if (error instanceof StorageRefused) return `Storage refuses Caseload (${error.code}): check its key or its roles.`;
    log.warn('tables-not-checked', { error: errorName(error) });
  }
  return undefined;
}

/** Stops taking messages, finishes what is under way, sends what was measured and leaves; a second signal leaves at once. */
async function stop(app: App, telemetry: OpenedTelemetry, log: Log): Promise<void> {
  log.info('stopping');
  await app.close();
  await telemetry.close();
  log.info('stopped');
  process.exit(EXIT.stopped);
}

/** Says why in sentences, without a stack trace, and ends the process. */
function leave(code: number, sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join('\n  ')}\n`);
  process.exitCode = code;
}

function whyNotListening(error: unknown, { port }: Config): string {
  const code = (error as { readonly code?: unknown }).code;
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program: stop that one, or set PORT to another.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  return `Caseload cannot listen on port ${port} (${typeof code === 'string' ? code : errorName(error)}).`;
}

/** One JSON line for each code; what it must never hold is not given to it. */
function structuredLog(level: Config['logLevel']): Log {
  // Through the process's own stream: pino's writer, finding a busy pipe, can put the last lines in the wrong order.
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, process.stdout);
  return {
    info: (code, fields) => logger.info({ code, ...fields }),
    warn: (code, fields) => logger.warn({ code, ...fields }),
    error: (code, fields) => logger.error({ code, ...fields }),
  };
}

/** Libraries print tokens' errors with their stacks: that one spoke is worth knowing, what it said is not ours to keep. */
function quietLibraries(log: Log): void {
  console.error = () => log.warn('library-error');
  console.warn = () => log.info('library-warning');
}
