import fc from 'fast-check';
import {
  type Activity,
  CATEGORIES,
  type CaseFacts,
  COLOURS,
  type Discretion,
  type Duty,
  ROLES,
  TEAM_TYPES,
} from '../../src/domain/case-facts.ts';
import { day, type Facts, facts, span } from './merton/any-caseload.ts';

/** A figure of the manager's in quarters, often around a cap. */
const quarters = fc.integer({ min: 0, max: 40 }).map((number) => number / 4);
const discretion: fc.Arbitrary<Discretion> = fc.record(
  { risk: quarters, complexity: quarters, travel: quarters, reduction: quarters },
  { requiredKeys: [] },
);
const hours = fc.integer({ min: 1, max: 80 }).map((number) => number / 8);

const activity: fc.Arbitrary<Activity> = fc.oneof(
  fc.record({ kind: fc.constant('assessment'), on: day, hours }),
  fc
    .tuple(span, fc.option(discretion, { nil: undefined }))
    .map(([when, added]): Activity => ({ kind: 'court', ...when, ...(added ? { discretion: added } : {}) })),
);

/** The facts of a case that merton's caseloads have already, or that no figure depends on. */
const OF_MERTON = [
  'ref',
  'allocatedOn',
  'closureDecidedOn',
  'transferredOutOn',
  'coWorked',
  'leavingCare',
  'workloadIssues',
  'children',
  'activities',
] as const satisfies readonly (keyof CaseFacts)[];

/** What the other schemes know of a case: every fact has its place here, so that the laws are tried with it. */
const details = fc.record(
  {
    category: fc.constantFrom(...CATEGORIES),
    closedOn: day,
    taskShare: fc.constantFrom(0.1, 0.25, 0.333, 0.5, 0.9),
    agreedInSupervisionOn: day,
    discretion,
    rating: fc.record(
      {
        activity: fc.constantFrom(...COLOURS),
        risk: fc.constantFrom(...COLOURS),
        travel: fc.constantFrom(...COLOURS),
        overall: fc.constantFrom(...COLOURS),
      },
      { requiredKeys: ['activity', 'risk', 'travel'] },
    ),
    lastActivityOn: day,
    teamHold: fc.boolean(),
    statutoryResponsibility: fc.boolean(),
  } satisfies Record<Exclude<keyof CaseFacts, (typeof OF_MERTON)[number]>, fc.Arbitrary<unknown>>,
  { requiredKeys: ['category', 'teamHold', 'statutoryResponsibility'] },
);

/** A case of any scheme, made of one of merton's. */
const enriched = (one: CaseFacts): fc.Arbitrary<CaseFacts> =>
  fc
    .record({
      details,
      activities: fc.array(activity, { maxLength: 5 }),
      onChildren: fc.array(discretion, { minLength: one.children.length, maxLength: one.children.length }),
    })
    .map((more) => ({
      ...one,
      ...more.details,
      children: one.children.map((child, index) => ({ ...child, discretion: more.onChildren[index] ?? {} })),
      activities: [...one.activities, ...more.activities],
    }));

const duty: fc.Arbitrary<Duty> = fc.oneof(
  fc
    .tuple(fc.constantFrom('training', 'team-meeting', 'project-work', 'other-duty'), day, hours)
    .map(([kind, on, logged]): Duty => ({ kind, on, hours: logged })),
  fc
    .tuple(span, fc.integer({ min: 1, max: 24 }))
    .map(([when, number]): Duty => ({ kind: 'exceptional', ...when, points: number / 4, reason: 'a reason' })),
);

const terms = fc.record(
  { role: fc.constantFrom(...ROLES), teamType: fc.constantFrom(...TEAM_TYPES), qualifiedOn: day, startedOn: day },
  { requiredKeys: ['role'] },
);

/** Facts of every scheme at once. */
export const anyFacts: fc.Arbitrary<Facts> = facts.chain((some) =>
  fc
    .record({ terms, duties: fc.array(duty, { maxLength: 5 }), cases: fc.tuple(...some.cases.map(enriched)) })
    .map((more) => ({
      terms: { ...some.terms, ...more.terms },
      duties: [...some.duties, ...more.duties],
      cases: more.cases,
    })),
);
