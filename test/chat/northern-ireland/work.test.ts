import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import type { Duty, DutyKind } from '../../../src/domain/case-facts.ts';
import { inputsOf, TODAY } from '../commands/talk.ts';
import { caseOf, northernOffice } from './policy.ts';

type Inputs = Readonly<Record<string, unknown>>;

describe('work on a case', () => {
  it.each<[string, Words, Inputs, string, object]>([
    [
      'hours of gateway assessment',
      { activity: 'assessment' },
      { on: '2026-11-16', hours: 7.5 },
      '+2.5 points: 0 → 2.5 points',
      { kind: 'assessment', on: '2026-11-16', hours: 7.5 },
    ],
    [
      'hours that were said in the sentence',
      { activity: 'assessment', hours: 3, on: '2026-11-17' },
      {},
      '+1 point: 0 → 1 point',
      { kind: 'assessment', on: '2026-11-17', hours: 3 },
    ],
    [
      'court work beside the category',
      { activity: 'court' },
      { from: '2026-11-10', to: '2026-12-10' },
      '+4 points: 0 → 4 points',
      { kind: 'court', from: '2026-11-10', to: '2026-12-10' },
    ],
  ])('%s', async (_, words, inputs, difference, entry) => {
    const office = await northernOffice([caseOf('gateway')]);
    const amira = office.as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', ...words });
    const saved = await amira.press('Save', inputs);
    expect(saved.words).toContain(difference);
    expect((await office.history('amira', 'C-101'))?.dated.activities).toEqual([entry]);
  });

  it('offers the kinds of the scheme and no others', async () => {
    const amira = (await northernOffice([caseOf('gateway')])).as('amira');
    const asked = await amira.start('log-activity', { caseRef: 'C-101' });
    expect(asked.words).toContain('Hours of gateway assessment (1.8 (i))');
    expect(asked.words).toContain('Court work beside the category of the case (1.8 (xi))');
    expect(asked.words).not.toMatch(/core assessment|proceedings/i);
  });

  it.each<[string, unknown, string]>([
    ['none', '', 'Please give hours over 0'],
    ['0', 0, 'Please give hours over 0'],
    ['less than none', -1, 'Please give hours over 0'],
    ['a word', 'many', 'Please give hours over 0'],
    ['more than a month has', 744.5, 'Please give hours over 0'],
    ['more than a month has left', 740, 'With 5 logged in that month already'],
  ])('hours that will not do are refused at the field: %s', async (_, hours, problem) => {
    const office = await northernOffice([
      caseOf('gateway', { activities: [{ kind: 'assessment', on: '2026-11-05', hours: 5 }] }),
    ]);
    const amira = office.as('amira');
    await amira.start('log-activity', { caseRef: 'C-101', activity: 'assessment' });
    const shown = await amira.press('Save', { on: '2026-11-16', hours });
    expect(shown.words).toContain(problem);
    expect((await office.history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
  });

  it('739 more hours of that month, or 744 of the month before, will do', async () => {
    const office = await northernOffice([
      caseOf('gateway', {
        allocatedOn: '2026-10-01',
        activities: [{ kind: 'assessment', on: '2026-11-05', hours: 5 }],
      }),
    ]);
    const amira = office.as('amira');
    for (const [on, hours] of [
      ['2026-11-16', 739],
      ['2026-10-16', 744],
    ] as const) {
      await amira.start('log-activity', { caseRef: 'C-101', activity: 'assessment' });
      expect((await amira.press('Save', { on, hours })).words).toContain('Saved: logged hours of assessment');
    }
  });
});

describe('duties by hours', () => {
  it.each<[string, DutyKind, Duty]>([
    ['training', 'training', { kind: 'training', on: '2026-11-12', hours: 3 }],
    ['a team meeting', 'team-meeting', { kind: 'team-meeting', on: '2026-11-12', hours: 3 }],
    ['project work', 'project-work', { kind: 'project-work', on: '2026-11-12', hours: 3 }],
    ['supervision', 'supervision', { kind: 'supervision', on: '2026-11-12', hours: 3 }],
    ['another duty', 'other-duty', { kind: 'other-duty', on: '2026-11-12', hours: 3 }],
  ])('%s: a point for three hours', async (_, duty, entry) => {
    const office = await northernOffice();
    const amira = office.as('amira');
    await amira.start('log-duty', { duty });
    const saved = await amira.press('Save', { on: '2026-11-12', hours: 3 });
    expect(saved.words).toContain('+1 point: 0 → 1 point');
    expect((await office.snapshot('amira')).head.duties).toEqual([entry]);
  });

  it('together no more than a month has', async () => {
    const office = await northernOffice();
    const amira = office.as('amira');
    await amira.start('log-duty', { duty: 'training' });
    await amira.press('Save', { on: '2026-11-12', hours: 700 });
    await amira.start('log-duty', { duty: 'team-meeting' });
    const shown = await amira.press('Save', { on: '2026-11-13', hours: 45 });
    expect(shown.words).toContain('With 700 logged in that month already');
  });
});

describe('points for exceptional cases', () => {
  it('are not offered to the worker', async () => {
    const amira = (await northernOffice()).as('amira');
    expect((await amira.start('log-duty')).words).not.toContain('exceptional');
    expect((await amira.start('log-duty', { duty: 'exceptional' })).words).toContain('Which duty?');
  });

  it('are the manager’s to give, with a reason, and stay where the worker finds them', async () => {
    const office = await northernOffice();
    const manager = office.as('manager');
    const worker = office.keyOf('amira');
    const { teamId } = (await office.snapshot('amira')).head;
    await manager.send('team-capacity.worker', { teamId, workerKey: worker, on: TODAY });
    await manager.press('Log a duty');
    await manager.press('Next', { kind: 'exceptional' });
    const asked = await manager.press('Save', { points: 2.3, from: '2026-11-16', reason: '' });
    expect(asked.words).toContain('Please give points in quarters from 0.25 to 20');
    expect(asked.words).toContain('Please give a reason.');
    const saved = await manager.press('Save', { points: 2.25, reason: 'Two reviews at once', to: '2026-12-31' });
    expect(saved.words).toContain('+2.25 points: 0 → 2.25 points');
    const { duties } = (await office.snapshot('amira')).head;
    expect(duties).toEqual([
      { kind: 'exceptional', points: 2.25, reason: 'Two reviews at once', from: '2026-11-16', to: '2026-12-31' },
    ]);
    const amira = office.as('amira');
    await amira.send('log-duty.entries', {});
    const entry = /\n([0-9a-f]{24})\n/.exec(amira.last().words)?.[1];
    const refused = await amira.press('Remove', { entry });
    expect(refused.words).toContain('Only a manager gives and takes these points.');
    await amira.send('log-duty.entries', {});
    expect((await amira.press('Change or end', { entry })).words).toContain('Please ask your manager');
    expect((await office.snapshot('amira')).head.duties).toEqual(duties);
  });
});

describe('points for exceptional cases that reach their cap', () => {
  const REVIEWS = { kind: 'exceptional', points: 3, from: '2026-11-02', to: '2026-11-30', reason: 'Reviews' } as const;

  it.each<[string, object, string]>([
    ['a quarter below it lasts without an end', { points: 4.75 }, 'Saved: logged exceptional points'],
    ['at the cap an end is needed', { points: 5 }, 'This reaches the cap of 5: it needs a last day.'],
    ['with an end it is saved', { points: 5, to: '2026-12-31' }, 'Saved: logged exceptional points'],
    ['others of those days count', { points: 2, others: true }, 'This reaches the cap of 5: it needs a last day.'],
    [
      'others that are over do not',
      { points: 2, from: '2026-12-01', others: true },
      'Saved: logged exceptional points',
    ],
  ])('%s', async (_, { others, ...inputs }: { others?: true }, words) => {
    const office = await northernOffice();
    const manager = office.as('manager');
    const give = async (typed: object) => {
      await manager.send('log-duty.form', { worker: office.keyOf('amira'), kind: 'exceptional' });
      return manager.press('Save', { reason: 'Reviews', from: '2026-11-16', ...typed });
    };
    const { kind: _kind, ...earlier } = REVIEWS;
    if (others) await give(earlier);
    expect((await give(inputs)).words).toContain(words);
  });

  it('are asked for on a card that says whose they are', async () => {
    const office = await northernOffice();
    const asked = await office.as('manager').send('log-duty.form', { worker: office.keyOf('amira') });
    expect(asked.words).toContain('On the caseload of amira.');
  });
});

describe('days ahead', () => {
  it('assume the hours of the last complete month, and say so', async () => {
    const office = await northernOffice([
      caseOf('gateway', {
        allocatedOn: '2026-10-01',
        activities: [{ kind: 'assessment', on: '2026-10-05', hours: 12 }],
      }),
    ]);
    const amira = office.as('amira');
    const ahead = await amira.start('total-on-date', { on: '2026-12-15' });
    expect(ahead.words).toContain('4 points');
    expect(ahead.words).toContain('Expected: days ahead assume the hours of the last complete month.');
    const past = await amira.start('total-on-date', { on: '2026-10-31' });
    expect(past.words).toContain('4 points');
    expect(past.words).not.toContain('Expected');
    const runway = await amira.start('runway');
    expect(runway.words).toContain('Today 0 points');
    expect(runway.words).toContain('Rises to 4 on 19 Nov');
    expect(runway.words).toContain('Expected: days ahead assume');
    expect((await amira.start('my-total')).words).toContain('Your total today is 0 points');
  });

  it('a worker opened from the capacity of a coming day has the lines that are expected, and says so', async () => {
    const activities = [{ kind: 'assessment', on: '2026-10-05', hours: 12 }] as const;
    const office = await northernOffice([caseOf('gateway', { allocatedOn: '2026-10-01', activities })]);
    const open = async (on: string) => {
      const { teamId } = (await office.snapshot('amira')).head;
      const shown = await office
        .as('manager')
        .send('team-capacity.worker', { teamId, workerKey: office.keyOf('amira'), on });
      return shown.words;
    };
    expect(await open('2026-12-15')).toContain("Why amira's total is 4 points");
    expect(await open('2026-12-15')).toContain('Expected: days ahead assume the hours of the last complete month.');
    expect(await open('2026-11-18')).toContain("Why amira's total is 0 points");
    expect(await open('2026-11-18')).not.toContain('Expected');
  });

  it('ask for nothing that is not there', async () => {
    const amira = (await northernOffice([caseOf('court')])).as('amira');
    expect((await amira.start('runway')).words).not.toContain('Expected');
    expect(Object.keys(inputsOf((await amira.start('runway')).card))).toEqual([]);
  });
});
