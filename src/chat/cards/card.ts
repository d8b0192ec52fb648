import type { z } from 'zod';

/** A card template of the folder `cards/`, with the shape of its data and samples that tests and previews render. */
export interface CardTemplate {
  /** The file name in `cards/` without `.json`. */
  readonly name: string;
  /** What the template shows; a reply whose data does not fit is a fault of ours and is not sent. */
  readonly data: z.ZodType;
  readonly samples: readonly { readonly sentence: string; readonly data: Readonly<Record<string, unknown>> }[];
}
