import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';
import { AS_OF_PROBLEM, parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent import -- FILE... --team TEAM [--map FILE] [--columns FILE] [--as-of DATE] [--dry-run]',
  '  FILE            a caseload file, or a sheet (.csv, .xlsx) with --columns',
  '  --team TEAM     the id or the name of the team',
  '  --map FILE      who the worker ids of the files are: workerId, objectId and name, as YAML or .csv',
  '  --columns FILE  which columns of a sheet hold what',
  '  --as-of DATE    the day from which the facts hold, YYYY-MM-DD, whatever a file says; today for a sheet',
  '  --dry-run       say what would change and write nothing',
].join('\n');

export interface ImportArguments {
  readonly files: readonly string[];
  readonly team: string;
  readonly map?: string;
  readonly columns?: string;
  readonly asOf?: CalendarDate;
  readonly dryRun: boolean;
}

export type ImportArgumentsResult =
  | { readonly ok: true; readonly arguments: ImportArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of the import command. */
export function importArguments(args: readonly string[]): ImportArgumentsResult {
  const option = { type: 'string' } as const;
  const options = {
    team: option,
    map: option,
    columns: option,
    'as-of': option,
    'dry-run': { type: 'boolean' },
  } as const;
  const parsed = parseOptions(args, options);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  const { team, map, columns, 'as-of': asOf, 'dry-run': dryRun = false } = parsed.values;
  const files = parsed.positionals;
  if (files.length === 0) return { ok: false, problem: 'Expected at least one file.' };
  if (team === undefined) return { ok: false, problem: 'Expected --team, the team into which to import.' };
  if (asOf !== undefined && !isCalendarDate(asOf)) return { ok: false, problem: AS_OF_PROBLEM };
  if (columns === undefined && files.some(isSheet)) {
    return { ok: false, problem: 'Expected --columns, which says what the columns of a sheet hold.' };
  }
  return {
    ok: true,
    arguments: {
      files,
      team,
      dryRun,
      ...(map === undefined ? {} : { map }),
      ...(columns === undefined ? {} : { columns }),
      ...(asOf === undefined ? {} : { asOf }),
    },
  };
}

/** True for the files that `--columns` is about. */
export function isSheet(file: string): boolean {
  return /\.(csv|xlsx)$/i.test(file);
}
