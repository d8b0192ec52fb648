import { describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { keyOf, openTown } from './town.ts';

/*
 * What a manager agrees between two workers is something that somebody else changed, for both of them.
 */

const workers = {
  amira: { cases: [caseFacts({ ref: 'C-101' }), caseFacts({ ref: 'C-102' })] },
  ben: { cases: [caseFacts({ ref: 'C-7' })] },
} as const;

type Town = Awaited<ReturnType<typeof openTown>>;

async function agreed(how: 'transfer' | 'co-work' = 'transfer', from = '2026-12-14') {
  const town = await openTown(workers);
  const mona = town.as('mona');
  await mona.hear('transfer C-101 to Ben on 14 Dec');
  await mona.press('Preview', { as: how, from });
  await mona.press('Agree');
  return { town, mona };
}

async function handOverOf(town: Town): Promise<string> {
  const snapshot = await town.stores.caseloads.read(keyOf('amira'));
  const [handOver] = recordsOf(snapshot?.records ?? [], 'hand-over');
  return `${keyOf('amira')} ${handOver?.id}`;
}

async function whats(town: Town, name: string): Promise<string[]> {
  const snapshot = await town.stores.caseloads.read(keyOf(name));
  return recordsOf(snapshot?.records ?? [], 'others-change').map(({ said, what }) => `${said.name} ${what}`);
}

describe('what others changed', () => {
  it.each([
    [
      'a transfer',
      'transfer',
      'mona agreed the transfer of C-101 to ben on 14 Dec 2026',
      'mona agreed the transfer of C-101 from amira on 14 Dec 2026',
    ],
    [
      'co-working',
      'co-work',
      'mona agreed co-working on C-101 with ben from 14 Dec 2026',
      'mona agreed co-working on C-101 with amira from 14 Dec 2026',
    ],
  ] as const)('has %s for both workers', async (_, how, toHolder, toReceiver) => {
    const { town } = await agreed(how);
    expect(await whats(town, 'amira')).toEqual([toHolder]);
    expect(await whats(town, 'ben')).toEqual([toReceiver]);
    expect((await town.as('amira').say('changes')).words).toContain(toHolder);
    expect((await town.as('ben').say('changes')).words).toContain(toReceiver);
  });

  it('has it once, whatever the holder logs on the case until its day', async () => {
    const { town } = await agreed();
    const amira = town.as('amira');
    await amira.hear('log a core assessment for C-101 started today, 1 child');
    await amira.press('Save');
    expect(amira.last().words).toContain('Saved');
    expect(await whats(town, 'ben')).toHaveLength(1);
  });

  it('has a cancellation, by who cancelled it', async () => {
    const { town, mona } = await agreed();
    await mona.send('transfers.change', { handOver: await handOverOf(town) });
    await mona.press('Cancel it');
    expect((await whats(town, 'amira')).at(-1)).toBe('mona cancelled the hand-over of C-101 to ben');
    expect((await whats(town, 'ben')).at(-1)).toBe('mona cancelled the hand-over of C-101 from amira');
  });

  it('has the end of co-working', async () => {
    const { town, mona } = await agreed('co-work', '2026-11-30');
    await mona.send('transfers.change', { handOver: await handOverOf(town) });
    await mona.press('Save', { lastDay: '2026-12-04' });
    expect((await whats(town, 'amira')).at(-1)).toBe('mona ended the co-working on C-101 with ben');
    expect((await whats(town, 'ben')).at(-1)).toBe('mona ended the co-working on C-101 with amira after 4 Dec 2026');
  });

  it.each(['amira', 'ben'])('can be disputed by %s, and the manager answers', async (name) => {
    const { town, mona } = await agreed();
    const worker = town.as(name);
    await worker.say('changes');
    const [choice] = worker.last().data.choices as { options: { value: string }[] }[];
    await worker.press('Dispute', { change: choice?.options[0]?.value });
    await worker.press('Send', { text: 'the hearing is on that day' });
    expect(worker.last().words).toContain('Your manager has to answer');
    expect((await mona.say('changes')).words).toContain(`${name}: mona agreed the transfer of C-101`);
    await mona.press('Answer', { change: choice?.options[0]?.value });
    await mona.press('Answer', { text: 'we wait a week' });
    expect((await worker.say('changes')).words).toContain('mona: "we wait a week"');
  });
});
