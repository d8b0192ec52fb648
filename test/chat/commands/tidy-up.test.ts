import { describe, expect, it } from '@jest/globals';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

const old = (count: number) =>
  Array.from({ length: count }, (_, index) => caseFacts({ ref: `C-${101 + index}`, allocatedOn: '2026-01-05' }));

async function weekly(town: Awaited<ReturnType<typeof openTown>>, name: string) {
  const notice = { kind: 'tidy-up', workerKey: keyOf(name), day: '2026-11-30' } as const;
  const to = { kind: 'person', personKey: keyOf(name) } as const;
  return composeMessage(town.outside, { id: { day: '2026-11-30', key: 'tidy-up' }, to, notice });
}

describe('tidying up', () => {
  it('lists five at a time and opens each case', async () => {
    const town = await openTown({ amira: { cases: old(7) } });
    const amira = town.as('amira');
    const first = await amira.hear('tidy up');
    expect(first.reply.audience).toBe('private');
    expect(first.words).toContain('7 things to look at on your caseload');
    expect(first.words).toContain('C-101: nothing since 5 Jan 2026');
    expect(first.words).not.toContain('C-106');
    const next = await amira.press('Next');
    expect(next.words).toContain('C-107: nothing since 5 Jan 2026');
    const [{ options }] = next.data.choices as [{ options: { value: string }[] }];
    expect((await amira.press('Open', { caseId: options[0]?.value })).words).toContain('C-106');
  });

  it('takes away what the worker says is right, once, and asks again after as many days', async () => {
    const town = await openTown({ amira: { cases: old(6) } });
    const amira = town.as('amira');
    await amira.say('tidy-up');
    const { verb, data } = amira.last().button('Those without change are right');
    for (let times = 0; times < 2; times += 1) {
      expect((await amira.send(verb, data)).words).toContain('1 thing to look at');
    }
    expect(await town.stores.caseloads.audit(keyOf('amira'), 9)).toHaveLength(3);
    const left = await amira.press('Those without change are right');
    expect(left.words).toContain('Nothing to tidy up');
    town.setToday('2027-02-28');
    expect((await amira.say('tidy-up')).words).toContain('6 things to look at');
  });

  it.each([
    ['a manager', 'mona'],
    ['a colleague', 'ben'],
    ['a service manager', 'sol'],
  ])('%s cannot settle it for the worker', async (_, who) => {
    const town = await openTown({ amira: { cases: old(1) } });
    const amira = town.as('amira');
    await amira.say('tidy-up');
    const { verb, data } = amira.last().button('Those without change are right');
    await town.as(who).send(verb, { ...data, worker: keyOf('amira') });
    expect((await amira.say('tidy-up')).words).toContain('1 thing to look at');
  });

  it('comes by itself with the same card, and not when there is nothing to do', async () => {
    const town = await openTown({ amira: { cases: old(60) }, ben: { cases: [caseFacts()] } });
    const message = await weekly(town, 'amira');
    expect(message?.text).toBe('60 things to look at on your caseload.');
    expect(message?.card && renderCard(message.card)).toMatchObject({ type: 'AdaptiveCard' });
    expect(await weekly(town, 'ben')).toBeNull();
  });

  it.each([
    ['the day before', '2026-11-29', true],
    ['today', '2026-11-30', false],
  ])('is pointless while the worker is away: the last day away is %s', async (_, to, isSaid) => {
    const town = await openTown({ amira: { cases: old(1) } });
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Amira', from: '2026-11-20', to });
    await mona.press('Save', { planned: 'planned' });
    expect((await weekly(town, 'amira')) !== null).toBe(isSaid);
  });

  it('is pointless for somebody who has left', async () => {
    const town = await openTown({ amira: { cases: old(1) } });
    const read = await town.stores.caseloads.read(keyOf('amira'));
    if (!read) throw new Error('no caseload');
    await town.stores.caseloads.commit({
      basedOn: read,
      head: { ...read.head, version: read.head.version + 1, leftOn: '2026-11-30' },
      ...{ putCases: [], removedCaseIds: [], undo: null, outbox: [], keys: [], reply: null },
      audit: { at: '2026-11-30T09:00:00.000Z', by: keyOf('ada'), action: 'leave-team', detail: { team: NORTH } },
    });
    expect(await weekly(town, 'amira')).toBeNull();
  });
});
