import { describe, expect, it } from '@jest/globals';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { inputOf } from '../../../src/chat/share-out/card.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { agreedMeanwhile, beforeChange } from './in-between.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { keyOf, openTown, TODAY } from './town.ts';

const AWAY_FROM = '2026-12-01';
const BACK = '2027-01-12';
const refs = ['C-101', 'C-102', 'C-103', 'C-104'];

/** Amira is away from 1 Dec to 11 Jan: two cases move to Ben, one to Dan, and one is shared with Ben. */
async function shared() {
  const town = await openTown({ amira: { cases: refs.map((ref) => caseFacts({ ref })) }, dan: {} });
  const mona = town.as('mona');
  const snapshot = async (name: string) => {
    const found = await town.stores.caseloads.read(keyOf(name));
    if (!found) throw new Error('no caseload');
    return found;
  };
  await mona.hear('Amira is away from 1 Dec to 11 Jan');
  await mona.press('Save', { planned: 'planned' });
  await mona.press('Share out the cases');
  const takers = [choiceKey(keyOf('ben')), choiceKey(keyOf('dan'))].join(',');
  await mona.press('Next', { takers, start: 'keep' });
  const { cases } = await snapshot('amira');
  const typed = Object.fromEntries(
    refs.map((ref, index) => {
      const stored = cases.find(({ history }) => history.dated.ref === ref);
      return [inputOf(stored?.caseId ?? ''), ['m0', 'm0', 'm1', 's0'][index]];
    }),
  );
  await mona.press('Preview', typed);
  await mona.press('Confirm');
  /** Who has a case on a day. */
  const holders = async (ref: string, day: string) => {
    const found: string[] = [];
    for (const name of ['amira', 'ben', 'dan']) {
      const has = (await snapshot(name)).cases.some(({ history }) => {
        const facts = factsOn(history, day);
        return facts.ref === ref && facts.allocatedOn <= day && (facts.transferredOutOn ?? '9999') > day;
      });
      if (has) found.push(name);
    }
    return found;
  };
  const moved = async () => recordsOf((await snapshot('amira')).records, 'hand-over');
  return { town, mona, snapshot, holders, moved };
}

async function back() {
  const all = await shared();
  all.town.setToday(BACK);
  return all;
}

describe('what moved because somebody was away', () => {
  it('is remembered with the absence', async () => {
    const { moved, holders } = await shared();
    const absence = recordsOf((await (await shared()).snapshot('amira')).records, 'absence');
    expect(absence).toHaveLength(1);
    expect((await moved()).every(({ whileAway }) => whileAway !== undefined)).toBe(true);
    expect(await holders('C-101', AWAY_FROM)).toEqual(['ben']);
    expect(await holders('C-104', AWAY_FROM)).toEqual(['amira', 'ben']);
  });

  it('is not asked about before the last day is over', async () => {
    const { town, mona } = await shared();
    town.setToday('2027-01-11');
    expect((await mona.hear('give Amira her cases back')).words).toContain('Nothing to give back');
  });

  it('is offered from the first day back, all of it to begin with', async () => {
    const { mona } = await back();
    const form = await mona.hear('Amira is back, give her cases back');
    expect(form.words).toContain('amira is back: 3 cases were given to others');
    const inputs = inputsOf(form.card);
    expect(String(inputs.cases).split(',')).toHaveLength(3);
    expect(inputs.from).toBe(BACK);
  });

  it('has co-working end by itself', async () => {
    const { holders } = await back();
    expect(await holders('C-104', '2027-01-11')).toEqual(['amira', 'ben']);
    expect(await holders('C-104', BACK)).toEqual(['amira']);
  });

  it('goes back with everybody’s totals first, and with what was changed meanwhile', async () => {
    const { town, mona, holders, snapshot, moved } = await back();
    const ben = town.as('ben');
    await ben.hear('log a core assessment for C-101 started 5 Jan, 2 children');
    await ben.press('Save');
    await mona.hear('give Amira her cases back');
    const preview = await mona.press('Preview');
    expect(preview.words).toContain('Preview: 3 cases go back to amira');
    expect(await holders('C-101', BACK)).toEqual(['ben']);
    const done = await mona.press('Give back');
    expect(done.words).toContain('Agreed: 3 cases go back to amira on 12 Jan 2027');
    for (const ref of refs) expect(await holders(ref, BACK)).toEqual(['amira']);
    const own = (await snapshot('amira')).cases.filter(({ history }) => history.dated.ref === 'C-101').at(-1);
    expect(own?.history.dated.activities).toMatchObject([{ kind: 'core-assessment', on: '2027-01-05' }]);
    expect((await moved()).map(({ as, settled }) => [as, settled])).toEqual(
      expect.arrayContaining([
        ['transfer', 'back'],
        ['co-work', undefined],
      ]),
    );
    expect((await mona.hear('give Amira her cases back')).words).toContain('Nothing to give back');
  });

  it('goes back in part, from a chosen day; the rest is still asked about', async () => {
    const { mona, moved, holders } = await back();
    await mona.hear('give cases back');
    const [first] = (await moved()).filter(({ ref }) => ref === 'C-103');
    await mona.press('Preview', { cases: choiceKey(first?.id ?? ''), from: '2027-01-18' });
    await mona.press('Give back');
    expect(await holders('C-103', '2027-01-17')).toEqual(['dan']);
    expect(await holders('C-103', '2027-01-18')).toEqual(['amira']);
    expect((await mona.hear('give cases back')).words).toContain('amira is back: 2 cases were given to others');
  });

  it('stays, when the manager says so, and is not asked about again', async () => {
    const { mona, holders } = await back();
    await mona.hear('give cases back');
    expect((await mona.press('The ticked ones stay')).words).toContain('3 cases stay where they are');
    expect(await holders('C-101', BACK)).toEqual(['ben']);
    expect((await mona.hear('give cases back')).words).toContain('Nothing to give back');
  });

  it('is given back once, however often it is pressed', async () => {
    const { mona, snapshot } = await back();
    await mona.hear('give cases back');
    const { data } = (await mona.press('Preview')).button('Give back');
    const answers: string[] = [];
    for (let times = 0; times < 3; times += 1) answers.push((await mona.send('give-back.save', data)).words);
    expect(new Set(answers).size).toBe(1);
    expect((await snapshot('amira')).cases).toHaveLength(7);
  });

  it('does not go back from somebody who has given it on', async () => {
    const { mona, town, holders, snapshot } = await back();
    const other = town.as('mona');
    const caseId = recordsOf((await snapshot('dan')).records, 'received')[0]?.id;
    await other.send('transfer-case.open', { nonce: 'n-1', worker: keyOf('dan'), caseId, said: { to: keyOf('ben') } });
    await other.press('Preview', { from: BACK });
    await other.press('Agree');
    const form = await mona.hear('give cases back');
    expect(form.words).toContain('Given to somebody else since: C-103.');
    await mona.press('Preview');
    await mona.press('Give back');
    expect(await holders('C-103', BACK)).toEqual(['ben']);
  });

  it('says how much goes back where somebody gave a case on in between', async () => {
    const { town, mona, snapshot, holders } = await back();
    await mona.hear('give cases back');
    await mona.press('Preview');
    const given = recordsOf((await snapshot('ben')).records, 'received').find(({ ref }) => ref === 'C-102');
    beforeChange(town, 'ben', 1, () => agreedMeanwhile(town, 'ben', given?.id ?? '', 'dan', BACK));
    const answer = await mona.press('Give back');
    expect(answer.words).toContain('1 case is agreed; these are not yet. C-102:');
    expect(await holders('C-103', BACK)).toEqual(['amira']);
  });

  it('is asked about again when the return is cancelled before its day', async () => {
    const { mona } = await back();
    await mona.hear('give cases back');
    await mona.press('Preview', { from: '2027-01-20' });
    await mona.press('Give back');
    expect((await mona.hear('give cases back')).words).toContain('Nothing to give back');
    await mona.hear('transfers');
    const [choice] = mona.last().data.choices as { options: { value: string; title: string }[] }[];
    await mona.press('Cancel or end it', { handOver: choice?.options[0]?.value });
    await mona.press('Cancel it');
    expect((await mona.hear('give cases back')).words).toContain('amira is back: 1 case was given to others');
  });

  it('is offered at once where the manager records the end', async () => {
    const { town, mona } = await shared();
    town.setToday('2026-12-10');
    await mona.hear('Amira is back');
    const saved = await mona.press('Save', { to: '2026-12-09' });
    expect(saved.words).toContain('Cases of amira had moved or were shared meanwhile.');
    expect((await mona.press('Give cases back')).words).toContain(
      'amira is back: 3 cases were given to others, 1 is shared',
    );
    expect(mona.last().words).toContain('C-104 is shared with ben until 11 Jan 2027');
  });

  it('is not asked about where it came back by an ordinary transfer', async () => {
    const { town, mona, moved, snapshot } = await back();
    const other = town.as('mona');
    const caseId = recordsOf((await snapshot('dan')).records, 'received')[0]?.id;
    await other.send('transfer-case.open', {
      nonce: 'n-1',
      worker: keyOf('dan'),
      caseId,
      said: { to: keyOf('amira') },
    });
    await other.press('Preview', { from: '2027-01-20' });
    await other.press('Agree');
    await town.deliverAll();
    expect((await moved()).filter(({ settled }) => settled === 'back').map(({ ref }) => ref)).toEqual(['C-103']);
    expect((await mona.hear('give cases back')).words).toContain('amira is back: 2 cases were given to others');
  });

  it('is cancelled, not given back, where its day has not come', async () => {
    const { town, mona, holders, moved } = await shared();
    await mona.hear('Amira is away');
    await mona.press('Record or change', { worker: keyOf('amira') });
    town.setToday(TODAY);
    const id = recordsOf((await town.stores.caseloads.read(keyOf('amira')))?.records ?? [], 'absence')[0]?.id;
    await mona.send('record-absence.ask', { worker: keyOf('amira'), absence: id });
    const removed = await mona.press('Take it out');
    expect(removed.words).toContain('Cases of amira had moved or were shared meanwhile.');
    const form = await mona.press('Give cases back');
    expect(form.words).toContain('Not moved yet: C-101, C-102, C-103.');
    const done = await mona.press('Cancel what has not begun');
    expect(done.words).toContain('cancelled the hand-over of 4 cases');
    for (const ref of refs) expect(await holders(ref, AWAY_FROM)).toEqual(['amira']);
    expect((await moved()).every(({ state }) => state === 'cancelled')).toBe(true);
    expect((await mona.hear('give cases back')).words).toContain('Nothing to give back');
  });

  it.each(['amira', 'ben', 'sid', 'sol', 'cora', 'ada'])('is nothing that %s may decide', async (name) => {
    const { town, mona, moved } = await back();
    await mona.hear('give cases back');
    const stay = mona.last().button('The ticked ones stay').data;
    const { data } = (await mona.press('Preview')).button('Give back');
    const other = town.as(name);
    for (const verb of ['worker', 'preview', 'save']) {
      expect((await other.send(`give-back.${verb}`, data)).words).not.toContain('C-101');
    }
    await other.send('give-back.stay', { ...stay, all: true });
    await other.send('give-back.unmove', stay);
    expect((await moved()).every(({ settled }) => settled === undefined)).toBe(true);
    expect((await other.hear('give Amira her cases back')).words).not.toContain('amira is back');
  });
});

describe('what is shared without an end because somebody was away', () => {
  async function sharing() {
    const town = await openTown({ amira: { cases: [caseFacts({ ref: 'C-101' })] } });
    const mona = town.as('mona');
    await mona.hear('Amira is away from 1 Dec to 11 Jan');
    await mona.press('Save', { planned: 'planned' });
    await mona.press('Share out the cases');
    await mona.press('Next', { takers: choiceKey(keyOf('ben')), start: 'share', until: '' });
    await mona.press('Preview');
    await mona.press('Confirm');
    town.setToday(BACK);
    return { town, mona };
  }

  it('is asked about, with the way to end it', async () => {
    const { mona } = await sharing();
    const asked = await mona.hear('give Amira her cases back');
    expect(asked.words).toContain('amira is back: 1 case is still shared');
    expect(asked.words).toContain('Shared without an end: C-101. Say "transfers" to end that.');
    expect(asked.words).toContain('Transfers');
  });

  it('goes on when the manager says so, and is not asked about again', async () => {
    const { mona } = await sharing();
    await mona.hear('give Amira her cases back');
    expect((await mona.press('Leave it so')).words).toContain('C-101: you are not asked about this again.');
    expect((await mona.hear('give Amira her cases back')).words).toContain('Nothing to give back');
  });
});

describe('more than one transaction holds', () => {
  it.each([
    ['', false],
    [', also after a failure', true],
  ])('is cancelled with one press before its day%s', async (_, fails) => {
    const cases = Array.from({ length: 30 }, (_, index) => caseFacts({ ref: `C-${101 + index}` }));
    const town = await openTown({ amira: { cases }, dan: {} });
    const mona = town.as('mona');
    await mona.hear('Amira is away from 7 Dec to 11 Jan');
    await mona.press('Save', { planned: 'planned' });
    await mona.press('Share out the cases');
    const takers = ['ben', 'dan'].map((name) => choiceKey(keyOf(name))).join(',');
    await mona.press('Next', { takers, start: 'move' });
    await mona.press('Preview');
    await mona.press('Confirm');
    await town.deliverAll();
    const records = async () => (await town.stores.caseloads.read(keyOf('amira')))?.records ?? [];
    const id = recordsOf(await records(), 'absence')[0]?.id;
    await mona.send('record-absence.ask', { worker: keyOf('amira'), absence: id });
    await mona.press('Take it out');
    await mona.press('Give cases back');
    const { data } = mona.last().button('Cancel what has not begun');
    if (fails) {
      beforeChange(town, 'amira', 2, async () => {
        throw new Error('storage is down');
      });
      await expect(mona.send('give-back.unmove', data)).rejects.toThrow('storage is down');
    }
    const done = await mona.send('give-back.unmove', data);
    expect(done.words).toContain(fails ? 'cancelled the hand-over of 15 cases' : 'cancelled the hand-over of 30 cases');
    expect(recordsOf(await records(), 'hand-over').every(({ state }) => state === 'cancelled')).toBe(true);
    expect((await mona.send('give-back.unmove', data)).words).toBe(done.words);
  });
});
