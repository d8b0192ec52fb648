import type { MonthResult } from '../../application/month-act.ts';
import type { PersonKey } from '../../domain/access.ts';
import type { Month } from '../../domain/month.ts';
import { noCaseload } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { monthProblem } from './month-problems.ts';

/** What is answered to something that was to be done with a month. */
export function doneWith(
  turn: Turn,
  result: MonthResult<Reply>,
  at: { readonly month: Month; readonly version?: number | undefined; readonly worker?: PersonKey | undefined },
): Reply {
  if (result.ok) {
    turn.outside.follow(result.pending);
    return result.reply;
  }
  return result.reason === 'problem' ? monthProblem(result.problem, at) : noCaseload(result);
}
