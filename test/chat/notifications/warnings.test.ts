import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../src/application/delivery-ports.ts';
import { reviewWarnings } from '../../../src/application/review-warnings.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { keyOf } from '../../application/outside.ts';
import { AT_GUIDELINE, NORTH, oldCase, oldCases, openWarnedTeam } from '../../application/warned-team.ts';

type Team = Awaited<ReturnType<typeof openWarnedTeam>>;

const NOW = '2026-11-18T10:02:30.000Z';

async function crossed(): Promise<Team> {
  const team = await openWarnedTeam({ amira: oldCases(AT_GUIDELINE) }, NOW);
  await team.add('amira', 'more', oldCase('C-900'));
  return team;
}

async function wordsOf(team: Team, kind: Delivery['notice']['kind'], index = -1): Promise<string | null> {
  const delivery = (await team.told(kind)).at(index);
  if (!delivery) throw new Error(`no ${kind} was told`);
  const message = await composeMessage({ ...team.outside, newId: () => 'id' }, delivery);
  return message && [message.text, JSON.stringify(message.card?.data ?? {})].join('\n');
}

/** Takes cases away until the total is 83: clear of the line. */
async function relieve(team: Team): Promise<void> {
  const { cases = [] } = (await team.stores.caseloads.read(keyOf('amira'))) ?? {};
  for (const { caseId } of cases.slice(0, 3)) await team.remove('amira', caseId);
}

describe("the card in the managers' channel", () => {
  test('says who, how much, over which line, how many lines changed, since when, and that there is no plan', async () => {
    const words = await wordsOf(await crossed(), 'warning-card');
    for (const part of [
      'amira: 86 points, above the guideline of 85.',
      'Above the guideline of 85',
      '86 points',
      'since 18 Nov 2026, 10:02',
      '1 line changed when it was crossed',
      'No plan yet',
      'Make a plan',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('C-');
  });

  test('says the day alone where a date crossed the line', async () => {
    const team = await crossed();
    await relieve(team);
    const episode = { kind: 'court-episode', on: '2026-11-19' } as const;
    await team.add('amira', 'court', oldCase('C-950', { activities: [episode, episode] }));
    team.setNow('2026-11-19T09:00:00.000Z');
    await team.follow((await reviewWarnings(team.outside, keyOf('amira'))).pending);
    expect(await wordsOf(team, 'warning-card')).toMatch(/open again since 19 Nov 2026\b(?!,)/);
  });

  test('says that it has cleared, and offers no plan any more', async () => {
    const team = await crossed();
    team.setNow('2026-11-18T11:00:00.000Z');
    await relieve(team);
    const words = await wordsOf(team, 'warning-card');
    expect(words).toContain('Cleared 18 Nov 2026, 11:00: under the guideline again');
    expect(words).not.toContain('Make a plan');
  });

  test('says that it is open again', async () => {
    const team = await crossed();
    await relieve(team);
    team.setNow('2026-11-19T09:00:00.000Z');
    for (const ref of ['C-901', 'C-902', 'C-903']) await team.add('amira', ref, oldCase(ref));
    expect(await wordsOf(team, 'warning-card')).toContain('open again since 19 Nov 2026, 09:00');
  });

  test('shows no figure of whoever is no longer in the team', async () => {
    const team = await crossed();
    const read = await team.stores.teams.read(NORTH);
    const [member] = read?.members ?? [];
    if (!member) throw new Error('nobody is in the team');
    await team.stores.teams.putMember(NORTH, { ...member, leftOn: '2026-11-18' });
    const words = await wordsOf(team, 'warning-card');
    expect(words).toContain('no longer in the team');
    expect(words).not.toContain('86');
  });
});

describe('the worker', () => {
  test('hears when it is over, and no longer of the line that was crossed', async () => {
    const team = await crossed();
    await relieve(team);
    expect(await wordsOf(team, 'line-crossed', 0)).toBeNull();
    expect(await wordsOf(team, 'line-crossed')).toContain('well under the guideline again: 83 points');
  });

  test('hears nothing after leaving the team', async () => {
    const team = await crossed();
    const snapshot = await team.stores.caseloads.read(keyOf('amira'));
    if (!snapshot) throw new Error('no caseload');
    const { head } = snapshot;
    await team.stores.caseloads.commit({
      ...{ basedOn: snapshot, head: { ...head, version: head.version + 1, leftOn: '2026-11-18' } },
      ...{ putCases: [], removedCaseIds: [], undo: null, outbox: [], keys: [], reply: null },
      audit: { at: NOW, by: 'caseload', action: 'leave-team', detail: {} },
    });
    expect(await wordsOf(team, 'line-crossed')).toBeNull();
    await team.follow((await reviewWarnings(team.outside, keyOf('amira'))).pending);
    expect(await team.warnings('amira')).toMatchObject([{ state: 'cleared' }]);
    expect(await wordsOf(team, 'line-crossed')).toBeNull();
  });
});
