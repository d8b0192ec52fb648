import type { CaseloadFile } from '../caseload-file/index.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
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
  const facts = cases.map(({ history }) => factsOn(history, asOf));
  return {
    scheme: valueOn(head.schemes, asOf).scheme,
    asOf,
    workerId,
    name: head.name,
    terms: valueOn(head.terms, asOf),
    duties: head.duties,
    cases: facts.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
}
