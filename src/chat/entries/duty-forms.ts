import type { Duty } from '../../domain/case-facts.ts';
import { date, needed, wholeNumber } from '../form/field.ts';
import { ifKnown } from '../if-known.ts';
import { type EntryForm, entryForm, onOneDay, whileRunning } from './entry-form.ts';

const MOST_SUPERVISED = 30;

type Running = 'practice-teaching' | 'long-arm-support' | 'locality';
type Multiplied = 'supervision' | 'pa-supervision' | 'working-group';
type Course = 'pq-consolidation' | 'pq-specialist';
type OneDay = 'school-leavers-panel' | 'training-delivered';

/** A duty that runs. */
function running(kind: Running, title: string, name: string): EntryForm<Duty> {
  return entryForm({
    kind,
    title,
    name,
    firstDay: 'from',
    fields: () => whileRunning('Running since'),
    build: ({ from, to }): Duty => ({ kind, from, ...ifKnown('to', to), quantity: 1 }),
  });
}

/** A duty that runs and counts for each of those it is about. */
function multiplied(kind: Multiplied, title: string, name: string, question: string): EntryForm<Duty> {
  return entryForm({
    kind,
    title,
    name,
    firstDay: 'from',
    fields: () => ({
      quantity: needed(wholeNumber(question, 1, MOST_SUPERVISED)),
      ...whileRunning('Running since'),
    }),
    given: () => ({ quantity: '1' }),
    build: ({ from, to, quantity }): Duty => {
      const runs = { from, ...ifKnown('to', to), quantity };
      return kind === 'supervision' ? { kind, ...runs } : { kind, ...runs };
    },
    said: ({ quantity }) => ({ quantity }),
  });
}

/** A course that counts until it is due. */
function course(kind: Course, title: string, name: string): EntryForm<Duty> {
  return entryForm({
    kind,
    title,
    name,
    firstDay: 'from',
    fields: () => ({
      from: needed(date('Course began on')),
      dueBy: needed(date('Due by', 'Please give the day by which it is due.')),
      to: date('Finished on (empty while it is not)'),
    }),
    build: ({ from, to, dueBy }): Duty => ({ kind, from, ...ifKnown('to', to), dueBy, quantity: 1 }),
    said: ({ to }) => ({ dueBy: to, to: undefined }),
    mustSay: ['dueBy'],
  });
}

/** A duty on one day. */
function oneDay(kind: OneDay, title: string, name: string, question: string): EntryForm<Duty> {
  return entryForm({
    kind,
    title,
    name,
    firstDay: 'on',
    fields: () => onOneDay(question),
    build: ({ on }): Duty => ({ kind, on }),
  });
}

/** Every kind of duty that merton scores, in its order. */
export const DUTY_FORMS: readonly EntryForm<Duty>[] = [
  running('practice-teaching', 'Practice teaching', 'practice teaching'),
  course('pq-consolidation', 'PQ award consolidation', 'PQ consolidation'),
  course('pq-specialist', 'PQ specialist award', 'a PQ specialist award'),
  running('long-arm-support', 'Long arm support of a student', 'long arm support'),
  multiplied(
    'supervision',
    'Supervision of FSWs or mentoring of NQSWs',
    'supervision',
    'How many workers are supervised or mentored?',
  ),
  multiplied('pa-supervision', 'Supervision of PAs', 'PA supervision', 'How many PAs are supervised?'),
  running('locality', 'Locality commitment, half a day a week', 'a locality commitment'),
  oneDay('school-leavers-panel', 'School leavers panel', 'a school leavers panel', 'Date of the panel'),
  oneDay('training-delivered', 'Formal training given to other staff', 'training given', 'Date of the training'),
  multiplied('working-group', 'Ongoing working group', 'a working group', 'How many groups?'),
];
