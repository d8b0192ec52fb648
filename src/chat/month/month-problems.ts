import type { MonthProblem } from '../../application/month-act.ts';
import type { NotAMonth } from '../../application/month-in-question.ts';
import type { PersonKey } from '../../domain/access.ts';
import { counted } from '../../domain/counted.ts';
import type { Month } from '../../domain/month.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { ifKnown } from '../if-known.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { changesAfter } from '../stale.ts';
import { nameSentences } from './month-words.ts';

/** Where to look at the month as it is now. */
interface Fresh {
  readonly month: Month;
  readonly version?: number | undefined;
  /** Whose, when it is not the person's own. */
  readonly worker?: PersonKey | undefined;
}

/** Why nothing was done with a month, and where to go on. */
export function monthProblem(problem: MonthProblem, at: Fresh): Reply {
  const name = spokenMonth(at.month);
  const show = {
    title: `Show ${name}`,
    verb: at.worker === undefined ? 'my-month.open' : 'team-month.worker',
    data: { month: at.month, ...ifKnown('worker', at.worker) },
  };
  switch (problem.code) {
    case 'not-yet':
    case 'before-joining':
    case 'after-leaving':
      return notSubmittable(problem);
    case 'agreed':
      return notice(
        `${name} is agreed and locked`,
        [...nameSentences(problem.record), 'Nothing was changed. It can be reopened with a reason.'],
        [show],
      );
    case 'already':
      return notice(
        alreadyTitle(name, problem.record),
        ['Nothing was changed.', ...nameSentences(problem.record)],
        [show],
      );
    case 'not-nil': {
      const { cases, duties } = problem.held;
      const held = [
        ...(cases > 0 ? [counted(cases, 'case', 'cases')] : []),
        ...(duties ? ['work beside the cases'] : []),
      ];
      return notice(
        `${name} is not nil`,
        [
          `There ${cases === 1 && !duties ? 'is' : 'are'} ${held.join(' and ')} on its last day. Please submit it with these.`,
        ],
        [show],
      );
    }
    case 'caseload-changed':
      return notice(
        'Check: the caseload changed',
        [
          `Nothing was submitted.${changesAfter(problem.snapshot, { version: at.version ?? 0 })}`,
          'Look at the month again, then submit it.',
        ],
        [show],
      );
    case 'month-changed':
      return notice(
        'Check: the month is not as it was',
        [
          'Nothing was changed: this card shows an earlier state.',
          ...(problem.record ? nameSentences(problem.record) : []),
        ],
        [show],
      );
    case 'not-away':
      return notice('Not submitted', [
        `${problem.name} is not recorded as away, so ${name} is for them to submit. You submit for those alone who are away.`,
      ]);
    case 'same-person':
      return notice(
        'Agreement needs two people',
        [
          ...nameSentences(problem.record),
          'You submitted it yourself: the worker confirms it, or another manager agrees it.',
        ],
        [show],
      );
    case 'own-month':
      return notice('Agreement needs two people', [
        'This is your own month: another manager of the team or its service manager answers it.',
      ]);
    case 'no-such-line':
      return notice('Nothing was changed', ['The month has no such line.'], [show]);
    case 'too-many-remarks':
      return notice('Nothing was changed', ['The month has fifty remarks. Please talk about it.'], [show]);
  }
}

function alreadyTitle(name: string, { state }: MonthRecord): string {
  if (state === 'agreed') return `You asked already for ${name} to be reopened`;
  return state === 'draft' ? `${name} is begun already` : `${name} is submitted already`;
}

/** A month that is none of the worker's. */
export function notSubmittable(problem: NotAMonth): Reply {
  const name = spokenMonth(problem.month);
  switch (problem.code) {
    case 'not-yet':
      return notice(`${name} has not begun`, ['A month can be submitted from its first day on.'], [MY_MONTH]);
    case 'before-joining':
      return notice(
        `${name} is before your time here`,
        [`The first month of this caseload is ${spokenMonth(problem.first)}.`],
        [MY_MONTH],
      );
    case 'after-leaving':
      return notice(`${name} is not asked for`, [`The worker left the team on ${spokenDate(problem.leftOn)}.`]);
  }
}

const MY_MONTH = { title: 'My month', verb: 'my-month.say' };
