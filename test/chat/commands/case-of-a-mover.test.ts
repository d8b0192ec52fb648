import { describe, expect, it } from '@jest/globals';
import { joinTeam } from '../../../src/application/join-team.ts';
import { leaveTeam } from '../../../src/application/leave-team.ts';
import { setUpTeam, teamIdOf } from '../../../src/application/set-up-team.ts';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { identity, keyOf, NORTH, openTown } from './town.ts';

/* amira goes from North (mona) to East, where tom works and tess manages, with what was begun about a case of hers. */

type Town = Awaited<ReturnType<typeof openTown>>;

const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;

async function moveToEast(town: Town): Promise<void> {
  const by = (key: string) => ({ person: keyOf('ada'), key });
  const east = teamIdOf('east');
  await setUpTeam(
    town.outside,
    {
      name: 'East',
      schemeId: 'merton',
      members: [{ ...identity('tom'), terms }],
      managers: [identity('tess')],
      serviceManagers: [],
    },
    by('east'),
  );
  await leaveTeam(town.outside, NORTH, keyOf('amira'), by('leave'));
  const record = await town.stores.teams.record(east);
  if (!record) throw new Error('no team');
  await joinTeam(town.outside, record, { ...identity('amira'), terms }, by('join'));
  await town.deliverAll();
}

const refsInQueue = async (town: Town, teamId: string) =>
  (await town.stores.teams.read(teamId))?.waiting.map(({ ref }) => ref);

const recordsAt = async (town: Town, name: string) => (await town.stores.caseloads.read(keyOf(name)))?.records ?? [];

describe('a case that was on offer when its holder joined another team', () => {
  async function offered() {
    const town = await openTown({ amira: { cases: [caseFacts({ ref: 'C-101' }), caseFacts({ ref: 'C-102' })] } });
    const mona = town.as('mona');
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    await mona.press('Preview', {});
    await mona.press('Offer');
    await town.deliverAll();
    await moveToEast(town);
    return { town, tess: town.as('tess') };
  }

  it('is transferred there', async () => {
    const { town, tess } = await offered();
    await tess.hear('transfer C-101 to tom on 14 Dec');
    await tess.press('Preview');
    expect((await tess.press('Agree')).words).toContain('Agreed: C-101 goes to tom');
    expect(recordsOf(await recordsAt(town, 'amira'), 'hand-over')).toMatchObject([{ ref: 'C-101', state: 'agreed' }]);
  });

  it('is offered anew from there', async () => {
    const { town, tess } = await offered();
    await tess.hear('transfer C-101 to the South team on 14 Dec');
    await tess.press('Preview', {});
    await tess.press('Offer');
    expect(recordsOf(await recordsAt(town, 'amira'), 'offer')).toMatchObject([
      { fromTeam: teamIdOf('east'), state: 'open' },
    ]);
  });

  it('is shared out there with the rest', async () => {
    const { tess } = await offered();
    await tess.hear("hand over Amira's caseload");
    await tess.press('Next', { why: 'leaves', from: '2026-12-14', takers: choiceKey(keyOf('tom')), start: 'move' });
    expect(tess.last().words).toContain('C-101');
  });
});

describe('a case that was allocated to a worker who then joined another team', () => {
  async function given() {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.hear('add an unallocated case C-201, two children, CP, waiting since 3 Nov');
    await mona.press('Save');
    await mona.hear('allocate C-201 to Amira');
    await mona.press('Allocate');
    expect(mona.last().words).toContain('C-201');
    const back = mona.last().button('Take it back');
    await town.deliverAll();
    return { town, mona, back };
  }

  it('is not taken back by anybody: it would come into the queue of the wrong team', async () => {
    const { town, mona, back } = await given();
    await moveToEast(town);
    const tess = town.as('tess');
    for (const manager of [mona, tess]) {
      const answer = await manager.send(back.verb, back.data);
      expect(answer.words).toContain('There is no such allocation any more.');
    }
    expect((await tess.hear('take C-201 back from Amira')).words).toContain('Nothing to take back');
    expect((await town.stores.caseloads.read(keyOf('amira')))?.cases).toHaveLength(1);
    for (const team of [NORTH, teamIdOf('east')]) expect(await refsInQueue(town, team)).toEqual([]);
  });

  it('is taken back as ever while the worker is in the team', async () => {
    const { town, mona, back } = await given();
    expect((await mona.send(back.verb, back.data)).words).toContain('C-201 is taken back from amira');
    expect(await refsInQueue(town, NORTH)).toEqual(['C-201']);
  });
});
