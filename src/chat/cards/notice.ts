import { z } from 'zod';
import type { CardTemplate } from './card.ts';

/** A title, sentences and up to six buttons: suggestions, refusals, confirmations. */
export const noticeData = z.object({
  title: z.string(),
  sentences: z.array(z.object({ text: z.string() })),
  /** Each button presses a verb with data, or says nothing more than its verb. */
  buttons: z.array(z.object({ title: z.string(), verb: z.string(), data: z.record(z.string(), z.unknown()) })).max(6),
});
export type NoticeData = z.infer<typeof noticeData>;

export const notice = {
  name: 'notice',
  data: noticeData,
  samples: [
    {
      sentence: 'a sentence that was not understood',
      data: {
        title: 'I did not understand that',
        sentences: [{ text: 'Did you mean one of these?' }],
        buttons: [
          { title: 'My total', verb: 'my-total.say', data: {} },
          { title: 'Log an activity', verb: 'log-activity.say', data: {} },
          { title: 'Help', verb: 'help.say', data: {} },
        ],
      },
    },
    {
      sentence: 'a refusal without buttons',
      data: { title: 'Not saved', sentences: [{ text: 'The case is closed.' }], buttons: [] },
    },
  ],
} as const satisfies CardTemplate;
