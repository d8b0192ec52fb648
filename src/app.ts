import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { errorName } from './application/error-name.ts';
import type { Clock, Log, NewId, Stores } from './application/ports.ts';
import type { ChatOutside } from './chat/turn.ts';
import type { Config } from './config.ts';
import { httpServer } from './http/server.ts';
import { background } from './schedule/background.ts';
import { forgetKeys } from './schedule/forget-keys.ts';
import { relayPending } from './schedule/relay-pending.ts';
import { type Repeated, repeat } from './schedule/repeat.ts';
import { resumeOperations } from './schedule/resume-operations.ts';
import { schemeInForce } from './schemes/index.ts';
import { answering } from './teams/answer.ts';
import { fileTransfer } from './teams/file-transfer.ts';
import { GuardedAdapter } from './teams/guarded-adapter.ts';
import { TEAMS_LIMITS, type TeamsLimits } from './teams/limits.ts';
import { teamsRoster } from './teams/roster.ts';

/** What the app is given: the real things by src/index.ts, fakes by tests. */
export interface AppOutside {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Forgets nonces and activity ids used before a moment; not every fake keeps them. */
  readonly sweepKeys?: (before: string) => Promise<number>;
  readonly limits?: Partial<TeamsLimits>;
}

export interface App {
  /** Listens and starts what happens by itself; the port that was taken. Rejects with the system's error, e.g. `EADDRINUSE`. */
  listen(): Promise<number>;
  /** When everything that followed from the answers given so far is done. */
  idle(): Promise<void>;
  /** Takes no new connection, lets what is under way end, and gives up on it after a while. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 60_000;
const FORGET_EVERY_MS = 24 * 60 * 60_000;
const CLOSE_WITHIN_MS = 15_000;

/** Wires everything by hand; opens and starts nothing yet. */
export function buildApp(config: Config, outside: AppOutside): App {
  const { log, stores, sweepKeys } = outside;
  const limits = { ...TEAMS_LIMITS, ...outside.limits };
  const adapter = new GuardedAdapter(config.teams, limits, log);
  const tasks = background();
  const chat: ChatOutside = {
    ...outside,
    schemeOf: schemeInForce,
    roster: teamsRoster(adapter),
    firstAdmins: config.firstAdmins,
    follow: (pending) => void tasks.track(relayPending(chat, pending)),
  };
  const later = (code: string, work: () => Promise<void>): void =>
    void tasks.track(work().catch((error: unknown) => log.warn(code, { error: errorName(error) })));
  const files = fileTransfer(config.teams, limits.fileMs, log);
  const answer = answering({ adapter, log, chat, limits, later, files });
  const server = httpServer({
    receive: (authorization, body) => tasks.track(adapter.receive(authorization, body, answer)),
    checkReady: () => stores.health.check(),
  });
  let repeated: readonly Repeated[] = [];
  const sweep = async (): Promise<void> => {
    await relayPending(chat, stores.caseloads.pending());
    await resumeOperations(chat);
  };

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, () => {
          repeated = [
            repeat(SWEEP_EVERY_MS, () => tasks.track(sweep())),
            ...(sweepKeys ? [repeat(FORGET_EVERY_MS, () => tasks.track(forgetKeys(sweepKeys, outside)))] : []),
          ];
          resolve((server.address() as AddressInfo).port);
        });
      }),
    idle: () => tasks.idle(),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection that is kept open after its last answer would hold us up.
      server.on('after', () => setImmediate(() => server.server.closeIdleConnections()));
      const ended = Promise.all([closed, ...repeated.map((one) => one.stop())]).then(() => tasks.idle());
      await Promise.race([ended, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })]);
      server.server.closeAllConnections();
    },
  };
}
