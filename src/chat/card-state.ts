import { z } from 'zod';

/** An opaque id of ours that comes back in a card. */
export const opaqueId = z.string().regex(/^[\w-]{1,64}$/);

/** The key of a person or a team in a card: whether the person may see what it names, storage says. */
export const storageKey = z.string().regex(/^[0-9a-f]{32}$/);

export const aboutTeam = z.object({ teamId: storageKey });

/** What every card that can change something carries. It says what the card was made for and gives no right to it. */
export const cardState = z.object({
  /** Single-use: the change of this card is done once. */
  nonce: opaqueId,
  /** The caseload, when it is not the presser's own; storage says whether that is allowed. */
  worker: opaqueId.optional(),
  caseId: opaqueId.optional(),
  /** The version in which the case, or without one the caseload, last changed when the card was made. */
  version: z.number().int().optional(),
});
export type CardState = z.infer<typeof cardState>;

/** A card about one case. */
export const caseCardState = cardState.required({ caseId: true, version: true });
export type CaseCardState = z.infer<typeof caseCardState>;

/** A button's data when it opens a card: whose caseload, which case, what was said already. */
export const opening = z.object({
  worker: opaqueId.optional().catch(undefined),
  caseId: opaqueId.optional().catch(undefined),
});
