import type { CardTemplate } from './card.ts';
import { form } from './form.ts';
import { notice } from './notice.ts';
import { runway } from './runway.ts';
import { sheet } from './sheet.ts';
import { teamCapacity } from './team-capacity.ts';

/** Every card, in the order in which people meet them. */
export const cards = [notice, form, sheet, runway, teamCapacity] as const satisfies readonly CardTemplate[];

export type CardName = (typeof cards)[number]['name'];
