import { z } from 'zod';
import { button } from './button.ts';
import type { CardTemplate } from './card.ts';

const note = z.object({ text: z.string(), tone: z.enum(['plain', 'problem']) });

const heading = z.object({ kind: z.literal('heading'), text: z.string() });

const question = z.object({
  kind: z.enum(['text', 'date', 'number', 'choice', 'choices']),
  id: z.string(),
  label: z.string(),
  /** What is filled in already; absent where nothing is. */
  value: z.union([z.string(), z.number()]).optional(),
  placeholder: z.string(),
  required: z.boolean(),
  errorMessage: z.string(),
  /** What is wrong with the answer; empty when nothing is. */
  problem: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
  /** Every answer of a `choice` is shown at once, to be read before one is chosen. */
  open: z.boolean().optional(),
  /** A `text` may have several lines. */
  lines: z.boolean().optional(),
});

/** Questions with what was answered so far, the problems beside them, and buttons. */
export const formData = z.object({
  title: z.string(),
  notes: z.array(note),
  fields: z.array(z.union([heading, question])),
  buttons: z.array(button).max(6),
});
export type FormData = z.infer<typeof formData>;

const state = { nonce: '0b4f6a52-2f6e-4a57-9d8e-6f2f4e0f9a11', caseId: 'c1', version: 12 };
const blank = { placeholder: '', required: false, errorMessage: 'Please give a date.', problem: '', choices: [] };

export const form = {
  name: 'form',
  data: formData,
  samples: [
    {
      sentence: 'an activity whose date will not do',
      data: {
        title: 'Core assessment, section 47 enquiries included',
        notes: [{ text: 'C-101 · row 8: 3 points for the first child and 1 for each further child.', tone: 'plain' }],
        fields: [
          {
            ...blank,
            kind: 'date',
            id: 'on',
            label: 'Started on',
            value: '2020-01-01',
            required: true,
            problem: 'The case was allocated on 2 Nov 2026. Please give that day or a later one.',
          },
          {
            ...blank,
            kind: 'number',
            id: 'children',
            label: 'How many children are assessed?',
            value: 3,
            required: true,
            errorMessage: 'Please give a whole number from 1 to 30.',
          },
        ],
        buttons: [
          { title: 'Save', verb: 'log-activity.save', data: state, inputs: 'auto', style: 'positive' },
          { title: 'Preview', verb: 'log-activity.preview', data: state, inputs: 'auto', style: 'default' },
          { title: 'Cancel', verb: 'log-activity.cancel', data: {}, inputs: 'none', style: 'default' },
        ],
      },
    },
    {
      sentence: 'five children of thirty, with the longest words that are taken',
      data: {
        title: 'Add a case: the children',
        notes: [
          { text: 'Children 6 to 10 of 30. Children with the same word live together.', tone: 'plain' },
          { text: 'Something below needs another look. Nothing was saved.', tone: 'problem' },
        ],
        fields: [6, 7, 8, 9, 10].flatMap((child) => [
          { kind: 'heading', text: `Child ${child}` },
          { ...blank, kind: 'text', id: `ref${child}`, label: 'Reference', value: 'R'.repeat(40) },
          {
            ...blank,
            kind: 'text',
            id: `household${child}`,
            label: 'Lives at (one word for each home or placement)',
            value: 'H'.repeat(200),
            problem: 'Please use at most 40 characters.',
          },
          { ...blank, kind: 'date', id: `lookedAfter${child}`, label: 'Looked after since (empty if not)' },
          { ...blank, kind: 'date', id: `conference${child}`, label: 'Subject to a CP or FS conference since' },
        ]),
        buttons: ['Next', 'Back'].map((title) => ({
          title,
          verb: `add-case.${title.toLowerCase()}`,
          data: { ...state, children: Array(30).fill(['R'.repeat(40), 'H'.repeat(40), '2026-11-04', '']) },
          inputs: 'auto',
          style: 'default',
        })),
      },
    },
    {
      sentence: 'a choice of children with references that look like markdown',
      data: {
        title: 'Proceedings',
        notes: [],
        fields: [
          {
            ...blank,
            kind: 'choices',
            id: 'children',
            label: 'Which children?',
            value: 'a',
            required: true,
            errorMessage: 'Please choose at least one.',
            choices: [
              { title: '\\*\\*bold\\*\\*', value: 'a' },
              // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
              { title: '\\${title}', value: 'b' },
            ],
          },
          {
            ...blank,
            kind: 'choice',
            id: 'again',
            label: 'Which plan?',
            choices: [{ title: 'First', value: 'first' }],
          },
        ],
        buttons: [],
      },
    },
  ],
} as const satisfies CardTemplate;
