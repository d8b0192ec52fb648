import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { CaseOffer } from '../../../src/domain/case-offer.ts';
import { askAboutOffers } from '../../../src/schedule/jobs/ask-about-offers.ts';
import type { Job } from '../../../src/schedule/jobs/job.ts';
import { listTransfers } from '../../../src/schedule/jobs/list-transfers.ts';
import { outsideOn } from '../../application/outside.ts';
import { auditOf, teamOf } from '../../storage/builders.ts';
import { worker } from '../month-world.ts';

const FROM = '2026-12-14';

const offer = (more: Partial<CaseOffer> = {}): CaseOffer => ({
  ...{ id: 'o1', caseId: 'c1', ref: 'C-101', from: FROM, state: 'open' },
  ...{ fromTeam: 'north', fromTeamName: 'North', toTeam: 'south', toTeamName: 'South' },
  offered: { by: 'mona', name: 'Mona', at: '2026-11-30T09:00:00.000Z' },
  ...more,
});

async function planned(job: Job, day: string, value: CaseOffer, managerKeys: readonly string[] = ['mona', 'mel']) {
  const outside = outsideOn(day);
  const { teams } = outside.stores;
  const team = teamOf('north', { managerKeys });
  await teams.changeTeam('north', () => team, auditOf(1));
  await teams.changeTeam('south', () => teamOf('south', { managerKeys: ['sid', 'sue'] }), auditOf(1));
  const everyone = [worker('amira', { records: [{ kind: 'offer', id: value.id, value }], leftOn: '2026-12-01' })];
  return job.plan({
    ...{ outside, team, members: [], everyone, day },
    ...{ region: 'england', dueAt: `${day}T09:00:00Z`, late: false },
  });
}

const told = ({ tell }: Awaited<ReturnType<typeof planned>>) =>
  tell.map(({ delivery: { to, notice } }) => [to.kind === 'person' ? to.personKey : '', 'how' in notice && notice.how]);

describe('an offer that nobody answers', () => {
  it.each<[string, number, unknown]>([
    ['four days before its day', -4, []],
    [
      'three days before it, to who can answer',
      -3,
      [
        ['sid', 'again'],
        ['sue', 'again'],
      ],
    ],
    ['two days before it', -2, []],
    ['on its day', 0, []],
    ['the day after, to who offered it', 1, [['mona', 'lapsed']]],
    ['two days after', 2, []],
  ])('comes up again %s', async (_, days, expected) => {
    expect(told(await planned(askAboutOffers, addDays(FROM, days), offer()))).toEqual(expected);
  });

  it('is told to the other managers where who offered it is none any more', async () => {
    expect(told(await planned(askAboutOffers, addDays(FROM, 1), offer(), ['mel']))).toEqual([['mel', 'lapsed']]);
  });

  it.each<[string, Partial<CaseOffer>, number]>([
    ['one that was accepted', { state: 'accepted' }, -3],
    ['one that was declined', { state: 'declined' }, 1],
    ['one that was taken back', { state: 'withdrawn' }, 1],
    ['one that was made that day', { offered: { by: 'mona', name: 'Mona', at: '2026-12-11T08:00:00.000Z' } }, -3],
    ['one of a team that the worker was in before', { fromTeam: 'west' }, 1],
  ])('is not asked about %s', async (_, more, days) => {
    expect((await planned(askAboutOffers, addDays(FROM, days), offer(more))).tell).toEqual([]);
  });

  it('can lapse on a Sunday', () => expect(askAboutOffers.runsOn('2026-12-13', 'england')).toBe(true));

  it.each<[string, Partial<CaseOffer>, number]>([
    ['an offer', {}, 2],
    ['one that was declined', { state: 'declined' }, 0],
  ])("stands in the week's list for the transfer panel: %s", async (_, more, times) => {
    expect((await planned(listTransfers, '2026-12-07', offer(more))).tell).toHaveLength(times);
  });
});
