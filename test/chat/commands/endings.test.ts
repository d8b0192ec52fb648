import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import type { Activity } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

const activities: readonly Activity[] = [
  { kind: 'proceedings', from: '2026-11-05', children: ['C-101-1'] },
  { kind: 'needs-assessment', on: '2026-11-06' },
  { kind: 'private-law', from: '2026-11-02' },
  { kind: 'private-law', from: '2026-11-04' },
  { kind: 'court-episode', on: '2026-11-10' },
];

async function office() {
  const opened = await openOffice({ amira: [caseFacts({ activities })] });
  const amira = opened.as('amira');
  await amira.start('log-duty', { duty: 'locality', from: '2026-11-02' });
  await amira.press('Save');
  const say = (sentence: string) => {
    const understood = understand(sentence, TODAY);
    if (!understood.ok) throw new Error('not understood');
    return amira.start(understood.command, understood.words);
  };
  return { ...opened, amira, say };
}

describe('a sentence that ends something', () => {
  it.each([
    ['end proceedings on C-101 on 16 Nov', 'to', '2026-11-16', '2026-11-05'],
    ['proceedings on C-101 finished yesterday', 'to', '2026-11-17', '2026-11-05'],
    ['no longer in proceedings on C-101 from 16 Nov', 'to', '2026-11-15', '2026-11-05'],
    ['end proceedings on C-101 on 30 Nov', 'to', '2026-11-30', '2026-11-05'],
    ['needs assessment on C-101 completed on 16 Nov', 'completedOn', '2026-11-16', '2026-11-06'],
    ['end my locality on 30 nov', 'to', '2026-11-30', '2026-11-02'],
  ])('"%s" asks about the only one that runs, its end filled in', async (sentence, field, end, start) => {
    const { say } = await office();
    const inputs = inputsOf((await say(sentence)).card);
    expect(inputs[field]).toBe(end);
    expect(inputs.from ?? inputs.on).toBe(start);
  });

  it('leaves the day empty, with the message, when no calendar has it', async () => {
    const { say } = await office();
    const card = await say('end proceedings on C-101 on 31 Nov');
    expect(inputsOf(card.card).to).toBe('');
    expect(card.words).toContain('in no calendar');
  });

  it.each([
    ['one of two', 'private law ended on C-101 on 5 Nov'],
    ['none', 'contact organising on C-101 ended on 5 Nov'],
    ['one to be removed', 'remove the court episode from C-101'],
    ['a mistake', 'the core assessment on C-101 was put in wrong, delete it'],
  ])('shows the entries of the case for %s', async (_, sentence) => {
    const { say } = await office();
    expect((await say(sentence)).words).toMatch(/^C-101 · Entries/);
  });

  it.each([['remove my locality'], ['stop mentoring from today']])('"%s" shows the duties so far', async (sentence) => {
    const { say } = await office();
    expect((await say(sentence)).words).toMatch(/^Duties/);
  });

  it('changes the entry and adds none', async () => {
    const { say, amira, history } = await office();
    await say('end proceedings on C-101 on 16 Nov');
    await amira.press('Save');
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([
      { ...activities[0], to: '2026-11-16' },
      ...activities.slice(1),
    ]);
  });

  it('asks for the case first and then ends the entry', async () => {
    const { say, amira } = await office();
    await say('end proceedings on 16 Nov');
    const card = await amira.press('Next');
    expect(inputsOf(card.card).to).toBe('2026-11-16');
  });
});

describe('what only sounds like an end', () => {
  it.each([
    ['child removed under an EPO on C-101'],
    ['finished a core assessment for C-101 on 4 Nov'],
    ['private law on C-101 from 1 Sept ended 5 Nov'],
    ['placement on C-101 ended yesterday'],
    ['I forgot to log the core assessment for C-101'],
  ])('"%s" logs an activity', (sentence) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command: 'log-activity' });
  });
});
