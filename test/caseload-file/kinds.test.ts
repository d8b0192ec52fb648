import { describe, expect, it } from '@jest/globals';
import { errorPaths, type Facts, fileWithActivity, fileWithDuty, read } from './builders.ts';

const on = '2026-11-04';
const from = '2026-11-04';
const to = '2026-11-30';

function activityOf(written: Facts): unknown {
  const parsed = read(fileWithActivity(written));
  return parsed.ok ? parsed.file.cases[0]?.activities[0] : parsed.errors;
}

function dutyOf(written: Facts): unknown {
  const parsed = read(fileWithDuty(written));
  return parsed.ok ? parsed.file.duties[0] : parsed.errors;
}

describe('activities', () => {
  it.each<[Facts, Facts]>([
    [{ kind: 'plan-change', on }, {}],
    [{ kind: 'placement-viability', on }, {}],
    [{ kind: 'court-episode', on }, {}],
    [{ kind: 'permanency-report', on }, {}],
    [{ kind: 'core-assessment', on }, {}],
    [{ kind: 'core-assessment', on, children: 3 }, {}],
    [{ kind: 'proceedings', from }, {}],
    [{ kind: 'proceedings', from, to, children: ['A'] }, {}],
    [{ kind: 'contact-organising', from, to, children: ['A'] }, {}],
    [{ kind: 'private-law', from, to }, {}],
    [{ kind: 'placement-change', on }, { placements: 1 }],
    [{ kind: 'supervised-contact', on, children: ['A'] }, {}],
    [{ kind: 'travel', on, hoursEachWay: 3 }, { count: 1 }],
    [{ kind: 'travel', from, hoursEachWay: 3, count: 2 }, {}],
    [{ kind: 'travel', from, to, hoursEachWay: 3, count: 2 }, {}],
    [{ kind: 'needs-assessment', on }, {}],
    [{ kind: 'needs-assessment', on, completedOn: to }, {}],
    [{ kind: 'pathway-plan', on }, { rewrite: false }],
    [{ kind: 'pathway-plan', on, rewrite: true, completedBy: 'other' }, {}],
    [{ kind: 'assessment', on, hours: 7.4 }, {}],
    [{ kind: 'court', from, to, discretion: { risk: 1.25 } }, {}],
  ])('takes %j and fills in %j', (written, filledIn) => {
    expect(activityOf(written)).toEqual({ ...written, ...filledIn });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an unknown kind', { kind: 'home-visit', on }, ['.kind']],
    ['no kind', { on }, ['.kind']],
    ['a duty', { kind: 'working-group', from }, ['.kind']],
    ['no map', 'court-episode', ['']],
    ['null', null, ['']],
    ['a kind without its date', { kind: 'plan-change' }, ['.on']],
    ['a period where a day is due', { kind: 'plan-change', from }, ['.from', '.on']],
    ['a day where a period is due', { kind: 'private-law', on }, ['.from', '.on']],
    ['a key of another kind', { kind: 'plan-change', on, children: ['A'] }, ['.children']],
    ['someone unknown who completed a plan', { kind: 'pathway-plan', on, completedBy: 'manager' }, ['.completedBy']],
    ['travel on a day and for a period', { kind: 'travel', on, from, hoursEachWay: 3 }, ['']],
    ['travel on no day and for no period', { kind: 'travel', hoursEachWay: 3 }, ['']],
    ['travel on a day with an end', { kind: 'travel', on, to, hoursEachWay: 3 }, ['.to']],
    ['travel with three mistakes', { kind: 'travel', hoursEachWay: 25, count: 0 }, ['', '.count', '.hoursEachWay']],
  ])('refuses %s', (_, written, paths) => {
    expect(errorPaths(read(fileWithActivity(written)))).toEqual(paths.map((path) => `cases[0].activities[0]${path}`));
  });
});

describe('duties', () => {
  it.each<[Facts, Facts]>([
    [{ kind: 'practice-teaching', from }, { quantity: 1 }],
    [{ kind: 'practice-teaching', from, to, quantity: 1 }, {}],
    [{ kind: 'pq-consolidation', from, dueBy: to }, { quantity: 1 }],
    [{ kind: 'pq-specialist', from, to, dueBy: to, quantity: 1 }, {}],
    [{ kind: 'long-arm-support', from }, { quantity: 1 }],
    [{ kind: 'locality', from }, { quantity: 1 }],
    [{ kind: 'supervision', from }, { quantity: 1 }],
    [{ kind: 'supervision', from, to, quantity: 3 }, {}],
    [{ kind: 'supervision', on, hours: 2 }, {}],
    [{ kind: 'pa-supervision', from, quantity: 2 }, {}],
    [{ kind: 'working-group', from, quantity: 2 }, {}],
    [{ kind: 'school-leavers-panel', on }, {}],
    [{ kind: 'training-delivered', on }, {}],
    [{ kind: 'training', on, hours: 3 }, {}],
    [{ kind: 'team-meeting', on, hours: 3 }, {}],
    [{ kind: 'project-work', on, hours: 3 }, {}],
    [{ kind: 'other-duty', on, hours: 3 }, {}],
    [{ kind: 'exceptional', from, to, points: 2.5, reason: 'a long hearing' }, {}],
  ])('takes %j and fills in %j', (written, filledIn) => {
    expect(dutyOf(written)).toEqual({ ...written, ...filledIn });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an unknown kind', { kind: 'cooking', from }, ['.kind']],
    ['an activity', { kind: 'court-episode', on }, ['.kind']],
    ['a course without the day on which it is due', { kind: 'pq-specialist', from }, ['.dueBy']],
    ['two of a kind that does not multiply', { kind: 'practice-teaching', from, quantity: 2 }, ['.quantity']],
    ['two courses in one', { kind: 'pq-consolidation', from, dueBy: to, quantity: 2 }, ['.quantity']],
    ['two localities in one', { kind: 'locality', from, quantity: 2 }, ['.quantity']],
    ['a number of panels', { kind: 'school-leavers-panel', on, quantity: 1 }, ['.quantity']],
    ['hours of a kind without them', { kind: 'working-group', from, hours: 3 }, ['.hours']],
    ['no hours of a kind with them', { kind: 'training', on }, ['.hours']],
    ['supervision on a day and for a period', { kind: 'supervision', on, from, hours: 2 }, ['']],
    ['supervision on no day and for no period', { kind: 'supervision', hours: 2 }, ['']],
    ['supervision on a day without hours', { kind: 'supervision', on }, ['.hours']],
    ['supervision on a day with a number', { kind: 'supervision', on, hours: 2, quantity: 1 }, ['.quantity']],
    ['supervision on a day with an end', { kind: 'supervision', on, hours: 2, to }, ['.to']],
    ['supervision for a period with hours', { kind: 'supervision', from, hours: 2 }, ['.hours']],
    ['exceptional points without points and reason', { kind: 'exceptional', from }, ['.points', '.reason']],
  ])('refuses %s', (_, written, paths) => {
    expect(errorPaths(read(fileWithDuty(written)))).toEqual(paths.map((path) => `duties[0]${path}`));
  });
});
