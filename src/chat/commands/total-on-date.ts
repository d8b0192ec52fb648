import { figuresOf, nextStep } from '../../application/effect.ts';
import { timelineAhead } from '../../application/expected-hours.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { foremost, sends } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { asSentence, EXPECTED_HOURS, hundredths, nextChangeWords } from '../figures-words.ts';
import { date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { lackSentences } from '../lack-words.ts';
import { linesBetween } from '../lines-between.ts';
import { amount, statusWords, totalOf } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';

/** The own total on a day that the person names, past or future, and by which lines it differs from today's. */
export const totalOnDate: Command = {
  name: 'total-on-date',
  title: 'My total on a date',
  help: 'Works out your total on any past or coming day, and which lines differ from today.',
  examples: ['what will I be on 1 Feb?', 'my total on 4 November'],
  right: 'see-own-caseload',
  say: async (turn, { on, impossibleDate }) => {
    if (on !== undefined) return fromCaseload(turn, (caseload) => answer(turn, caseload, on));
    return impossibleDate ? ask({}, { on: 'No calendar has that day.' }) : ask({ on: addDays(turn.today, 28) });
  },
  presses: {
    show: async (turn, raw) => {
      const typed = typedIn(FIELDS, raw, turn.today, 'future');
      const read = readForm(FIELDS, typed);
      if (!read.ok) return ask(typed, read.problems);
      return fromCaseload(turn, (caseload) => answer(turn, caseload, read.values.on));
    },
  },
};

const FIELDS = { on: needed(date('Which day?')) };

function ask(typed: Typed, problems: Problems = {}): Reply {
  return formCard({
    title: 'Your total on a date',
    notes: ['Any past or coming day, as things are recorded now.'],
    fields: FIELDS,
    typed,
    problems,
    buttons: [foremost(sends('Show', 'total-on-date.show', {}))],
  });
}

function answer({ today, outside }: Turn, { snapshot }: ReadCaseload, on: CalendarDate): Reply {
  const { timeline, isExpected } = timelineAhead(snapshot, outside.schemeOf, today);
  const [now, then] = [scoreOn(timeline, today), scoreOn(timeline, on)];
  const [before, after] = [figuresOf(now), figuresOf(then)];
  const isSameScheme = now.scheme.id === then.scheme.id;
  const differences = isSameScheme ? linesBetween(now, then) : [];
  const next = nextChangeWords(after, nextStep(timeline, on), on);
  const data: SheetData = {
    title: `Your total on ${spokenDate(on)}: ${totalOf(after)}`,
    sentences: [
      asSentence(statusWords(after)),
      isSameScheme
        ? comparedWithToday(hundredths(after.total - before.total), before, on === today)
        : `It is counted under ${then.scheme.name}; today's ${amount(before.total, before.unit)} under ${now.scheme.name} are of another kind.`,
      ...lackSentences(then),
      howWorkedOut(on, today, isExpected),
      ...(next === undefined || on < today ? [] : [asSentence(`after that it ${next}`)]),
    ].map((text) => ({ text })),
    groups: differences.length === 0 ? [] : [{ heading: 'Different from today', figure: '', rows: [...differences] }],
    choices: [],
    buttons: [OWN_BUTTONS.myTotal, OWN_BUTTONS.runway],
  };
  return privateCard('sheet', data);
}

function howWorkedOut(on: CalendarDate, today: CalendarDate, isExpected: boolean): string {
  if (on < today) return 'Worked out from what is recorded now.';
  return isExpected && on > today ? EXPECTED_HOURS : 'Worked out as if nothing more is recorded.';
}

function comparedWithToday(by: number, { total, unit }: ReturnType<typeof figuresOf>, isToday: boolean): string {
  if (isToday) return 'That is today.';
  if (by === 0) return `The same as today's ${amount(total, unit)}.`;
  const size = amount(Math.abs(by), unit);
  return by > 0 ? `${size} more than today's ${total}.` : `${size} less than today's ${total}.`;
}
