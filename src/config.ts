import { z } from 'zod';
import type { RetentionSettings } from './application/rights/retention.ts';
import { isTimeOfDay } from './domain/london-time.ts';
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
  /** The moment at which the clock starts, ISO 8601; local mode alone. */
  readonly startsAt?: string;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
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
/** A host, or every host under a domain of at least two parts. */
const FILE_HOST = /^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)$/;
/** Playground's own people have one digit more. */
const OBJECT_ID = /^[0-9a-f-]{36,37}$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const list = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
const guid = z.string().regex(GUID, 'should be a GUID such as 11111111-2222-3333-4444-555555555555');

const years = z
  .string()
  .regex(/^[1-9]\d?$/, 'should be a whole number from 1 to 99')
  .transform(Number)
  .default(7);

/** Every variable that is read, with what it should be. `.env.example` lists the same ones. */
export const environment = z.object({
  CASELOAD_MODE: z.enum(['production', 'local'], 'should be production or local').default('production'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'should be a port number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'should be a port number from 1 to 65535')
    .default(3978),
  LOG_LEVEL: z.enum(LOG_LEVELS, `should be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  BOT_APP_ID: guid.optional(),
  BOT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'should be SingleTenant or UserAssignedMSI, spelt like that')
    .optional(),
  BOT_APP_PASSWORD: z.string().optional(),
  BOT_TENANT_ID: z.string().optional(),
  STORAGE_CONNECTION_STRING: z
    .string()
    .regex(/(AccountName|UseDevelopmentStorage|TableEndpoint)=/, 'should be a connection string of a storage account')
    .optional(),
  STORAGE_ACCOUNT_URL: z
    .string()
    .regex(/^https:\/\/[^/\s?#]+\/?$/, 'should be like https://NAME.table.core.windows.net')
    .optional(),
  STORAGE_TABLE_PREFIX: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'should be letters and digits, a letter first, at most 40')
    .default(''),
  ADMIN_OBJECT_IDS: z
    .string()
    .transform(list)
    .refine((ids) => ids.every((id) => OBJECT_ID.test(id)), 'should be object ids (GUIDs), separated by commas')
    .default([]),
  SERVICE_URL_HOSTS: z
    .string()
    .transform(list)
    .refine((hosts) => hosts.every((host) => /^[a-z0-9.-]+$/.test(host)), 'should be host names, separated by commas')
    .optional(),
  FILE_HOSTS: z
    .string()
    .transform(list)
    .refine(
      (hosts) => hosts.every((host) => FILE_HOST.test(host)),
      'should be host names or *.DOMAIN, separated by commas',
    )
    .optional(),
  SENDS_PER_SECOND: z
    .string()
    .regex(/^([1-9]|[1-4]\d|50)$/, 'should be a whole number from 1 to 50')
    .transform(Number)
    .default(10),
  MESSAGES_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'should be a whole number from 1 to 9999')
    .transform(Number)
    .default(60),
  REMIND_AT: z.string().refine(isTimeOfDay, 'should be a time from 00:00 to 23:59, such as 09:00').default('09:00'),
  CATCH_UP_DAYS: z
    .string()
    .regex(/^[0-4]$/, 'should be a whole number from 0 to 4')
    .transform(Number)
    .default(4),
  SETTLING_MINUTES: z
    .string()
    .regex(/^\d{1,3}$/, 'should be a whole number from 0 to 999')
    .transform(Number)
    .default(10),
  RETAIN_AUDIT_YEARS: years,
  RETAIN_MONTHS_YEARS: years,
  RETAIN_LEAVERS_YEARS: years,
  RETAIN_DELIVERIES_DAYS: z
    .string()
    .regex(/^(3[5-9]|[4-9]\d|[1-9]\d{2,3})$/, 'should be a whole number from 35 to 9999')
    .transform(Number)
    .default(90),
  CASELOAD_NOW: z.iso.datetime({ error: 'should be a moment such as 2026-11-18T09:00:00Z' }).optional(),
});
type Environment = z.infer<typeof environment>;

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /** One sentence for each variable that is missing or wrong; never a value, so that no secret is printed. */
  | { readonly ok: false; readonly problems: readonly string[] };

type Environs = Readonly<Record<string, string | undefined>>;

/** The configuration from the environment; an empty variable counts as absent. */
export function readConfig(env: Environs): ReadConfig {
  return readWith(env, (given) =>
    given.CASELOAD_MODE === 'local' ? localProblems(given) : [...missingOfBot(given), ...missing(given)],
  );
}

/** What a command beside the bot needs to know: where the storage is, and whose people are in it. */
export function readCommandConfig(env: Environs = process.env): ReadConfig {
  return readWith(env, (given) => (given.CASELOAD_MODE === 'local' ? bothStorages(given) : missing(given)));
}

function readWith(env: Environs, problemsOf: (given: Given) => readonly string[]): ReadConfig {
  const given: Given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(given);
  const wrong = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  const problems = [...wrong, ...problemsOf(given)];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(read.data) };
}

type Given = Partial<Record<keyof Environment, string>>;

/** What must be there before the bot can prove who it is. */
function missingOfBot(given: Given): readonly string[] {
  const { BOT_APP_TYPE, BOT_APP_PASSWORD } = given;
  return [
    ...wanted(given, 'BOT_APP_ID', 'the application (client) id of the bot, a GUID'),
    ...wanted(given, 'BOT_APP_TYPE', 'SingleTenant (with a password) or UserAssignedMSI (with a managed identity)'),
    ...(BOT_APP_TYPE === 'UserAssignedMSI'
      ? []
      : wanted(
          given,
          'BOT_APP_PASSWORD',
          'the client secret of the bot; only BOT_APP_TYPE=UserAssignedMSI does without',
        )),
    ...(BOT_APP_TYPE === 'UserAssignedMSI' && BOT_APP_PASSWORD
      ? ['BOT_APP_PASSWORD is not used with BOT_APP_TYPE=UserAssignedMSI: take it away.']
      : []),
  ];
}

/** What must be there before anybody but this machine is served. */
function missing(given: Given): readonly string[] {
  const problems = [
    ...wanted(given, 'BOT_TENANT_ID', "the directory (tenant) id of your council's Microsoft 365, a GUID"),
  ];
  if (given.BOT_TENANT_ID && !GUID.test(given.BOT_TENANT_ID)) problems.push('BOT_TENANT_ID should be a GUID.');
  if (!given.STORAGE_CONNECTION_STRING && !given.STORAGE_ACCOUNT_URL) {
    problems.push(
      'STORAGE_ACCOUNT_URL or STORAGE_CONNECTION_STRING is missing: where the tables are, by address (with a managed identity) or by connection string.',
    );
  }
  if (given.CASELOAD_NOW) problems.push('CASELOAD_NOW moves the clock and is only for CASELOAD_MODE=local.');
  return [...problems, ...bothStorages(given)];
}

function wanted(given: Given, name: keyof Environment, what: string): readonly string[] {
  return given[name] ? [] : [`${name} is missing: ${what}.`];
}

function localProblems(given: Given): readonly string[] {
  const password = given.BOT_APP_PASSWORD
    ? ['BOT_APP_PASSWORD is set, but CASELOAD_MODE=local takes calls without a token: take one of the two away.']
    : [];
  return [...password, ...bothStorages(given)];
}

function bothStorages(given: Given): readonly string[] {
  return given.STORAGE_CONNECTION_STRING && given.STORAGE_ACCOUNT_URL
    ? ['STORAGE_ACCOUNT_URL and STORAGE_CONNECTION_STRING are both set: keep one.']
    : [];
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
    ...(env.CASELOAD_NOW === undefined ? {} : { startsAt: env.CASELOAD_NOW }),
  };
}

/** Of an environment in which nothing is missing. */
function credentialsOf(env: Environment): BotCredentials {
  const { BOT_APP_ID: appId = '', BOT_APP_PASSWORD: password = '' } = env;
  return env.BOT_APP_TYPE === 'UserAssignedMSI'
    ? { type: 'UserAssignedMSI', appId }
    : { type: 'SingleTenant', appId, password };
}
