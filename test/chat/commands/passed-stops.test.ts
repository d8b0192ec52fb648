import { describe, expect, it } from '@jest/globals';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { reviewAllocations } from '../../../src/schedule/jobs/review-allocations.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { shownIn } from '../../support/shown.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

const REVIEW = '2026-12-14';
const PROTECTED: CaseFacts['children'] = [{ ref: 'c1', household: 'home', childProtection: { from: '2026-10-01' } }];

/** Amira's cases, of which all but the first are child protection, are given to the newly qualified Ben all the same. */
async function given(count: number) {
  const cases = Array.from({ length: count }, (_, index) =>
    caseFacts({ ref: `C-${101 + index}`, ...(index === 0 ? {} : { children: PROTECTED }) }),
  );
  const town = await openTown({ amira: { cases }, ben: { terms: { role: 'newly-qualified' } } });
  const mona = town.as('mona');
  await mona.hear("hand over Amira's caseload");
  await mona.press('Next', { why: 'leaves', from: '2026-12-07', takers: choiceKey(keyOf('ben')), start: 'move' });
  await mona.press('Preview');
  await mona.press('Give a reason');
  await mona.press('Confirm', { reason: 'nobody else has room', reviewOn: REVIEW, until: '2026-12-31' });
  await town.deliverAll();
  const records = async (name: string) => (await town.stores.caseloads.read(keyOf(name)))?.records ?? [];
  const passed = async () =>
    recordsOf(await records('ben'), 'allocation')
      .filter(({ past }) => past)
      .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const asked = async (day: string) => {
    const there = await town.stores.teams.read(NORTH);
    if (!there) throw new Error('no team');
    const { team, members } = there;
    const { outside } = town;
    const planned = {
      outside,
      team,
      members,
      everyone: members,
      day,
      region: 'england',
      dueAt: '',
      late: false,
    } as const;
    const { tell } = await reviewAllocations.plan(planned);
    return Promise.all(
      tell.map(async ({ delivery }) => {
        const message = await composeMessage({ ...outside, stores: town.stores }, delivery);
        const value = message?.card && renderCard(message.card);
        const [shown] = value ? shownIn([], [{ type: 'application/vnd.microsoft.card.adaptive', value }]) : [];
        if (!shown) throw new Error('nothing to read');
        return shown;
      }),
    );
  };
  return { town, mona, records, passed, asked };
}

describe('why a case was given past a stop', () => {
  it('stands with the cases that something stood against, and with no other', async () => {
    const { passed } = await given(3);
    expect((await passed()).map(({ ref, past }) => [ref, past?.stops])).toEqual([
      ['C-102', ['newly-qualified']],
      ['C-103', ['newly-qualified']],
    ]);
  });

  it('stays with those that move when another of them is cancelled', async () => {
    const { town, mona, records, passed } = await given(3);
    const first = recordsOf(await records('amira'), 'hand-over').find(({ ref }) => ref === 'C-102');
    await mona.hear('transfers');
    await mona.press('Cancel or end it', { handOver: `${keyOf('amira')} ${first?.id}` });
    await mona.press('Cancel it');
    await town.deliverAll();
    expect((await passed()).map(({ ref, settled }) => [ref, settled !== undefined])).toEqual([
      ['C-102', true],
      ['C-103', false],
    ]);
  });

  it('is asked about once for what was agreed as one, and settled with one answer', async () => {
    const { town, mona, passed, asked } = await given(3);
    town.setToday(REVIEW);
    const [question, ...others] = await asked(REVIEW);
    expect(others).toEqual([]);
    expect(question?.words).toContain("2 cases of ben's are allocated past a stop");
    const over = question?.button('It is over');
    const answer = await mona.send(over?.verb ?? '', over?.data ?? {});
    expect(answer.words).toContain('C-102, C-103 are not asked about again.');
    expect((await passed()).every(({ settled }) => settled !== undefined)).toBe(true);
    expect(await asked('2026-12-15')).toEqual([]);
  });

  it('goes on for all of them with one reason', async () => {
    const { town, mona, passed, asked } = await given(3);
    town.setToday(REVIEW);
    const longer = (await asked(REVIEW))[0]?.button('It goes on');
    await mona.send(longer?.verb ?? '', longer?.data ?? {});
    await mona.press('Save', { reason: 'still nobody else', reviewOn: '2027-01-11', until: '2027-01-29' });
    expect((await passed()).map(({ past }) => [past?.reason, past?.until])).toEqual([
      ['still nobody else', '2027-01-29'],
      ['still nobody else', '2027-01-29'],
    ]);
  });
});
