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
