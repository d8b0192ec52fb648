import type { z } from 'zod';
import { CATEGORIES, type CaseFacts, COLOURS, WORKLOAD_ISSUES } from '../domain/case-facts.ts';
import { activity } from './activity.ts';
import { discretion } from './discretion.ts';
import { facts, listOf } from './shapes.ts';
import { date, oneOf, ref, share, span, text, yesOrNo } from './values.ts';

const period = facts('a period', span);
const colour = oneOf(COLOURS);

const child = facts('a child', {
  ref,
  household: text(40).default('home'),
  lookedAfter: period.optional(),
  childProtection: period.optional(),
  discretion: discretion.optional(),
});

/** A case with what is absent filled in; what hangs together across its facts is for the checks. */
export const caseFacts = facts('a case', {
  ref,
  category: oneOf(CATEGORIES).optional(),
  allocatedOn: date,
  closureDecidedOn: date.optional(),
  closedOn: date.optional(),
  transferredOutOn: date.optional(),
  coWorked: yesOrNo,
  taskShare: share.optional(),
  teamHold: yesOrNo,
  agreedInSupervisionOn: date.optional(),
  statutoryResponsibility: yesOrNo,
  leavingCare: facts('the role in a leaving care case', { role: oneOf(['case-manager', 'other']) }).optional(),
  workloadIssues: listOf('workload issues', oneOf(WORKLOAD_ISSUES)).default([]),
  discretion: discretion.optional(),
  rating: facts('a rating', {
    activity: colour,
    risk: colour,
    travel: colour,
    overall: colour.optional(),
  }).optional(),
  lastActivityOn: date.optional(),
  children: listOf('children', child).default([]),
  activities: listOf('activities', activity).default([]),
} satisfies Record<keyof CaseFacts, z.ZodType>);
