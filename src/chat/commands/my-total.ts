import { figuresOf, nextStep } from '../../application/effect.ts';
import { timelineAhead } from '../../application/expected-hours.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { isAway, recordsOf } from '../../domain/worker-records.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { asSentence, EXPECTED_HOURS, headroomOf, headroomWords, nextChangeWords } from '../figures-words.ts';
import { flagSentences } from '../flag-words.ts';
import { lackSentences } from '../lack-words.ts';
import { amount, statusWords, totalOf } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { privateCard, type Reply } from '../reply.ts';
import { chatOf } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';
import { runningAdjustmentWords } from './adjust-capacity/adjustment-words.ts';

/** The own total today, against the guideline and the limit, and when it changes by itself. */
export const myTotal: Command = {
  name: 'my-total',
  title: 'My total',
  help: 'Shows your total today, your room up to the guideline and when the total changes next.',
  examples: ["what's my total?", 'how many points do I have'],
  right: 'see-own-caseload',
  say: (turn) => fromCaseload(turn, (caseload) => answer(turn, caseload)),
  presses: {},
};

/** Why the figures are lower than the scheme's own. */
function loweredNow(records: ReadCaseload['snapshot']['records'], today: CalendarDate): readonly string[] {
  const running = recordsOf(records, 'adjustment').filter((one) => isAway([one], today));
  return running.map((adjustment) => runningAdjustmentWords(adjustment, today));
}

function answer({ today, outside }: Turn, { timeline, snapshot }: ReadCaseload): Reply {
  const score = scoreOn(timeline, today);
  const figures = figuresOf(score);
  const { forSupervision } = chatOf(score.scheme);
  const { guideline, limit, min, unit } = figures;
  const ahead = timelineAhead(snapshot, outside.schemeOf, today);
  const next = nextChangeWords(figures, nextStep(ahead.timeline, today), today);
  const row = (text: string, figure: string | undefined): readonly SheetRow[] =>
    figure === undefined ? [] : [{ text, note: '', figure }];
  const line = (value: number | null) => (value === null ? undefined : amount(value, unit));
  const data: SheetData = {
    title: `Your total today is ${totalOf(figures)}`,
    sentences: [
      { text: asSentence(statusWords(figures)) },
      ...lackSentences(score).map((text) => ({ text })),
      ...loweredNow(snapshot.records, today).map((text) => ({ text })),
      { text: next === undefined ? 'It stays so unless something is recorded.' : asSentence(next) },
      ...(ahead.isExpected ? [{ text: EXPECTED_HOURS }] : []),
      ...flagSentences(score.flags).map((text) => ({ text })),
    ],
    groups: [
      {
        heading: '',
        figure: '',
        rows: [
          ...(min === null || limit !== null ? row(min === null ? 'Guideline' : 'Average', line(guideline)) : []),
          ...(min === null
            ? row('Limit', line(limit))
            : row('Range', guideline === null ? undefined : `${min} to ${amount(limit ?? guideline, unit)}`)),
          ...row('Headroom', headroomWords(headroomOf(figures), figures)),
        ],
      },
    ],
    choices: [],
    buttons: [
      OWN_BUTTONS.why,
      OWN_BUTTONS.runway,
      OWN_BUTTONS.myCaseload,
      ...(forSupervision ? [leaves(forSupervision.title, forSupervision.verb)] : []),
    ],
  };
  return privateCard('sheet', data);
}
