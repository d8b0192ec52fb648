import type { Activity, Duty } from '../../domain/case-facts.ts';
import { contains, period } from '../../domain/period.ts';
import { EXCEPTIONAL_CAP } from '../../schemes/northern-ireland/points.ts';
import { date, needed, reasonText } from '../form/field.ts';
import { HOURS_IN_MONTH, quartersField, workedHours } from '../form/points-field.ts';
import type { Problems } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { type EntryContext, type EntryForm, entryForm, onOneDay, whileRunning } from './entry-form.ts';

const hoursOnDay = (day: string) => ({ ...onOneDay(day), hours: needed(workedHours('Hours')) });
const hoursSaid = { said: ({ hours }: { readonly hours?: number }) => ({ hours }), mustSay: ['hours'] } as const;

/** 1.8 (i): hours of assessment in a gateway case. */
export const gatewayAssessment: EntryForm<Activity> = entryForm({
  kind: 'assessment',
  title: 'Hours of gateway assessment',
  name: 'hours of assessment',
  firstDay: 'on',
  fields: () => hoursOnDay('Worked on'),
  build: ({ on, hours }): Activity => ({ kind: 'assessment', on, hours }),
  check: (entry, { others = [] }) =>
    tooManyHours(
      entry,
      others.filter(({ kind }) => kind === 'assessment'),
    ),
  ...hoursSaid,
});

/** 1.8 (xi): court work beside the case's own category; the manager's points on it stay as they are. */
export const courtWork: EntryForm<Activity> = entryForm({
  kind: 'court',
  title: 'Court work beside the category of the case',
  name: 'court work',
  firstDay: 'from',
  fields: () => whileRunning('Before the court since'),
  build: ({ from, to }, { before }): Activity => ({
    kind: 'court',
    from,
    ...ifKnown('to', to),
    ...(before?.kind === 'court' ? ifKnown('discretion', before.discretion) : {}),
  }),
});

type ByHours = 'training' | 'team-meeting' | 'project-work' | 'supervision' | 'other-duty';

/** 1.6 VII: a duty with its hours. */
function byHours(kind: ByHours, title: string, name: string): EntryForm<Duty> {
  return entryForm({
    kind,
    title,
    name,
    firstDay: 'on',
    fields: () => hoursOnDay('On'),
    build: ({ on, hours }): Duty => (kind === 'supervision' ? { kind, on, hours } : { kind, on, hours }),
    check: (entry, { others = [] }) => tooManyHours(entry, others),
    ...hoursSaid,
  });
}

export const dutiesByHours: readonly EntryForm<Duty>[] = [
  byHours('training', 'Training', 'hours of training'),
  byHours('team-meeting', 'Team meeting', 'hours of a team meeting'),
  byHours('project-work', 'Project work', 'hours of project work'),
  byHours('supervision', 'Supervision of others', 'hours of supervision'),
  byHours('other-duty', 'Another duty', 'hours of another duty'),
];

/** Appendix 1: what the manager gives a worker for exceptional cases. */
export const exceptionalPoints: EntryForm<Duty> = entryForm({
  kind: 'exceptional',
  title: 'Points for exceptional cases',
  name: 'exceptional points',
  firstDay: 'from',
  fields: () => ({
    points: needed(quartersField('Points (together at most 5 count)', 0.25)),
    reason: needed(reasonText('Reason, without names')),
    from: needed(date('From which day?')),
    to: date('Last day (empty while it runs; needed where the cap is reached)'),
  }),
  build: ({ points, reason, from, to }): Duty => ({ kind: 'exceptional', points, reason, from, ...ifKnown('to', to) }),
  check: endsWhereCapIsReached,
  said: ({ quantity }) => ({ points: quantity }),
  mustSay: ['points', 'reason'],
});

type Exceptional = Extract<Duty, { readonly kind: 'exceptional' }>;

/** Points at discretion that reach their cap, with the others of those days, need an end date. */
function endsWhereCapIsReached(entry: Duty, { others = [] }: EntryContext): Problems {
  if (entry.kind !== 'exceptional' || entry.to !== undefined) return {};
  const all: readonly Exceptional[] = [entry, ...others.filter((other) => other.kind === 'exceptional')];
  const reached = all.some(({ from: day }) => {
    const running = all.filter(({ from, to }) => day >= entry.from && contains(period(from, to), day));
    return running.reduce((sum, { points }) => sum + points, 0) >= EXCEPTIONAL_CAP;
  });
  return reached ? { to: `This reaches the cap of ${EXCEPTIONAL_CAP}: it needs a last day.` } : {};
}

interface Entry {
  readonly kind: string;
  readonly on?: string;
  readonly hours?: number;
}

/** More hours in a month than a month has. */
function tooManyHours({ on = '', hours = 0 }: Entry, others: readonly Entry[]): Problems {
  const month = on.slice(0, 7);
  const sameMonth = others.filter((other) => other.on?.slice(0, 7) === month);
  const before = sameMonth.reduce((sum, other) => sum + (other.hours ?? 0), 0);
  if (before + hours <= HOURS_IN_MONTH) return {};
  return {
    hours: `With ${before} logged in that month already this is more than the ${HOURS_IN_MONTH} hours of a month.`,
  };
}
