import type { Colour } from '../domain/case-facts.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { Choice } from './form/field.ts';

/** The headings under which a case is rated (Halton 3.8), in the report's order. */
export const RATING_HEADINGS = ['activity', 'risk', 'travel'] as const;
export type RatingHeading = (typeof RATING_HEADINGS)[number];

/** What each colour stands for. The report names headings and colours alone: the rest is guidance, to be replaced here. */
const MEANINGS: Readonly<Record<RatingHeading, Readonly<Record<Colour, string>>>> = {
  activity: {
    red: 'work on most days',
    amber: 'work in most weeks',
    green: 'little to do between reviews',
  },
  risk: {
    red: 'somebody may come to harm unless something is done soon',
    amber: 'there are concerns, which are watched and managed',
    green: 'no present concern beyond the usual',
  },
  travel: {
    red: 'a visit takes half a day or more',
    amber: 'a visit takes a good part of a morning',
    green: 'visits are close by',
  },
};

export const RATING_GUIDANCE =
  'The words beside the colours are guidance, which your council may replace; the report itself gives the colours alone.';

const NAMES: Readonly<Record<Colour, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };

/** The three colours of a heading with what they mean: `Red: work on most days`. */
export function colourChoices(heading: RatingHeading): readonly (Choice & { readonly value: Colour })[] {
  const meaning = MEANINGS[heading];
  return (['red', 'amber', 'green'] as const).map((colour) => ({
    title: `${NAMES[colour]}: ${meaning[colour]}`,
    value: colour,
  }));
}

/** True where the scheme rates its cases by colours. */
export function ratesCases({ needs }: Pick<WeightingScheme, 'needs'>): boolean {
  return needs.some(({ code }) => code === 'rating');
}
