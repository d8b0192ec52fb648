import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_WORK, type CaseProfile, factsOf } from '../../src/domain/case-profile.ts';
import { profileOf } from '../storage/waiting.ts';

const DAYS = { allocatedOn: '2026-11-30', since: '2026-11-03' };
const facts = (more: Partial<CaseProfile>) => factsOf(profileOf(more), 'C-201', DAYS);

describe('the case that a description stands for', () => {
  it('has its children spread over the homes in turn', () => {
    expect(facts({ children: 3, homes: 2 }).children).toEqual([
      { ref: 'C-201-1', household: 'home' },
      { ref: 'C-201-2', household: 'home 2' },
      { ref: 'C-201-3', household: 'home' },
    ]);
  });

  it('has the first children looked after and the last ones subject to a conference, since it waits', () => {
    const since = { from: '2026-11-03' };
    expect(facts({ children: 3, lookedAfter: 1, conference: 2 }).children).toEqual([
      { ref: 'C-201-1', household: 'home', lookedAfter: since },
      { ref: 'C-201-2', household: 'home', childProtection: since },
      { ref: 'C-201-3', household: 'home', childProtection: since },
    ]);
  });

  it.each<[string, Partial<CaseProfile>, unknown]>([
    [
      'proceedings concern all children',
      { children: 2, work: ['proceedings'] },
      [{ kind: 'proceedings', from: '2026-11-30', children: ['C-201-1', 'C-201-2'] }],
    ],
    [
      'a core assessment is of all children',
      { children: 2, work: ['core-assessment'] },
      [{ kind: 'core-assessment', on: '2026-11-30', children: 2 }],
    ],
    [
      'a core assessment without children is of one',
      { children: 0, work: ['core-assessment'] },
      [{ kind: 'core-assessment', on: '2026-11-30', children: 1 }],
    ],
    [
      'contact is for all children',
      { work: ['contact-organising'] },
      [{ kind: 'contact-organising', from: '2026-11-30', children: ['C-201-1'] }],
    ],
    [
      'a pathway plan is the first',
      { work: ['pathway-plan'] },
      [{ kind: 'pathway-plan', on: '2026-11-30', rewrite: false }],
    ],
    [
      'private law and court run',
      { work: ['private-law', 'court'] },
      [
        { kind: 'private-law', from: '2026-11-30' },
        { kind: 'court', from: '2026-11-30' },
      ],
    ],
    ['travel stands', { hoursAway: 2.5 }, [{ kind: 'travel', hoursEachWay: 2.5, count: 1, from: '2026-11-30' }]],
    ['no travel is none', { hoursAway: 0 }, []],
  ])('%s', (_, more, activities) => {
    expect(facts(more).activities).toEqual(activities);
  });

  it('has as many children as are said, each with a reference of its own', () => {
    const profile = fc.record({
      children: fc.integer({ min: 0, max: 30 }),
      lookedAfter: fc.integer({ min: 0, max: 30 }),
      conference: fc.integer({ min: 0, max: 30 }),
      homes: fc.integer({ min: 1, max: 30 }),
      work: fc.subarray([...CASE_WORK]),
    });
    fc.assert(
      fc.property(profile, (more) => {
        const { children } = facts(more);
        expect(new Set(children.map(({ ref }) => ref)).size).toBe(more.children);
        expect(children.filter((child) => child.lookedAfter).length).toBe(Math.min(more.lookedAfter, more.children));
        expect(children.filter((child) => child.childProtection).length).toBe(Math.min(more.conference, more.children));
        expect(new Set(children.map(({ household }) => household)).size).toBe(Math.min(more.homes, more.children));
      }),
    );
  });
});
