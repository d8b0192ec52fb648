import type { Activity } from '../../domain/case-facts.ts';
import { needed, oneOrMore, wholeNumber } from '../form/field.ts';
import { ifKnown } from '../if-known.ts';
import type { Words } from '../words.ts';
import { asTyped, type EntryContext, type EntryForm, entryForm, onOneDay, whileRunning } from './entry-form.ts';
import { needsAssessment, pathwayPlan } from './leaving-care-forms.ts';
import { travel } from './travel-form.ts';

/** More in one family is a slip of the finger. */
export const MOST_CHILDREN = 30;

const concerned = ({ children }: EntryContext) => ({
  children: oneOrMore(
    'Which children?',
    children.map(({ ref }) => ({ text: ref, title: ref })),
  ),
});
const concernedSaid = ({ childRefs }: Words) => ({ children: childRefs });
const allConcerned = (context: EntryContext) => asTyped({ children: context.children.map(({ ref }) => ref) });

/** Every kind of activity that merton scores, in its order. */
export const ACTIVITY_FORMS: readonly EntryForm<Activity>[] = [
  entryForm({
    kind: 'plan-change',
    title: 'New or changed intervention plan',
    name: 'a plan change',
    firstDay: 'on',
    fields: () => onOneDay('Plan written or changed on'),
    build: ({ on }): Activity => ({ kind: 'plan-change', on }),
  }),
  entryForm({
    kind: 'placement-viability',
    title: 'Placement viability assessment ordered by the court',
    name: 'a placement viability assessment',
    firstDay: 'on',
    fields: () => onOneDay('Date of the assessment'),
    build: ({ on }): Activity => ({ kind: 'placement-viability', on }),
  }),
  entryForm({
    kind: 'core-assessment',
    title: 'Core assessment or section 47 enquiry',
    name: 'a core assessment',
    firstDay: 'on',
    fields: () => ({
      ...onOneDay('Started on'),
      children: needed(wholeNumber('How many children are assessed?', 1, MOST_CHILDREN)),
    }),
    given: ({ children }) => ({ children: String(children.length) }),
    build: ({ on, children }): Activity => ({ kind: 'core-assessment', on, children }),
    said: ({ children, childRefs }) => ({ children: children ?? childRefs?.length }),
    mustSay: ['children'],
  }),
  entryForm({
    kind: 'court-episode',
    title: 'One-off court work (EPO, secure accommodation)',
    name: 'one-off court work',
    firstDay: 'on',
    fields: () => onOneDay('Date of the court work'),
    build: ({ on }): Activity => ({ kind: 'court-episode', on }),
  }),
  entryForm({
    kind: 'proceedings',
    title: 'Pre-proceedings or care proceedings',
    name: 'proceedings',
    firstDay: 'from',
    fields: (context) => ({ ...whileRunning('Running since'), ...concerned(context) }),
    given: allConcerned,
    said: concernedSaid,
    build: ({ from, to, children }): Activity => ({ kind: 'proceedings', from, ...ifKnown('to', to), children }),
  }),
  entryForm({
    kind: 'private-law',
    title: 'Private law',
    name: 'a private law episode',
    firstDay: 'from',
    fields: () => whileRunning('Running since'),
    build: ({ from, to }): Activity => ({ kind: 'private-law', from, ...ifKnown('to', to) }),
  }),
  entryForm({
    kind: 'placement-change',
    title: 'Change of placement',
    name: 'a change of placement',
    firstDay: 'on',
    fields: () => ({
      ...onOneDay('Date of the change'),
      placements: needed(wholeNumber('How many placements changed?', 1, MOST_CHILDREN)),
    }),
    given: () => ({ placements: '1' }),
    build: ({ on, placements }): Activity => ({ kind: 'placement-change', on, placements }),
    said: ({ quantity }) => ({ placements: quantity }),
  }),
  entryForm({
    kind: 'permanency-report',
    title: 'Permanency panel report',
    name: 'a permanency panel report',
    firstDay: 'on',
    fields: () => onOneDay('Date of the report'),
    build: ({ on }): Activity => ({ kind: 'permanency-report', on }),
  }),
  entryForm({
    kind: 'contact-organising',
    title: 'Organising contact',
    name: 'organising contact',
    firstDay: 'from',
    fields: (context) => ({ ...whileRunning('Running since'), ...concerned(context) }),
    given: allConcerned,
    said: concernedSaid,
    build: ({ from, to, children }): Activity => ({
      kind: 'contact-organising',
      from,
      ...ifKnown('to', to),
      children,
    }),
  }),
  entryForm({
    kind: 'supervised-contact',
    title: 'Court-ordered contact that you supervise or bring the children to',
    name: 'a supervised contact',
    firstDay: 'on',
    fields: (context) => ({ ...onOneDay('Date of the contact'), ...concerned(context) }),
    given: allConcerned,
    said: concernedSaid,
    build: ({ on, children }): Activity => ({ kind: 'supervised-contact', on, children }),
  }),
  travel,
  needsAssessment,
  pathwayPlan,
];
