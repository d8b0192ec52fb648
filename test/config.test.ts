import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { manifestSettings } from '../scripts/manifest.ts';
import { type ReadConfig, readCommandConfig, readConfig } from '../src/config.ts';
import { environment } from '../src/config-environment.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const TENANT = '99999999-2222-4333-8444-555555555555';
const PASSWORD = 'hunter2-hunter2';
const PRODUCTION = {
  BOT_APP_ID: APP,
  BOT_APP_TYPE: 'SingleTenant',
  BOT_APP_PASSWORD: PASSWORD,
  BOT_TENANT_ID: TENANT,
  STORAGE_CONNECTION_STRING: 'AccountName=x;AccountKey=secret-key;TableEndpoint=https://x.table.core.windows.net',
};
type Env = Readonly<Record<string, string>>;

const problemsIn = (read: ReadConfig): readonly string[] => (read.ok ? [] : read.problems);
const problemsOf = (env: Env): readonly string[] => problemsIn(readConfig(env));

function configOf(env: Env) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('settings that stand in the way of starting', () => {
  it.each<[string, Env, readonly RegExp[]]>([
    ['no app id', { BOT_APP_ID: '' }, [/^BOT_APP_ID is missing/]],
    ['an app id that is no GUID', { BOT_APP_ID: 'caseload' }, [/^BOT_APP_ID should be a GUID/]],
    ['no app type', { BOT_APP_TYPE: '' }, [/^BOT_APP_TYPE is missing/]],
    ['a mistyped app type', { BOT_APP_TYPE: 'singletenant' }, [/^BOT_APP_TYPE should be SingleTenant or/]],
    ['a bot for any tenant', { BOT_APP_TYPE: 'MultiTenant' }, [/^BOT_APP_TYPE should be SingleTenant or/]],
    ['no password', { BOT_APP_PASSWORD: ' ' }, [/^BOT_APP_PASSWORD is missing/]],
    ['a password beside a managed identity', { BOT_APP_TYPE: 'UserAssignedMSI' }, [/^BOT_APP_PASSWORD is not used/]],
    ['no tenant', { BOT_TENANT_ID: '' }, [/^BOT_TENANT_ID is missing/]],
    ['a tenant that is no GUID', { BOT_TENANT_ID: 'council.gov.uk' }, [/^BOT_TENANT_ID should be a GUID/]],
    ['no storage', { STORAGE_CONNECTION_STRING: '' }, [/^STORAGE_ACCOUNT_URL or STORAGE_CONNECTION_STRING is missing/]],
    ['two storages', { STORAGE_ACCOUNT_URL: 'https://x.table.core.windows.net' }, [/are both set/]],
    [
      'storage in the clear',
      { STORAGE_CONNECTION_STRING: '', STORAGE_ACCOUNT_URL: 'http://x' },
      [/^STORAGE_ACCOUNT_URL should be/],
    ],
    [
      'a connection string that is none',
      { STORAGE_CONNECTION_STRING: 'azure' },
      [/^STORAGE_CONNECTION_STRING should be/],
    ],
    ['a prefix that no table may have', { STORAGE_TABLE_PREFIX: 'a-b' }, [/^STORAGE_TABLE_PREFIX should be/]],
    ['port 0', { PORT: '0' }, [/^PORT should be a port number/]],
    ['port 65536', { PORT: '65536' }, [/^PORT should be a port number/]],
    ['a port with a zero before it', { PORT: '03978' }, [/^PORT should be a port number/]],
    ['a port in words', { PORT: 'three' }, [/^PORT should be a port number/]],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, [/^LOG_LEVEL should be one of debug, info, warn, error/]],
    ['an admin by name', { ADMIN_OBJECT_IDS: `${APP}, amira` }, [/^ADMIN_OBJECT_IDS should be/]],
    ['a host with a path', { SERVICE_URL_HOSTS: 'smba.trafficmanager.net/uk' }, [/^SERVICE_URL_HOSTS should be/]],
    ['all hosts for files', { FILE_HOSTS: '*' }, [/^FILE_HOSTS should be/]],
    ['a whole top-level domain for files', { FILE_HOSTS: 'contoso.sharepoint.com, *.com' }, [/^FILE_HOSTS should be/]],
    ['a host for files with a port', { FILE_HOSTS: 'contoso.sharepoint.com:8443' }, [/^FILE_HOSTS should be/]],
    ['an hour that no clock shows', { REMIND_AT: '24:00' }, [/^REMIND_AT should be a time from 00:00 to 23:59/]],
    ['an hour in words', { REMIND_AT: 'nine' }, [/^REMIND_AT should be/]],
    ['more days to catch up than make sense', { CATCH_UP_DAYS: '5' }, [/^CATCH_UP_DAYS should be a whole number/]],
    ['no message in a second', { SENDS_PER_SECOND: '0' }, [/^SENDS_PER_SECOND should be a whole number from 1 to 50/]],
    ['51 messages in a second', { SENDS_PER_SECOND: '51' }, [/^SENDS_PER_SECOND should be a whole number/]],
    ['a number with a sign', { SETTLING_MINUTES: '-1' }, [/^SETTLING_MINUTES should be a whole number from 0 to 999/]],
    ['a number with a part', { MESSAGES_PER_MINUTE: '1.5' }, [/^MESSAGES_PER_MINUTE should be a whole number/]],
    [
      'a collector without http',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
      [/^OTEL_EXPORTER_OTLP_ENDPOINT should/],
    ],
    [
      'a collector with a password',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://me:hunter2@c' },
      [/^OTEL_EXPORTER_OTLP_END/],
    ],
    [
      'headers that are none',
      { OTEL_EXPORTER_OTLP_HEADERS: 'hunter2' },
      [/^OTEL_EXPORTER_OTLP_HEADERS should be NAME/],
    ],
    [
      'headers badly escaped',
      { OTEL_EXPORTER_OTLP_HEADERS: 'key=a%2' },
      [/^OTEL_EXPORTER_OTLP_HEADERS should be NAME/],
    ],
    [
      'headers in the clear',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_HEADERS: 'key=hunter2' },
      [/^OTEL_EXPORTER_OTLP_HEADERS would cross the network in the clear/],
    ],
    [
      'headers to a host that begins like this machine',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost.example:4318', OTEL_EXPORTER_OTLP_HEADERS: 'key=hunter2' },
      [/^OTEL_EXPORTER_OTLP_HEADERS would cross/],
    ],
    ['a service with a space', { OTEL_SERVICE_NAME: 'case load' }, [/^OTEL_SERVICE_NAME should be letters/]],
    ['metrics all the time', { OTEL_METRIC_EXPORT_INTERVAL: '999' }, [/^OTEL_METRIC_EXPORT_INTERVAL should be/]],
    ['no year for the audit', { RETAIN_AUDIT_YEARS: '0' }, [/^RETAIN_AUDIT_YEARS should be a whole number from 1/]],
    ['a month for messages', { RETAIN_DELIVERIES_DAYS: '34' }, [/^RETAIN_DELIVERIES_DAYS should be a whole number/]],
    ['a mistyped mode', { CASELOAD_MODE: 'Local' }, [/^CASELOAD_MODE should be production or local/]],
    ['a clock that is moved', { CASELOAD_NOW: '2026-11-18T09:00:00Z' }, [/^CASELOAD_NOW moves the clock/]],
    ['two at once', { PORT: 'x', BOT_TENANT_ID: '' }, [/^PORT should/, /^BOT_TENANT_ID is missing/]],
  ])('says what is wrong with %s', (_, change, expected) => {
    const problems = problemsOf({ ...PRODUCTION, ...change });
    expect(problems).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern);
    expect(problems.join()).not.toMatch(/hunter2|secret-key/);
  });

  it('names everything that is missing at once', () => {
    const named = problemsOf({}).map((problem) => problem.split(' ')[0]);
    expect(named).toEqual(['BOT_APP_ID', 'BOT_APP_TYPE', 'BOT_APP_PASSWORD', 'BOT_TENANT_ID', 'STORAGE_ACCOUNT_URL']);
  });

  it.each<[string, Env, RegExp]>([
    ['a password', { BOT_APP_PASSWORD: PASSWORD }, /^BOT_APP_PASSWORD is set, but/],
    ['a moment without a time zone', { CASELOAD_NOW: '2026-11-18' }, /^CASELOAD_NOW should be a moment/],
  ])('says what is wrong with %s in local mode', (_, change, expected) => {
    const problems = problemsOf({ CASELOAD_MODE: 'local', ...change });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });
});

describe('settings of a command beside the bot', () => {
  it('are the tenant and the storage alone', () => {
    const { BOT_TENANT_ID, STORAGE_CONNECTION_STRING } = PRODUCTION;
    expect(readCommandConfig({ BOT_TENANT_ID, STORAGE_CONNECTION_STRING })).toMatchObject({
      ok: true,
      config: { storage: { connectionString: STORAGE_CONNECTION_STRING }, teams: { tenantId: TENANT } },
    });
    const named = problemsIn(readCommandConfig({})).map((problem) => problem.split(' ')[0]);
    expect(named).toEqual(['BOT_TENANT_ID', 'STORAGE_ACCOUNT_URL']);
  });

  it('are none in local mode, where the bot may have any', () => {
    expect(readCommandConfig({ CASELOAD_MODE: 'local', BOT_APP_PASSWORD: PASSWORD })).toMatchObject({ ok: true });
  });
});

describe('settings that are complete', () => {
  it('serves Teams alone, to one tenant, when in production', () => {
    expect(configOf({ ...PRODUCTION, ADMIN_OBJECT_IDS: APP.toUpperCase() })).toEqual({
      mode: 'production',
      host: '0.0.0.0',
      port: 3978,
      logLevel: 'info',
      storage: { connectionString: PRODUCTION.STORAGE_CONNECTION_STRING },
      tablePrefix: '',
      firstAdmins: [APP],
      hours: { remindAt: '09:00', catchUpDays: 4 },
      settlingMinutes: 10,
      sendsPerSecond: 10,
      messagesPerMinute: 60,
      retention: { auditYears: 7, monthsYears: 7, deliveriesDays: 90, leaversYears: 7 },
      teams: {
        credentials: { type: 'SingleTenant', appId: APP, password: PASSWORD },
        tenantId: TENANT,
        serviceHosts: [
          'smba.trafficmanager.net',
          'smba.onyx.prod.teams.trafficmanager.net',
          'smba.infra.gcc.teams.microsoft.com',
        ],
        fileHosts: ['*.sharepoint.com'],
      },
    });
  });

  it.each<[string, Env, object]>([
    [
      'a collector',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example/otlp/' },
      {
        telemetry: {
          endpoint: 'https://collector.example/otlp',
          headers: {},
          serviceName: 'caseload',
          metricsEveryMs: 60_000,
        },
      },
    ],
    [
      'a collector on this machine, with headers',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%2Cb==, x=1' },
      { telemetry: { endpoint: 'http://localhost:4318', headers: { 'api-key': 'a,b==', x: '1' } } },
    ],
    ['the least', { SENDS_PER_SECOND: '1', CATCH_UP_DAYS: '0' }, { sendsPerSecond: 1, hours: { catchUpDays: 0 } }],
    ['the most', { SENDS_PER_SECOND: '50', PORT: '65535' }, { sendsPerSecond: 50, port: 65_535 }],
  ])('takes %s', (_, change, expected) => {
    expect(configOf({ ...PRODUCTION, ...change })).toMatchObject(expected);
  });

  it('needs no password with a managed identity', () => {
    const config = configOf({
      ...PRODUCTION,
      BOT_APP_TYPE: 'UserAssignedMSI',
      BOT_APP_PASSWORD: '',
      STORAGE_CONNECTION_STRING: '',
      STORAGE_ACCOUNT_URL: 'https://x.table.core.windows.net',
    });
    expect(config.teams.credentials).toEqual({ type: 'UserAssignedMSI', appId: APP });
    expect(config.storage).toEqual({ accountUrl: 'https://x.table.core.windows.net' });
  });

  it('needs nothing in local mode, which this machine alone can reach', () => {
    const config = configOf({ CASELOAD_MODE: 'local', CASELOAD_NOW: '2026-11-18T09:00:00Z' });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      sendsPerSecond: 10,
      messagesPerMinute: 60,
      startsAt: '2026-11-18T09:00:00Z',
      teams: { credentials: null, serviceHosts: ['localhost', '127.0.0.1'], fileHosts: ['localhost', '127.0.0.1'] },
    });
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const settings = example.split('\n\n').flatMap((block) => {
    const found = /^# (.+)\n([A-Z_]+)=(.*)$/m.exec(block);
    return found ? [{ name: found[2], sentence: found[1], value: found[3] }] : [];
  });

  it('lists every setting that is read, and no other', () => {
    const read = new Set([...Object.keys(environment.shape), ...Object.keys(manifestSettings.shape)]);
    expect(settings.map(({ name }) => name).sort()).toEqual([...read].sort());
  });

  it.each(settings)('explains $name in a sentence', ({ sentence }) => {
    expect(sentence).toMatch(/^\S.{20,}\w/);
  });

  it('holds values that are accepted, and asks only for what is left empty', () => {
    const env = Object.fromEntries(settings.map(({ name, value }) => [name, value ?? '']));
    expect(problemsOf(env).every((problem) => /^\w+( or \w+)? is missing/.test(problem))).toBe(true);
  });
});
