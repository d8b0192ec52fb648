import type { Need } from '../../domain/need.ts';

/** Cases are counted without it, but their colours are not. */
export const needs: readonly Need[] = [
  {
    code: 'rating',
    of: 'case',
    what: 'a rating',
    leavesOpen: 'detail',
    lacks: ({ rating }) => rating === undefined,
  },
];
