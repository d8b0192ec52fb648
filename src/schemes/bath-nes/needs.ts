import type { Need } from '../../domain/need.ts';

/** What is counted and held against a range, and what the warnings for a newly-qualified worker look at. */
export const needs: readonly Need[] = [
  {
    code: 'children',
    of: 'case',
    what: 'the children',
    leavesOpen: 'total',
    lacks: ({ children, teamHold }) => children.length === 0 && !teamHold,
  },
  {
    code: 'team-type',
    of: 'worker',
    what: 'a team type',
    leavesOpen: 'status',
    lacks: (_, { role, teamType }) => role === 'social-worker' && teamType === undefined,
  },
  {
    code: 'started-on',
    of: 'worker',
    what: 'the first day in post (the first nine months are assumed)',
    leavesOpen: 'detail',
    lacks: (_, { role, startedOn }) => role === 'newly-qualified' && startedOn === undefined,
  },
];
