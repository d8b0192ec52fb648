import { Temporal } from 'temporal-polyfill';
import { isCalendarDate } from '../domain/calendar-date.ts';
import { momentOf, type TimeOfDay } from '../domain/london-time.ts';
import { parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent remind -- [--as-of DATETIME] [--dry-run] [--team TEAM]',
  '  --as-of DATETIME  the moment in London, such as 2026-11-26T09:00, or a day, which is its hour of reminders; now without it',
  '  --dry-run         says who would be told what and why, and who not and why not; keeps and sends nothing',
  '  --team TEAM       one team, by its id or name; every team without it',
].join('\n');

export interface RemindArguments {
  /** ISO 8601 in UTC; the clock without it. */
  readonly asOf?: string;
  readonly dryRun: boolean;
  readonly team?: string;
}

export type RemindArgumentsResult =
  | { readonly ok: true; readonly arguments: RemindArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of the remind command; a day alone is meant at `remindAt`. */
export function remindArguments(args: readonly string[], remindAt: TimeOfDay): RemindArgumentsResult {
  const options = {
    'as-of': { type: 'string' },
    'dry-run': { type: 'boolean' },
    team: { type: 'string' },
  } as const;
  const parsed = parseOptions(args, options);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  if (parsed.positionals.length > 0) return { ok: false, problem: 'Expected options alone.' };
  const { 'as-of': given, 'dry-run': dryRun = false, team } = parsed.values;
  const asOf = given === undefined ? undefined : momentIn(given, remindAt);
  if (asOf === null) {
    return { ok: false, problem: '--as-of takes a moment in London such as 2026-11-26T09:00, or a day.' };
  }
  return {
    ok: true,
    arguments: { dryRun, ...(asOf === undefined ? {} : { asOf }), ...(team === undefined ? {} : { team }) },
  };
}

function momentIn(given: string, remindAt: TimeOfDay): string | null {
  if (isCalendarDate(given)) return momentOf(given, remindAt);
  try {
    const local = Temporal.PlainDateTime.from(given, { overflow: 'reject' });
    return local.toZonedDateTime('Europe/London').toInstant().toString({ smallestUnit: 'millisecond' });
  } catch {
    return null;
  }
}
