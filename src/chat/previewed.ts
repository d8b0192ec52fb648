import { z } from 'zod';
import type { Effect } from '../application/effect.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';

/** What a preview showed, so that Save does not do what the person has not seen: used for nothing else. */
const previewed = z.object({
  total: z.number(),
  status: z.string().max(20),
  /** Of the caseload, when the preview was made. */
  version: z.int(),
});
export type Previewed = z.infer<typeof previewed>;

const carried = z.object({ previewed });

/** What the preview that was pressed showed; undefined for a card that was saved without one. */
export function previewedBefore(raw: Readonly<Record<string, unknown>>): Previewed | undefined {
  return carried.safeParse(raw).data?.previewed;
}

/** What a new preview shows. */
export function previewedNow({ head }: Pick<CaseloadSnapshot, 'head'>, { after }: Effect): Previewed {
  return { total: after.total, status: after.status, version: head.version };
}
