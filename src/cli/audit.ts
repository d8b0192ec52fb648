import type { AuditVerdict } from '../application/audit-verdict.ts';
import { counted } from '../domain/counted.ts';
import { type AuditArguments, auditArguments, USAGE } from './audit-arguments.ts';
import { verdictLines } from './audit-words.ts';
import { type CommandOutside, findTeam, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { personKeyIn } from './person-id.ts';

/** `npm run audit -- verify`: checks the chains of the audits, and says in sentences what does not fit. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = auditArguments(args);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const opened = openOutside();
  if (!opened.ok) return unusable(opened.problems);
  const { outside } = opened;
  const asked = await keysOf(outside, given.arguments);
  if (!asked.ok) return unusable([asked.problem]);
  const names = new Map((await outside.stores.teams.list()).map(({ teamId, name }) => [teamId, name]));
  let checked = 0;
  let broken = 0;
  for await (const verdict of outside.stores.verifyAudits()) {
    if (asked.keys && !asked.keys.has(`${verdict.of} ${verdict.key}`)) continue;
    const name = verdict.of === 'person' ? 'what was refused' : (names.get(verdict.key) ?? '');
    process.stdout.write(`${verdictLines(verdict, name).join('\n')}\n`);
    checked += 1;
    if (verdict.faults.length > 0) broken += 1;
  }
  const audits = counted(checked, 'audit', 'audits');
  process.stdout.write(
    broken === 0
      ? `${audits} checked: every chain holds.\n`
      : `${audits} checked: ${broken} with something that does not fit.\n`,
  );
  return broken === 0 ? 0 : 1;
}

type Asked =
  /** Undefined for all. */
  { readonly ok: true; readonly keys?: ReadonlySet<string> } | { readonly ok: false; readonly problem: string };

const nameOf = (of: AuditVerdict['of'], key: string): string => `${of} ${key}`;

/** Of the caseload of somebody, and of what was refused to them. */
const auditsOf = (key: string): readonly string[] => [nameOf('worker', key), nameOf('person', key)];

async function keysOf(outside: CommandOutside, { team, worker }: AuditArguments): Promise<Asked> {
  if (worker !== undefined) {
    const key = personKeyIn(outside, worker);
    if (key === undefined) return { ok: false, problem: '--worker takes an Entra object id or a person key.' };
    return { ok: true, keys: new Set(auditsOf(key)) };
  }
  if (team === undefined) return { ok: true };
  const found = await findTeam(outside, team);
  if (!found.ok) return found;
  const workers = found.members.flatMap(({ workerKey }) => auditsOf(workerKey));
  return { ok: true, keys: new Set([nameOf('team', found.team.teamId), ...workers]) };
}

await runCommand(main);
