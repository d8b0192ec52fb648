import { z } from 'zod';
import { facts, kindErrors } from './shapes.ts';
import { count, date, exceptionalPoints, hours, only1, span, text } from './values.ts';

const what = 'a duty';
const on = date;

/** Either `on` and `hours`, or `from`, `to` and `quantity`: the checks have refused a file that mixes them. */
const supervision = facts(what, {
  kind: z.literal('supervision'),
  on: date.optional(),
  hours: hours.optional(),
  from: date.optional(),
  to: date.optional(),
  quantity: count.optional(),
}).transform(({ kind, on, hours = 0, from = '', to, quantity = 1 }) =>
  on === undefined ? { kind, from, ...(to === undefined ? {} : { to }), quantity } : { kind, on, hours },
);

/** Responsibilities beside the cases: the kinds of the caseload file's page, in its order. */
export const duty = z.discriminatedUnion(
  'kind',
  [
    facts(what, { kind: z.enum(['practice-teaching', 'long-arm-support', 'locality']), ...span, quantity: only1 }),
    facts(what, { kind: z.enum(['pq-consolidation', 'pq-specialist']), ...span, dueBy: date, quantity: only1 }),
    facts(what, { kind: z.enum(['pa-supervision', 'working-group']), ...span, quantity: count.default(1) }),
    supervision,
    facts(what, { kind: z.enum(['school-leavers-panel', 'training-delivered']), on }),
    facts(what, { kind: z.enum(['training', 'team-meeting', 'project-work', 'other-duty']), on, hours }),
    facts(what, { kind: z.literal('exceptional'), ...span, points: exceptionalPoints, reason: text(500) }),
  ],
  kindErrors(what),
);
