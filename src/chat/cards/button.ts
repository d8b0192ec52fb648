import { z } from 'zod';

/** A button that presses a verb with data; `inputs: none` sends nothing that was typed and checks nothing. */
export const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
  inputs: z.enum(['auto', 'none']),
  style: z.enum(['default', 'positive', 'destructive']),
});
export type Button = z.infer<typeof button>;

/** A button that takes what was typed along. */
export function sends(title: string, verb: string, data: Button['data']): Button {
  return { title, verb, data, inputs: 'auto', style: 'default' };
}

/** A button that leaves what was typed. */
export function leaves(title: string, verb: string, data: Button['data'] = {}): Button {
  return { title, verb, data, inputs: 'none', style: 'default' };
}

/** The button that a card is for. */
export function foremost(pressed: Button): Button {
  return { ...pressed, style: 'positive' };
}
