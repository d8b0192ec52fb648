import { z } from 'zod';
import type { PersonKey } from '../../domain/access.ts';

const about = z.object({ allocation: z.string().regex(/^[0-9a-f]{32}\.[0-9a-f]{32}$/) });

/** One allocation in a card: whose, and which. */
export interface WhichAllocation {
  readonly worker: PersonKey;
  readonly id: string;
  readonly key: string;
}

export const allocationKey = (workerKey: PersonKey, id: string): string => `${workerKey}.${id}`;

/** Which allocation a press is about; nothing of it is believed. */
export function allocationIn(raw: Readonly<Record<string, unknown>>): WhichAllocation | undefined {
  const parsed = about.safeParse(raw);
  if (!parsed.success) return undefined;
  const [worker = '', id = ''] = parsed.data.allocation.split('.');
  return { worker, id, key: parsed.data.allocation };
}
