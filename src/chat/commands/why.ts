import { figuresOf } from '../../application/effect.ts';
import { scoreOn } from '../../domain/timeline.ts';
import type { Command } from '../command.ts';
import { pageIn } from '../paging.ts';
import { amount } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS, whySheet } from '../why-sheet.ts';

/** Opens today's total into its lines. */
export const why: Command = {
  name: 'why',
  title: 'Why my total is what it is',
  help: 'Opens your total into its lines: case, rule, clause, points and until when.',
  examples: ['why', 'why 77'],
  right: 'see-own-caseload',
  say: (turn, { total }) =>
    fromCaseload(turn, (caseload) => answer(turn, caseload, 0, remarksOn(turn, caseload, total))),
  presses: {
    page: (turn, raw) => fromCaseload(turn, (caseload) => answer(turn, caseload, pageIn(raw), [])),
  },
};

function answer({ today }: Turn, caseload: ReadCaseload, page: number, remarks: readonly string[]): Reply {
  const buttons = [OWN_BUTTONS.runway, OWN_BUTTONS.myCaseload];
  return whySheet(caseload, { day: today, whose: 'your', remarks, page, verb: 'why.page', data: {}, buttons });
}

/** Someone who asks about another number is told what it is today. */
function remarksOn({ today }: Turn, { timeline }: ReadCaseload, asked: number | undefined): readonly string[] {
  const { total, unit } = figuresOf(scoreOn(timeline, today));
  if (asked === undefined || asked === total) return [];
  return [`Your total today is ${amount(total, unit)}, not ${asked}. This is how today's comes about.`];
}
