import { isMonth, type Month } from '../domain/month.ts';
import { parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent report -- --period MONTH --out FILE [--team TEAM]...',
  '  --period MONTH  the month of the return, YYYY-MM',
  '  --out FILE      where the workbook is written, a name that ends in .xlsx',
  '  --team TEAM     a team by its id or name; may stand several times; every team without it',
].join('\n');

export interface ReportArguments {
  readonly month: Month;
  readonly out: string;
  /** None for every team. */
  readonly teams: readonly string[];
}

export type ReportArgumentsResult =
  | { readonly ok: true; readonly arguments: ReportArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of the report command. */
export function reportArguments(args: readonly string[]): ReportArgumentsResult {
  const option = { type: 'string' } as const;
  const parsed = parseOptions(args, { period: option, out: option, team: { ...option, multiple: true } } as const);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  const { period, out, team: teams = [] } = parsed.values;
  if (parsed.positionals.length > 0) return { ok: false, problem: 'Expected options alone: --out names the file.' };
  if (period === undefined || !isMonth(period)) {
    return { ok: false, problem: 'Expected --period with a month such as 2026-11.' };
  }
  if (out === undefined || !out.toLowerCase().endsWith('.xlsx')) {
    return { ok: false, problem: 'Expected --out with the name of a file that ends in .xlsx.' };
  }
  return { ok: true, arguments: { month: period, out, teams } };
}
