import { z } from 'zod';
import { isTimeOfDay } from './domain/london-time.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
/** A host, or every host under a domain of at least two parts. */
const FILE_HOST = /^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)$/;
const HOST = /^[a-z0-9.-]+$/;
/** Playground's own people have one digit more. */
const OBJECT_ID = /^[0-9a-f-]{36,37}$/;
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const guid = z.string().regex(GUID, 'should be a GUID such as 11111111-2222-3333-4444-555555555555');

/** A number in digits, without zeros before it, from `least` to `most`. */
function whole(least: number, most: number, otherwise: number, what = 'a whole number') {
  const problem = `should be ${what} from ${least} to ${most}`;
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, problem)
    .transform(Number)
    .refine((number) => least <= number && number <= most, problem)
    .default(otherwise);
}

/** Items in lower case, separated by commas. */
function listOf(item: RegExp, what: string) {
  return z
    .string()
    .transform((value) => value.split(',').map((one) => one.trim().toLowerCase()))
    .transform((items) => items.filter((one) => one !== ''))
    .refine((items) => items.every((one) => item.test(one)), `should be ${what}, separated by commas`);
}

/** What `NAME=VALUE` pairs say, the values escaped as in an address; undefined when they are none. */
function headersIn(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').map((pair) => /^([\w-]+)=(\S+)$/.exec(pair.trim()));
  try {
    const read = pairs.flatMap((pair) => (pair ? [[pair[1], decodeURIComponent(pair[2] ?? '')]] : []));
    return read.length === pairs.length ? Object.fromEntries(read) : undefined;
  } catch {
    return undefined;
  }
}

const years = whole(1, 99, 7);

/** Every variable that is read, with what it should be. `.env.example` lists the same ones. */
export const environment = z.object({
  CASELOAD_MODE: z.enum(['production', 'local'], 'should be production or local').default('production'),
  PORT: whole(1, 65_535, 3978, 'a port number'),
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
  ADMIN_OBJECT_IDS: listOf(OBJECT_ID, 'object ids (GUIDs)').default([]),
  SERVICE_URL_HOSTS: listOf(HOST, 'host names').optional(),
  FILE_HOSTS: listOf(FILE_HOST, 'host names or *.DOMAIN').optional(),
  SENDS_PER_SECOND: whole(1, 50, 10),
  MESSAGES_PER_MINUTE: whole(1, 9_999, 60),
  REMIND_AT: z.string().refine(isTimeOfDay, 'should be a time from 00:00 to 23:59, such as 09:00').default('09:00'),
  CATCH_UP_DAYS: whole(0, 4, 4),
  SETTLING_MINUTES: whole(0, 999, 10),
  RETAIN_AUDIT_YEARS: years,
  RETAIN_MONTHS_YEARS: years,
  RETAIN_LEAVERS_YEARS: years,
  RETAIN_DELIVERIES_DAYS: whole(35, 9_999, 90),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^/\s?#@]+(\/[^\s?#@]*)?$/, 'should be the address of a collector, such as https://HOST:4318')
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .refine((text) => headersIn(text) !== undefined, 'should be NAME=VALUE pairs, separated by commas')
    .transform((text) => headersIn(text) ?? {})
    .default({}),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'should be letters, digits, dots and dashes, at most 64')
    .default('caseload'),
  OTEL_METRIC_EXPORT_INTERVAL: whole(1_000, 3_600_000, 60_000),
  CASELOAD_NOW: z.iso.datetime({ error: 'should be a moment such as 2026-11-18T09:00:00Z' }).optional(),
});

/** The settings as they are meant. */
export type Environment = z.infer<typeof environment>;
/** The settings as they were given; one that is empty is none. */
export type Given = Partial<Record<keyof Environment, string>>;
