import { describe, expect, it } from '@jest/globals';
import type { Words } from '../../../src/chat/words.ts';
import type { Duty, DutyKind } from '../../../src/domain/case-facts.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const office = () => openOffice({ amira: [caseFacts()] });

describe('each kind of duty', () => {
  it.each<[DutyKind, Inputs, Duty, string]>([
    [
      'practice-teaching',
      { from: '2026-11-02' },
      { kind: 'practice-teaching', from: '2026-11-02', quantity: 1 },
      'row 24 · no end date',
    ],
    [
      'pq-consolidation',
      { from: '2026-11-02', dueBy: '2027-06-30' },
      { kind: 'pq-consolidation', from: '2026-11-02', dueBy: '2027-06-30', quantity: 1 },
      'row 25 · until 30 Jun 2027',
    ],
    [
      'pq-specialist',
      { from: '2026-11-02', dueBy: '2027-06-30', to: '2027-01-31' },
      { kind: 'pq-specialist', from: '2026-11-02', to: '2027-01-31', dueBy: '2027-06-30', quantity: 1 },
      'row 26 · until 31 Jan 2027',
    ],
    [
      'long-arm-support',
      { from: '2026-11-02', to: '2026-12-31' },
      { kind: 'long-arm-support', from: '2026-11-02', to: '2026-12-31', quantity: 1 },
      'row 27 · until 31 Dec 2026',
    ],
    [
      'supervision',
      { from: '2026-11-02', quantity: 2 },
      { kind: 'supervision', from: '2026-11-02', quantity: 2 },
      'row 28 · no end date',
    ],
    [
      'pa-supervision',
      { from: '2026-11-02', quantity: 3 },
      { kind: 'pa-supervision', from: '2026-11-02', quantity: 3 },
      'row 29 · no end date',
    ],
    ['locality', { from: '2026-11-02' }, { kind: 'locality', from: '2026-11-02', quantity: 1 }, 'row 30 · no end date'],
    [
      'school-leavers-panel',
      { on: '2026-11-12' },
      { kind: 'school-leavers-panel', on: '2026-11-12' },
      'row 31 · until 30 Nov 2026',
    ],
    [
      'training-delivered',
      { on: '2026-11-12' },
      { kind: 'training-delivered', on: '2026-11-12' },
      'row 32 · until 30 Nov 2026',
    ],
    [
      'working-group',
      { from: '2026-11-02' },
      { kind: 'working-group', from: '2026-11-02', quantity: 1 },
      'row 33 · no end date',
    ],
  ])('%s', async (duty, inputs, kept, line) => {
    const { as, snapshot } = await office();
    const amira = as('amira');
    await amira.start('log-duty', { duty });
    expect((await amira.press('Save', inputs)).words).toContain(line);
    expect((await snapshot('amira')).head.duties).toEqual([kept]);
  });

  it('every kind that the scheme scores can be chosen, with its row', async () => {
    const { as } = await office();
    const { words } = await as('amira').start('log-duty');
    expect(words.match(/\(row \d+\)/g)).toHaveLength(10);
  });
});

describe('what was said', () => {
  it.each<[string, Words, Inputs]>([
    ['a day', { duty: 'school-leavers-panel' }, { on: TODAY }],
    ['how many', { duty: 'supervision', quantity: 2 }, { quantity: 2, from: TODAY, to: '' }],
    ['when it is due', { duty: 'pq-specialist', to: '2027-06-30' }, { from: TODAY, dueBy: '2027-06-30', to: '' }],
  ])('%s is filled in', async (_, words, inputs) => {
    const { as } = await office();
    expect(inputsOf((await as('amira').start('log-duty', words)).card)).toEqual(inputs);
  });

  it('a duty with its day is previewed at once', async () => {
    const { as } = await office();
    const card = await as('amira').start('log-duty', { duty: 'practice-teaching', from: '2026-11-02' });
    expect(card.words).toContain('+10 points, +1 weight');
  });

  it('a kind that was not said is asked for', async () => {
    const { as } = await office();
    const amira = as('amira');
    await amira.start('log-duty');
    expect((await amira.press('Next')).words).toContain('Check: Please choose one.');
    expect((await amira.press('Next', { kind: 'locality' })).words).toContain('Locality commitment');
  });
});

describe('duties so far', () => {
  async function withDuties() {
    const opened = await office();
    const amira = opened.as('amira');
    await amira.start('log-duty', { duty: 'locality', from: '2026-11-02' });
    await amira.press('Save');
    await amira.press('Duties so far');
    const entry = /Locality[^\n]*since 2 Nov 2026\n(\w+)/.exec(amira.last().words)?.[1];
    return { ...opened, amira, entry };
  }

  it('end on a day', async () => {
    const { amira, entry, snapshot } = await withDuties();
    await amira.press('Change or end', { entry });
    const saved = await amira.press('Save', { to: '2026-11-30' });
    expect(saved.words).toContain('It stops counting after 30 Nov 2026');
    expect((await snapshot('amira')).head.duties).toEqual([
      { kind: 'locality', from: '2026-11-02', to: '2026-11-30', quantity: 1 },
    ]);
  });

  it('are removed after a preview', async () => {
    const { amira, entry, snapshot } = await withDuties();
    expect((await amira.press('Remove', { entry })).words).toContain('-4 points');
    await amira.press('Save');
    expect((await snapshot('amira')).head.duties).toEqual([]);
  });

  it('a duty that is gone shows the list', async () => {
    const { amira } = await withDuties();
    expect((await amira.press('Remove', { entry: 'none' })).words).toContain('Choose an entry');
  });
});

it.each<[string, DutyKind, Inputs, string]>([
  ['an end before the start', 'locality', { from: '2026-11-02', to: '2026-11-01' }, 'before the first day, 2 Nov 2026'],
  ['due before the start', 'pq-specialist', { from: '2026-11-02', dueBy: '2026-11-01' }, 'before the first day, 2 Nov'],
  ['without its due day', 'pq-consolidation', { from: '2026-11-02' }, 'Please give the day by which it is due.'],
  ['of nobody', 'supervision', { quantity: 0 }, 'Please give a whole number from 1 to 30.'],
  ['on no day', 'training-delivered', { on: '' }, 'Please give a date.'],
])('a duty %s is refused', async (_, duty, inputs, problem) => {
  const { as, snapshot } = await office();
  const amira = as('amira');
  const before = await snapshot('amira');
  await amira.start('log-duty', { duty });
  expect((await amira.press('Save', inputs)).words).toContain(problem);
  expect(await snapshot('amira')).toEqual(before);
});
