import type { ActivityKind } from '../../domain/case-facts.ts';
import type { Need } from '../../domain/need.ts';

/** Activities that no row of the points table knows. */
const UNKNOWN: readonly ActivityKind[] = ['assessment', 'court'];

/** What merton scores from and a caseload of another scheme may lack. */
export const needs: readonly Need[] = [
  {
    code: 'children',
    of: 'case',
    what: 'the children',
    leavesOpen: 'total',
    lacks: ({ children, leavingCare }) => children.length === 0 && leavingCare === undefined,
  },
  {
    code: 'activities',
    of: 'worker',
    what: 'activities, such as core assessments and proceedings',
    leavesOpen: 'total',
    asItHappens: true,
    lacks: ({ cases }) =>
      cases.length > 0 && !cases.some(({ activities }) => activities.some(({ kind }) => !UNKNOWN.includes(kind))),
  },
];
