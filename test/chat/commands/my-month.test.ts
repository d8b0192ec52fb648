import { describe, expect, it } from '@jest/globals';
import { monthTown, NOVEMBER, TWO_CASES } from './month-town.ts';
import { caseFacts } from './talk.ts';
import { keyOf } from './town.ts';

describe('my month', () => {
  it.each([
    ['before the month ends', '2026-11-26', 'November 2026: not submitted yet', 'Due by 7 Dec 2026: 11 days left.'],
    ['on its last day', '2026-11-30', 'November 2026: not submitted yet', 'Due by 7 Dec 2026: 7 days left.'],
    ['on the first of the next', '2026-12-01', 'November 2026: not submitted yet', 'Due by 7 Dec 2026: 6 days left.'],
    ['on the due day', '2026-12-07', 'November 2026: not submitted yet', 'It is due today.'],
    ['on the overdue day', '2026-12-08', 'November 2026: not submitted yet', 'It was due by 7 Dec 2026.'],
    ['a day later it is the new month', '2026-12-09', 'December 2026: not submitted yet', 'Due by 7 Jan 2027'],
  ])('is the month that is due: %s', async (_, day, title, due) => {
    const town = await monthTown();
    town.setToday(day);
    const { words } = await town.as('amira').say('my-month');
    expect(words).toContain(title);
    expect(words).toContain(due);
  });

  it('is the new month as soon as the one before is submitted', async () => {
    const town = await monthTown('2026-11-30');
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    town.setToday('2026-12-01');
    expect((await amira.say('my-month')).words).toContain('December 2026: not submitted yet');
  });

  it('offers what makes sense to a worker who holds nothing', async () => {
    const town = await monthTown();
    const { buttons } = await town.as('ben').say('my-month');
    expect(buttons.map(({ title }) => title)).toEqual(['Submit', 'Nil: nothing held', 'Save as draft', 'The lines']);
  });

  it('says what changed since the last one, with rule and clause', async () => {
    const town = await monthTown('2026-10-31');
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    town.setToday('2026-11-18');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 });
    await amira.press('Save');
    const { words } = await amira.say('my-month');
    expect(words).toContain('Since October 2026');
    expect(words).toMatch(/New: core assessment.*\n.*C-101.*row 8.*\n?\+3/);
    expect(words).toContain('+4 points');
  });

  it('opens into its lines with clauses and sums', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    await amira.say('my-month');
    const { words } = await amira.press('The lines');
    expect(words).toContain('C-102');
    expect(words).toMatch(/row 4/);
    expect(words).toContain('Together');
  });

  it.each([
    ['a month that has not begun', '2026-12', 'December 2026 has not begun'],
    ['a month before the first case', '2026-08', 'August 2026 is before your time here'],
  ])('%s is refused with the reason', async (_, month, words) => {
    const town = await monthTown();
    expect((await town.as('amira').say('submit-month', { month })).words).toContain(words);
    const pressed = await town.as('amira').send('submit-month.send', { nonce: 'n1', month, how: 'submit' });
    expect(pressed.words).toContain(words);
    expect(await town.record('amira', month)).toBeUndefined();
  });
});

describe('submitting', () => {
  it.each(['2026-11-26', '2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08', '2026-12-20'])(
    'on %s scores November as at its last day, and keeps it',
    async (day) => {
      // The core assessment ends on 22 December, the new case stops being new on 1 December.
      const cases = [
        ...(TWO_CASES.cases ?? []),
        caseFacts({
          ref: 'C-103',
          allocatedOn: '2026-11-05',
          activities: [{ kind: 'core-assessment', on: '2026-11-05', children: 2 }],
        }),
      ];
      const town = await monthTown('2026-11-26', 'merton', { amira: { cases } });
      town.setToday(day);
      const amira = town.as('amira');
      const shown = await amira.say('submit-month', { month: NOVEMBER });
      const total = await town.totalOn('amira');
      expect(shown.words).toContain(`${total} points as at 30 Nov 2026`);
      const done = await amira.press('Submit');
      expect(done.words).toContain('November 2026 is submitted');
      expect(done.words).toContain(`${total} points as at 30 Nov 2026`);
      const record = await town.record('amira');
      expect(record).toMatchObject({ state: 'submitted', revision: 1, total, submitted: { name: 'amira' } });
      const kept = await town.submitted('amira');
      expect(kept).toMatchObject({
        asOf: '2026-11-30',
        figures: { total },
        scheme: { scheme: 'merton', readings: {} },
      });
      expect(kept?.lines.reduce((sum, { points }) => sum + points, 0)).toBe(kept?.figures.subtotal);
      expect(await town.told()).toEqual([]);
    },
  );

  it.each([
    ['the day before the last day says what of the days to come', '2026-11-29', true],
    ['the last day says nothing of days to come', '2026-11-30', false],
    ['the day after says nothing of days to come', '2026-12-01', false],
  ])('%s', async (_, day, isSaid) => {
    const town = await monthTown(day);
    const amira = town.as('amira');
    await amira.say('submit-month', { month: NOVEMBER });
    const done = await amira.press('Submit');
    const words = 'What changes until 30 Nov 2026 can be submitted again, while it is not agreed.';
    expect(done.words.includes(words)).toBe(isSaid);
  });

  it('with one tap of the reminder, however often it is pressed', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    const first = await amira.send('submit-month.unchanged', { month: NOVEMBER });
    const again = await amira.send('submit-month.unchanged', { month: NOVEMBER });
    expect(first.words).toContain('November 2026 is submitted');
    expect(again.words).toContain('November 2026 is submitted already');
    expect(await town.record('amira')).toMatchObject({ revision: 1 });
  });

  it('acts once when the same card is pressed twice', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    await amira.say('my-month');
    const { verb, data } = amira.last().button('Submit');
    const answers = [await amira.send(verb, data), await amira.send(verb, data)];
    expect(answers.map(({ words }) => words.split('\n')[0])).toEqual(Array(2).fill('November 2026 is submitted'));
    expect(await town.record('amira')).toMatchObject({ revision: 1 });
  });

  it('is refused from a card whose figures are not the figures any more', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    const card = await amira.say('my-month');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 });
    await amira.press('Save');
    const { verb, data } = card.button('Submit');
    const refused = await amira.send(verb, data);
    expect(refused.words).toContain('Check: the caseload changed');
    expect(refused.words).toContain('logged a core assessment on C-101');
    expect(await town.record('amira')).toBeUndefined();
    await amira.press('Show November 2026');
    expect((await amira.press('Submit')).words).toContain('November 2026 is submitted');
  });

  it('as nil is for those who hold nothing', async () => {
    const town = await monthTown();
    const ben = town.as('ben');
    await ben.say('my-month');
    expect((await ben.press('Nil: nothing held')).words).toContain('Nil: ');
    expect(await town.record('ben')).toMatchObject({ state: 'nil', nil: true });

    const amira = town.as('amira');
    const refused = await amira.send('submit-month.send', { nonce: 'n1', month: NOVEMBER, how: 'nil' });
    expect(refused.words).toContain('November 2026 is not nil');
    expect(refused.words).toContain('2 cases');
    expect(await town.record('amira')).toBeUndefined();
  });

  it('can be begun as a draft, which is not submitted', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Save as draft');
    expect(await town.record('amira')).toMatchObject({ state: 'draft', revision: 0 });
    const shown = await amira.say('my-month');
    expect(shown.words).toContain('November 2026: begun, not submitted yet');
    await amira.press('Submit');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 1 });
  });
});

describe('a later change', () => {
  async function submittedTown() {
    const town = await monthTown();
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    return { town, amira };
  }
  const log = { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 } as const;

  it('of a submitted month says so, leaves it as it was, and offers to submit it again', async () => {
    const { town, amira } = await submittedTown();
    const before = await town.submitted('amira');
    await amira.say('log-activity', log);
    const saved = await amira.press('Save');
    expect(saved.words).toContain('November 2026 was submitted with');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 1, changedSince: true });
    expect(await town.submitted('amira')).toEqual(before);
    const again = await amira.press('Resubmit November 2026');
    expect(again.words).toContain(`${await town.totalOn('amira')} points`);
    expect(await town.record('amira')).toMatchObject({ revision: 2 });
    expect(await town.record('amira')).not.toHaveProperty('changedSince');
    expect(await town.submitted('amira')).toEqual(before);
  });

  it('that is taken back leaves no trace on it', async () => {
    const { town, amira } = await submittedTown();
    const before = await town.record('amira');
    await amira.say('log-activity', log);
    await amira.press('Save');
    const undone = await amira.press('Undo');
    expect(undone.words).toContain('November 2026 is again as it was submitted.');
    expect(await town.record('amira')).toEqual(before);
  });

  it('that does not touch the month says nothing of it', async () => {
    const { town, amira } = await submittedTown();
    town.setToday('2026-12-10');
    await amira.say('log-activity', { ...log, on: '2026-12-09' });
    const saved = await amira.press('Save');
    expect(saved.words).not.toContain('November');
    expect(await town.record('amira')).not.toHaveProperty('changedSince');
  });

  it('of an agreed month says so and offers to ask for reopening, which reaches the manager', async () => {
    const { town, amira } = await submittedTown();
    const mona = town.as('mona');
    await mona.say('agree-month');
    await mona.press('Open', { worker: keyOf('amira') });
    await mona.press('Agree');
    await amira.say('log-activity', log);
    expect((await amira.press('Save')).words).toContain('It is agreed, and stays as it is unless it is reopened.');
    await amira.press('Ask to reopen November 2026');
    const personal = await amira.press('Ask', { reason: 'call me on 020 7946 0958' });
    expect(personal.words).toContain('phone number');
    expect((await amira.press('Ask', { reason: 'an assessment was forgotten' })).words).toContain(
      'Your manager is asked',
    );
    expect(await town.told()).toContain('reopen-asked person');
    expect(await town.record('amira')).toMatchObject({ state: 'agreed', changedSince: true });
    const again = await amira.send('submit-month.send', { nonce: 'n9', month: NOVEMBER, how: 'submit' });
    expect(again.words).toContain('November 2026 is agreed and locked');
  });
});
