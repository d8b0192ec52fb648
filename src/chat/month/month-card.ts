import { z } from 'zod';
import { isMonth, type Month } from '../../domain/month.ts';
import { cardState, storageKey } from '../card-state.ts';

const month = z.string().refine(isMonth);

/** A card about a month, the presser's own or that of the worker whom it names. */
export const aboutMonth = z.object({
  month,
  worker: storageKey.optional().catch(undefined),
});

/** A card that does something with a month. */
export const monthCard = cardState
  .pick({ nonce: true, version: true })
  .extend({ month, worker: storageKey.optional() });

/** A card of a submission that was shown. */
export const submissionCard = monthCard.extend({
  worker: storageKey,
  revision: z.int().min(1),
});

const maybeMonth = z.object({ month: month.optional().catch(undefined) });

/** The month that a button names, if it names one. */
export function monthIn(raw: Readonly<Record<string, unknown>>): Month | undefined {
  return maybeMonth.parse(raw).month;
}
