import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { ChartLine } from './cards/runway.ts';

interface ChartStep {
  readonly from: CalendarDate;
  readonly value: number;
}

/**
 * A step function as points of a line: each value on its first and its last day, so that the line is level between and
 * falls or rises from one day to the next. What stays the same from step to step is one stretch.
 */
export function stepPoints(steps: readonly ChartStep[], lastDay: CalendarDate): ChartLine['values'] {
  const stretches = steps.filter(({ value }, index) => steps[index - 1]?.value !== value);
  return stretches.flatMap(({ from, value }, index) => {
    const next = stretches[index + 1];
    const until = next ? addDays(next.from, -1) : lastDay;
    return from === until ? [{ x: from, y: value }] : [from, until].map((x) => ({ x, y: value }));
  });
}
