import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareScheme } from '../../src/application/compare-schemes.ts';
import type { CaseFacts, Duty } from '../../src/domain/case-facts.ts';
import type { SchemeId, WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { schemeById, schemes } from '../../src/schemes/index.ts';
import { anyFacts } from './any-facts.ts';
import { A_DAY, type CaseloadParts, caseloadWith, cases, caseWith, children } from './builders.ts';
import { day, type Facts } from './merton/any-caseload.ts';

/** A scheme in which nothing is needed stands for any other that is in force. */
const elsewhere = (scheme: WeightingScheme) => schemeById(scheme.id === 'halton' ? 'merton' : 'halton');
const lacking = (scheme: WeightingScheme, parts: CaseloadParts, inForce = elsewhere(scheme)) =>
  compareScheme(caseloadWith(parts), scheme, inForce, ON).lacking.map(({ need, cases: count }) =>
    count === null ? need.code : `${need.code} ${count}`,
  );

const ON = { day: A_DAY, today: A_DAY };
const hours = { on: '2026-11-02', hours: 3 } as const;
const training: Duty = { kind: 'training', ...hours };
const inCategory = (category: CaseFacts['category'], more: Partial<CaseFacts> = {}) =>
  cases(2, { ...(category ? { category } : {}), ...more });
const withHours = (on: string) => ({ activities: [{ kind: 'assessment', on, hours: 3 }] }) as const;
const assessed = { activities: [{ kind: 'core-assessment', on: '2026-11-02' }] } as const;
const child = children(1);
const rating = { activity: 'red', risk: 'amber', travel: 'green' } as const;
const qualifiedOn = '2020-09-01';

const TABLE: readonly (readonly [string, SchemeId, CaseloadParts, readonly string[]])[] = [
  ['no cases need nothing', 'merton', {}, []],
  ['two cases without children', 'merton', { cases: cases(2, assessed) }, ['children 2']],
  [
    'a leaving care case needs none',
    'merton',
    { cases: cases(1, { leavingCare: { role: 'other' }, ...assessed }) },
    [],
  ],
  ['nothing was ever logged', 'merton', { cases: cases(2, { children: child }) }, ['activities']],
  [
    'only another scheme was served',
    'merton',
    { cases: cases(1, { children: child, ...withHours('2026-11-02') }) },
    ['activities'],
  ],
  [
    'something was logged on one case',
    'merton',
    { cases: [caseWith('A', { children: child, ...assessed }), caseWith('B', { children: child })] },
    [],
  ],
  ['a case that has ended is not asked', 'merton', { cases: cases(1, { closedOn: '2026-02-02' }) }, []],
  ['a case that is not held yet is not asked', 'merton', { cases: cases(1, { allocatedOn: '2026-12-01' }) }, []],

  ['a social worker without a team', 'bath-nes', { cases: cases(1, { children: child }) }, ['team-type']],
  [
    'a social worker of a team',
    'bath-nes',
    { terms: { teamType: 'child-in-need' }, cases: cases(1, { children: child }) },
    [],
  ],
  ['the team plays no part for a student', 'bath-nes', { terms: { role: 'student' } }, []],
  ['cases without children', 'bath-nes', { terms: { role: 'student' }, cases: cases(3) }, ['children 3']],
  [
    'a case on team hold is not counted',
    'bath-nes',
    { terms: { role: 'student' }, cases: cases(1, { teamHold: true }) },
    [],
  ],
  [
    'since when somebody newly qualified is in post',
    'bath-nes',
    { terms: { role: 'newly-qualified' } },
    ['started-on'],
  ],
  ['somebody newly qualified in post', 'bath-nes', { terms: { role: 'newly-qualified', startedOn: '2026-09-01' } }, []],

  [
    'cases without a category',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory(undefined) },
    ['category 2'],
  ],
  [
    'looked-after children who are not listed',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('looked-after') },
    ['children 2'],
  ],
  [
    'looked-after children who are',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('looked-after', { children: child }) },
    [],
  ],
  [
    'a family is pointed without its children',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('family-intervention') },
    [],
  ],
  [
    'a gateway case without hours',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('gateway') },
    ['gateway-hours 2'],
  ],
  [
    "another worker's hours",
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('gateway', withHours('2026-01-04')) },
    ['gateway-hours 2'],
  ],
  [
    'hours on the day of allocation',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [training], cases: inCategory('gateway', withHours('2026-01-05')) },
    [],
  ],
  [
    'duties without hours',
    'northern-ireland',
    { terms: { qualifiedOn }, duties: [{ kind: 'locality', from: '2026-01-05', quantity: 1 }] },
    ['duty-hours'],
  ],
  ['when a social worker qualified', 'northern-ireland', { duties: [training] }, ['qualified-on']],
  [
    'a newly-qualified worker is in the first year',
    'northern-ireland',
    { terms: { role: 'newly-qualified' }, duties: [training] },
    [],
  ],

  ['cases without a rating', 'halton', { cases: cases(6) }, ['rating 6']],
  ['rated cases', 'halton', { cases: cases(6, { rating }) }, []],
];

describe('what a scheme needs and the facts lack', () => {
  it.each(TABLE)('%s (%#: %s)', (_, id, parts, expected) => {
    expect(lacking(schemeById(id), parts)).toEqual(expected);
  });

  it.each(schemes.flatMap((scheme) => scheme.needs.map(({ code }) => [scheme.id, code] as const)))(
    '%s: %s has an example in which it is lacking, and one in which it is not',
    (id, code) => {
      const own = TABLE.filter(([, scheme]) => scheme === id);
      const isLacking = ([, , , expected]: (typeof TABLE)[number]) =>
        expected.some((lack) => lack.split(' ')[0] === code);
      expect({
        'a row of the table in which it is lacking': own.some(isLacking),
        'a row in which it is not': own.some((row) => !isLacking(row)),
      }).toEqual({ 'a row of the table in which it is lacking': true, 'a row in which it is not': true });
    },
  );

  it.each<[SchemeId, CaseloadParts]>([
    ['merton', { cases: cases(2, { children: child }) }],
    ['northern-ireland', { terms: { qualifiedOn } }],
  ])('in a team of %s, nothing logged means that nothing happened', (id, parts) => {
    expect(lacking(schemeById(id), parts, schemeById(id))).toEqual([]);
  });

  it('in words says nothing of a person or a case, and comes after `needs`', () => {
    for (const { what } of schemes.flatMap(({ needs }) => needs)) expect(what).toMatch(/^[a-z][a-z ,()]*$/);
  });
});

/** The same facts with everything taken away whose lack leaves a total open. */
function bare(whole: Facts): Facts {
  return {
    ...whole,
    duties: whole.duties.filter((duty) => !('hours' in duty)),
    cases: whole.cases.map(({ category: _, activities, ...facts }) => ({
      ...facts,
      children: [],
      activities: activities.flatMap((activity) =>
        activity.kind === 'assessment' || activity.kind === 'court' || 'children' in activity ? [] : [activity],
      ),
    })),
  };
}

describe('what is missing', () => {
  it.each(schemes.map((scheme) => [scheme.id, scheme] as const))(
    'can only add to the total and to what is over: %s',
    (_, scheme) => {
      fc.assert(
        fc.property(anyFacts, day, (whole, asOf) => {
          const compared = (facts: Facts) =>
            compareScheme(caseloadWith(facts), scheme, elsewhere(scheme), { day: asOf, today: asOf }).score;
          const [less, more] = [compared(bare(whole)), compared(whole)];
          expect(less.total.lte(more.total)).toBe(true);
          const over = ({ status }: typeof less) => status === 'above' || status === 'report';
          if (over(less)) expect(over(more)).toBe(true);
        }),
      );
    },
  );
});
