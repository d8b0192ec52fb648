import { z } from 'zod';
import { button } from './button.ts';
import type { CardTemplate } from './card.ts';

const bar = z.object({ x: z.string(), y: z.number(), color: z.string() });
export type Bar = z.infer<typeof bar>;

/** A worker's row: every figure is said in words as well. */
const member = z.object({
  name: z.string(),
  status: z.string(),
  total: z.string(),
  /** Guideline and limit; empty where the scheme gives none. */
  lines: z.string(),
  headroom: z.string(),
  /** Empty where nothing changes by itself. */
  next: z.string(),
});
export type MemberRow = z.infer<typeof member>;

/** A team on one day: sentences, a chart for clients that draw one, a page of workers as a table. */
export const teamCapacityData = z.object({
  title: z.string(),
  sentences: z.array(z.object({ text: z.string() })).readonly(),
  chart: z.object({ title: z.string(), xAxisTitle: z.string(), bars: z.array(bar).max(15).readonly() }),
  members: z.array(member).max(5).readonly(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).readonly(),
  day: z.string(),
  buttons: z.array(button).max(6).readonly(),
});
export type TeamCapacityData = z.infer<typeof teamCapacityData>;

const longName = 'W'.repeat(100);

export const teamCapacity = {
  name: 'team-capacity',
  data: teamCapacityData,
  samples: [
    {
      sentence: 'two workers, one over the limit',
      data: {
        title: 'North: capacity on 30 Nov 2026',
        sentences: [{ text: '8 points of room in the team.' }, { text: '1 of 2 workers is over the limit.' }],
        chart: {
          title: 'Totals on 30 Nov 2026',
          xAxisTitle: 'Points',
          bars: [
            { x: 'Amira Khan', y: 103, color: 'attention' },
            { x: '**Ben** Okafor', y: 77, color: 'good' },
          ],
        },
        members: [
          {
            name: 'Amira Khan',
            status: 'over the limit, to be reported',
            total: '103',
            lines: 'of 85, limit 100',
            headroom: '18 over',
            next: 'falls to 98 on 19 Dec, then above the guideline',
          },
          {
            name: '**Ben** Okafor',
            status: 'within the guideline',
            total: '77',
            lines: 'of 85, limit 100',
            headroom: '8 of room',
            next: '',
          },
        ],
        choices: [
          { title: 'Amira Khan', value: '0'.repeat(32) },
          { title: '**Ben** Okafor', value: '1'.repeat(32) },
        ],
        day: '2026-11-30',
        buttons: [{ title: 'Open', verb: 'team-capacity.worker', data: {}, inputs: 'auto', style: 'positive' }],
      },
    },
    {
      sentence: 'a team that has no workers yet',
      data: {
        title: 'North: capacity on 30 Nov 2026',
        sentences: [{ text: 'Nobody works in this team on that day.' }],
        chart: { title: 'Totals on 30 Nov 2026', xAxisTitle: 'Points', bars: [] },
        members: [],
        choices: [],
        day: '2026-11-30',
        buttons: [{ title: 'Show this day', verb: 'team-capacity.day', data: {}, inputs: 'auto', style: 'default' }],
      },
    },
    {
      sentence: 'a page of a team of sixty with the longest names',
      data: {
        title: `${longName}: capacity on 30 Nov 2026`,
        sentences: [
          { text: '1,234.25 points of room in the team, without students.' },
          { text: '60 of 60 workers are over the limit, to be reported. Page 11 of 12.' },
        ],
        chart: {
          title: 'The 15 highest totals on 30 Nov 2026',
          xAxisTitle: 'Points',
          bars: Array.from({ length: 15 }, (_, index) => ({
            x: `${longName.slice(2)}${index}`,
            y: 1234.25,
            color: 'attention',
          })),
        },
        members: Array.from({ length: 5 }, () => ({
          name: longName,
          status: 'over the limit, to be reported · newly qualified · 0.55 FTE',
          total: '1234.25',
          lines: 'of 46.75, limit 55',
          headroom: '1187.5 over',
          next: 'falls to 1133.25 on 19 Dec 2027, then over the limit, to be reported',
        })),
        choices: Array.from({ length: 5 }, () => ({ title: longName, value: '0'.repeat(32) })),
        day: '2026-11-30',
        buttons: Array.from({ length: 6 }, () => ({
          title: 'Show this day',
          verb: 'team-capacity.worker',
          data: { teamId: '0'.repeat(32), on: '2026-11-30', page: 10 },
          inputs: 'auto',
          style: 'default',
        })),
      },
    },
  ],
} as const satisfies CardTemplate;
