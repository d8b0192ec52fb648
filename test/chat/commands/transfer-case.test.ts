import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { keyOf, openTown } from './town.ts';

const DAY = '2026-12-14';
const workers = {
  amira: { cases: [caseFacts({ ref: 'C-101' }), caseFacts({ ref: 'C-102' })] },
  ben: { cases: [caseFacts({ ref: 'C-7' })] },
  cy: { cases: [caseFacts({ ref: 'C-300' })] },
} as const;

async function opened() {
  const town = await openTown(workers);
  const mona = town.as('mona');
  const snapshot = async (name: string) => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  const total = async (name: string, day: string) =>
    figuresOf(scoreOn(timelineOf(await snapshot(name), schemeInForce), day)).total;
  return { town, mona, snapshot, total };
}

async function agreed() {
  const all = await opened();
  const { mona } = all;
  await mona.hear(`transfer C-101 to Ben on 14 Dec`);
  await mona.press('Preview');
  await mona.press('Agree');
  return all;
}

describe('transferring a case', () => {
  it('is asked with what the sentence said, previewed with both totals, and agreed', async () => {
    const { mona, total } = await opened();
    const before = [await total('amira', DAY), await total('ben', DAY)];
    const form = await mona.hear('transfer C-101 to Ben on 14 Dec');
    expect(form.words).toContain('C-101 · Transfer or share');
    expect(inputsOf(form.card)).toMatchObject({ to: keyOf('ben'), as: 'transfer', from: DAY });
    const preview = await mona.press('Preview');
    expect(preview.words).toContain('Nothing is saved yet.');
    const saved = await mona.press('Agree');
    expect(saved.words).toContain('Agreed: C-101 goes to ben on 14 Dec 2026');
    const after = [await total('amira', DAY), await total('ben', DAY)];
    expect(preview.words).toContain(`${before[0]} → ${after[0]} points`);
    expect(preview.words).toContain(`${before[1]} → ${after[1]} points`);
    expect([await total('amira', '2026-12-13'), await total('ben', '2026-12-13')]).toEqual(before);
  });

  it('begins two weeks later where no day is said', async () => {
    const { mona } = await opened();
    const form = await mona.hear('transfer C-101 to Ben');
    expect(inputsOf(form.card)).toMatchObject({ from: '2026-12-14' });
  });

  it.each([
    [
      'a day of three months before',
      'on 30 Aug',
      '2026-08-30',
      '30 Aug 2026 is past. Please give today or a later day.',
    ],
    ['yesterday', 'on 29 Nov', '2026-11-29', '29 Nov 2026 is past. Please give today or a later day.'],
    ['the day of today', 'on 30 Nov', '2026-11-30', undefined],
    ['tomorrow', 'on 1 Dec', '2026-12-01', undefined],
    ['a day of longer ago is that of next year', 'on 29 Aug', '2027-08-29', undefined],
    ['a day with its year', 'on 1 Nov 2027', '2027-11-01', undefined],
  ])('of a day without a year takes the near one, and says at once that it is past: %s', async (_, on, from, past) => {
    const { mona } = await opened();
    const form = await mona.hear(`transfer C-101 to Ben ${on}`);
    expect(inputsOf(form.card)).toMatchObject({ to: keyOf('ben'), from });
    expect(form.words.includes(' is past.')).toBe(past !== undefined);
    if (past) expect(form.words).toContain(past);
  });

  it.each([
    ['nobody of that name', 'transfer C-101 to Zed', 'Nobody in your teams is called "Zed": please choose a worker.'],
    ['who has it already', 'transfer C-101 to Amira', 'This worker has the case already: please choose another.'],
    ['nobody who holds it', 'transfer C-999 to Ben', 'Nobody in your teams holds C-999'],
    ['a case of another team', 'transfer C-300 to Ben', 'Nobody in your teams holds C-300'],
  ])('says at once: %s', async (_, said, words) => {
    const { mona } = await opened();
    expect((await mona.hear(said)).words).toContain(words);
  });

  it('asks for worker and case where the sentence names none', async () => {
    const { mona } = await opened();
    await mona.hear('transfer a case');
    expect(mona.last().words).toContain('Who has the case now?');
    await mona.press('Next', { worker: keyOf('amira') });
    const choices = (mona.last().data.choices as { options: { title: string; value: string }[] }[])[0]?.options ?? [];
    expect(choices.map(({ title }) => title)).toEqual(['C-101', 'C-102']);
    await mona.press('Next', { caseId: choices[1]?.value });
    expect(mona.last().words).toContain('C-102 · Transfer or share');
  });

  it.each([
    ['a day that is over', { from: '2026-11-29' }, 'Please give today or a later day: today is 30 Nov 2026.'],
    ['no worker', { to: '' }, 'Please choose a worker.'],
    ['a worker who is not in the team', { to: keyOf('cy') }, 'Please choose a worker.'],
    ['a last day for a case that moves', { until: '2026-12-20' }, 'A case that moves stays there'],
    ['an end before the beginning', { as: 'co-work', until: '2026-12-13' }, 'That is before the first day'],
  ])('says at the field what will not do: %s', async (_, typed, problem) => {
    const { mona, snapshot } = await opened();
    await mona.hear('transfer C-101 to Ben on 14 Dec');
    const again = await mona.press('Preview', typed);
    expect(again.words).toContain(problem);
    expect((await snapshot('amira')).records).toEqual([]);
  });

  it('is agreed once, however often it is pressed', async () => {
    const { mona, snapshot } = await opened();
    await mona.hear('transfer C-101 to Ben on 14 Dec');
    const preview = await mona.press('Preview');
    const data = preview.buttons.find(({ title }) => title === 'Agree')?.data ?? {};
    for (let times = 0; times < 3; times += 1) await mona.send('transfer-case.save', data);
    expect(recordsOf((await snapshot('amira')).records, 'hand-over')).toHaveLength(1);
    expect((await snapshot('ben')).cases).toHaveLength(2);
  });

  it.each(['amira', 'sid', 'sol', 'cora', 'ada'])(
    'is nothing that %s may do, by sentence or by press',
    async (name) => {
      const { town, mona, snapshot } = await opened();
      await mona.hear('transfer C-101 to Ben on 14 Dec');
      const preview = await mona.press('Preview');
      const data = preview.buttons.find(({ title }) => title === 'Agree')?.data ?? {};
      const other = town.as(name);
      await other.send('transfer-case.save', data);
      expect(other.last().words).not.toContain('C-101');
      const said = await other.hear('transfer C-101 to Ben');
      expect(said.words).not.toContain('Transfer or share');
      expect((await snapshot('amira')).records).toEqual([]);
    },
  );

  it('is kept up to date by the holder for both, where two work on it together', async () => {
    const { town, mona } = await opened();
    await mona.hear('transfer C-101 to Ben on 30 Nov');
    await mona.press('Preview', { as: 'co-work', from: '2026-11-30' });
    await mona.press('Agree');
    const ben = town.as('ben');
    await ben.hear('log a core assessment for C-101 started today, 1 child');
    const refused = await ben.press('Save');
    expect(refused.words).toContain('amira keeps it up to date for both of you');
    const amira = town.as('amira');
    await amira.hear('log a core assessment for C-101 started today, 1 child');
    await amira.press('Save');
    expect((await ben.say('why')).words).toContain('Core assessment');
  });
});

describe('what is agreed', () => {
  it('is listed, and cancelled before its day', async () => {
    const { mona, snapshot, total } = await agreed();
    const list = await mona.hear('transfers');
    expect(list.words).toContain('From amira to ben');
    const [choice] = mona.last().data.choices as { options: { value: string }[] }[];
    await mona.press('Cancel or end it', { handOver: choice?.options[0]?.value });
    const done = await mona.press('Cancel it');
    expect(done.words).toContain('cancelled the hand-over of C-101');
    expect((await snapshot('ben')).cases).toHaveLength(1);
    expect(await total('amira', DAY)).toBeGreaterThan(16);
    expect((await mona.hear('transfers')).words).toContain('Nothing is agreed at present.');
  });

  it('gets its last day, where two work on it together already', async () => {
    const { mona, snapshot } = await opened();
    await mona.hear('transfer C-101 to Ben on 30 Nov');
    await mona.press('Preview', { as: 'co-work', from: '2026-11-30' });
    await mona.press('Agree');
    await mona.hear('transfers');
    const [choice] = mona.last().data.choices as { options: { value: string }[] }[];
    await mona.press('Cancel or end it', { handOver: choice?.options[0]?.value });
    expect((await mona.press('Save', { lastDay: '2026-11-29' })).words).toContain('Please give today or a later day');
    const done = await mona.press('Save', { lastDay: '2026-12-04' });
    expect(done.words).toContain('ended the co-working on C-101');
    const coming = (await snapshot('ben')).cases.find(({ history }) => history.dated.ref === 'C-101');
    expect(coming?.history.dated.transferredOutOn).toBe('2026-12-05');
  });

  it.each(['sid', 'amira'])('is not for %s to cancel', async (name) => {
    const { town, mona, snapshot } = await agreed();
    await mona.hear('transfers');
    const [choice] = mona.last().data.choices as { options: { value: string }[] }[];
    await mona.press('Cancel or end it', { handOver: choice?.options[0]?.value });
    const data = mona.last().buttons.find(({ title }) => title === 'Cancel it')?.data ?? {};
    await town.as(name).send('transfers.end', data);
    expect(recordsOf((await snapshot('amira')).records, 'hand-over')).toMatchObject([{ state: 'agreed' }]);
  });
});

describe('a transfer past what stands against it', () => {
  const REASON = { reason: 'nobody else has room', reviewOn: '2026-12-21', until: '2027-01-29' };
  const child = { ref: 'k', household: 'home', childProtection: { from: '2026-10-01' } };

  async function previewed(as: 'transfer' | 'co-work' = 'transfer') {
    const town = await openTown({
      amira: { cases: [caseFacts({ ref: 'C-101', children: [child] })] },
      ben: { terms: { role: 'newly-qualified' } },
    });
    const mona = town.as('mona');
    await mona.hear('transfer C-101 to Ben on 14 Dec');
    const preview = await mona.press('Preview', { as });
    const agreed = async () =>
      recordsOf((await town.stores.caseloads.read(keyOf('amira')))?.records ?? [], 'hand-over');
    return { town, mona, preview, agreed };
  }

  it('names it on the preview, and asks for a reason, an end and a review before it is agreed', async () => {
    const { town, mona, preview, agreed } = await previewed();
    expect(preview.words).toContain('Not without a reason: is newly qualified');
    const asked = await mona.press('Give a reason');
    expect(asked.words).toContain('Why is it given all the same?');
    expect(await agreed()).toEqual([]);
    expect((await mona.press('Agree', { ...REASON, reason: '' })).words).toContain('Nothing was saved.');
    expect(await agreed()).toEqual([]);
    const { verb, data } = mona.last().button('Agree');
    for (const _ of [1, 2]) {
      expect((await mona.send(verb, { ...data, ...REASON })).words).toContain('Agreed: C-101 goes to ben');
      await town.deliverAll();
    }
    expect(await agreed()).toMatchObject([{ past: { ...REASON, stops: ['newly-qualified'] } }]);
    const ben = await town.stores.caseloads.read(keyOf('ben'));
    expect(recordsOf(ben?.records ?? [], 'allocation')).toMatchObject([{ ref: 'C-101', past: REASON }]);
  });

  it('leads back to what was typed', async () => {
    const { mona } = await previewed();
    await mona.press('Give a reason');
    expect(inputsOf((await mona.press('Back')).card)).toMatchObject({ to: keyOf('ben'), from: DAY });
  });

  it('is not agreed by a press that names no stop, as an older card would send it', async () => {
    const { mona, preview, agreed } = await previewed();
    const { verb, data } = preview.button('Give a reason');
    expect((await mona.send(verb, { ...data, ...REASON })).words).toContain('Why is it given all the same?');
    expect(await agreed()).toEqual([]);
  });

  it('working on it together is how the newly qualified learn it: no reason is asked for', async () => {
    const { mona } = await previewed('co-work');
    expect((await mona.press('Agree')).words).toContain('C-101');
    expect(mona.last().words).toContain('Agreed');
  });
});
