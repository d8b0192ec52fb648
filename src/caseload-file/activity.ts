import { z } from 'zod';
import { discretion } from './discretion.ts';
import { facts, kindErrors, listOf } from './shapes.ts';
import { count, date, hours, hoursEachWay, oneOf, ref, span, yesOrNo } from './values.ts';

const what = 'an activity';
const on = date;
const children = listOf('child references', ref).optional();

/** Either `on`, or `from` and `to`: the checks have refused a file that has both or neither. */
const journey = facts(what, {
  kind: z.literal('travel'),
  on: date.optional(),
  from: date.optional(),
  to: date.optional(),
  hoursEachWay,
  count: count.default(1),
}).transform(({ on, from = '', to, ...rest }) =>
  on === undefined ? { ...rest, from, ...(to === undefined ? {} : { to }) } : { ...rest, on },
);

/** Work on a case: the kinds of the caseload file's page, in its order. */
export const activity = z.discriminatedUnion(
  'kind',
  [
    facts(what, { kind: z.enum(['plan-change', 'placement-viability', 'court-episode', 'permanency-report']), on }),
    facts(what, { kind: z.literal('core-assessment'), on, children: count.optional() }),
    facts(what, { kind: z.enum(['proceedings', 'contact-organising']), ...span, children }),
    facts(what, { kind: z.literal('private-law'), ...span }),
    facts(what, { kind: z.literal('placement-change'), on, placements: count.default(1) }),
    facts(what, { kind: z.literal('supervised-contact'), on, children }),
    journey,
    facts(what, { kind: z.literal('needs-assessment'), on, completedOn: date.optional() }),
    facts(what, {
      kind: z.literal('pathway-plan'),
      on,
      rewrite: yesOrNo,
      completedBy: oneOf(['worker', 'other']).optional(),
    }),
    facts(what, { kind: z.literal('assessment'), on, hours }),
    facts(what, { kind: z.literal('court'), ...span, discretion: discretion.optional() }),
  ],
  kindErrors(what),
);
