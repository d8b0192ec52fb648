import { z } from 'zod';
import { button } from './button.ts';
import type { CardTemplate } from './card.ts';

const chartLine = z.object({
  legend: z.string(),
  color: z.string(),
  values: z.array(z.object({ x: z.string(), y: z.number() })).readonly(),
});
export type ChartLine = z.infer<typeof chartLine>;

/** A total as a step function: sentences first, then a chart for clients that draw one, then the same as a table. */
export const runwayData = z.object({
  title: z.string(),
  sentences: z.array(z.object({ text: z.string() })).readonly(),
  chart: z.object({
    title: z.string(),
    xAxisTitle: z.string(),
    yAxisTitle: z.string(),
    lines: z.array(chartLine).min(1).max(3).readonly(),
  }),
  steps: z.array(z.object({ day: z.string(), total: z.string(), status: z.string() })).readonly(),
  buttons: z.array(button).max(6).readonly(),
});
export type RunwayData = z.infer<typeof runwayData>;

const plain = { inputs: 'none', style: 'default' } as const;
const days = Array.from({ length: 85 }, (_, day) => ({
  x: `2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`,
  y: 1234.25 + day,
}));

export const runway = {
  name: 'runway',
  data: runwayData,
  samples: [
    {
      sentence: 'a total that falls once',
      data: {
        title: 'Your runway: the next 12 weeks',
        sentences: [{ text: 'Today 88 points, above the guideline of 85.' }, { text: 'Falls to 68 on 19 Dec.' }],
        chart: {
          title: 'Your total to 22 Feb 2027',
          xAxisTitle: 'Day',
          yAxisTitle: 'Points',
          lines: [
            {
              legend: 'Your total',
              color: 'categoricalBlue',
              values: [
                { x: '2026-11-30', y: 88 },
                { x: '2026-12-18', y: 88 },
                { x: '2026-12-19', y: 68 },
                { x: '2027-02-22', y: 68 },
              ],
            },
          ],
        },
        steps: [
          { day: '30 Nov', total: '88 points', status: 'above the guideline' },
          { day: '19 Dec', total: '68 points', status: 'within the guideline' },
        ],
        buttons: [{ title: 'Why', verb: 'why.say', data: {}, ...plain }],
      },
    },
    {
      sentence: 'a total that changes every day, under a guideline and a limit',
      data: {
        title: 'Your runway: the next 12 weeks',
        sentences: [
          { text: 'Today 1,234.25 points, over the limit of 100, to be reported.' },
          { text: 'Falls to 1,133.25 on 19 Dec, then over the limit, to be reported.' },
          { text: 'Page 2 of 17.' },
        ],
        chart: {
          title: 'Your total to 22 Feb 2027',
          xAxisTitle: 'Day',
          yAxisTitle: 'Points',
          lines: ['Your total', 'Guideline', 'Limit'].map((legend) => ({
            legend,
            color: 'categoricalBlue',
            values: legend === 'Your total' ? days : [...days.slice(0, 4), ...days.slice(-4)],
          })),
        },
        steps: Array.from({ length: 5 }, () => ({
          day: '19 Dec 2026',
          total: '1,234.25 points',
          status: 'over the limit, to be reported',
        })),
        buttons: Array.from({ length: 6 }, () => ({
          title: 'My caseload',
          verb: 'runway.page',
          data: { page: 1 },
          ...plain,
        })),
      },
    },
  ],
} as const satisfies CardTemplate;
