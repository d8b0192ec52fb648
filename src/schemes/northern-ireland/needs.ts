import type { CaseFacts, Category } from '../../domain/case-facts.ts';
import type { Need } from '../../domain/need.ts';

/** Categories whose points come from the children, each or together. */
const FROM_CHILDREN: readonly (Category | undefined)[] = [
  'looked-after',
  'permanency',
  'leaving-care-community',
  'leaving-care-statutory',
  'disability',
];

function hasHours({ activities, allocatedOn }: CaseFacts): boolean {
  return activities.some((activity) => activity.kind === 'assessment' && activity.on >= allocatedOn);
}

/** What points are given for, and the date that decides on the band. Discretion is the manager's: none is none. */
export const needs: readonly Need[] = [
  {
    code: 'category',
    of: 'case',
    what: 'a category',
    leavesOpen: 'total',
    lacks: ({ category }) => category === undefined,
  },
  {
    code: 'children',
    of: 'case',
    what: 'the children',
    leavesOpen: 'total',
    lacks: ({ category, children }) => children.length === 0 && FROM_CHILDREN.includes(category),
  },
  {
    code: 'gateway-hours',
    of: 'case',
    what: 'hours of assessment',
    leavesOpen: 'total',
    asItHappens: true,
    lacks: (facts) => facts.category === 'gateway' && !hasHours(facts),
  },
  {
    code: 'duty-hours',
    of: 'worker',
    what: 'hours of duties, such as training and team meetings',
    leavesOpen: 'total',
    asItHappens: true,
    lacks: ({ duties }) => !duties.some((duty) => 'hours' in duty),
  },
  {
    code: 'qualified-on',
    of: 'worker',
    what: 'the date of qualifying (the range after the first year is assumed)',
    leavesOpen: 'detail',
    lacks: (_, { role, qualifiedOn }) => role === 'social-worker' && qualifiedOn === undefined,
  },
];
