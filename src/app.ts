import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type DeliverOutside, deliverOne } from './application/deliver-one.ts';
import { errorName } from './application/error-name.ts';
import type { KeptStore } from './application/kept-ports.ts';
import type { Clock, Log, NewId, Stores } from './application/ports.ts';
import { rateLimit } from './application/rate-limit.ts';
import { requeueDeliveries } from './application/requeue-deliveries.ts';
import type { RunStore } from './application/run-ports.ts';
import { SILENT, type Telemetry } from './application/telemetry.ts';
import { pace, turns } from './application/turns.ts';
import { wakeDeliveries } from './application/wake-deliveries.ts';
import { WARNING_SETTINGS } from './application/warning-settings.ts';
import { composeMessage } from './chat/notifications/index.ts';
import type { Message } from './chat/notifications/notification.ts';
import type { ChatOutside } from './chat/turn.ts';
import type { Config } from './config.ts';
import { httpServer } from './http/server.ts';
import { background } from './schedule/background.ts';
import { dispatch } from './schedule/dispatch.ts';
import { forgetKeys } from './schedule/forget-keys.ts';
import { jobs } from './schedule/jobs/index.ts';
import { type Repeated, repeat } from './schedule/repeat.ts';
import { retainDaily } from './schedule/retain-daily.ts';
import { schedule } from './schedule/run-jobs.ts';
import { sweeping } from './schedule/sweep.ts';
import { schemeInForce } from './schemes/index.ts';
import { answering } from './teams/answer.ts';
import { fileTransfer } from './teams/file-transfer.ts';
import { GuardedAdapter } from './teams/guarded-adapter.ts';
import { TEAMS_LIMITS, type TeamsLimits } from './teams/limits.ts';
import { postRemover, teamsMessenger } from './teams/messenger.ts';
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
  /** What the schedule remembers; without it nothing is told by itself. */
  readonly runs?: RunStore;
  /** Everything that is kept; without it nothing goes when its time is over. */
  readonly kept?: KeptStore;
  /** Sets the clock forward, in local mode alone; false when it has passed the moment already. */
  readonly moveClock?: (moment: string) => boolean;
  /** Waits between attempts are drawn with it: from 0 up to, not including, 1. */
  readonly random?: () => number;
  /** Hears how the bot works; without it nothing is said outside. */
  readonly telemetry?: Telemetry;
}

export interface App {
  /** Listens and starts what happens by itself; the port that was taken. Rejects with the system's error, e.g. `EADDRINUSE`. */
  listen(): Promise<number>;
  /** When everything that followed from the answers given so far is done. */
  idle(): Promise<void>;
  /** Takes no new connection, lets what is under way end, and gives up on it after a while. */
  close(): Promise<void>;
}

const LOOK_AT_THE_CLOCK_EVERY_MS = 30_000;
const SWEEP_EVERY_MS = 60_000;
const LOOK_FOR_DELIVERIES_EVERY_MS = 5_000;
const RETAIN_EVERY_MS = 60 * 60_000;
const FORGET_EVERY_MS = 24 * 60 * 60_000;
const CLOSE_WITHIN_MS = 15_000;

/** Wires everything by hand; opens and starts nothing yet. */
export function buildApp(config: Config, outside: AppOutside): App {
  const { log, sweepKeys, clock, runs, kept, moveClock, random = Math.random, telemetry = SILENT } = outside;
  const limits = { ...TEAMS_LIMITS, ...outside.limits };
  const adapter = new GuardedAdapter(config.teams, limits, log, telemetry);
  const tasks = background();
  let dispatching: Repeated | undefined;
  const queue: Stores['queue'] = {
    ...outside.stores.queue,
    send: async (ids, delaySeconds) => {
      await outside.stores.queue.send(ids, delaySeconds);
      telemetry.apart(() => dispatching?.now());
    },
  };
  const stores: Stores = { ...outside.stores, queue };
  const later = (code: string, work: () => Promise<void>): void =>
    void tasks.track(telemetry.apart(work).catch((error: unknown) => log.warn(code, { error: errorName(error) })));
  const chat: ChatOutside = {
    ...outside,
    stores,
    schemeOf: schemeInForce,
    remindAt: config.hours.remindAt,
    warnings: { ...WARNING_SETTINGS, settlingMinutes: config.settlingMinutes },
    roster: teamsRoster(adapter),
    firstAdmins: config.firstAdmins,
    later,
    follow: (pending) => void tasks.track(telemetry.apart(() => sweep.follow(pending))),
  };
  const sleep = async (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });
  const deliveries: DeliverOutside<Message> = {
    stores,
    clock,
    log,
    random,
    telemetry,
    sleep,
    roster: chat.roster,
    messenger: teamsMessenger(adapter, log),
    compose: (delivery) => composeMessage(chat, delivery),
    turns: turns(sleep),
    pace: pace(config.sendsPerSecond, sleep),
  };
  const { track } = tasks;
  const sending = dispatch({ queue, log, track, deliver: (id) => deliverOne(deliveries, id) });
  const holder = runs ? outside.newId() : '';
  const sweep = sweeping(chat, async (now, until) => !runs || runs.lease(holder, now, until, 'sweep'));
  const tick = runs ? schedule({ ...chat, runs }, jobs, config.hours, holder) : async () => {};
  const removePost = postRemover(adapter);
  const retainOutside = runs && kept && { ...chat, stores: { ...stores, kept }, runs, removePost };
  const retention = retainOutside ? retainDaily(retainOutside, config.retention, holder) : async () => {};
  const goOnFrom = async (moment: string): Promise<boolean> => {
    if (!moveClock?.(moment)) return false;
    await tick();
    await wakeDeliveries({ stores, clock });
    await sweep.all();
    await requeue();
    return true;
  };
  const files = fileTransfer(config.teams, limits.fileMs, log);
  const mayBeAnswered = rateLimit(config.messagesPerMinute, clock);
  const answer = answering({ adapter, log, chat, limits, files, mayBeAnswered });
  const server = httpServer({
    receive: (authorization, body) => tasks.track(adapter.receive(authorization, body, answer)),
    checkReady: () => stores.health.check(),
    ...(moveClock && config.mode === 'local' ? { moveClock: (moment) => tasks.track(goOnFrom(moment)) } : {}),
  });
  let repeated: readonly Repeated[] = [];
  const requeue = async (): Promise<void> => {
    try {
      const { waiting, parked } = await requeueDeliveries({ stores, clock });
      telemetry.level('deliveries', { state: 'waiting' }, waiting);
      telemetry.level('deliveries', { state: 'parked' }, parked);
    } catch (error) {
      log.warn('deliveries-not-swept', { error: errorName(error) });
    }
  };

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, () => {
          dispatching = repeat(LOOK_FOR_DELIVERIES_EVERY_MS, () => tasks.track(sending.turn()));
          repeated = [
            dispatching,
            repeat(LOOK_AT_THE_CLOCK_EVERY_MS, () => tasks.track(tick())),
            repeat(RETAIN_EVERY_MS, () => tasks.track(retention())),
            repeat(SWEEP_EVERY_MS, () => tasks.track(sweep.turn().then(requeue))),
            ...(sweepKeys ? [repeat(FORGET_EVERY_MS, () => tasks.track(forgetKeys(sweepKeys, outside)))] : []),
          ];
          resolve((server.address() as AddressInfo).port);
        });
      }),
    idle: () => tasks.idle(),
    close: async () => {
      sending.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection that is kept open after its last answer would hold us up.
      server.on('after', () => setImmediate(() => server.server.closeIdleConnections()));
      const ended = Promise.all([closed, ...repeated.map((one) => one.stop())]).then(() => tasks.idle());
      await Promise.race([ended, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })]);
      server.server.closeAllConnections();
    },
  };
}
