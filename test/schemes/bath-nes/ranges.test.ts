import { describe, expect, it } from '@jest/globals';
import type { WorkerTerms } from '../../../src/domain/case-facts.ts';
import { bathNes } from '../../../src/schemes/bath-nes/index.ts';
import { caseWith, children, scoreWith } from '../builders.ts';

const statusOf = (terms: Partial<WorkerTerms>, count: number) =>
  scoreWith(bathNes, { terms, cases: count === 0 ? [] : [caseWith('C-1', { children: children(count) })] }).status;

describe('section 3: the range of each role and team', () => {
  it.each<[string, Partial<WorkerTerms>, number, number]>([
    ['a duty and assessment team', { teamType: 'duty-and-assessment' }, 20, 25],
    ['a court and child protection team', { teamType: 'court-and-child-protection' }, 18, 22],
    ["a disabled children's team", { teamType: 'disabled-children' }, 22, 25],
    ['a children in care team', { teamType: 'children-in-care' }, 18, 22],
    ['a child in need team', { teamType: 'child-in-need' }, 18, 22],
    ['a student', { role: 'student' }, 5, 8],
    ['a student, whatever the team', { role: 'student', teamType: 'family-placement' }, 5, 8],
    ['a family support practitioner', { role: 'family-support-practitioner' }, 17, 20],
    ['a leaving care practitioner', { role: 'leaving-care-practitioner' }, 22, 25],
    ['a personal adviser', { role: 'personal-adviser', teamType: 'duty-and-assessment' }, 22, 25],
    ['a duty and assessment team at 0.8', { teamType: 'duty-and-assessment', fte: 0.8 }, 16, 20],
    ['a student at 0.6, of which 4.8 is the highest', { role: 'student', fte: 0.6 }, 3, 4],
    ['a child in need team at 0.55, from 9.9 to 12.1', { teamType: 'child-in-need', fte: 0.55 }, 10, 12],
    [
      'a family support practitioner at 0.55, from 9.35 to 11',
      { role: 'family-support-practitioner', fte: 0.55 },
      10,
      11,
    ],
  ])('of %s', (_, terms, lowest, highest) => {
    const around = [lowest - 1, lowest, highest, highest + 1].map((count) => statusOf(terms, count));
    expect(around).toEqual(['below', 'within', 'within', 'above']);
  });

  it('is given unrounded, and utilisation is a share of its upper end', () => {
    const terms = { teamType: 'child-in-need', fte: 0.55 } as const;
    const score = scoreWith(bathNes, { terms, cases: [caseWith('C-1', { children: children(11) })] });
    expect([score.capacity?.min?.toFraction(), score.capacity?.guideline?.toFraction()]).toEqual(['99/10', '121/10']);
    expect([score.capacity?.limit, score.utilisation?.toFraction()]).toEqual([null, '10/11']);
  });
});

describe('section 3: a newly-qualified caseload', () => {
  it.each<[string, number, number, number, string, string, string]>([
    ['nothing yet', 0, 0, 1, '0', '15', 'within'],
    ['15 children in need are a full caseload', 0, 15, 1, '1', '15', 'within'],
    ['16 are above it', 0, 16, 1, '16/15', '15', 'above'],
    ['12 looked-after children are a full caseload', 12, 0, 1, '1', '12', 'within'],
    ['13 are above it', 13, 0, 1, '13/12', '12', 'above'],
    ['4 looked after and 10 others are exactly full', 4, 10, 1, '1', '14', 'within'],
    ['4 looked after and 11 others are above', 4, 11, 1, '16/15', '225/16', 'above'],
    ['1 looked after and 1 other', 1, 1, 1, '3/20', '40/3', 'within'],
    ['half a post takes half of it', 6, 0, 0.5, '1', '6', 'within'],
    ['half a post without looked-after children', 0, 8, 0.5, '16/15', '15/2', 'above'],
    ['a mixture at 0.6 that is exactly full', 4, 4, 0.6, '1', '8', 'within'],
  ])('%s', (_, lookedAfter, others, fte, utilisation, max, status) => {
    const held = [
      caseWith('C-1', { children: children(lookedAfter, { lookedAfter: { from: '2026-01-05' } }) }),
      caseWith('C-2', { children: children(others) }),
    ];
    const score = scoreWith(bathNes, { terms: { role: 'newly-qualified', fte }, cases: held });
    expect({
      utilisation: score.utilisation?.toFraction(),
      max: score.capacity?.guideline?.toFraction(),
      min: score.capacity?.min,
      status: score.status,
    }).toEqual({ utilisation, max, min: null, status });
  });

  it('takes a child as looked after on its days alone, and leaves those on team hold out', () => {
    const held = [
      caseWith('C-1', { children: children(12, { lookedAfter: { from: '2026-03-02', to: '2026-03-31' } }) }),
      caseWith('C-2', { teamHold: true, children: children(9, { lookedAfter: { from: '2026-01-05' } }) }),
    ];
    const fullness = ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) =>
      scoreWith(bathNes, { terms: { role: 'newly-qualified' }, cases: held }, day).utilisation?.toFraction(),
    );
    expect(fullness).toEqual(['4/5', '1', '1', '4/5']);
  });
});
