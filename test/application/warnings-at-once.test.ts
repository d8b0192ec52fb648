import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import type { Stores } from '../../src/application/ports.ts';
import { bothStores } from '../storage/both-stores.ts';
import { keyOf } from './outside.ts';
import { AT_GUIDELINE, busyCase, oldCase, oldCases, openWarnedTeam } from './warned-team.ts';

const NOW = '2026-11-18T10:02:30.000Z';
const LATER = '2026-11-19T10:02:30.000Z';

describe.each(bothStores('warningsAtOnce'))('many at once %s', (where, make) => {
  const workersAtOnce = where === 'in memory' ? 100 : 12;
  let stores: Stores;
  beforeAll(async () => {
    stores = await make();
  });

  test('50 parallel changes across the line: 50 changes, one warning', async () => {
    const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE - 25) }, NOW, { stores });
    await Promise.all(
      Array.from({ length: 50 }, async (_, number) => {
        const pending = await team.change('amira', [{ caseId: `more-${number}`, facts: oldCase(`D-${number}`) }]);
        // What finds the worker too busy is left to the sweep, as in the running bot.
        for (const item of pending) await deliverPending(team.outside, [item]).catch(() => {});
      }),
    );
    await team.sweep();
    expect((await stores.caseloads.read(keyOf('amira')))?.cases).toHaveLength(AT_GUIDELINE + 25);
    expect(await team.warnings('amira')).toMatchObject([{ id: 'load-1', state: 'open', level: 'report' }]);
    // Two lines were crossed, perhaps seen one after the other.
    const crossed = (await team.told('line-crossed')).length;
    expect([1, 2]).toContain(crossed);
  }, 60_000);

  test('a whole team that crosses the line within seconds: one card, and nobody is lost', async () => {
    const names = Array.from({ length: workersAtOnce }, (_, index) => `worker-${index}`);
    // 30 court episodes of 3 points on one case: over the limit in one row.
    const workers = Object.fromEntries(names.map((name) => [name, [busyCase('C-1', 30)]]));
    const team = await openWarnedTeam(workers, LATER, { stores });
    const cards = await Promise.all(names.map(async (name) => (await team.warnings(name)).map(({ card }) => card)));
    expect(new Set(cards.flat())).toEqual(new Set(['2026-11-19T10:00']));
    expect(cards.flat()).toHaveLength(workersAtOnce);
    expect(await team.told('line-crossed')).toHaveLength(workersAtOnce);
    expect(await team.told('warning-card')).toHaveLength(1);
    expect(await team.told('warning-reported')).toHaveLength(1);
  }, 120_000);
});
