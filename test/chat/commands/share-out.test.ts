import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { inputOf } from '../../../src/chat/share-out/card.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { type Answer, keyOf, NORTH, openTown, TODAY, type Townsperson, type Worker } from './town.ts';

const cases = (name: string, count: number, more: Partial<CaseFacts> = {}) =>
  Array.from({ length: count }, (_, index) => caseFacts({ ref: `${name}-${101 + index}`, ...more }));

const PROTECTED = { ref: 'c1', household: 'home', childProtection: { from: '2026-10-01' } };

async function opened(more: Readonly<Record<string, Worker>> = {}) {
  const town = await openTown({
    amira: { cases: cases('C', 7) },
    ben: { cases: cases('B', 1) },
    dan: {},
    ...more,
  });
  const mona = town.as('mona');
  const snapshot = async (name: string) => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  const total = async (name: string, day: string) =>
    figuresOf(scoreOn(timelineOf(await snapshot(name), schemeInForce), day)).total;
  /** The input of a case on a page. */
  const input = async (name: string, ref: string) => {
    const found = (await snapshot(name)).cases.find(({ history }) => history.dated.ref === ref);
    return inputOf(found?.caseId ?? '');
  };
  const agreed = async (name: string) => recordsOf((await snapshot(name)).records, 'hand-over');
  return { town, mona, snapshot, total, input, agreed };
}

const takers = (...names: string[]): string => names.map((name) => choiceKey(keyOf(name))).join(',');

/** The two first cards: the caseload, the days and the takers, and then the first page. */
async function atPages(mona: Townsperson, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  await mona.hear("hand over Amira's caseload");
  return mona.press('Next', { why: 'other', from: TODAY, takers: takers('ben', 'dan'), start: 'keep', ...more });
}

describe('sharing out a caseload', () => {
  it('asks for the days and the takers first, with what the sentence said', async () => {
    const { mona } = await opened();
    const form = await mona.hear('Amira is leaving on 18 Dec, who takes her cases');
    expect(form.words).toContain("Hand over amira's caseload");
    expect(inputsOf(form.card)).toMatchObject({ why: 'leaves', from: '2026-12-18', start: 'move' });
    expect(form.words).toMatch(/ben, at \d+%/);
  });

  it('takes the days of the absence for who is away', async () => {
    const { town, mona } = await opened();
    await mona.hear('Ben is away from 1 Dec to 11 Jan');
    await mona.press('Save', { planned: 'planned' });
    const form = await town.as('mona').hear("share out Ben's cases while he is away until 11 Jan");
    expect(inputsOf(form.card)).toMatchObject({ why: 'away', from: '2026-12-01', until: '2027-01-11' });
  });

  it('asks for the absence to be recorded first, so that the return is asked about', async () => {
    const { mona } = await opened();
    await mona.hear("share out Amira's cases while she is away until 11 Jan");
    const again = await mona.press('Next', { takers: takers('ben') });
    expect(again.words).toContain('No absence is recorded from then on.');
    const absence = await mona.press('Record the absence');
    expect(inputsOf(absence.card)).toMatchObject({ to: '2027-01-11' });
  });

  it('pages by five, and what was chosen on one page survives the next', async () => {
    const { mona, input } = await opened();
    const first = await atPages(mona);
    expect(first.words).toContain('Page 1 of 2.');
    await mona.press('Next', { [await input('amira', 'C-101')]: 'm0' });
    await mona.press('Previous', { [await input('amira', 'C-107')]: 's1' });
    const again = inputsOf(mona.last().card);
    expect(again[await input('amira', 'C-101')]).toBe('m0');
    expect(mona.last().words).toContain('1 case moves, 1 is shared, 5 stay.');
  });

  it('shows everybody before and after, saves nothing before it is confirmed, and then exactly that', async () => {
    const { mona, input, total, agreed, town } = await opened();
    const before = { amira: await total('amira', TODAY), ben: await total('ben', TODAY) };
    await atPages(mona);
    const typed = {
      [await input('amira', 'C-101')]: 'm0',
      [await input('amira', 'C-102')]: 'm0',
      [await input('amira', 'C-103')]: 's1',
    };
    const preview = await mona.press('Preview', typed);
    expect(preview.words).toContain("Preview: 3 cases of amira's caseload");
    expect(preview.words).toContain('Takes 2 cases: C-101, C-102');
    expect(preview.words).toContain('Shares 1 case: C-103');
    expect(await agreed('amira')).toEqual([]);
    const done = await mona.press('Confirm');
    expect(done.words).toContain("Agreed: 3 cases of amira's, from 30 Nov 2026");
    expect(done.words).toContain('ben gets 2 cases.');
    for (const name of ['amira', 'ben'] as const) {
      expect(preview.words).toContain(`${before[name]} → ${await total(name, TODAY)} points`);
    }
    expect((await agreed('amira')).map(({ ref, as, state }) => [ref, as, state])).toEqual(
      expect.arrayContaining([
        ['C-101', 'transfer', 'agreed'],
        ['C-102', 'transfer', 'agreed'],
        ['C-103', 'co-work', 'agreed'],
      ]),
    );
    const told: string[] = [];
    for await (const { to } of town.stores.deliveries.ofDay(TODAY, TODAY))
      if (to.kind === 'person') told.push(to.personKey);
    expect(told.sort()).toEqual([keyOf('amira'), keyOf('ben'), keyOf('dan')].sort());
  });

  it('proposes to spread all cases, with nothing left behind', async () => {
    const { mona, agreed } = await opened();
    const page = await atPages(mona, { start: 'move' });
    expect(page.words).toContain('7 cases move, 0 are shared, 0 stay.');
    await mona.press('Preview');
    await mona.press('Confirm');
    const all = await agreed('amira');
    expect(all).toHaveLength(7);
    expect(new Set(all.map(({ to }) => to))).toEqual(new Set([keyOf('ben'), keyOf('dan')]));
  });

  it('is done once, however often it is pressed', async () => {
    const { mona, agreed, snapshot } = await opened();
    await atPages(mona, { start: 'move' });
    const preview = await mona.press('Preview');
    const data = preview.button('Confirm').data;
    const answers: string[] = [];
    for (let times = 0; times < 3; times += 1) answers.push((await mona.send('share-out.confirm', data)).words);
    expect(new Set(answers).size).toBe(1);
    expect(await agreed('amira')).toHaveLength(7);
    expect((await snapshot('amira')).head.version).toBe(3);
  });

  it('says at the case what changed since, and saves nothing', async () => {
    const { town, mona, agreed } = await opened();
    await atPages(mona, { start: 'move' });
    const preview = await mona.press('Preview');
    const other = town.as('mona');
    await other.hear('transfer C-102 to Ben on 14 Dec');
    await other.press('Preview');
    await other.press('Agree');
    const again = await mona.send('share-out.confirm', preview.button('Confirm').data);
    expect(again.words).toContain('what becomes of each case?');
    expect(again.words).toContain('Nothing was saved. C-102 cannot be given any more');
    expect(await agreed('amira')).toHaveLength(1);
    await mona.press('Preview');
    expect((await mona.press('Confirm')).words).toContain('Agreed: 6 cases');
  });

  it.each([
    ['no taker', { takers: '' }, 'Please choose at least one.'],
    ['a taker of another team', { takers: takers('cy') }, 'Please choose at least one.'],
    ['a day that is over', { from: '2026-11-29' }, 'Please give today or a later day'],
    ['an end before the beginning', { until: '2026-11-29' }, 'That is before the first day.'],
  ])('says at the field what will not do: %s', async (_, typed, problem) => {
    const { mona } = await opened();
    expect((await atPages(mona, typed)).words).toContain(problem);
  });

  it('goes on where a card came from with somebody who may take nothing: it is refused at the case', async () => {
    const { mona, agreed } = await opened();
    await atPages(mona, { start: 'move' });
    const preview = await mona.press('Preview');
    const { data } = preview.button('Confirm');
    const forged = await mona.send('share-out.confirm', { ...data, takers: [keyOf('cy'), keyOf('ben')] });
    expect(forged.words).toContain('This worker is in none of your teams any more.');
    expect(await agreed('amira')).toEqual([]);
  });

  it.each(['9999-12-31', '0000-01-01', '2026-02-30', 'soon'])('takes no card with the day %s', async (from) => {
    const { mona } = await opened();
    await atPages(mona, { start: 'move' });
    const { data } = mona.last().button('Preview');
    for (const step of ['page', 'preview', 'reasons', 'confirm']) {
      expect((await mona.send(`share-out.${step}`, { ...data, from })).words).toContain('This card is out of date');
    }
  });

  it.each(['amira', 'ben', 'sid', 'sol', 'cora', 'ada'])(
    'is nothing that %s may do, by sentence or by press',
    async (name) => {
      const { town, mona, agreed } = await opened();
      await atPages(mona, { start: 'move' });
      const preview = await mona.press('Preview');
      const { data } = preview.button('Confirm');
      const other = town.as(name);
      for (const verb of ['page', 'preview', 'reasons', 'confirm']) {
        expect((await other.send(`share-out.${verb}`, data)).words).not.toContain('C-101');
      }
      for (const verb of ['worker', 'start']) {
        expect((await other.send(`share-out.${verb}`, { worker: keyOf('amira') })).words).not.toContain('amira');
      }
      expect((await other.hear("hand over Amira's caseload")).words).not.toContain("amira's caseload");
      expect(await agreed('amira')).toEqual([]);
    },
  );
});

describe('what stands against it', () => {
  const stopped = () =>
    opened({
      amira: { cases: cases('C', 2, { children: [PROTECTED] }) },
      dan: { terms: { role: 'newly-qualified' } },
    });

  it('is named, asked for a reason and a review, and asked about again', async () => {
    const { mona, snapshot } = await stopped();
    await atPages(mona, { takers: takers('dan'), start: 'move', from: '2026-12-01' });
    const preview = await mona.press('Preview');
    expect(preview.words).toContain('is newly qualified, and this is child protection');
    const form = await mona.press('Give a reason');
    expect(form.words).toContain('Say why, and for how long.');
    expect((await mona.press('Confirm')).words).toContain('Please give a reason.');
    const days = { reviewOn: '2026-12-07', until: '2026-12-14' };
    const done = await mona.press('Confirm', { reason: 'Nobody else until Monday week', ...days });
    expect(done.words).toContain('dan gets 2 cases.');
    const allocations = recordsOf((await snapshot('dan')).records, 'allocation');
    expect(allocations).toHaveLength(2);
    for (const { past } of allocations) expect(past).toMatchObject({ stops: ['newly-qualified'], ...days });
  });

  it('is not passed by a press that did not see it', async () => {
    const { mona, agreed } = await stopped();
    await atPages(mona, { takers: takers('dan'), start: 'move', from: '2026-12-01' });
    const { data } = (await mona.press('Preview')).button('Give a reason');
    const straight = await mona.send('share-out.confirm', data);
    expect(straight.words).toContain('Say why, and for how long.');
    expect(await agreed('amira')).toEqual([]);
  });

  it('is none for a case that is worked on together', async () => {
    const { mona } = await stopped();
    await atPages(mona, { takers: takers('dan'), start: 'share', from: '2026-12-01' });
    expect((await mona.press('Preview')).words).not.toContain('newly qualified');
  });
});

describe('a large caseload in a large team', () => {
  it('stays within what a card holds, and is agreed in parts', async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 58 }, (_, index) => [`worker ${'W'.repeat(30)} ${index}`, {} as Worker]),
    );
    const long = Array.from({ length: 40 }, (_, index) => caseFacts({ ref: `${'W'.repeat(36)}-${100 + index}` }));
    const { mona, agreed } = await opened({ amira: { cases: long }, ...crowd });
    const some = Object.keys(crowd).slice(0, 8);
    await mona.hear("hand over Amira's caseload");
    await mona.press('Next', { why: 'leaves', from: '2026-12-18', takers: takers(...some), start: 'move' });
    for (let page = 1; page < 8; page += 1) await mona.press('Next');
    expect(mona.last().words).toContain('Page 8 of 8.');
    await mona.press('Preview');
    const done = await mona.press('Confirm');
    expect(done.words).toContain('Agreed: 40 cases');
    expect(await agreed('amira')).toHaveLength(40);
  });
});

describe('under each scheme', () => {
  it.each(['merton', 'bath-nes', 'northern-ireland', 'halton'] as const)(
    '%s shows everybody’s totals in its own unit, and hands over',
    async (scheme) => {
      const held = cases('C', 3, scheme === 'northern-ireland' ? { category: 'looked-after' } : {});
      const town = await openTown({ amira: { cases: held }, dan: {} }, scheme);
      const mona = town.as('mona');
      await atPages(mona, { start: 'share', until: '2026-12-31' });
      const preview = await mona.press('Preview');
      expect(preview.words).toMatch(/\d → (at least )?[\d.]+ (points?|child|children|cases?)/);
      expect((await mona.press('Confirm')).words).toContain('Agreed: 3 cases');
    },
  );
});

describe('somebody who has left', () => {
  it('comes up by themselves with the managers, while cases are still with them', async () => {
    const { town, mona } = await opened();
    const ada = town.as('ada');
    await ada.send('set-up-team.leaving', { teamId: NORTH, personKey: keyOf('amira') });
    expect((await ada.press('Take out')).words).toContain('7 cases are still with them');
    const said = async () => {
      const texts: string[] = [];
      for await (const delivery of town.stores.deliveries.ofDay(TODAY, TODAY)) {
        const message = delivery.notice.kind === 'cases-left' && (await composeMessage(town.outside, delivery));
        if (message) texts.push(message.text);
      }
      return texts;
    };
    expect(await said()).toEqual(['amira has left the team: 7 cases are still with them']);
    await mona.hear("hand over Amira's caseload");
    await mona.press('Next', { takers: takers('ben') });
    await mona.press('Preview');
    await mona.press('Confirm');
    expect(await said()).toEqual([]);
  });

  it('still has a caseload to hand over', async () => {
    const { town, mona, agreed } = await opened();
    const ada = town.as('ada');
    await ada.send('set-up-team.leaving', { teamId: NORTH, personKey: keyOf('amira') });
    await ada.press('Take out');
    const form = await mona.hear("hand over Amira's caseload");
    expect(form.words).toContain('amira left the team on 30 Nov 2026.');
    await mona.press('Next', { takers: takers('ben') });
    await mona.press('Preview');
    expect((await mona.press('Confirm')).words).toContain('Agreed: 7 cases');
    expect(await agreed('amira')).toHaveLength(7);
  });
});
