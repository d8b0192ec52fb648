import { afterEach, describe, expect, it } from '@jest/globals';
import { SpanStatusCode } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { personKeyOf } from '../../src/application/person-key.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { NAMES } from '../../src/real-telemetry.ts';
import { tableStores } from '../../src/storage/index.ts';
import { type OpenedTelemetry, openTelemetry, telemetryTo } from '../../src/telemetry/index.ts';
import { fullTime, outsideOn } from '../application/outside.ts';
import { type Bot, objectIdOf, startBot, TENANT } from '../support/bot-client.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';
import { type Collector, collector } from './collector.ts';

/* Everything that identifies somebody is like no other word, so that whatever holds one has told of people. */

const AMIRA = 'Amiraqq Khanqq';
const MAYA = 'Mayaqq Managerqq';
const BEN = 'Benqq Workerqq';
const STRANGER = 'Strangerqq';
const TEAM = 'Teamqq';
const PREFIX = 'Telemqq';
const SETTINGS = { headers: { 'x-key': 'sent-along' }, serviceName: 'caseload', metricsEveryMs: 60_000 };

const JOB = { job: 'remind-workers', outcome: 'failed', told: 0, notTold: 0, lateSeconds: 0 } as const;
const log = { info: () => {}, warn: () => {}, error: () => {} };

const identity = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
const keyOf = (name: string) => personKeyOf(TENANT, objectIdOf(name));

let bot: Bot | undefined;
let taker: Collector | undefined;
afterEach(async () => {
  await bot?.stop();
  await taker?.close();
  bot = undefined;
  taker = undefined;
});

async function atClock({ url, idle }: Bot, now: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/local/clock`, { method: 'POST', headers, body: JSON.stringify({ now }) });
  expect(response.status).toBe(200);
  await idle();
}

/** A team on real tables, and everything that can happen to a bot: answers, refusals, messages, jobs. */
async function conversation(telemetry: OpenedTelemetry, prefix: string) {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix, telemetry });
  await stores.ensureTables();
  const newTeam = {
    ...{ name: TEAM, schemeId: 'merton' as const, serviceManagers: [] },
    members: [AMIRA, BEN].map((name) => ({ ...identity(name), terms: fullTime })),
    managers: [identity(MAYA)],
  };
  const made = await setUpTeam(outsideOn('2026-10-05', stores), newTeam, { person: 'admin', key: 'set-up' });
  if (!made.ok) throw new Error(made.reason);
  bot = await startBot({ stores, runs: stores.runs, now: '2026-11-25T18:00:00.000Z', telemetry });
  const [amira, maya, stranger] = [bot.person(AMIRA), bot.person(MAYA), bot.person(STRANGER)];

  await amira.install();
  const [asked] = await amira.say('log a core assessment for REFQQ-1, 3 children, started today');
  for (const button of asked?.buttons ?? []) await amira.press(button, { caseRef: 'REFQQ-1', ref: 'REFQQ-1' });
  await amira.say('Childqq Surnameqq was seen at 5 Secretqq Lane');
  await amira.say('export my caseload');
  await maya.say("show my team's capacity");
  // Refused: for want of a role, on somebody else's caseload, without any role.
  await amira.say("show my team's capacity");
  await amira.press({ verb: 'update-case.open', data: { worker: keyOf(BEN), caseId: 'CASEIDQQ' } });
  await stranger.say('help');
  await bot.post({ channelId: 'emailqq' });
  await bot.post({ type: undefined, text: 'Childqq' });
  // The reminder is first refused, then taken.
  bot.connector.always(`a:${AMIRA}`, { status: 429, body: 'AMIRAQQ-IS-BUSY' });
  await atClock(bot, '2026-11-26T09:00:00Z');
  bot.connector.always(`a:${AMIRA}`, undefined);
  await atClock(bot, '2026-11-26T09:05:00Z');
  const { logged, connector } = bot;
  await bot.stop();
  bot = undefined;
  await telemetry.close();
  return { logged, teamId: made.teamId, connector };
}

/** Words of the conversation, ids, keys and addresses that stand in a text. */
function toldOfPeople(text: string, { teamId, connector }: { teamId: string; connector: { readonly url: string } }) {
  const said = text.toLowerCase();
  const ids = [AMIRA, BEN, MAYA, STRANGER].flatMap((name) => [objectIdOf(name), keyOf(name)]);
  const places = [connector.url, TENANT, teamId, 'devstoreaccount', 'said-', 'activity-', '29:', 'partitionkey'];
  return ['qq', ...ids, ...places].filter((word) => said.includes(word.toLowerCase()));
}

const turn = (how: string, command: string, outcome: string, scheme = 'none') => ({
  'caseload.how': how,
  'caseload.command': command,
  'caseload.outcome': outcome,
  'caseload.scheme': scheme,
});

describe('what is said outside of a conversation', () => {
  it('arrives at a collector, and holds nothing of people', async () => {
    taker = await collector();
    const outside = { log, elapsed: () => performance.now(), names: NAMES };
    const telemetry = openTelemetry({ ...SETTINGS, endpoint: taker.endpoint }, outside);
    const { logged, ...about } = await conversation(telemetry, PREFIX);

    expect(taker.received.filter((one) => !one.includes('"x-key":"sent-along"'))).toEqual([]);
    expect(toldOfPeople(taker.received.join('\n'), about)).toEqual([]);
    expect(logged.filter((line) => line.startsWith('telemetry'))).toEqual([]);

    const spans = taker.spans();
    const turns = spans.filter(({ what }) => what === 'turn').map(({ attributes }) => attributes);
    for (const expected of [
      turn('installed', 'greet', 'answered', 'merton'),
      turn('said', 'log-activity', 'answered', 'merton'),
      turn('said', 'none', 'not-understood', 'merton'),
      turn('said', 'team-capacity', 'answered', 'merton'),
      turn('said', 'team-capacity', 'role'),
      turn('pressed', 'update-case', 'not-theirs'),
      turn('said', 'none', 'no-role'),
    ]) {
      expect(turns).toContainEqual({ ...expected, 'caseload.storage_calls': expect.any(Number) });
    }
    const deliveries = spans.filter(({ what }) => what === 'delivery').map(({ attributes }) => attributes);
    const reminder = { 'caseload.notice': 'submission-due' };
    expect(deliveries).toContainEqual(
      expect.objectContaining({ ...reminder, 'caseload.outcome': 'again', 'caseload.status': 429 }),
    );
    expect(deliveries).toContainEqual(
      expect.objectContaining({ ...reminder, 'caseload.outcome': 'sent', 'caseload.attempt': 2 }),
    );
    expect(spans.find(({ attributes }) => attributes['caseload.job'] === 'remind-workers')?.attributes).toMatchObject({
      'caseload.outcome': 'ran',
      'caseload.told': 2,
      'caseload.not_told': 0,
      'caseload.late_seconds': 0,
    });

    const metrics = taker.metrics();
    expect([...new Set(metrics.map(({ what }) => what))].sort()).toEqual([
      'caseload.deliveries',
      'caseload.delivery.attempts',
      'caseload.delivery.duration',
      'caseload.job.lateness',
      'caseload.job.runs',
      'caseload.job.told',
      'caseload.refusals',
      'caseload.storage.calls',
      'caseload.storage.duration',
      'caseload.turn.duration',
      'caseload.turns',
    ]);
    const refusals = metrics.filter(({ what }) => what === 'caseload.refusals');
    expect(refusals.map(({ attributes }) => attributes['caseload.reason']).sort()).toEqual([
      'channel',
      'malformed',
      'no-role',
      'not-theirs',
      'role',
    ]);
  }, 60_000);

  it('is spans of calls to storage beneath what they belong to, with nothing of an error', async () => {
    const spans = new InMemorySpanExporter();
    // Closing forgets what was exported.
    spans.shutdown = async () => {};
    const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const outside = { log, elapsed: () => performance.now(), names: NAMES };
    const about = await conversation(telemetryTo({ spans, metrics }, SETTINGS, outside), `${PREFIX}Two`);

    const finished = spans.getFinishedSpans();
    const seen = finished.map(({ name, attributes, status, events, links, resource }) =>
      JSON.stringify({ name, attributes, status, events, links, resource: resource.attributes }),
    );
    expect(toldOfPeople([...seen, JSON.stringify(metrics.getMetrics())].join('\n'), about)).toEqual([]);
    expect(finished.filter(({ events, status }) => events.length > 0 || status.message)).toEqual([]);
    expect([...new Set(finished.map(({ resource }) => JSON.stringify(resource.attributes)))]).toEqual([
      '{"service.name":"caseload"}',
    ]);

    const named = new Map(finished.map((span) => [span.spanContext().spanId, span.name]));
    const parents = (name: string) =>
      new Set(
        finished
          .filter((span) => span.name === name)
          .map(({ parentSpanContext }) => parentSpanContext && named.get(parentSpanContext.spanId)),
      );
    expect(parents('storage')).toEqual(new Set(['turn', 'job', 'delivery']));
    for (const name of ['turn', 'job', 'delivery']) expect(parents(name)).toEqual(new Set([undefined]));
  }, 60_000);
});

describe('a collector that is down', () => {
  it('is nothing that people notice, is logged once, and holds up no end', async () => {
    const logged: string[] = [];
    const line = (...said: unknown[]): void => void logged.push(JSON.stringify(said));
    const closed = await collector();
    await closed.close();
    const outside = { log: { info: line, warn: line, error: line }, elapsed: () => performance.now(), names: NAMES };
    const telemetry = openTelemetry({ ...SETTINGS, endpoint: closed.endpoint }, outside);
    bot = await startBot({ telemetry });
    expect((await bot.person(AMIRA).say('Childqq Surnameqq'))[0]?.words).toContain('no role');
    await bot.stop();
    bot = undefined;
    await telemetry.close();
    expect(logged.filter((one) => one !== '["telemetry-not-sent"]')).toEqual([]);
    expect(logged.length).toBeLessThan(2);
  }, 30_000);

  it('is logged when it begins and when it is over, without what was sent and why', async () => {
    const logged: string[] = [];
    const line = (...said: unknown[]): void => void logged.push(JSON.stringify(said));
    const spans = new InMemorySpanExporter();
    spans.export = (_items, done) => done({ code: 1, error: new Error('Childqq at 5 Secretqq Lane') });
    const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const sendMetrics = metrics.export.bind(metrics);
    // The metrics go when the spans have failed.
    metrics.export = (items, done) => void setImmediate(() => sendMetrics(items, done));
    const outside = { log: { info: line, warn: line, error: line }, elapsed: () => 0, names: NAMES };
    const telemetry = telemetryTo({ spans, metrics }, SETTINGS, outside);
    for (const reason of ['channel', 'tenant'] as const) telemetry.count('refusal', { reason });
    await telemetry.during('job', JOB, async () => {});
    await telemetry.close();
    expect(logged).toEqual(['["telemetry-not-sent"]', '["telemetry-sent-again"]']);
  });
});

describe('work that fails', () => {
  it('fails with its own error, and is said with the facts that hold then', async () => {
    const spans = new InMemorySpanExporter();
    spans.shutdown = async () => {};
    const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const outside = { log, elapsed: () => 0, names: NAMES };
    const telemetry = telemetryTo({ spans, metrics }, SETTINGS, outside);
    const work = async (): Promise<void> => {
      throw new Error('Childqq');
    };
    await expect(telemetry.during('job', JOB, work)).rejects.toThrow('Childqq');
    await telemetry.close();
    const [span] = spans.getFinishedSpans();
    expect(span?.attributes).toMatchObject({ 'caseload.job': 'remind-workers', 'caseload.outcome': 'failed' });
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.events).toEqual([]);
  });

  it('is the same without a collector', async () => {
    const telemetry = openTelemetry(undefined, { log, elapsed: () => 0, names: NAMES });
    expect(await telemetry.during('job', JOB, async () => 7)).toBe(7);
    await expect(telemetry.during('job', JOB, () => Promise.reject(new Error('own')))).rejects.toThrow('own');
    await telemetry.close();
  });
});
