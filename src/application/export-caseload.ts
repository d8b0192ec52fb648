import type { CaseloadFile } from '../caseload-file/index.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { factsOn, valueOn } from '../domain/caseload.ts';
import type { CaseloadSnapshot } from './ports.ts';

/**
 * What an exported file carries: scheme, terms and cases as they are in force on a day, in order of their references,
 * and every fact that has a date of its own. `workerId` is what the file calls the worker.
 */
export function caseloadInForce(
  { head, cases }: Pick<CaseloadSnapshot, 'head' | 'cases'>,
  asOf: CalendarDate,
  workerId: string = head.workerKey,
): CaseloadFile {
  const all = cases.map(({ history }) => factsOn(history, asOf));
  // One that was given away and came back stands twice; a file has each reference once, as it is now.
  const facts = all.filter((one) => !isGone(one, asOf) || !all.some((other) => other !== one && other.ref === one.ref));
  return {
    scheme: valueOn(head.schemes, asOf).scheme,
    asOf,
    workerId,
    ...ifNotBlank(head.name),
    terms: valueOn(head.terms, asOf),
    duties: head.duties,
    cases: facts.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}

function isGone({ transferredOutOn }: CaseFacts, day: CalendarDate): boolean {
  return transferredOutOn !== undefined && transferredOutOn <= day;
}

/** The name as the directory has it, without what a file does not take: control characters and halves of letters. */
function ifNotBlank(name: string): Pick<CaseloadFile, 'name'> {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
  return plain === '' ? {} : { name: plain };
}

/** caseload-file.md: a name has at most 100 characters. */
const LONGEST_NAME = 100;
