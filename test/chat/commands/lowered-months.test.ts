import { describe, expect, it } from '@jest/globals';
import { monthTown, NOVEMBER } from './month-town.ts';
import { keyOf } from './town.ts';

/** Amira has submitted November; where it is said, Mona has agreed it. On 10 December Mona looks back. */
async function submittedTown(isAgreed: boolean) {
  const town = await monthTown();
  const [amira, mona] = [town.as('amira'), town.as('mona')];
  await amira.say('my-month');
  await amira.press('Submit');
  if (isAgreed) {
    await mona.say('agree-month');
    await mona.press('Open', { worker: keyOf('amira') });
    await mona.press('Agree');
  }
  const total = await town.totalOn('amira');
  town.setToday('2026-12-10');
  /** November at a share of the usual figures. */
  const lower = async (percent: number) => {
    await mona.say('adjust-capacity', { name: 'Amira', from: '2026-11-01' });
    return mona.press('Save', { percent, from: '2026-11-01', to: '2026-11-30', reason: 'return to work' });
  };
  const page = async () => (await amira.say('my-month', { month: NOVEMBER })).words;
  const submitted = `Submitted: ${total} points as at 30 Nov 2026, within the guideline of 85.`;
  return { ...town, amira, mona, total, lower, page, submitted };
}

describe('figures that are lowered for days of a submitted month', () => {
  it.each([
    ['agreed', true, 'It is agreed, and stays as it is unless it is reopened.', 'Reopen November 2026'],
    ['submitted', false, 'What was submitted stays as it is unless it is submitted again.', 'Show November 2026'],
  ])('leave what was %s as it was, mark it, and say so to the manager', async (_, isAgreed, stays, button) => {
    const { record, total, lower, page, submitted } = await submittedTown(isAgreed);
    const before = await record('amira');
    const saved = await lower(1);
    expect(saved.words).toContain(
      `November 2026 was submitted with ${total} points, within the guideline, and would now be over the limit, to be reported. ${stays}`,
    );
    expect(saved.buttons.map(({ title }) => title)).toContain(button);
    expect(await record('amira')).toEqual({ ...before, changedSince: true });
    const words = await page();
    expect(words).toContain(submitted);
    expect(words).toContain(
      `The caseload or its guideline was changed since: now it would be ${total} points as at 30 Nov 2026, over the limit of 1, to be reported.`,
    );
    expect(words).toContain('Guideline: over the limit of 1, to be reported');
    expect(words).toContain('was within the guideline of 85');
    expect(words).not.toContain('no change');
  });

  it('that leave it within the guideline leave it unmarked, with the guideline of then on the page', async () => {
    const { record, lower, page, submitted } = await submittedTown(true);
    const before = await record('amira');
    expect((await lower(80)).words).not.toContain('November 2026 was submitted');
    expect(await record('amira')).toEqual(before);
    expect(await page()).toContain(submitted);
  });

  it('are nothing new to a later change of something else', async () => {
    const { record, lower, amira } = await submittedTown(true);
    await lower(1);
    const before = await record('amira');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-12-09', children: 1 });
    expect((await amira.press('Save')).words).not.toContain('November');
    expect(await record('amira')).toEqual(before);
  });

  it('and are taken out leave the month as it was submitted', async () => {
    const { record, lower, mona, page, submitted } = await submittedTown(true);
    const before = await record('amira');
    await lower(1);
    await mona.press('Change it');
    expect((await mona.press('Take it out')).words).toContain('November 2026 is again as it was submitted.');
    expect(await record('amira')).toEqual(before);
    expect(await page()).toContain(submitted);
  });

  it('are ended before the last day of the month: that too makes it as it was submitted', async () => {
    const { record, lower, mona } = await submittedTown(true);
    const before = await record('amira');
    await lower(1);
    await mona.press('Change it');
    const saved = await mona.press('Save', { to: '2026-11-29' });
    expect(saved.words).toContain('November 2026 is again as it was submitted.');
    expect(await record('amira')).toEqual(before);
  });
});
