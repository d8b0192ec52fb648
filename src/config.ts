import type { RetentionSettings } from './application/rights/retention.ts';
import { type Environment, environment, type Given, type LOG_LEVELS } from './config-environment.ts';
import { problemsOfBot, problemsOfCommand } from './config-problems.ts';
import type { Hours } from './schedule/jobs/due-days.ts';

/** How the bot proves who it is to the Bot Framework, and what it believes of what comes from there. */
export interface TeamsSettings {
  /** Null in local mode: no token is asked for and none is sent. */
  readonly credentials: BotCredentials | null;
  /** The one tenant whose people are served. */
  readonly tenantId: string;
  /** Hosts that may be written to; nothing is sent anywhere else, because our token goes along. */
  readonly serviceHosts: readonly string[];
  /** Hosts where people's files are, such as `*.sharepoint.com`; files are fetched from and put to no other. */
  readonly fileHosts: readonly string[];
  /** Where the keys are listed that sign the channel's tokens, when it is not Microsoft's own list: tests have theirs. */
  readonly openIdMetadataUrl?: string;
}

export type BotCredentials =
  | { readonly type: 'SingleTenant'; readonly appId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly appId: string };

export type StorageSettings = { readonly connectionString: string } | { readonly accountUrl: string };

/** Where metrics and traces go: OTLP over HTTP. */
export interface TelemetrySettings {
  /** The collector's address; `/v1/traces` and `/v1/metrics` are beneath it. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Metrics are sent once in so many milliseconds. */
  readonly metricsEveryMs: number;
}

export interface Config {
  readonly mode: 'production' | 'local';
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly storage: StorageSettings;
  readonly tablePrefix: string;
  /** Entra object ids in lower case. */
  readonly firstAdmins: readonly string[];
  readonly teams: TeamsSettings;
  /** Messages that this process sends of its own accord to the tenant in one second, at most. */
  readonly sendsPerSecond: number;
  /** Messages and presses of one person that are answered in a minute, at most. */
  readonly messagesPerMinute: number;
  readonly hours: Hours;
  /** So long a line stays crossed before it becomes a warning, in minutes of working time. */
  readonly settlingMinutes: number;
  readonly retention: RetentionSettings;
  /** Without it nothing is measured. */
  readonly telemetry?: TelemetrySettings;
  /** The moment at which the clock starts, ISO 8601; local mode alone. */
  readonly startsAt?: string;
}

/** The tenant that Playground claims when its configuration says nothing else. */
const PLAYGROUND_TENANT = '00000000-0000-0000-0000-0000000000001';
const LOCAL_HOSTS = ['localhost', '127.0.0.1'] as const;
/** What Teams sends from in the public cloud; `*.trafficmanager.net` would let anybody in who rents a name there. */
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
] as const;
/** Where OneDrive for Business and SharePoint keep files in the public cloud. */
const FILE_HOSTS = ['*.sharepoint.com'] as const;

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /** One sentence for each variable that is missing or wrong; never a value, so that no secret is printed. */
  | { readonly ok: false; readonly problems: readonly string[] };

type Environs = Readonly<Record<string, string | undefined>>;

/** The configuration from the environment; an empty variable counts as absent. */
export function readConfig(env: Environs): ReadConfig {
  return readWith(env, problemsOfBot);
}

/** What a command beside the bot needs to know: where the storage is, and whose people are in it. */
export function readCommandConfig(env: Environs = process.env): ReadConfig {
  return readWith(env, problemsOfCommand);
}

function readWith(env: Environs, problemsOf: (given: Given) => readonly string[]): ReadConfig {
  const given: Given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  const wrong = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  const problems = [...wrong, ...problemsOf(given)];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(read.data) };
}

function configOf(env: Environment): Config {
  const local = env.CASELOAD_MODE === 'local';
  return {
    mode: env.CASELOAD_MODE,
    host: local ? '127.0.0.1' : '0.0.0.0',
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    storage: env.STORAGE_ACCOUNT_URL
      ? { accountUrl: env.STORAGE_ACCOUNT_URL }
      : { connectionString: env.STORAGE_CONNECTION_STRING ?? 'UseDevelopmentStorage=true' },
    tablePrefix: env.STORAGE_TABLE_PREFIX,
    firstAdmins: env.ADMIN_OBJECT_IDS,
    teams: {
      credentials: local ? null : credentialsOf(env),
      tenantId: env.BOT_TENANT_ID ?? PLAYGROUND_TENANT,
      serviceHosts: env.SERVICE_URL_HOSTS ?? (local ? LOCAL_HOSTS : TEAMS_HOSTS),
      fileHosts: env.FILE_HOSTS ?? (local ? LOCAL_HOSTS : FILE_HOSTS),
    },
    sendsPerSecond: env.SENDS_PER_SECOND,
    messagesPerMinute: env.MESSAGES_PER_MINUTE,
    hours: { remindAt: env.REMIND_AT, catchUpDays: env.CATCH_UP_DAYS },
    settlingMinutes: env.SETTLING_MINUTES,
    retention: {
      auditYears: env.RETAIN_AUDIT_YEARS,
      monthsYears: env.RETAIN_MONTHS_YEARS,
      deliveriesDays: env.RETAIN_DELIVERIES_DAYS,
      leaversYears: env.RETAIN_LEAVERS_YEARS,
    },
    ...telemetryOf(env),
    ...(env.CASELOAD_NOW === undefined ? {} : { startsAt: env.CASELOAD_NOW }),
  };
}

function telemetryOf(env: Environment): Pick<Config, 'telemetry'> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  if (endpoint === undefined) return {};
  const { OTEL_SERVICE_NAME: serviceName, OTEL_METRIC_EXPORT_INTERVAL: metricsEveryMs } = env;
  return { telemetry: { endpoint: endpoint.replace(/\/+$/, ''), headers, serviceName, metricsEveryMs } };
}

/** Of an environment in which nothing is missing. */
function credentialsOf(env: Environment): BotCredentials {
  const { BOT_APP_ID: appId = '', BOT_APP_PASSWORD: password = '' } = env;
  return env.BOT_APP_TYPE === 'UserAssignedMSI'
    ? { type: 'UserAssignedMSI', appId }
    : { type: 'SingleTenant', appId, password };
}
