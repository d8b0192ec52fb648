import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/application/delivery-ports.ts';
import { insteadOfChannel } from '../../src/application/instead-of-channel.ts';
import type { Notice } from '../../src/application/notices.ts';
import { teamOf } from '../storage/builders.ts';

const DAY = '2026-12-08';
const about = { teamId: 'team-1' } as const;
const team = teamOf('team-1', {
  managerKeys: ['mona'],
  covers: [{ personKey: 'sol', from: '2026-12-08', to: '2026-12-09' }],
});
const failed = (notice: Notice): Delivery => ({
  id: { day: DAY, key: 'k' },
  to: { kind: 'managers-channel', teamId: 'team-1' },
  notice,
  sendBy: `${DAY}T18:00:00.000Z`,
});

describe("what could not be posted in the managers' channel", () => {
  it.each<[string, Notice, readonly (string | undefined)[]]>([
    ['a warning goes to each', { kind: 'warning-card', ...about, subject: 's' }, ['mona', 'sol']],
    ['the weekly list goes to each', { kind: 'above-digest', ...about, day: DAY }, ['mona', 'sol']],
    [
      'the list of the missing goes to each as it is',
      { kind: 'submissions-missing', ...about, month: '2026-11', stage: 'overdue', late: false },
      [undefined, undefined],
    ],
    ["the month's card goes to nobody", { kind: 'month-card', ...about, month: '2026-11' }, []],
  ])('%s', (_sentence, notice, readers) => {
    const told = insteadOfChannel(team, failed(notice), DAY);
    expect(told.map(({ to }) => to)).toEqual(
      ['mona', 'sol'].slice(0, readers.length).map((personKey) => ({ kind: 'person', personKey })),
    );
    expect(told.map(({ notice: own }) => ('personKey' in own ? own.personKey : undefined))).toEqual(readers);
    expect(new Set(told.map(({ id }) => id.key)).size).toBe(readers.length);
    expect(insteadOfChannel(team, failed(notice), DAY)).toEqual(told);
  });

  it.each([
    ['the day before the cover', '2026-12-07', 1],
    ['its first day', '2026-12-08', 2],
    ['its last day', '2026-12-09', 2],
    ['the day after', '2026-12-10', 1],
  ])('goes to those who manage the team on the day: %s', (_sentence, day, count) => {
    expect(insteadOfChannel(team, failed({ kind: 'above-digest', ...about, day: DAY }), day)).toHaveLength(count);
  });
});
