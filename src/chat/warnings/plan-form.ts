import { z } from 'zod';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { type PlanText, planOf, planTag } from '../../domain/reduction-plan.ts';
import type { Warning } from '../../domain/warning.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { date, type Field, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { longText } from '../form/long-text.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import type { Reply } from '../reply.ts';

/** What a card about a plan carries; the worker where it is not the presser. */
export const planCard = z.object({
  nonce: opaqueId,
  worker: storageKey.optional(),
  warning: opaqueId,
  /** The plan as the person saw it. */
  seen: z.string().max(100),
});
export type PlanCard = z.infer<typeof planCard>;

/** So far ahead a plan is looked at again at the latest. */
const MOST_DAYS = 84;
const MOST_TEXT = 600;

const KEEP_OUT =
  'Write references, not names: no names of children or families, no dates of birth or telephone numbers.';

const mustSay = (label: string, errorMessage: string): Field<string> =>
  needed({ ...longText(label, MOST_TEXT), errorMessage });

const FIELDS = {
  waits: mustSay('What waits', 'Please say what waits.'),
  does: mustSay('Who does what', 'Please say who does what.'),
  reviewOn: needed(date('Looked at again on', 'Please give the day on which you look at it again.')),
};

export interface PlanForm {
  readonly name: string;
  readonly typed: Typed;
  readonly problems?: Problems;
  readonly problem?: string;
  /** What the worker asks for, if anything. */
  readonly asked?: string | undefined;
}

/** The manager's questions, with what was typed and what is wrong with it. */
export function planForm(card: PlanCard, { name, typed, problems, problem, asked }: PlanForm): Reply {
  return formCard({
    title: `Plan for ${name}`,
    notes: [
      'Agree it with the worker: it counts when both names are on it.',
      ...(asked === undefined ? [] : [`The worker asks for: ${asked}`]),
      KEEP_OUT,
    ],
    fields: FIELDS,
    typed,
    ...(problems ? { problems } : {}),
    ...(problem === undefined ? {} : { problem }),
    buttons: [foremost(sends('Save', 'plan.save', card)), leaves('Cancel', 'plan.cancel')],
  });
}

/** The plan as it is, or as it was when the warning last closed, to be written anew. */
export function givenBy({ plan }: Warning): Typed {
  return plan ? { waits: plan.waits, does: plan.does, reviewOn: plan.closedAt ? '' : plan.reviewOn } : {};
}

export type PlanRead =
  | { readonly ok: true; readonly typed: Typed; readonly text: PlanText }
  | { readonly ok: false; readonly typed: Typed; readonly problems: Problems };

/** What a manager typed; a day without its year is the next one to come. */
export function readPlan(raw: Readonly<Record<string, unknown>>, today: CalendarDate): PlanRead {
  const typed = typedIn(FIELDS, raw, today, 'future');
  const read = readForm(FIELDS, typed);
  if (!read.ok) return { ok: false, typed, problems: read.problems };
  const problem = dayProblem(read.values.reviewOn, today);
  return problem === undefined
    ? { ok: true, typed, text: read.values }
    : { ok: false, typed, problems: { reviewOn: problem } };
}

function dayProblem(reviewOn: CalendarDate, today: CalendarDate): string | undefined {
  if (reviewOn <= today) return 'Please give a later day than today.';
  return reviewOn > addDays(today, MOST_DAYS) ? 'Please look at it again within twelve weeks.' : undefined;
}

const ASK_FIELDS = { text: mustSay('What would you rather have?', 'Please say what should be different.') };

/** What the worker would rather have. */
export function askForm(card: PlanCard, typed: Typed, problems?: Problems): Reply {
  return formCard({
    title: 'Ask for a change of the plan',
    notes: ['Your manager reads it and answers with a new plan.', KEEP_OUT],
    fields: ASK_FIELDS,
    typed,
    ...(problems ? { problems } : {}),
    buttons: [foremost(sends('Send', 'plan.send', card)), leaves('Cancel', 'plan.cancel')],
  });
}

/** What the worker typed. */
export function readAsk(raw: Readonly<Record<string, unknown>>, today: CalendarDate) {
  const typed = typedIn(ASK_FIELDS, raw, today);
  return { typed, read: readForm(ASK_FIELDS, typed) };
}

/** A new card for a plan as it is now. */
export function newPlanCard(nonce: string, warning: Warning, worker: string | undefined): PlanCard {
  return { nonce, warning: warning.id, seen: planTag(warning), ...(worker === undefined ? {} : { worker }) };
}

/** What the worker asks for, while it is not answered. */
export const askedIn = (warning: Warning): string | undefined => planOf(warning)?.asked?.text;
