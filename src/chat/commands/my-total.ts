import { figuresOf, nextStep } from '../../application/effect.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { asSentence, headroomOf, headroomWords, nextChangeWords } from '../figures-words.ts';
import { flagSentences } from '../flag-words.ts';
import { amount, statusWords } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { privateCard, type Reply } from '../reply.ts';
import { chatOf } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';

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

function answer({ today }: Turn, { timeline }: ReadCaseload): Reply {
  const score = scoreOn(timeline, today);
  const figures = figuresOf(score);
  const { forSupervision } = chatOf(score.scheme);
  const { total, guideline, limit, min, unit } = figures;
  const next = nextChangeWords(figures, nextStep(timeline, today), today);
  const row = (text: string, figure: string | undefined): readonly SheetRow[] =>
    figure === undefined ? [] : [{ text, note: '', figure }];
  const line = (value: number | null) => (value === null ? undefined : amount(value, unit));
  const data: SheetData = {
    title: `Your total today is ${amount(total, unit)}`,
    sentences: [
      { text: asSentence(statusWords(figures)) },
      { text: next === undefined ? 'It stays so unless something is recorded.' : asSentence(next) },
      ...flagSentences(score.flags).map((text) => ({ text })),
    ],
    groups: [
      {
        heading: '',
        figure: '',
        rows: [
          ...row('At least', line(min)),
          ...row('Guideline', line(guideline)),
          ...row('Limit', line(limit)),
          ...row('Headroom', headroomWords(headroomOf(figures), unit)),
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
