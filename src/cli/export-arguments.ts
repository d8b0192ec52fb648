import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';
import { AS_OF_PROBLEM, parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent export -- --worker ID... | --team TEAM [--map FILE] [--as-of DATE] [--out DIR]',
  '  --worker ID    a worker by the id in the map, or by key; may stand several times',
  '  --team TEAM    all workers of a team, by its id or name',
  '  --map FILE     who the worker ids of the files are: workerId, objectId and name, as YAML or .csv',
  '  --as-of DATE   the day on which the facts are in force, YYYY-MM-DD; today without it',
  '  --out DIR      a folder for the files; without it, the one caseload is printed',
].join('\n');

export interface ExportArguments {
  readonly workers: readonly string[];
  readonly team?: string;
  readonly map?: string;
  readonly asOf?: CalendarDate;
  readonly out?: string;
}

export type ExportArgumentsResult =
  | { readonly ok: true; readonly arguments: ExportArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of the export command. */
export function exportArguments(args: readonly string[]): ExportArgumentsResult {
  const option = { type: 'string' } as const;
  const options = {
    worker: { ...option, multiple: true },
    team: option,
    map: option,
    'as-of': option,
    out: option,
  } as const;
  const parsed = parseOptions(args, options);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  const { worker: workers = [], 'as-of': asOf, ...others } = parsed.values;
  const { team, out } = others;
  if (parsed.positionals.length > 0)
    return { ok: false, problem: 'Expected options alone: --out names a folder for files.' };
  if (workers.length === 0 && team === undefined) return { ok: false, problem: 'Expected --worker or --team.' };
  if (asOf !== undefined && !isCalendarDate(asOf)) return { ok: false, problem: AS_OF_PROBLEM };
  if (out === undefined && (team !== undefined || workers.length > 1)) {
    return { ok: false, problem: 'Expected --out, a folder: a file holds one caseload.' };
  }
  return { ok: true, arguments: { workers, ...others, ...(asOf === undefined ? {} : { asOf }) } };
}
