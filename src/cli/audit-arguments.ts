import { parseOptions } from './parse-options.ts';

export const USAGE = [
  'Usage: npm run --silent audit -- verify [--team TEAM | --worker ID]',
  '  verify       checks that no entry of an audit was altered, taken away or put in',
  "  --team TEAM  one team's own audit and its workers', by the team's id or name; everything without it",
  "  --worker ID  one person's: of the caseload, and of what was refused; by Entra object id or person key",
].join('\n');

export interface AuditArguments {
  readonly team?: string;
  readonly worker?: string;
}

export type AuditArgumentsResult =
  | { readonly ok: true; readonly arguments: AuditArguments }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of the audit command. */
export function auditArguments(args: readonly string[]): AuditArgumentsResult {
  const parsed = parseOptions(args, { team: { type: 'string' }, worker: { type: 'string' } } as const);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  const { team, worker } = parsed.values;
  if (parsed.positionals.join(' ') !== 'verify') return { ok: false, problem: 'Expected the word verify.' };
  if (team !== undefined && worker !== undefined) return { ok: false, problem: 'Give a team or a worker, not both.' };
  return {
    ok: true,
    arguments: { ...(team === undefined ? {} : { team }), ...(worker === undefined ? {} : { worker }) },
  };
}
