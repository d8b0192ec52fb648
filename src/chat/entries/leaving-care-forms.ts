import type { Activity } from '../../domain/case-facts.ts';
import { choice, date, needed } from '../form/field.ts';
import { ifKnown } from '../if-known.ts';
import { type EntryForm, entryForm, onOneDay } from './entry-form.ts';

export const needsAssessment: EntryForm<Activity> = entryForm({
  kind: 'needs-assessment',
  title: 'Leaving care needs assessment',
  name: 'a leaving care needs assessment',
  firstDay: 'on',
  fields: () => ({ ...onOneDay('Started on'), completedOn: date('Completed on (empty while it is not)') }),
  build: ({ on, completedOn }): Activity => ({
    kind: 'needs-assessment',
    on,
    ...ifKnown('completedOn', completedOn),
  }),
  said: ({ to }) => ({ completedOn: to }),
});

export const pathwayPlan: EntryForm<Activity> = entryForm({
  kind: 'pathway-plan',
  title: 'Leaving care pathway or disability transition plan',
  name: 'a pathway plan',
  firstDay: 'on',
  fields: () => ({
    ...onOneDay('Started on'),
    rewrite: needed(
      choice('Which plan?', [
        { title: 'The first plan of the case', value: 'false' },
        { title: 'An earlier plan written anew', value: 'true' },
      ]),
    ),
    completedBy: choice('Completed by', [
      { title: 'Not completed yet', value: 'nobody' },
      { title: 'The worker of the case', value: 'worker' },
      { title: 'Someone else', value: 'other' },
    ]),
  }),
  given: () => ({ rewrite: 'false', completedBy: 'nobody' }),
  build: ({ on, rewrite, completedBy }): Activity => ({
    kind: 'pathway-plan',
    on,
    rewrite: rewrite === 'true',
    ...ifKnown('completedBy', completedBy === 'nobody' ? undefined : completedBy),
  }),
  whyNothing: (plan) => {
    if (plan.kind !== 'pathway-plan') return undefined;
    if (plan.completedBy === 'other') return 'A plan that someone else completed scores nothing for this worker.';
    return plan.rewrite
      ? undefined
      : 'Only the first plan of a case or a rewrite scores; an earlier plan is there already.';
  },
  said: ({ rewrite, completedBy }) => ({ rewrite: rewrite && 'true', completedBy }),
});
