import { type Figures, figuresOf, nextChange } from '../../application/effect.ts';
import { timelineAhead } from '../../application/expected-hours.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { comingDate, spokenDate } from '../../domain/spoken-date.ts';
import { forecast, type Step, scoreOn, type Timeline } from '../../domain/timeline.ts';
import type { ChartLine, RunwayData } from '../cards/runway.ts';
import type { Command } from '../command.ts';
import { asSentence, EXPECTED_HOURS, nextChangeWords } from '../figures-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cannotTell, statusName, statusWords, totalOf } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { privateCard, type Reply } from '../reply.ts';
import { stepPoints } from '../step-chart.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';

/** Twelve weeks (product page, Runway). */
export const RUNWAY_DAYS = 84;

/** The own total over the coming twelve weeks, if nothing more is recorded. */
export const runway: Command = {
  name: 'runway',
  title: 'Runway: the next 12 weeks',
  help: 'Shows on which days of the coming 12 weeks your total falls or rises by itself.',
  examples: ['show my runway', 'my next 12 weeks'],
  right: 'see-own-caseload',
  say: (turn) => fromCaseload(turn, (caseload) => answer(turn, caseload, 0)),
  presses: { page: (turn, raw) => fromCaseload(turn, (caseload) => answer(turn, caseload, pageIn(raw))) },
};

interface RunwayStep {
  readonly step: Step;
  readonly figures: Figures;
}

function answer({ today, outside }: Turn, { snapshot }: ReadCaseload, asked: number): Reply {
  const { timeline, isExpected } = timelineAhead(snapshot, outside.schemeOf, today);
  const now = figuresOf(scoreOn(timeline, today));
  const steps = stepsOf(timeline, today);
  const page = pageOf(steps, asked);
  const lastDay = addDays(today, RUNWAY_DAYS);
  const [first, next] = steps;
  const change = first && next && nextChangeWords(now, nextChange(first.step.scheme, next.step), today);
  // A total under another scheme is of another kind: it has no place on the same line.
  const switched = steps.find(({ step }) => step.scheme.id !== first?.step.scheme.id)?.step;
  const alike = steps.filter(({ step }) => switched === undefined || step.from < switched.from);
  const lastCharted = switched === undefined ? lastDay : addDays(switched.from, -1);
  const data: RunwayData = {
    title: 'Your runway: the next 12 weeks',
    sentences: [
      `Today ${totalOf(now)}, ${statusWords(now)}.`,
      change === undefined
        ? `It stays so until ${spokenDate(lastDay)} unless something is recorded.`
        : asSentence(change),
      ...(switched ? [`From ${comingDate(switched.from, today)} you are weighed by ${switched.scheme.title}.`] : []),
      ...(isExpected ? [EXPECTED_HOURS] : []),
      ...pageWords(page),
    ].map((text) => ({ text })),
    chart: {
      title: `Your total until ${spokenDate(lastCharted)}`,
      xAxisTitle: 'Day',
      yAxisTitle: asSentence(now.unit).slice(0, -1),
      lines: chartLines(charted(timeline, alike, lastCharted), lastCharted, isExpected),
    },
    steps: page.items.map(({ step: { from }, figures }) => ({
      day: comingDate(from, today),
      total: totalOf(figures),
      status: cannotTell(figures) ? 'cannot tell' : statusName(figures.status, figures),
    })),
    buttons: [...pageButtons(page, 'runway.page'), OWN_BUTTONS.why, OWN_BUTTONS.myCaseload],
  };
  return privateCard('runway', data);
}

/** Today and the days on which total, status or scheme change. */
function stepsOf(timeline: Timeline, today: CalendarDate): readonly RunwayStep[] {
  return forecast(timeline, today, RUNWAY_DAYS).map((step) => ({
    step,
    figures: figuresOf(scoreOn(timeline, step.from)),
  }));
}

/** With the days on which a manager's adjustment moves the lines that the total is held against. */
function charted(timeline: Timeline, steps: readonly RunwayStep[], lastDay: CalendarDate): readonly ChartStep[] {
  const [first] = steps;
  const turns = timeline.lowered.flatMap(({ period: { firstDay, lastDay: last } }) =>
    [firstDay, last && addDays(last, 1)].filter((day) => day !== null),
  );
  const days = [...steps.map(({ step }) => step.from), ...turns].filter(
    (day) => first && day >= first.step.from && day <= lastDay,
  );
  return [...new Set(days)].sort().map((from) => ({ from, figures: figuresOf(scoreOn(timeline, from)) }));
}

interface ChartStep {
  readonly from: CalendarDate;
  readonly figures: Figures;
}

function chartLines(steps: readonly ChartStep[], lastDay: CalendarDate, isExpected: boolean): readonly ChartLine[] {
  const line = (legend: string, color: string, of: (figures: Figures) => number | null): ChartLine[] => {
    const values = steps.flatMap(({ from, figures }) => {
      const value = of(figures);
      return value === null ? [] : [{ from, value }];
    });
    return values.length === 0 ? [] : [{ legend, color, values: stepPoints(values, lastDay) }];
  };
  const isRange = steps.some(({ figures }) => figures.min !== null);
  return [
    ...line(isExpected ? 'Your total, expected' : 'Your total', 'categoricalBlue', ({ total }) => total),
    ...(isRange
      ? [
          ...line('Range, lower end', 'neutral', ({ min }) => min),
          ...line('Range, upper end', 'good', ({ guideline, limit }) => limit ?? guideline),
        ]
      : [
          ...line('Guideline', 'good', ({ guideline }) => guideline),
          ...line('Limit', 'attention', ({ limit }) => limit),
        ]),
  ];
}
