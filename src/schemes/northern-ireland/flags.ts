import type { FlagKind } from '../../domain/weighting-scheme.ts';

/** Where a figure is cut to its cap, and where the guidance gives none. */
export const flags: readonly FlagKind[] = [
  {
    code: 'capped',
    source: '1.6 II, 1.6 VII and appendix 1',
    sentence: 'the points pass the most that may count, and are cut to it.',
    short: 'points cut to the most that may count',
  },
  {
    code: 'not-for-personal-advisers',
    source: '1.8 (viii)',
    sentence: 'this category gives a personal adviser no points.',
    short: 'category without points for a personal adviser',
  },
  {
    code: 'no-weighting-defined',
    source: '1.8 (xii)',
    sentence: 'the policy gives this category no points.',
    short: 'category without points',
  },
];
