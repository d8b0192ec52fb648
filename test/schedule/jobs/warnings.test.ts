import { describe, expect, it } from '@jest/globals';
import { changeRecords } from '../../../src/application/change-records.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { checkWarnings } from '../../../src/schedule/jobs/check-warnings.ts';
import type { JobDay } from '../../../src/schedule/jobs/job.ts';
import { listAbove } from '../../../src/schedule/jobs/list-above.ts';
import { schedule } from '../../../src/schedule/run-jobs.ts';
import { sweeping } from '../../../src/schedule/sweep.ts';
import { keyOf } from '../../application/outside.ts';
import { AT_GUIDELINE, NORTH, OVER_LIMIT, oldCase, oldCases, openWarnedTeam } from '../../application/warned-team.ts';
import { memoryRuns } from '../../support/memory-runs.ts';
import { HOURS, SILENT } from '../month-world.ts';

type Team = Awaited<ReturnType<typeof openWarnedTeam>>;

async function jobDay({ outside, stores }: Team): Promise<JobDay> {
  const read = await stores.teams.read(NORTH);
  if (!read) throw new Error('no team');
  const day = outside.clock.today();
  const members = read.members.filter(({ leftOn }) => leftOn === undefined || day < leftOn);
  const about = { team: read.team, members, everyone: read.members };
  return { outside, ...about, day, region: 'england', dueAt: outside.clock.now(), late: false };
}

/** A court episode that begins to count on 1 December brings 84 points to 88. */
const COMING = oldCase('C-900', { activities: [{ kind: 'court-episode', on: '2026-12-01' }] });
const inNovember = () => openWarnedTeam({ amira: [...oldCases(AT_GUIDELINE - 2), COMING] }, '2026-11-30T09:00:00.000Z');

describe('the morning check', () => {
  it.each([
    ['a Friday', '2026-11-27', true],
    ['a Saturday', '2026-11-28', false],
    ['a Monday', '2026-11-30', true],
    ['Christmas Day', '2026-12-25', false],
  ])('runs on working days: %s', (_sentence, day, expected) => {
    expect(checkWarnings.runsOn(day, 'england')).toBe(expected);
  });

  it.each([
    ['the day before the total moves by itself nothing opens', '2026-11-30', 0],
    ['on the day it does', '2026-12-01', 1],
    ['and on the day after, if that is when it is looked at', '2026-12-02', 1],
  ])('%s', async (_sentence, day, count) => {
    const team = await inNovember();
    team.setNow(`${day}T09:00:00.000Z`);
    await checkWarnings.before?.(await jobDay(team));
    await checkWarnings.before?.(await jobDay(team));
    expect((await team.warnings('amira')).filter(({ state }) => state === 'open')).toHaveLength(count);
    expect(await team.told('line-crossed')).toHaveLength(count);
    // What was kept is told already: the plan of a real run has nothing more.
    expect((await checkWarnings.plan(await jobDay(team))).tell).toEqual([]);
  });

  it('says in a dry run who would be told of what, and changes nothing', async () => {
    const team = await inNovember();
    team.setNow('2026-12-01T09:00:00.000Z');
    const { tell, not } = await checkWarnings.plan(await jobDay(team));
    expect(tell.map(({ who, why }) => `${who}: ${why}`)).toEqual([
      'amira: line-crossed about amira',
      'mona: warning-card about amira',
    ]);
    expect(not).toEqual([]);
    expect(await team.warnings('amira')).toEqual([]);
    expect(await team.told('line-crossed')).toEqual([]);
  });

  it('says of whom there is nothing new, and who settles', async () => {
    const team = await openWarnedTeam({ amira: oldCases(1), ben: oldCases(OVER_LIMIT) }, '2026-11-30T09:00:00.000Z', {
      settlingMinutes: 10,
    });
    const { not } = await checkWarnings.plan(await jobDay(team));
    expect(not.map(({ who, why }) => `${who}: ${why}`).sort()).toEqual([
      'amira: no warning is new or over',
      'ben: settles until 2026-11-30T09:10:00.000Z',
    ]);
  });
});

describe('what has to settle first', () => {
  it.each([
    ['a minute before it has settled', '09:04', 0],
    ['when it has settled', '09:05', 1],
    ['a minute later', '09:06', 1],
  ])(
    'is told by the next turns of the instance that checked, which looks through no tables for it: %s',
    async (_, hour, count) => {
      const start = '2026-11-30T09:00:00.000Z';
      const team = await openWarnedTeam({ amira: [...oldCases(AT_GUIDELINE - 2), COMING] }, start, {
        settlingMinutes: 5,
      });
      team.setNow('2026-12-01T09:00:00.000Z');
      const outside = { ...team.outside, log: SILENT, runs: memoryRuns() };
      const sweep = sweeping(outside, async () => false);
      const followed: Promise<void>[] = [];
      await sweep.turn();
      await schedule(
        { ...outside, follow: (left) => followed.push(sweep.follow(left)) },
        [checkWarnings],
        HOURS,
        'one',
      )();
      await Promise.all(followed);
      expect(await team.warnings('amira')).toMatchObject([{ state: 'settling' }]);
      team.setNow(`2026-12-01T${hour}:00.000Z`);
      await sweep.turn();
      expect(await team.told('line-crossed')).toHaveLength(count);
    },
  );
});

describe('the review of a plan', () => {
  it.each([
    ['before working hours', '06:30'],
    ['in working hours', '09:00'],
    ['after working hours', '19:00'],
  ])('is asked for by the morning check %s, once', async (_sentence, hour) => {
    const team = await openWarnedTeam({ amira: oldCases(OVER_LIMIT) }, '2026-11-18T10:00:00.000Z');
    const managerAgreed = { by: keyOf('mona'), name: 'mona', at: '2026-11-18T11:00:00.000Z' };
    const plan = { waits: 'visits', does: 'the duty team', reviewOn: '2026-12-02', managerAgreed };
    const [warning] = await team.warnings('amira');
    if (!warning) throw new Error('a warning is open');
    await changeRecords(team.outside, {
      workerKey: keyOf('amira'),
      by: keyOf('mona'),
      action: 'plan',
      keys: ['plan'],
      may: () => true,
      decide: () => {
        const value = { ...warning, plan };
        return { ok: true, change: { put: [{ kind: 'warning', id: warning.id, value }] }, reply: null };
      },
    });
    team.setNow(`2026-12-02T${hour}:00.000Z`);
    for (let time = 1; time <= 2; time += 1) await checkWarnings.before?.(await jobDay(team));
    expect(await team.told('plan-review')).toHaveLength(2);
    expect(await team.told('plan-escalated')).toHaveLength(1);
  });
});

describe('the list of those above the guideline', () => {
  const MONDAY = '2026-11-30T09:00:00.000Z';
  const weekly = async (on: boolean) => {
    const workers = { amira: oldCases(AT_GUIDELINE + 1), ben: oldCases(OVER_LIMIT), cy: oldCases(3) };
    const team = await openWarnedTeam(workers, MONDAY);
    await team.stores.teams.changeTeam(
      NORTH,
      (before) => {
        if (!before) throw new Error('no team');
        return { ...before, aboveWeekly: on };
      },
      { at: MONDAY, by: keyOf('mona'), action: 'warnings', detail: {} },
    );
    return team;
  };

  it('comes once a week where it was chosen, without those over the limit', async () => {
    const team = await weekly(true);
    const { tell } = await listAbove.plan(await jobDay(team));
    expect(tell.map(({ who, why }) => [who, why])).toEqual([['mona', '1 worker above the guideline']]);
    const [told] = tell;
    if (!told) throw new Error('nothing is told');
    const outside = { ...team.outside, newId: () => 'id' };
    const message = await composeMessage(outside, told.delivery);
    expect(message?.text).toBe('North: 1 worker is above the guideline this week.');
    expect(JSON.stringify(message)).toContain('amira');
    expect(JSON.stringify(message)).not.toContain('ben');
  });

  it('does not come where it was not chosen', async () => {
    expect(await listAbove.plan(await jobDay(await weekly(false)))).toEqual({ tell: [], not: [] });
  });

  it('leaves the card to those over the limit', async () => {
    const team = await weekly(true);
    const [card] = await team.told('warning-card');
    if (!card) throw new Error('there is a card');
    const words = JSON.stringify(await composeMessage({ ...team.outside, newId: () => 'id' }, card));
    expect(words).toContain('ben');
    expect(words).not.toContain('amira');
  });
});
