import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { eraseCase, type SoughtCase } from '../application/rights/erase-case.ts';
import { erasePerson } from '../application/rights/erase-person.ts';
import { exportPerson } from '../application/rights/export-person.ts';
import { findReference } from '../application/rights/find-reference.ts';
import { setHold } from '../application/rights/legal-hold.ts';
import { counted } from '../domain/counted.ts';
import { openPostRemover } from '../real-post-remover.ts';
import { type CommandOutside, openOutside } from './command-outside.ts';
import { type ExitCode, runCommand, unusable } from './ending.ts';
import { type PeopleArguments, peopleArguments, USAGE } from './people-arguments.ts';
import { caseErasedLines, caseNotErasedWords, erasedLines, notErasedWords } from './people-words.ts';
import { personKeyIn } from './person-id.ts';

/** `npm run people`: what is kept about a person, a case or a child; erases a person; keeps data for a legal reason. */
async function main(args: readonly string[]): Promise<ExitCode> {
  const given = peopleArguments(args);
  if (!given.ok) return unusable([given.problem, USAGE]);
  const opened = openOutside();
  if (!opened.ok) return unusable(opened.problems);
  const { outside } = opened;
  const asked = given.arguments;
  if ('sought' in asked) {
    const found = await findReference(outside, asked.sought);
    return written(asked.out, found, found.rows.length);
  }
  if ('case' in asked) return caseErased(outside, asked.case, asked.dryRun);
  const key = personKeyIn(outside, asked.id);
  if (key === undefined) return unusable(['ID is an Entra object id or a person key of 32 letters and digits.']);
  return withPerson(outside, asked, key);
}

async function withPerson(
  outside: CommandOutside,
  asked: Extract<PeopleArguments, { readonly id: string }>,
  key: string,
): Promise<ExitCode> {
  const { people } = outside.stores;
  switch (asked.verb) {
    case 'export': {
      const made = await exportPerson(outside, key);
      return written(asked.out, made, made.parts.flatMap(({ rows }) => rows).length);
    }
    case 'erase': {
      const removePost = openPostRemover(outside.config);
      const erased = await erasePerson({ ...outside, ...(removePost ? { removePost } : {}) }, key, asked.dryRun);
      if (!erased.ok) return refused(notErasedWords(erased.problem));
      process.stdout.write(`${erasedLines(erased, asked.dryRun).join('\n')}\n`);
      return erased.again > 0 ? 1 : 0;
    }
    case 'hold':
    case 'release': {
      const hold = asked.verb === 'hold' ? { since: outside.clock.now(), reason: asked.reason } : null;
      if (!(await setHold(people, key, hold))) return refused('Caseload knows no such person.');
      process.stdout.write(
        hold
          ? 'Held: nothing of this person is erased until it is released.\n'
          : 'Released: the data follows the settings again.\n',
      );
      return 0;
    }
  }
}

async function caseErased(outside: CommandOutside, sought: SoughtCase, dryRun: boolean): Promise<ExitCode> {
  const newId = (): string => randomBytes(16).toString('hex');
  const erased = await eraseCase({ ...outside, newId }, sought, dryRun);
  if (!erased.ok) return refused(caseNotErasedWords(erased.reason));
  process.stdout.write(`${caseErasedLines(erased, dryRun).join('\n')}\n`);
  return 0;
}

function refused(sentence: string): ExitCode {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** Readable by whoever runs the command alone. */
function written(out: string, made: { readonly review: string }, rows: number): ExitCode {
  try {
    writeFileSync(out, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  } catch {
    return unusable([`Nothing can be written to ${out}.`]);
  }
  process.stdout.write(`${out}\n`);
  process.stderr.write(`${counted(rows, 'row', 'rows')}. ${made.review}\n`);
  return 0;
}

await runCommand(main);
