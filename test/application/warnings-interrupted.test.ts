import { expect, test } from '@jest/globals';
import type { Stores } from '../../src/application/ports.ts';
import { reviewWarnings } from '../../src/application/review-warnings.ts';
import { interruptedEverywhere, keyOf } from './outside.ts';
import { busyCase, oldCase, oldCases, openWarnedTeam, warnedTeamIn } from './warned-team.ts';

const NOW = '2026-11-18T10:02:30.000Z';
const KINDS = ['line-crossed', 'warning-card', 'warning-reported'] as const;

async function stateOf(stores: Stores) {
  const team = warnedTeamIn(stores, NOW);
  const told = await Promise.all(KINDS.map(async (kind) => [kind, (await team.told(kind)).length] as const));
  return { warnings: await team.warnings('amira'), told: Object.fromEntries(told) };
}

/** What the bot does by itself after a crash: the sweep, and the morning check at the latest. */
async function mend(stores: Stores): Promise<void> {
  const team = warnedTeamIn(stores, NOW);
  await team.sweep();
  await reviewWarnings(team.outside, keyOf('amira'));
  await team.sweep();
}

// 100 points with 25 court episodes, 85 with 20 and two families more.
test('whatever call fails on the way, a crossing is one warning, and each is told once', async () => {
  const calls = await interruptedEverywhere(
    (stores) => openWarnedTeam({ amira: [busyCase('C-1', 25)] }, NOW, { stores }),
    async (stores) => {
      // The change itself is answered before anything else happens: when it was refused, the person tries again.
      const pending = await warnedTeamIn(stores, NOW).change('amira', [{ caseId: 'more', facts: oldCase('C-900') }]);
      await warnedTeamIn(stores, NOW).follow(pending);
    },
    async (stores) => {
      await warnedTeamIn(stores, NOW).change('amira', [{ caseId: 'more', facts: oldCase('C-900') }]);
      await mend(stores);
    },
    stateOf,
    (state, smooth) => {
      expect(state.warnings).toEqual(smooth.warnings);
      expect(state.told).toEqual(smooth.told);
    },
  );
  expect(calls).toBeGreaterThan(10);
}, 60_000);

test('whatever call fails on the way, a warning that settled is told once', async () => {
  const later = '2026-11-18T10:12:30.000Z';
  await interruptedEverywhere(
    async (stores) => {
      const amira = [busyCase('C-1', 20), ...oldCases(2)];
      const team = await openWarnedTeam({ amira }, NOW, { stores, settlingMinutes: 10 });
      await team.add('amira', 'more', oldCase('C-900'));
    },
    async (stores) => {
      const team = warnedTeamIn(stores, later, 10);
      await team.follow((await reviewWarnings(team.outside, keyOf('amira'))).pending);
    },
    (stores) => warnedTeamIn(stores, later, 10).sweep(),
    stateOf,
    (state, smooth) => {
      expect(state).toEqual(smooth);
      expect(state.warnings).toMatchObject([{ state: 'open', openedAt: later }]);
      expect(state.told).toEqual({ 'line-crossed': 1, 'warning-card': 1, 'warning-reported': 0 });
    },
  );
}, 60_000);
