import type { SchemeId } from '../../domain/weighting-scheme.ts';

/** What each scheme is, in one line for someone who has to choose. */
export const SCHEME_LINES: Record<SchemeId, string> = {
  merton: 'points for families, children, activities and duties, with a guideline and a limit.',
  'bath-nes': 'the number of children, within a range for the role and the kind of team.',
  'northern-ireland': "points a month for each family or child, with the manager's discretion.",
  halton: 'the number of cases, each rated red, amber or green.',
};
