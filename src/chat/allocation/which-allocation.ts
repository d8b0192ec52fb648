import { z } from 'zod';
import type { PersonKey } from '../../domain/access.ts';

const about = z.object({
  allocation: z.string().regex(/^[0-9a-f]{32}\.[0-9a-f]{32}$/),
  together: z.literal(true).optional().catch(undefined),
});

/** One allocation in a card: whose, and which. */
export interface WhichAllocation {
  readonly worker: PersonKey;
  readonly id: string;
  readonly key: string;
  /** True where the card is about all that was passed together with it. */
  readonly together: boolean;
}

/** What a card carries so that a press is about the same. */
export const aboutAllocation = ({ key, together }: WhichAllocation) => ({
  allocation: key,
  ...(together ? { together } : {}),
});

export const allocationKey = (workerKey: PersonKey, id: string): string => `${workerKey}.${id}`;

/** Which allocation a press is about; nothing of it is believed. */
export function allocationIn(raw: Readonly<Record<string, unknown>>): WhichAllocation | undefined {
  const parsed = about.safeParse(raw);
  if (!parsed.success) return undefined;
  const [worker = '', id = ''] = parsed.data.allocation.split('.');
  return { worker, id, key: parsed.data.allocation, together: parsed.data.together ?? false };
}
