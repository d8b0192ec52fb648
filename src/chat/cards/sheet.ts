import { z } from 'zod';
import { nameOnPage } from '../paging.ts';
import { button } from './button.ts';
import type { CardTemplate } from './card.ts';

const row = z.object({
  text: z.string(),
  /** In small below the text; empty for none. */
  note: z.string(),
  /** At the right; empty for none. */
  figure: z.string(),
});
export type SheetRow = z.infer<typeof row>;

const group = z.object({
  /** Empty for rows without a heading. */
  heading: z.string(),
  figure: z.string(),
  rows: z.array(row).readonly(),
});
export type SheetGroup = z.infer<typeof group>;

/** One thing of the list to be chosen; a button with inputs takes it along under `id`. */
const choice = z.object({
  id: z.string(),
  label: z.string(),
  placeholder: z.string(),
  errorMessage: z.string(),
  /** What is chosen already; absent where nothing is. */
  value: z.string().optional(),
  options: z.array(z.object({ title: z.string(), value: z.string() })).readonly(),
});

/** Sentences, groups of rows with figures at the right, at most one choice, and buttons: a total, its lines, a list. */
export const sheetData = z
  .object({
    title: z.string(),
    sentences: z.array(z.object({ text: z.string() })).readonly(),
    groups: z.array(group).readonly(),
    choices: z.array(choice).max(1).readonly(),
    buttons: z.array(button).max(6).readonly(),
  })
  .transform((data) => ({
    ...data,
    choices: data.choices.map((one) => ({ ...one, id: nameOnPage(one.id, data.buttons) })),
  }));
export type SheetData = z.input<typeof sheetData>;

const plain = { inputs: 'none', style: 'default' } as const;
const longRef = 'W'.repeat(40);

export const sheet = {
  name: 'sheet',
  data: sheetData,
  samples: [
    {
      sentence: 'why a total is what it is',
      data: {
        title: 'Why your total is 22 points',
        sentences: [{ text: 'As at 30 Nov 2026, within the guideline of 85.' }],
        groups: [
          {
            heading: 'C-101',
            figure: '5 points',
            rows: [
              {
                text: 'Core assessment of 3 children, started 4 Nov 2026',
                note: 'row 8 · until 22 Dec 2026',
                figure: '5',
              },
            ],
          },
          {
            heading: 'Beside the cases',
            figure: '15 points',
            rows: [{ text: 'Work that belongs to no case', note: 'stable element · no end date', figure: '15' }],
          },
          {
            heading: '',
            figure: '',
            rows: [
              { text: 'Together', note: '', figure: '20' },
              { text: 'Workload weight', note: '1 for each whole 10 points', figure: '2' },
              { text: 'Total', note: '', figure: '22' },
            ],
          },
        ],
        choices: [],
        buttons: [{ title: 'Runway', verb: 'runway.say', data: {}, ...plain }],
      },
    },
    {
      sentence: 'a page of a caseload with references that look like markdown',
      data: {
        title: 'Your caseload',
        sentences: [{ text: '12 cases, sorted by points. Page 1 of 3.' }],
        groups: [
          {
            heading: '**C-101** [x](https://example.org)',
            figure: '5 points',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
            rows: [{ text: '${title}', note: 'Ends next: newly allocated, after 1 Dec 2026', figure: '' }],
          },
        ],
        choices: [
          {
            id: 'caseId',
            label: 'Open a case',
            placeholder: 'Choose a case',
            errorMessage: 'Please choose a case.',
            options: [{ title: '**C-101**', value: 'c1' }],
          },
        ],
        buttons: [
          { title: 'Open', verb: 'update-case.open', data: {}, inputs: 'auto', style: 'positive' },
          { title: 'Next', verb: 'my-caseload.page', data: { page: 1 }, ...plain },
        ],
      },
    },
    {
      sentence: 'the fullest page of lines, with the longest references',
      data: {
        title: `Why the total of ${'W'.repeat(100)} is 1,234.25 points`,
        sentences: [{ text: 'As at 30 Nov 2026, over the limit of 100, to be reported. Page 3 of 12.' }],
        groups: [
          ...Array.from({ length: 5 }, (_, index) => ({
            heading: `${longRef}, continued`,
            figure: '123.25 points',
            rows: Array.from({ length: index < 3 ? 4 : 3 }, () => ({
              text: `Leaving care pathway plan or disability transition, a rewrite, started 4 Nov 2026 (co-worked, half) (${longRef})`,
              note: 'rows 20-21 · until 22 Dec 2026',
              figure: '1.25',
            })),
          })),
          {
            heading: '',
            figure: '',
            rows: ['60 cases', 'Beside the cases', 'Together', 'Workload weight', 'Total'].map((text) => ({
              text,
              note: '1 for each whole 10 points',
              figure: '1,234.25',
            })),
          },
        ],
        choices: [],
        buttons: Array.from({ length: 5 }, () => ({
          title: 'Back to the team',
          verb: 'team-capacity.worker',
          data: { page: 3, workerKey: '0'.repeat(32), teamId: '0'.repeat(32), on: '2026-11-30' },
          ...plain,
        })),
      },
    },
  ],
} as const satisfies CardTemplate;
