import { describe, expect, it } from '@jest/globals';
import { openTown } from './town.ts';

describe('a reminder that a worker puts off', () => {
  it('says that another comes anyway, and leads to the month', async () => {
    const town = await openTown();
    const amira = town.as('amira');
    const answer = await amira.say('snooze-reminder');
    expect(answer.words).toContain('The next reminder of November 2026 comes on 1 Dec 2026 anyway.');
    expect(answer.button('See and submit')).toMatchObject({
      verb: 'submit-month.open',
      data: { month: '2026-11' },
    });
  });

  it('takes the month that its button names, and none that is made up', async () => {
    const town = await openTown();
    const amira = town.as('amira');
    expect((await amira.send('snooze-reminder.snooze', { month: '2026-10' })).words).toContain('October 2026 is due');
    expect((await amira.send('snooze-reminder.snooze', { month: 'x'.repeat(99) })).words).toContain('November 2026');
  });
});
