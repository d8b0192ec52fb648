import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';
import { SCHEME_IDS, type SchemeId } from '../domain/weighting-scheme.ts';
import { AS_OF_PROBLEM, parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent score -- FILE... [--as-of DATE] [--scheme ID] [--forecast DAYS]',
  '  FILE             a caseload file; - reads one from standard input',
  '  --as-of DATE     the day to score, YYYY-MM-DD, whatever the file says',
  `  --scheme ID      ${SCHEME_IDS.join(', ')}, whatever the file says`,
  '  --forecast DAYS  total and status for 1 to 400 days ahead',
].join('\n');

/** What stands for standard input among the files. */
export const STANDARD_INPUT = '-';

export interface ScoreArguments {
  readonly files: readonly string[];
  readonly scheme?: SchemeId;
  readonly asOf?: CalendarDate;
  readonly forecastDays?: number;
}

export type ScoreArgumentsResult =
  | { readonly ok: true; readonly arguments: ScoreArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

const option = { type: 'string' } as const;

/** Reads the arguments of the score command. */
export function scoreArguments(args: readonly string[]): ScoreArgumentsResult {
  const parsed = parseOptions(args, { 'as-of': option, scheme: option, forecast: option });
  if (typeof parsed === 'string') return refused(parsed);
  const { positionals: files, values } = parsed;
  const asOf = values['as-of'];
  const scheme = SCHEME_IDS.find((id) => id === values.scheme);
  const forecastDays = daysOf(values.forecast);
  if (files.length === 0) return refused('Expected at least one file.');
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) return refused('Standard input can be read once.');
  if (asOf !== undefined && !isCalendarDate(asOf)) {
    return refused(AS_OF_PROBLEM);
  }
  if (values.scheme !== undefined && !scheme) return refused(`--scheme takes one of ${SCHEME_IDS.join(', ')}.`);
  if (values.forecast !== undefined && forecastDays === undefined) {
    return refused('--forecast takes a whole number of days from 1 to 400.');
  }
  return {
    ok: true,
    arguments: {
      files,
      ...(scheme === undefined ? {} : { scheme }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(forecastDays === undefined ? {} : { forecastDays }),
    },
  };
}

function daysOf(text: string | undefined): number | undefined {
  const days = Number(text);
  return text !== undefined && /^\d{1,3}$/.test(text) && days >= 1 && days <= 400 ? days : undefined;
}

function refused(problem: string): ScoreArgumentsResult {
  return { ok: false, problem };
}
