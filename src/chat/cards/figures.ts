import { z } from 'zod';
import { button } from './button.ts';
import type { CardTemplate } from './card.ts';

/** A headline figure, sentences, lines that each name their clause, and buttons: previews, changes made, a case. */
export const figuresData = z.object({
  title: z.string(),
  /** The figure in large; empty where there is none. */
  headline: z.string(),
  notes: z.array(z.object({ text: z.string(), tone: z.enum(['plain', 'problem']) })),
  lines: z.array(z.object({ points: z.string(), what: z.string(), detail: z.string() })).max(6),
  buttons: z.array(button).max(6),
});
export type FiguresData = z.infer<typeof figuresData>;

const undo = { nonce: '0b4f6a52-2f6e-4a57-9d8e-6f2f4e0f9a11', version: 13 };
const plain = { inputs: 'none', style: 'default' };

export const figures = {
  name: 'figures',
  data: figuresData,
  samples: [
    {
      sentence: 'a core assessment was logged',
      data: {
        title: 'Saved: logged a core assessment on C-101',
        headline: '+5 points: 81 → 86 points, above the guideline of 85',
        notes: [{ text: 'Changes by itself on 23 Dec 2026, to 81 points.', tone: 'plain' }],
        lines: [
          {
            points: '+5',
            what: 'Core assessment of 3 children, started 4 Nov 2026',
            detail: 'row 8 · C-101 · until 22 Dec 2026',
          },
        ],
        buttons: [
          { title: 'Undo', verb: 'undo.take', data: undo, ...plain },
          { title: 'Log another', verb: 'log-activity.form', data: { caseId: 'c1' }, ...plain },
          { title: 'My total', verb: 'my-total.say', data: {}, ...plain },
        ],
      },
    },
    {
      sentence: 'six lines with the longest references',
      data: {
        title: `Saved: added ${'R'.repeat(40)}`,
        headline: '+20 points, +2 weight: 81 → 103 points, over the limit of 100',
        notes: [
          { text: 'It counts from 4 Dec 2026. The figures are those of that day.', tone: 'plain' },
          { text: 'Changes by itself on 4 Jan 2027, to 97 points, above the guideline.', tone: 'plain' },
        ],
        lines: Array(6).fill({
          points: '+1',
          what: 'Child subject to a CP/FS conference since 1 Oct 2026',
          detail: `row 5 · ${'R'.repeat(40)} · ${'C'.repeat(40)} · no end date`,
        }),
        buttons: ['1', '2', '3', '4', '5', '6'].map((title) => ({
          title: `Log another activity ${title}`,
          verb: 'log-activity.form',
          data: undo,
          ...plain,
        })),
      },
    },
  ],
} as const satisfies CardTemplate;
