import { describe, expect, test } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { reviewWarnings } from '../../src/application/review-warnings.ts';
import { keyOf } from './outside.ts';
import { AT_GUIDELINE, NORTH, OVER_LIMIT, oldCase, oldCases, openWarnedTeam } from './warned-team.ts';

const NOW = '2026-11-18T10:02:30.000Z';

describe('a change over a line', () => {
  test('opens one warning, tells the worker, and then the managers', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
    expect(await team.warnings('amira')).toEqual([]);

    await team.add('amira', 'more', oldCase('C-900'));
    expect(await team.warnings('amira')).toMatchObject([
      { id: 'load-1', state: 'open', level: 'above', total: 86, line: 85, openedAt: NOW, card: '2026-11-18T10:00' },
    ]);
    expect(await team.told('line-crossed')).toMatchObject([
      {
        to: { kind: 'person', personKey: keyOf('amira') },
        notice: { workerKey: keyOf('amira'), warningId: 'load-1', how: 'crossed' },
      },
    ]);
    // The team has no channel: its manager hears in private.
    expect(await team.told('warning-card')).toMatchObject([
      {
        to: { kind: 'person', personKey: keyOf('mona') },
        notice: { teamId: NORTH, subject: '2026-11-18T10:00' },
        notBefore: '2026-11-18T10:03:30.000Z',
      },
    ]);
    expect(await team.told('warning-reported')).toEqual([]);
  });

  test('over the limit the service manager hears of it as well', async () => {
    const team = await openWarnedTeam({ amira: oldCases(OVER_LIMIT - 1) }, NOW);
    expect(await team.told('warning-reported')).toEqual([]);
    await team.add('amira', 'more', oldCase('C-900'));
    expect(await team.warnings('amira')).toMatchObject([{ level: 'report', total: 101, line: 100 }]);
    expect(await team.told('warning-reported')).toMatchObject([{ to: { personKey: keyOf('sol') } }]);
  });

  test('how many lines changed is what the step that crossed it changed, also of a case held for long', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
    await team.add('amira', 'more', oldCase('C-900'));
    expect(await team.warnings('amira')).toMatchObject([{ linesChanged: 1 }]);
    await team.add('amira', 'yet more', oldCase('C-901'));
    expect(await team.warnings('amira')).toMatchObject([{ total: 88, linesChanged: 1 }]);
  });

  test('where a date crossed it, what changed since the last day under it', async () => {
    const episode = { kind: 'court-episode', on: '2026-11-19' } as const;
    const cases = [oldCase('C-900', { activities: [episode, episode] }), ...oldCases(AT_GUIDELINE - 4)];
    const team = await openWarnedTeam({ amira: cases }, NOW);
    expect(await team.warnings('amira')).toEqual([]);
    team.setNow('2026-11-19T09:00:00.000Z');
    await reviewWarnings(team.outside, keyOf('amira'));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', linesChanged: 2 }]);
  });

  test('how many lines changed counts what a new case brings besides', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
    const facts = oldCase('C-900', { allocatedOn: '2026-11-18' });
    await team.add('amira', 'more', facts);
    // The family and the newly allocated case.
    expect(await team.warnings('amira')).toMatchObject([{ total: 88, linesChanged: 2 }]);
  });

  test('the same look again writes nothing', async () => {
    const team = await openWarnedTeam({ amira: oldCases(OVER_LIMIT) }, NOW);
    const before = await team.stores.caseloads.read(keyOf('amira'));
    expect(await reviewWarnings(team.outside, keyOf('amira'))).toEqual({ pending: [], lookAgainAt: null });
    expect(await team.stores.caseloads.read(keyOf('amira'))).toEqual(before);
  });

  test('the last step can still be taken back after a warning', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
    await team.add('amira', 'more', oldCase('C-900'));
    expect((await team.stores.caseloads.read(keyOf('amira')))?.undo).toMatchObject({ besides: 1 });
  });
});

describe('settling', () => {
  test('what waits outlives a crash: the sweep tells it when it has settled', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW, { settlingMinutes: 10 });
    await team.add('amira', 'more', oldCase('C-900'));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'settling' }]);

    team.setNow('2026-11-18T10:12:29.999Z');
    await team.sweep();
    expect(await team.warnings('amira')).toMatchObject([{ state: 'settling' }]);
    team.setNow('2026-11-18T10:12:30.000Z');
    await team.sweep();
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open' }]);
    expect(await team.told('line-crossed')).toHaveLength(1);
    const left: unknown[] = [];
    for await (const item of team.stores.caseloads.pending()) left.push(item);
    expect(left).toEqual([]);
  });

  test('only working hours count: what begins on Friday evening is told on Monday morning', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, '2026-11-20T17:55:00.000Z', {
      settlingMinutes: 10,
    });
    await team.add('amira', 'more', oldCase('C-900'));
    for (const [now, state] of [
      ['2026-11-21T12:00:00.000Z', 'settling'],
      ['2026-11-23T08:04:00.000Z', 'settling'],
      ['2026-11-23T08:05:00.000Z', 'open'],
    ] as const) {
      team.setNow(now);
      await team.sweep();
      expect(await team.warnings('amira')).toMatchObject([{ state }]);
    }
  });

  test('what was put right before nobody hears of', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW, { settlingMinutes: 10 });
    await team.add('amira', 'more', oldCase('C-900'));
    team.setNow('2026-11-18T10:05:00.000Z');
    await team.remove('amira', 'more');
    expect(await team.warnings('amira')).toEqual([]);
    team.setNow('2026-11-18T11:00:00.000Z');
    await team.sweep();
    expect(await team.told('line-crossed')).toEqual([]);
    expect(await team.told('warning-card')).toEqual([]);
  });
});

describe('many at once', () => {
  test('50 parallel changes over the line: 50 changes, one warning, whatever their order', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE - 25) }, NOW);
    // One after another into storage, as a worker's version makes them; what follows is done all at once, in disorder.
    const pendings: Awaited<ReturnType<typeof team.change>>[] = [];
    for (let number = 0; number < 50; number += 1) {
      pendings.push(await team.change('amira', [{ caseId: `more-${number}`, facts: oldCase(`D-${number}`) }]));
    }
    await Promise.all(pendings.reverse().map((pending) => deliverPending(team.outside, pending)));
    await team.sweep();
    expect((await team.stores.caseloads.read(keyOf('amira')))?.cases).toHaveLength(AT_GUIDELINE + 25);
    expect(await team.warnings('amira')).toMatchObject([{ id: 'load-1', state: 'open', level: 'report' }]);
    expect(await team.told('line-crossed')).toHaveLength(1);
  });

  test('flapping 50 times over the line warns once, and not again without the margin', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
    for (let time = 0; time < 50; time += 1) {
      await team.add('amira', 'more', oldCase('C-900'));
      await team.remove('amira', 'more');
    }
    expect(await team.warnings('amira')).toMatchObject([{ id: 'load-1', state: 'open' }]);
    expect(await team.told('line-crossed')).toHaveLength(1);
  });

  test('a whole team that comes over the line together is one card, and none is lost', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `worker-${index}`);
    const team = await openWarnedTeam(Object.fromEntries(names.map((name) => [name, oldCases(OVER_LIMIT)])), NOW);
    for (const name of names) expect(await team.warnings(name)).toMatchObject([{ card: '2026-11-18T10:00' }]);
    expect(await team.told('line-crossed')).toHaveLength(12);
    expect(await team.told('warning-card')).toHaveLength(1);
    expect(await team.told('warning-reported')).toHaveLength(1);
  });

  test('what comes while the card goes out is told by the next delivery of the same post', async () => {
    const team = await openWarnedTeam({ amira: oldCases(OVER_LIMIT) }, NOW);
    const [first] = await team.told('warning-card');
    if (!first) throw new Error('nothing was told');
    await team.stores.deliveries.change(first.id, (before) => ({ ...before, attempts: 1 }));
    await team.add('amira', 'more', oldCase('C-900'));
    const told = await team.told('warning-card');
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ live }) => live)).size).toBe(1);
  });
});

describe('clearing', () => {
  test('at the margin it clears, and the worker and the card say so', async () => {
    const team = await openWarnedTeam({ amira: [...oldCases(AT_GUIDELINE)] }, NOW);
    await team.add('amira', 'more', oldCase('C-900'));
    const { cases = [] } = (await team.stores.caseloads.read(keyOf('amira'))) ?? {};
    const [one, two, three] = cases.map(({ caseId }) => caseId);
    // 85, then 84: still within the margin of 2. Then 83.
    for (const [caseId, state] of [
      [one, 'open'],
      [two, 'open'],
      [three, 'cleared'],
    ] as const) {
      await team.remove('amira', caseId ?? '');
      expect(await team.warnings('amira')).toMatchObject([{ state }]);
    }
    const told = await team.told('line-crossed');
    expect(told.map(({ notice }) => 'how' in notice && notice.how).sort()).toEqual(['cleared', 'crossed']);
  });

  // A court episode of November: 3 points, and with them 86; without them 83, the margin under the guideline.
  const EPISODE = oldCase('C-900', { activities: [{ kind: 'court-episode', on: '2026-11-10' }] });
  const inNovember = async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE - 3) }, NOW);
    await team.add('amira', 'court', EPISODE);
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 86 }]);
    return team;
  };

  test('what ends with the month clears nothing while the next one runs', async () => {
    const team = await inNovember();
    for (const [day, state, total] of [
      ['2026-11-30', 'open', 86],
      ['2026-12-01', 'open', 83],
      ['2026-12-02', 'open', 83],
      ['2026-12-31', 'open', 83],
      ['2027-01-01', 'cleared', 83],
    ] as const) {
      team.setNow(`${day}T09:00:00.000Z`);
      await deliverPending(team.outside, (await reviewWarnings(team.outside, keyOf('amira'))).pending);
      expect(await team.warnings('amira')).toMatchObject([{ state, total }]);
    }
  });

  test.each([
    ['the case that it was on is given up', 'court', 'cleared'],
    ['another case is given up, a point less', 'other', 'open'],
  ])('after the turn of the month, when %s', async (_sentence, caseId, state) => {
    const team = await inNovember();
    await team.add('amira', 'other', oldCase('C-901'));
    team.setNow('2026-12-02T09:00:00.000Z');
    await team.remove('amira', caseId);
    expect(await team.warnings('amira')).toMatchObject([{ state }]);
  });

  test('in the middle of a month an end clears like any other cause', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE - 3) }, NOW);
    // Ordered on 25 October, it counts for one month.
    const viability = { kind: 'placement-viability', on: '2026-10-25' } as const;
    await team.add('amira', 'court', oldCase('C-900', { activities: [viability, viability, viability] }));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 86 }]);
    team.setNow('2026-11-25T09:00:00.000Z');
    await reviewWarnings(team.outside, keyOf('amira'));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
  });
});

describe('other schemes', () => {
  test('a newly-qualified worker with a child under child protection warns beside the load', async () => {
    const child = { ref: 'a', household: 'home', childProtection: { from: '2026-11-01' } };
    const terms = { role: 'newly-qualified', startedOn: '2026-10-01' } as const;
    const team = await openWarnedTeam({ amira: [] }, NOW, { scheme: 'bath-nes', terms });
    await team.add('amira', 'cp', oldCase('C-900', { children: [child] }));
    expect(await team.warnings('amira')).toMatchObject([
      { id: 'nqsw-no-child-protection-1', level: 'flag', state: 'open', line: null },
    ]);
    await team.remove('amira', 'cp');
    expect(await team.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
  });

  test('the margin of a count of children is one child', async () => {
    const terms = { role: 'family-support-practitioner' } as const;
    const team = await openWarnedTeam({ amira: oldCases(19) }, NOW, { scheme: 'bath-nes', terms });
    await team.add('amira', 'one', oldCase('C-900'));
    expect(await team.warnings('amira')).toEqual([]);
    await team.add('amira', 'two', oldCase('C-901'));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 21, line: 20 }]);
    await team.remove('amira', 'two');
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 20 }]);
    await team.remove('amira', 'one');
    expect(await team.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
  });

  test('hours that start again with the month clear nothing, and those logged anew take their place', async () => {
    const gateway = (hours: readonly (readonly [string, number])[]) =>
      oldCase('C-900', {
        category: 'gateway',
        activities: hours.map(([on, logged]) => ({ kind: 'assessment', on, hours: logged })),
      });
    const court = (ref: string) => oldCase(ref, { category: 'court' });
    const courts = Array.from({ length: 14 }, (_, index) => court(`C-${index}`));
    const team = await openWarnedTeam({ amira: courts }, NOW, { scheme: 'northern-ireland' });
    // 14 court cases are 56 points; 18 hours are 6 more.
    await team.add('amira', 'gateway', gateway([['2026-11-12', 18]]));
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 62, line: 60 }]);

    team.setNow('2026-12-02T10:00:00.000Z');
    await team.add(
      'amira',
      'gateway',
      gateway([
        ['2026-11-12', 18],
        ['2026-12-02', 3],
      ]),
    );
    expect(await team.warnings('amira')).toMatchObject([{ state: 'open', total: 57 }]);
    await team.remove('amira', 'gateway');
    expect(await team.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
  });
});
