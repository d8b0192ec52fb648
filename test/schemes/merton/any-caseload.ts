import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { Activity, CaseFacts, Child, Duty, Span, WorkerTerms } from '../../../src/domain/case-facts.ts';

const FIRST_DAY = '2026-09-01';
const DAYS = 200;

/** A day on which something may be going on. */
export const day = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(FIRST_DAY, days));
export const span: fc.Arbitrary<Span> = fc
  .tuple(day, fc.option(fc.nat(90), { nil: undefined }))
  .map(([from, length]) => (length === undefined ? { from } : { from, to: addDays(from, length) }));

const child = fc.record(
  { household: fc.constantFrom('home', 'foster-1', 'foster-2'), lookedAfter: span, childProtection: span },
  { requiredKeys: ['household'] },
);
const children = fc
  .array(child, { minLength: 1, maxLength: 4 })
  .map((list): readonly Child[] => list.map((one, index) => ({ ref: `K${index}`, ...one })));

const refs = fc.option(fc.subarray(['K0', 'K1', 'K2', 'K3'], { minLength: 1 }), { nil: undefined });
const named = refs.map((list) => (list ? { children: list } : {}));
const completed = fc.option(fc.nat(20), { nil: undefined });

const activity = fc.oneof(
  fc
    .tuple(fc.constantFrom('plan-change', 'placement-viability', 'court-episode', 'permanency-report'), day)
    .map(([kind, on]): Activity => ({ kind, on })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 5 }))
    .map(([on, number]): Activity => ({ kind: 'core-assessment', on, children: number })),
  day.map((on): Activity => ({ kind: 'core-assessment', on })),
  fc
    .tuple(fc.constantFrom('proceedings', 'contact-organising'), span, named)
    .map(([kind, when, who]): Activity => ({ kind, ...when, ...who })),
  span.map((when): Activity => ({ kind: 'private-law', ...when })),
  fc.tuple(day, named).map(([on, who]): Activity => ({ kind: 'supervised-contact', on, ...who })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 3 }))
    .map(([on, placements]): Activity => ({ kind: 'placement-change', on, placements })),
  fc
    .tuple(
      fc.oneof(
        day.map((on) => ({ on })),
        span,
      ),
      fc.constantFrom(2, 2.5, 4, 4.5),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([when, hoursEachWay, count]): Activity => ({ kind: 'travel', ...when, hoursEachWay, count })),
  fc.tuple(day, completed).map(
    ([on, later]): Activity => ({
      kind: 'needs-assessment',
      on,
      ...(later === undefined ? {} : { completedOn: addDays(on, later) }),
    }),
  ),
  fc
    .tuple(day, fc.boolean(), fc.constantFrom('worker', 'other'))
    .map(([on, rewrite, completedBy]): Activity => ({ kind: 'pathway-plan', on, rewrite, completedBy })),
);

/** Two plans begun on one day are told apart by their order alone, so the activities here have none. */
const activities = fc.uniqueArray(activity, {
  maxLength: 6,
  comparator: (a, b) => a.kind === 'pathway-plan' && b.kind === 'pathway-plan' && a.on === b.on,
});

const caseFacts = fc
  .record(
    {
      allocatedOn: day,
      closureDecidedOn: day,
      transferredOutOn: day,
      leavingCare: fc.record({ role: fc.constantFrom('case-manager', 'other') }),
      coWorked: fc.boolean(),
      children,
      activities,
    },
    { requiredKeys: ['allocatedOn', 'coWorked', 'children', 'activities'] },
  )
  .map(
    (facts): Omit<CaseFacts, 'ref'> => ({
      ...facts,
      teamHold: false,
      statutoryResponsibility: false,
      workloadIssues: [],
    }),
  );

const duty = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('practice-teaching', 'long-arm-support', 'pa-supervision', 'locality', 'working-group'),
      span,
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([kind, when, quantity]): Duty => ({ kind, ...when, quantity })),
  fc
    .tuple(span, fc.integer({ min: 1, max: 3 }))
    .map(([when, quantity]): Duty => ({ kind: 'supervision', ...when, quantity })),
  fc.tuple(day, fc.integer({ min: 1, max: 9 })).map(([on, hours]): Duty => ({ kind: 'supervision', on, hours })),
  fc
    .tuple(fc.constantFrom('pq-consolidation', 'pq-specialist'), span, fc.nat(90))
    .map(([kind, when, length]): Duty => ({ kind, ...when, quantity: 1, dueBy: addDays(when.from, length) })),
  fc
    .tuple(fc.constantFrom('school-leavers-panel', 'training-delivered'), day)
    .map(([kind, on]): Duty => ({ kind, on })),
);

const terms = fc
  .integer({ min: 1, max: 100 })
  .map((hundredths): WorkerTerms => ({ role: 'social-worker', fte: hundredths / 100, professionalIssues: [] }));

/** What a worker's workload is computed from, as it has always stood. */
export interface Facts {
  readonly terms: WorkerTerms;
  readonly duties: readonly Duty[];
  readonly cases: readonly CaseFacts[];
}

export const facts: fc.Arbitrary<Facts> = fc.record({
  terms,
  duties: fc.array(duty, { maxLength: 5 }),
  cases: fc
    .array(caseFacts, { maxLength: 5 })
    .map((list) => list.map((one, index): CaseFacts => ({ ref: `C-${index}`, ...one }))),
});

/** The same facts with every list in the opposite order. */
export function backwards(whole: Facts): Facts {
  const cases = whole.cases.map((one) => ({
    ...one,
    children: one.children.toReversed(),
    activities: one.activities.toReversed(),
  }));
  return { ...whole, duties: whole.duties.toReversed(), cases: cases.reverse() };
}
