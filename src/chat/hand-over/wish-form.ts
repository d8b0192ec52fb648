import { createHash } from 'node:crypto';
import type { HandOverProblem, HandOverWish } from '../../application/agree-hand-over.ts';
import type { TeamMember } from '../../application/ports.ts';
import { addDays, type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { choice, date, needed } from '../form/field.ts';
import { type Problems, readForm, type Typed } from '../form/read-form.ts';

/** A transfer begins two weeks after it is agreed, unless the manager says another day (product page, Transfer). */
export const TRANSFER_DAYS = 14;

/** What a hand-over asks: who takes the case, how, and for which days. */
export function wishFields(workers: readonly TeamMember[]) {
  return {
    to: needed(
      choice(
        'Who is it for?',
        workers.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
        'Please choose a worker.',
      ),
    ),
    as: needed(
      choice('What is to happen?', [
        { title: 'It moves to them', value: 'transfer' },
        { title: 'They work on it together', value: 'co-work' },
      ]),
    ),
    from: needed(date('From which day?')),
    until: date('Working together: until which day? Leave it empty if you cannot tell yet.'),
  };
}

/** What is filled in at first. */
export function givenWish(today: CalendarDate): Typed {
  return { as: 'transfer', from: addDays(today, TRANSFER_DAYS) };
}

/** A day that a sentence said and that is over, at its field. */
export function pastDayProblem({ from }: Typed, today: CalendarDate): Problems {
  return from !== undefined && isCalendarDate(from) && from < today
    ? { from: `${spokenDate(from)} is past. Please give today or a later day.` }
    : {};
}

/** What the card was made for. */
interface About {
  readonly nonce: string;
  readonly worker: string;
  readonly caseId: string;
}

/** The wish that was typed, or what is wrong with it, at the field. */
export function readWish(
  workers: readonly TeamMember[],
  { nonce, worker, caseId }: About,
  typed: Typed,
): { readonly ok: true; readonly wish: HandOverWish } | { readonly ok: false; readonly problems: Problems } {
  const read = readForm(wishFields(workers), typed);
  if (!read.ok) return read;
  const { to, as, from, until } = read.values;
  if (as === 'transfer' && until !== undefined) {
    return { ok: false, problems: { until: 'A case that moves stays there: please leave this day empty.' } };
  }
  const id = handOverId(worker, caseId, nonce);
  return { ok: true, wish: { id, as, caseId, to, from, until: until ?? null } };
}

/** Made of the card's nonce, so that a second press means the same hand-over, and nobody can name another's. */
export function handOverId(holderKey: string, caseId: string, nonce: string): string {
  return createHash('sha256')
    .update(JSON.stringify([holderKey, caseId, nonce]))
    .digest('hex')
    .slice(0, 32);
}

/** What stands in the way, at its field. */
export function wishProblems(problem: HandOverProblem, today: CalendarDate): Problems {
  switch (problem) {
    case 'no-such-case':
      return { as: 'The case is not on this caseload any more.' };
    case 'no-such-worker':
      return { to: 'This worker is in none of your teams any more.' };
    case 'same-worker':
      return { to: 'This worker has the case already: please choose another.' };
    case 'before-today':
      return { from: `Please give today or a later day: today is ${spokenDate(today)}.` };
    case 'not-held-then':
      return { from: 'On the day before, the case is not with this worker: please choose another day.' };
    case 'ends-before-it-begins':
      return { until: 'That is before the first day: please give the last day of working together.' };
    case 'agreed-already':
      return { as: 'Something is agreed for this case already. Say "transfers" to see it or to cancel it.' };
    case 'offered':
      return { as: 'The case is offered to another team. Say "offers" to see that or to take it back.' };
    case 'has-it-already':
      return { to: 'This worker has a case of the same reference on that day already.' };
  }
}
