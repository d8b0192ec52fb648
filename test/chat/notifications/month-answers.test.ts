import { describe, expect, it } from '@jest/globals';
import { monthDeliveries } from '../../../src/application/month-deliveries.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { monthTown, NOVEMBER } from '../commands/month-town.ts';
import { keyOf, NORTH } from '../commands/town.ts';

const AMIRA = keyOf('amira');
const CHANNEL = {
  serviceUrl: 'https://smba.example',
  conversationId: '19:managers',
  tenantId: 'tenant-1',
  botId: '28:bot',
  teamsTeamId: '19:teams-team',
  channelId: '19:managers',
};

type Town = Awaited<ReturnType<typeof monthTown>>;

/** Amira's month is submitted; the team has its channel. */
async function submittedTown(today = '2026-11-26') {
  const town = await monthTown(today);
  await town.stores.teams.changeTeam(
    NORTH,
    (team) => {
      if (!team) throw new Error('there is a team');
      return { ...team, managersChannel: CHANNEL };
    },
    { at: `${today}T09:00:00.000Z`, by: keyOf('ada'), action: 'bind-channel', detail: {} },
  );
  const amira = town.as('amira');
  await amira.say('my-month');
  await amira.press('Submit');
  const mona = town.as('mona');
  await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
  return { town, amira, mona };
}

/** What is told on the day, by kind, as it would be said now. */
async function saidNow({ stores, outside }: Town, kind: string): Promise<readonly string[]> {
  const said: string[] = [];
  for await (const delivery of stores.deliveries.ofDay(outside.clock.today())) {
    if (delivery.notice.kind !== kind) continue;
    const message = await composeMessage(outside, delivery);
    if (message) said.push(JSON.stringify([message.text, message.card]));
  }
  return said;
}

describe("the month's card in the managers' channel", () => {
  it('names who is missing and nobody who is away', async () => {
    const { town } = await submittedTown();
    await town.away('ben', { from: '2026-11-20', to: '2026-12-10' });
    const said = await saidNow(town, 'month-card');
    expect(said.length).toBeGreaterThan(0);
    for (const words of said) expect(words).not.toMatch(/ben|away/i);
  });
});

describe('what a worker hears of the month', () => {
  it('is the agreement, while it stands', async () => {
    const { town, mona } = await submittedTown();
    await mona.press('Agree');
    expect(await saidNow(town, 'month-answered')).toEqual([expect.stringContaining('mona agreed your November 2026.')]);
    await mona.press('Show it');
    await mona.press('Reopen');
    await mona.press('Reopen', { reason: 'a case was left out' });
    expect(await saidNow(town, 'month-answered')).toEqual([
      expect.stringContaining('mona reopened your November 2026.'),
    ]);
  });

  it('is the remark, until it is answered', async () => {
    const { town, amira, mona } = await submittedTown();
    await mona.press('Remark');
    await mona.press('Send', { line: 'whole', text: 'An assessment is missing.' });
    expect(await saidNow(town, 'month-answered')).toEqual([expect.stringContaining('mona has a remark')]);
    await amira.say('my-month');
    await amira.press('Answer');
    await amira.press('Answer', { text: 'It was in October.' });
    expect(await saidNow(town, 'month-answered')).toEqual([]);
  });

  it('is that it was submitted, until the worker has confirmed it', async () => {
    const { town, mona } = await submittedTown();
    await town.away('ben', { from: '2026-11-20', to: '2026-12-10' });
    await mona.send('team-month.worker', { worker: keyOf('ben'), month: NOVEMBER });
    await mona.press('Submit for ben');
    expect(await saidNow(town, 'month-answered')).toEqual([expect.stringContaining('while you were away')]);
    const ben = town.as('ben');
    await ben.say('my-month');
    await ben.press('Confirm it');
    expect(await saidNow(town, 'month-answered')).toEqual([]);
  });
});

describe('what a manager hears', () => {
  it('is the wish to reopen a month, with its reason, until it is reopened', async () => {
    const { town, amira, mona } = await submittedTown();
    await mona.press('Agree');
    await amira.say('my-month', { month: NOVEMBER });
    await amira.press('Ask to reopen');
    await amira.press('Ask', { reason: 'an assessment was forgotten' });
    expect(await saidNow(town, 'reopen-asked')).toEqual([
      expect.stringMatching(/amira asks you to reopen November 2026.*an assessment was forgotten/),
    ]);
    await mona.send('agree-month.reopen-save', {
      ...{ nonce: 'n1', worker: AMIRA, month: NOVEMBER, revision: 1, reason: 'as asked' },
    });
    expect(await saidNow(town, 'reopen-asked')).toEqual([]);
  });
});

describe("the month's card in the managers' channel", () => {
  it('is one live post that counts up, with names and states alone', async () => {
    const { town, mona } = await submittedTown();
    await mona.press('Agree');
    const deliveries = [];
    for await (const one of town.stores.deliveries.ofDay('2026-11-26')) {
      if (one.notice.kind === 'month-card') deliveries.push(one);
    }
    expect(deliveries.map(({ live, to }) => [live, to])).toEqual(
      Array(2).fill(['month-card/2026-11', { kind: 'managers-channel', teamId: NORTH }]),
    );
    const [said] = await saidNow(town, 'month-card');
    expect(said).toContain('North: 1 of 2 submitted for November 2026');
    expect(said).toContain('ben');
    expect(said).not.toMatch(/C-10|points|\b18\b/);
  });

  it.each([
    ['the day before the first reminder', '2026-11-25', 0],
    ['the day of the first reminder', '2026-11-26', 1],
    ['the day after', '2026-11-27', 1],
  ])('is posted from the first reminder on: %s', async (_, day, posts) => {
    const { town } = await submittedTown(day);
    expect(await saidNow(town, 'month-card')).toHaveLength(posts);
  });

  it('is told under the same key however often the outbox is worked off', async () => {
    const { town } = await submittedTown();
    const of = { teamId: NORTH, workerKey: AMIRA, month: NOVEMBER, version: 9, on: '2026-11-26' };
    const ask = () => monthDeliveries(town, { kind: 'tell-team', of, what: 'month-card' });
    expect(await ask()).toEqual(await ask());
  });
});
