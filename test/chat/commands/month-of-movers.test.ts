import { describe, expect, it } from '@jest/globals';
import { agreeHandOver, receiverOf } from '../../../src/application/agree-hand-over.ts';
import { changeCaseload } from '../../../src/application/change-caseload.ts';
import { changeReading } from '../../../src/application/change-reading.ts';
import { markOf } from '../../../src/application/change-schemes.ts';
import { deliverPending } from '../../../src/application/deliver-pending.ts';
import { importCaseload } from '../../../src/application/import-caseload.ts';
import { joinTeam } from '../../../src/application/join-team.ts';
import { leaveTeam } from '../../../src/application/leave-team.ts';
import { parseCaseloadFile } from '../../../src/caseload-file/index.ts';
import { SILENT_ON_NOTHING } from '../../../src/caseload-file/silence.ts';
import { familyPoint } from '../../application/readings-team.ts';
import { monthTown, NOVEMBER } from './month-town.ts';
import { identity, keyOf, NORTH, SOUTH } from './town.ts';

const AMIRA = keyOf('amira');
const by = (key: string) => ({ person: keyOf('ada'), key });

async function leaves(town: Awaited<ReturnType<typeof monthTown>>, day: string) {
  town.setToday(day);
  const left = await leaveTeam(town.outside, NORTH, AMIRA, by('leave'));
  if (left.ok) await deliverPending(town.outside, left.pending);
}

describe('the month of somebody who left the team', () => {
  it('before its end is not asked for', async () => {
    const town = await monthTown('2026-11-18');
    await leaves(town, '2026-11-30');
    town.setToday('2026-12-01');
    const mona = town.as('mona');
    expect((await mona.say('team-month')).words).toContain('0 of 1 submitted for November 2026');
    const opened = await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    expect(opened.words).toContain('November 2026 is not asked for');
  });

  it('after its end is submitted by the manager, and not by the worker', async () => {
    const town = await monthTown('2026-11-18');
    await leaves(town, '2026-12-01');
    town.setToday('2026-12-02');
    const amira = await town.as('amira').send('submit-month.unchanged', { month: NOVEMBER });
    expect(amira.words).not.toContain('is submitted');
    const mona = town.as('mona');
    expect((await mona.say('team-month')).words).toContain('0 of 2 submitted for November 2026');
    await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    await mona.press('Submit for amira');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', submitted: { name: 'mona' } });
  });
});

describe('the month of somebody who went to another team', () => {
  const TERMS = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;

  /** Amira goes to South, which sid manages, on 2 December; what happened before is done first. */
  async function moved(before: (town: Awaited<ReturnType<typeof monthTown>>) => Promise<void> = async () => {}) {
    const town = await monthTown('2026-11-30');
    await before(town);
    await leaves(town, '2026-12-02');
    await joins(town, SOUTH);
    town.setToday('2026-12-03');
    return town;
  }

  async function joins({ stores, outside }: Awaited<ReturnType<typeof monthTown>>, teamId: string) {
    const team = await stores.teams.record(teamId);
    if (!team) throw new Error('there is a team');
    const joined = await joinTeam(outside, team, { ...identity('amira'), terms: TERMS }, by(`join-${teamId}`));
    if (!joined.ok) throw new Error('amira joins');
    await deliverPending(outside, joined.pending);
  }

  it('is submitted by the worker, and agreed by the new manager', async () => {
    const town = await moved();
    expect((await town.as('amira').say('my-month')).words).toContain('November 2026');
    await town.as('amira').send('submit-month.unchanged', { month: NOVEMBER });
    expect(await town.record('amira')).toMatchObject({ state: 'submitted' });
    const sid = town.as('sid');
    await sid.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    await sid.press('Agree');
    expect(await town.record('amira')).toMatchObject({ state: 'agreed', agreed: { name: 'sid' } });
    expect((await sid.send('team-month.open', { teamId: SOUTH, month: NOVEMBER })).words).toContain('1 of 2 submitted');
  });

  it.each<[string, boolean, string, string]>([
    ['not submitted: the new team asks', false, '0 of 1 submitted', '0 of 2 submitted'],
    ['submitted and not agreed: the new team agrees it', true, '0 of 1 submitted', '1 of 2 submitted'],
  ])('%s', async (_case, isSubmitted, north, south) => {
    const town = await moved(async ({ as }) => {
      if (isSubmitted) await as('amira').send('submit-month.unchanged', { month: NOVEMBER });
    });
    expect((await town.as('mona').say('team-month')).words).toContain(`${north} for November 2026`);
    expect((await town.as('sid').say('team-month')).words).toContain(`${south} for November 2026`);
  });

  it('agreed before: stays on the list of the team that agreed it', async () => {
    const town = await moved(async ({ as }) => {
      await as('amira').send('submit-month.unchanged', { month: NOVEMBER });
      const mona = as('mona');
      await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
      await mona.press('Agree');
    });
    const mona = await town.as('mona').say('team-month');
    expect(mona.words).toContain('1 of 2 submitted for November 2026');
    const south = await town.as('sid').send('team-month.open', { teamId: SOUTH, month: NOVEMBER });
    expect(south.words).not.toContain('amira');
  });

  it('is asked for in the new team alone, though nothing followed the leaving before the joining', async () => {
    const town = await monthTown('2026-11-30');
    town.setToday('2026-12-02');
    await leaveTeam(town.outside, NORTH, AMIRA, by('leave'));
    await joins(town, SOUTH);
    expect((await town.as('mona').say('team-month')).words).toContain('0 of 1 submitted for November 2026');
    expect((await town.as('sid').say('team-month')).words).toContain('0 of 2 submitted for November 2026');
  });

  it('is asked for in the same team again, where the worker comes back to it', async () => {
    const town = await moved();
    town.setToday('2026-12-04');
    const left = await leaveTeam(town.outside, SOUTH, AMIRA, by('leave-south'));
    if (left.ok) await deliverPending(town.outside, left.pending);
    await joins(town, NORTH);
    await town.as('amira').send('submit-month.unchanged', { month: '2026-12' });
    expect((await town.as('sid').send('team-month.open', { teamId: SOUTH, month: '2026-12' })).words).not.toContain(
      'amira',
    );
    const north = await town.as('mona').send('team-month.open', { teamId: NORTH, month: '2026-12' });
    expect(north.words).toContain('1 of 2 submitted');
  });

  it('of which no day was in either team is refused', async () => {
    const town = await moved();
    const early = await town.as('amira').send('my-month.open', { month: '2026-01' });
    expect(early.words).toContain('January 2026 is before your time here');
  });
});

describe("a change of the team's scheme", () => {
  it('marks the months whose figures it moves, and takes the mark away when it is taken back', async () => {
    const town = await monthTown('2026-11-26');
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    const before = await town.submitted('amira');
    const read = async (option: string) => {
      const team = await town.stores.teams.record(NORTH);
      if (!team) throw new Error('there is a team');
      const asked = { ...familyPoint(option), from: '2026-11-01', seen: markOf(team.schemes) };
      const result = await changeReading(town.outside, NORTH, asked, by(option));
      if (result.ok) await deliverPending(town.outside, result.pending);
      return result.ok;
    };
    expect(await read('every-family')).toBe(true);
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', changedSince: true });
    expect(await town.submitted('amira')).toEqual(before);
    expect(await read('no-child-in-care-or-conference')).toBe(true);
    expect(await town.record('amira')).not.toHaveProperty('changedSince');
  });
});

describe('what others do to a caseload', () => {
  it('marks the submitted months of both when a case goes from one worker to another', async () => {
    const town = await monthTown('2026-11-26');
    for (const name of ['amira', 'ben']) await town.as(name).send('submit-month.unchanged', { month: NOVEMBER });
    const mona = await town.stores.people.read(keyOf('mona'));
    const [stored] = (await town.snapshotOf('amira')).cases;
    if (!mona || !stored) throw new Error('mona and a case are there');
    const { caseId } = stored;
    const wish = { id: 'h1', as: 'transfer', caseId, to: keyOf('ben'), from: '2026-11-28', until: null } as const;
    const receiver = await receiverOf(town.outside, mona, wish.to);
    if (!receiver) throw new Error('ben is in the team');
    const result = await changeCaseload(town.outside, {
      access: mona,
      workerKey: AMIRA,
      action: 'transfer-case',
      keys: ['agree'],
      decide: agreeHandOver(town.outside, mona, receiver, wish),
      reply: () => null,
    });
    expect(result.ok).toBe(true);
    await town.deliverAll();
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', changedSince: true });
    expect(await town.record('ben')).toMatchObject({ state: 'submitted', changedSince: true });
  });

  it('marks a submitted month whose figures an import moves', async () => {
    const town = await monthTown('2026-11-26');
    await town.as('amira').send('submit-month.unchanged', { month: NOVEMBER });
    const team = await town.stores.teams.record(NORTH);
    const parsed = parseCaseloadFile(
      'scheme: merton\nworker: {id: W1}\ncases:\n  - {ref: C-9, allocatedOn: 2026-09-01, children: [{ref: a}]}\n',
      { asOf: '2026-11-26' },
    );
    if (!team || !parsed.ok) throw new Error('a team and a file are there');
    const importing = { team, workerKey: AMIRA, file: parsed.file, silence: SILENT_ON_NOTHING };
    expect(await importCaseload(town.outside, importing, by('import'))).toMatchObject({ ok: true });
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', changedSince: true });
  });
});
