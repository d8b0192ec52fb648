import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts } from './talk.ts';
import { keyOf, openTown, TODAY } from './town.ts';

/* C-101 goes from amira to ben on 30 Nov 2026; what began before that is recorded afterwards. */

async function moved(facts: Parameters<typeof caseFacts>[0] = {}, scheme: SchemeId = 'merton') {
  const town = await openTown({ amira: { cases: [caseFacts({ ref: 'C-101', ...facts })] } }, scheme);
  const mona = town.as('mona');
  await mona.hear('transfer C-101 to Ben on 30 Nov');
  await mona.press('Preview');
  await mona.press('Agree');
  await town.deliverAll();
  const snapshot = async (name: string) => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  const total = async (name: string, day: string) =>
    figuresOf(scoreOn(timelineOf(await snapshot(name), schemeInForce), day)).total;
  const logged = async (name: string) => (await snapshot(name)).cases[0]?.history.dated.activities.length;
  return { town, total, logged };
}

describe('work that is recorded late around a move', () => {
  it.each([
    ['on the day of the transfer', TODAY],
    ['the day after', '2026-12-01'],
  ])('is logged by whoever has the case now, and counts from the transfer on: %s', async (_, today) => {
    const { town, total, logged } = await moved();
    town.setToday(today);
    const before = [await total('ben', '2026-11-29'), await total('ben', TODAY)];
    const ben = town.as('ben');
    await ben.hear('log a core assessment for C-101, 1 child, started 20 Nov');
    const saved = await ben.press('Save');
    expect(saved.words).toContain('Saved');
    expect(await logged('ben')).toBe(1);
    expect(await total('ben', '2026-11-29')).toBe(before[0]);
    expect(await total('ben', TODAY)).toBeGreaterThan(before[1] ?? Number.NaN);
  });

  it('is not saved with who had the case: they are told whom to ask', async () => {
    const { town, logged } = await moved();
    const amira = town.as('amira');
    await amira.hear('log a core assessment for C-101, 1 child, started 20 Nov');
    for (const button of ['Preview', 'Save']) {
      const again = await amira.press(button);
      expect(again.words).toContain('C-101 is with ben since 30 Nov 2026');
      expect(again.words).toContain('Please ask ben to log it.');
    }
    expect(await logged('amira')).toBe(0);
  });

  it('is saved with who had the case where it is over by the day of the transfer', async () => {
    const { town, total, logged } = await moved();
    const before = [await total('amira', '2026-11-10'), await total('ben', TODAY)];
    const amira = town.as('amira');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'private-law' });
    expect((await amira.press('Save', { from: '2026-11-09', to: '2026-11-20' })).words).toContain('Saved');
    expect(await logged('amira')).toBe(1);
    expect(await total('amira', '2026-11-10')).toBeGreaterThan(before[0] ?? Number.NaN);
    expect(await total('ben', TODAY)).toBe(before[1]);
  });

  it('hours of the days before stay with who worked them (Northern Ireland)', async () => {
    const { town, logged } = await moved({ category: 'gateway' }, 'northern-ireland');
    const amira = town.as('amira');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'assessment' });
    expect((await amira.press('Save', { on: '2026-11-20', hours: '6' })).words).toContain('Saved');
    expect(await logged('amira')).toBe(1);
  });

  it('what was running at the transfer is ended by whoever has the case now', async () => {
    const { town, total } = await moved({ activities: [{ kind: 'private-law', from: '2026-11-09' }] });
    const before = await total('ben', '2026-12-14');
    const ended = async (name: string) => {
      const person = town.as(name);
      await person.hear('update C-101');
      await person.press('Entries');
      const [choice] = person.last().data.choices as { options: { value: string }[] }[];
      await person.press('Change or end', { entry: choice?.options[0]?.value });
      return person.press('Save', { to: '2026-12-04' });
    };
    expect((await ended('amira')).words).toContain('Please ask ben to log it.');
    expect((await ended('ben')).words).toContain('Saved');
    expect(await total('ben', '2026-12-14')).toBeLessThan(before);
  });
});

describe('a case that went away and came back', () => {
  it.each(['C-101', 'c 101'])('is meant as it came last: %s', async (said) => {
    const { town, logged } = await moved();
    const mona = town.as('mona');
    town.setToday('2026-12-01');
    await mona.hear('transfer C-101 to Amira on 2 Dec');
    await mona.press('Preview');
    await mona.press('Agree');
    await town.deliverAll();
    town.setToday('2026-12-02');
    const amira = town.as('amira');
    await amira.hear(`log a core assessment for ${said}, 1 child, started 20 Nov`);
    expect((await amira.press('Save')).words).toContain('Saved');
    const found = await town.stores.caseloads.read(keyOf('amira'));
    const open = found?.cases.find(({ history }) => history.dated.transferredOutOn === undefined);
    expect(open?.history.dated.activities).toHaveLength(1);
    expect(await logged('ben')).toBe(0);
  });
});
