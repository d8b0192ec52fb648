import type { CardTemplate } from './card.ts';
import { figures } from './figures.ts';
import { form } from './form.ts';
import { notice } from './notice.ts';

/** Every card, in the order in which people meet them. */
export const cards = [notice, form, figures] as const satisfies readonly CardTemplate[];

export type CardName = (typeof cards)[number]['name'];
