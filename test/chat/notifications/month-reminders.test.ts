import { describe, expect, it } from '@jest/globals';
import { deliverPending } from '../../../src/application/deliver-pending.ts';
import type { Notice } from '../../../src/application/notices.ts';
import type { Stores } from '../../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../../src/application/set-up-team.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { fullTime, identity, keyOf, outsideOn } from '../../application/outside.ts';
import { away, monthOf } from '../../schedule/month-world.ts';
import { commitOf } from '../../storage/builders.ts';
import { memoryStores } from '../../support/memory-stores.ts';

const TEAM = teamIdOf('north');

/** North with amira and ben since October, and what is recorded of amira. */
async function opened(records: readonly WorkerRecord[] = []): Promise<Stores> {
  const stores = memoryStores();
  const outside = outsideOn('2026-10-05', stores);
  const result = await setUpTeam(
    outside,
    {
      ...{ name: 'North', schemeId: 'merton' },
      members: ['amira', 'ben'].map((name) => ({ ...identity(name), terms: fullTime })),
      managers: [identity('mona')],
      serviceManagers: [],
    },
    { person: keyOf('ada'), key: 'north' },
  );
  if (!result.ok) throw new Error(result.reason);
  const snapshot = await stores.caseloads.read(keyOf('amira'));
  if (!snapshot) throw new Error('no caseload');
  await stores.caseloads.commit({
    ...commitOf(keyOf('amira'), snapshot),
    head: { ...snapshot.head, version: snapshot.head.version + 1 },
    putCases: [],
    putRecords: records,
    outbox: [{ kind: 'project-member', workerKey: keyOf('amira'), teamId: TEAM }],
  });
  await deliverPending(outside, stores.caseloads.pending());
  return stores;
}

async function saidOn(day: string, notice: Notice, records: readonly WorkerRecord[] = []): Promise<string | null> {
  const outside = { ...outsideOn(day, await opened(records)), newId: () => 'id-1' };
  const to = { kind: 'person', personKey: keyOf('amira') } as const;
  const message = await composeMessage(outside, { id: { day, key: 'k' }, to, notice });
  if (message?.card) renderCard(message.card);
  return message?.text ?? null;
}

const due = (stage: 'first' | 'again' | 'last', late = false): Notice => ({
  ...{ kind: 'submission-due', workerKey: keyOf('amira'), month: '2026-11', stage, late },
});

describe('a reminder to a worker', () => {
  const FIRST = 'November 2026 is nearly over: your caseload can be submitted, by 7 Dec.';
  const AGAIN = 'November 2026 is over, and your caseload waits to be submitted, by 7 Dec.';
  const LAST = 'November 2026 is due today: this is the last reminder.';
  it.each([
    ['the first, the day before its day', 'first', '2026-11-25', null],
    ['the first on its day', 'first', '2026-11-26', FIRST],
    ['the first the day after', 'first', '2026-11-27', FIRST],
    ['the first the day before the second', 'first', '2026-11-30', FIRST],
    ['the first on the day of the second', 'first', '2026-12-01', null],
    ['the second, the day before its day', 'again', '2026-11-30', null],
    ['the second on its day', 'again', '2026-12-01', AGAIN],
    ['the second the day after', 'again', '2026-12-02', AGAIN],
    ['the second on the day before the last', 'again', '2026-12-06', AGAIN],
    ['the second on the day of the last', 'again', '2026-12-07', null],
    ['the last, the day before the due day', 'last', '2026-12-06', null],
    ['the last on the due day', 'last', '2026-12-07', LAST],
    ['the last the day after', 'last', '2026-12-08', 'November 2026 was due on 7 Dec 2026.'],
  ] as const)('%s', async (_, stage, day, expected) => {
    expect(await saidOn(day, due(stage))).toBe(expected);
  });

  it.each<[string, readonly WorkerRecord[], boolean]>([
    ['who has not begun', [], true],
    ['who has begun', [monthOf('2026-11', 'draft')], true],
    ['who has submitted another month', [monthOf('2026-10', 'agreed')], true],
    ['who has submitted', [monthOf('2026-11', 'submitted')], false],
    ['who has confirmed nil', [monthOf('2026-11', 'nil')], false],
    ['whose month is agreed', [monthOf('2026-11', 'agreed')], false],
    ['whose month is disputed', [monthOf('2026-11', 'disputed')], false],
    ['who goes away tomorrow', [away('2026-12-02', '2026-12-05')], true],
    ['who is away from today', [away('2026-12-01', '2026-12-05')], false],
    ['who is away until today', [away('2026-11-20', '2026-12-01', { planned: false })], false],
    ['who came back today', [away('2026-11-20', '2026-11-30')], true],
    ['who is away for nobody knows how long', [away('2026-11-20', null)], false],
  ])('goes to a worker %s: %#', async (_, records, isTold) => {
    expect((await saidOn('2026-12-01', due('again'), records)) !== null).toBe(isTold);
  });

  it('is not for somebody who came to the team after the month', async () => {
    const asked: Notice = {
      ...due('last'),
      kind: 'submission-due',
      workerKey: keyOf('amira'),
      month: '2026-09',
    } as Notice;
    expect(await saidOn('2026-12-01', asked)).toBeNull();
  });
});

const missing = (stage: 'due' | 'overdue'): Notice => ({
  ...{ kind: 'submissions-missing', teamId: TEAM, month: '2026-11', stage, late: false },
});

describe('the list of who is missing', () => {
  it.each([
    ['the day before the due day', 'due', '2026-12-06', null],
    ['on the due day', 'due', '2026-12-07', 'North: 2 submissions for November 2026 missing, due today.'],
    ['the day before the overdue list', 'overdue', '2026-12-07', null],
    [
      'on the day of the overdue list',
      'overdue',
      '2026-12-08',
      'North: 2 submissions for November 2026 missing, overdue since 7 Dec 2026.',
    ],
  ] as const)('%s', async (_, stage, day, expected) => {
    expect(await saidOn(day, missing(stage))).toBe(expected);
  });

  it('counts nobody who has submitted or is away', async () => {
    const one = 'North: 1 submission for November 2026 missing, due today.';
    expect(await saidOn('2026-12-07', missing('due'), [monthOf('2026-11', 'submitted')])).toBe(one);
    expect(await saidOn('2026-12-07', missing('due'), [away('2026-12-07', '2026-12-07')])).toBe(one);
  });
});

describe('the months that wait for agreement', () => {
  const asked: Notice = { kind: 'agreement-due', teamId: TEAM, managerKey: keyOf('mona'), month: '2026-11' };
  it.each<[string, string, readonly WorkerRecord[], string | null]>([
    ['nothing waits', '2026-12-07', [], null],
    ['the day before the due day', '2026-12-06', [monthOf('2026-11', 'submitted')], null],
    [
      'on the due day',
      '2026-12-07',
      [monthOf('2026-11', 'submitted')],
      'North: 1 submission waits for your agreement for November 2026.',
    ],
    [
      'the day after, a nil month',
      '2026-12-08',
      [monthOf('2026-11', 'nil')],
      'North: 1 submission waits for your agreement for November 2026.',
    ],
    ['what is agreed waits for nobody', '2026-12-07', [monthOf('2026-11', 'agreed')], null],
    ['what is disputed waits for the worker', '2026-12-07', [monthOf('2026-11', 'disputed')], null],
  ])('%s', async (_, day, records, expected) => {
    expect(await saidOn(day, asked, records)).toBe(expected);
  });

  it('are not told to somebody who does not manage the team any more', async () => {
    const gone: Notice = { kind: 'agreement-due', teamId: TEAM, managerKey: keyOf('sid'), month: '2026-11' };
    expect(await saidOn('2026-12-07', gone, [monthOf('2026-11', 'submitted')])).toBeNull();
  });
});
