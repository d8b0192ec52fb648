import type { SoughtCase } from '../application/rights/erase-case.ts';
import { parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent people -- export ID --out FILE',
  '       npm run --silent people -- export --case REF --out FILE',
  '       npm run --silent people -- export --child REF --out FILE',
  '       npm run --silent people -- erase ID [--dry-run]',
  '       npm run --silent people -- erase --case REF [--child REF] [--dry-run]',
  '       npm run --silent people -- hold ID --reason WHY',
  '       npm run --silent people -- release ID',
  '  ID            an Entra object id or a person key',
  '  --case REF    a case; --child REF  a child: where it appears, or whose traces are erased',
  '  --dry-run     says what would be erased; erases nothing',
  '  --reason WHY  why the data must stay: a claim, an inquiry; no names',
].join('\n');

export type PeopleArguments =
  | { readonly verb: 'export'; readonly out: string; readonly id: string }
  | {
      readonly verb: 'export';
      readonly out: string;
      readonly sought: { readonly kind: 'case' | 'child'; readonly ref: string };
    }
  | { readonly verb: 'erase'; readonly id: string; readonly dryRun: boolean }
  | { readonly verb: 'erase'; readonly case: SoughtCase; readonly dryRun: boolean }
  | { readonly verb: 'hold'; readonly id: string; readonly reason: string }
  | { readonly verb: 'release'; readonly id: string };

export type PeopleArgumentsResult =
  | { readonly ok: true; readonly arguments: PeopleArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

const OPTIONS = {
  out: { type: 'string' },
  case: { type: 'string' },
  child: { type: 'string' },
  'dry-run': { type: 'boolean' },
  reason: { type: 'string' },
} as const;

/** Which options go with which verb. */
const TAKES: Readonly<Record<PeopleArguments['verb'], readonly (keyof typeof OPTIONS)[]>> = {
  export: ['out', 'case', 'child'],
  erase: ['dry-run', 'case', 'child'],
  hold: ['reason'],
  release: [],
};

const isVerb = (word: string): word is PeopleArguments['verb'] => Object.hasOwn(TAKES, word);
const problem = (sentence: string): PeopleArgumentsResult => ({ ok: false, problem: sentence });

/** Reads the arguments of the people command. */
export function peopleArguments(args: readonly string[]): PeopleArgumentsResult {
  const parsed = parseOptions(args, OPTIONS);
  if (typeof parsed === 'string') return problem(parsed);
  const { values, positionals } = parsed;
  const [verb = '', id, ...more] = positionals;
  if (!isVerb(verb)) return problem('Expected export, erase, hold or release.');
  if (more.length > 0) return problem('Expected one id.');
  const stray = Object.keys(values).find((name) => !TAKES[verb].some((option) => option === name));
  if (stray !== undefined) return problem(`--${stray} does not go with ${verb}.`);
  if (verb === 'export') return exportArguments(id, values);
  if (verb === 'erase') return eraseArguments(id, values);
  if (id === undefined) return problem('Expected the id of a person.');
  if (verb === 'release') return { ok: true, arguments: { verb, id } };
  const reason = values.reason?.trim() ?? '';
  return reason === ''
    ? problem('--reason says why the data must stay.')
    : { ok: true, arguments: { verb, id, reason } };
}

function exportArguments(
  id: string | undefined,
  { out, case: caseRef, child }: { readonly out?: string; readonly case?: string; readonly child?: string },
): PeopleArgumentsResult {
  const asked = [id, caseRef, child].filter((one) => one !== undefined && one.trim() !== '');
  if (asked.length !== 1) return problem('Give an id, --case or --child: one of them.');
  if (!out) return problem('--out names the file that is written.');
  if (id !== undefined) return { ok: true, arguments: { verb: 'export', out, id } };
  const sought =
    caseRef === undefined ? ({ kind: 'child', ref: child ?? '' } as const) : ({ kind: 'case', ref: caseRef } as const);
  return { ok: true, arguments: { verb: 'export', out, sought } };
}

function eraseArguments(
  id: string | undefined,
  {
    case: ref,
    child,
    'dry-run': dryRun = false,
  }: { readonly case?: string; readonly child?: string; readonly 'dry-run'?: boolean },
): PeopleArgumentsResult {
  if ((id === undefined) === (ref === undefined)) return problem('Give the id of a person, or --case: one of them.');
  if (id !== undefined && child === undefined) return { ok: true, arguments: { verb: 'erase', id, dryRun } };
  if (ref === undefined || ref.trim() === '')
    return problem('--child goes with --case REF: its reference is of that case.');
  const sought = { ref, ...(child === undefined ? {} : { child }) };
  return { ok: true, arguments: { verb: 'erase', case: sought, dryRun } };
}
