import { describe, expect, it } from '@jest/globals';
import { recordsForTeam } from '../../src/application/records-for-team.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { Supervision, WorkerRecord } from '../../src/domain/worker-records.ts';

const TODAY = '2026-11-30';
const ago = (days: number) => addDays(TODAY, -days);
const recorded = { by: 'mona', name: 'mona', at: '2026-01-01T09:00:00.000Z' };

function session(id: string, value: Partial<Supervision>): WorkerRecord {
  return { kind: 'supervision', id, value: { id, plannedFor: TODAY, state: 'held', recorded, ...value } };
}
const held = (days: number) => session(`held-${days}`, { plannedFor: ago(days), heldOn: ago(days) });
const cancelled = (days: number, more: Partial<Supervision>) =>
  session(`cancelled-${days}`, { plannedFor: ago(days), state: 'cancelled', ...more });

describe('the sessions that the team has of a worker', () => {
  it.each<[string, readonly WorkerRecord[], readonly string[]]>([
    [
      'those of the thirteen weeks that are audited',
      [held(90), held(91), held(92), held(3)],
      ['held-90', 'held-91', 'held-3'],
    ],
    ['the newest one however long ago, so that it is counted from', [held(300), held(200)], ['held-200']],
    ['a planned one, whenever it was', [session('planned', { plannedFor: ago(200), state: 'planned' })], ['planned']],
    ['one without a date, however long ago', [cancelled(200, { lostToSickness: true })], ['cancelled-200']],
    [
      'not one of long ago that has its date',
      [cancelled(200, { lostToSickness: true, movedTo: ago(190) }), cancelled(199, { movedTo: ago(190) }), held(190)],
      ['held-190'],
    ],
  ])('%s', (_, records, ids) => {
    expect(recordsForTeam(records, TODAY).map(({ id }) => id)).toEqual(ids);
  });
});
