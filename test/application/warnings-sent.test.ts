import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { composeMessage } from '../../src/chat/notifications/index.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { auditOf } from '../storage/builders.ts';
import { CHANNEL, type Office, openOffice, startSender, TENANT } from '../support/sending.ts';
import { identity, keyOf } from './outside.ts';
import { busyCase, NORTH, openWarnedTeam } from './warned-team.ts';

/* Warnings on their way through the real messenger into the channel. */

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const NAMES = Array.from({ length: 100 }, (_, index) => `worker-${index}`);

/** 100 workers without cases, all reachable, and the channel that mona and sol read. */
async function reachableTeam() {
  const team = await openWarnedTeam(Object.fromEntries(NAMES.map((name) => [name, []])), office.now(), {
    stores: office.stores,
  });
  for (const name of [...NAMES, 'mona', 'sol']) await office.person(name);
  const { url } = office.connector;
  const managersChannel = {
    ...{ serviceUrl: url, conversationId: CHANNEL, tenantId: TENANT, botId: '28:bot' },
    ...{ teamsTeamId: '19:team', channelId: CHANNEL },
  };
  await office.stores.teams.changeTeam(
    NORTH,
    (before) => {
      if (!before) throw new Error('no team');
      return { ...before, managersChannel };
    },
    auditOf(1),
  );
  office.connector.roster(CHANNEL, [['mona', 'sol'].map(identity)]);
  return team;
}

test('100 crossings at once are one post in the channel, after each worker has heard it, and name everyone', async () => {
  const team = await reachableTeam();
  await Promise.all(
    NAMES.map(async (name) => {
      const facts = { cases: [historyOf(busyCase('C-1', 30))], duties: [] };
      const loaded = await loadCaseload(team.outside, keyOf(name), facts, {
        person: keyOf('ada'),
        key: `load-${name}`,
      });
      if (loaded.ok) await deliverPending(team.outside, loaded.pending);
    }),
  );
  const said: string[] = [];
  const compose = { ...team.outside, newId: () => 'id' };
  const senders = Array.from({ length: 2 }, () =>
    startSender(office, {
      say: async (delivery) => {
        const message = await composeMessage(compose, delivery);
        if (message) said.push(`${delivery.notice.kind}: ${message.text}`);
        return message?.text ?? null;
      },
    }),
  );
  await Promise.all(senders.map((sender) => sender.work()));
  await senders[0]?.workAll();

  const posts = office.connector.posts().map(({ path }) => decodeURIComponent(path));
  const inChannel = posts.filter((path) => path.includes(CHANNEL));
  expect(inChannel).toHaveLength(1);
  expect(posts.filter((path) => path.includes('a:worker-'))).toHaveLength(100);
  expect(posts.filter((path) => path.includes('a:sol'))).toHaveLength(1);
  const lastWorker = posts.findLastIndex((path) => path.includes('a:worker-'));
  expect(posts.findIndex((path) => path.includes(CHANNEL))).toBeGreaterThan(lastWorker);
  expect(said).toContain('warning-card: 100 warnings in North: 100 open.');
  expect(said).toContain('warning-reported: North: 100 workers are over the limit. Work has to come off them soon.');
}, 120_000);

test('while somebody in the channel may not see the figures each manager hears in private', async () => {
  const team = await reachableTeam();
  office.connector.roster(CHANNEL, [['mona', 'sol', 'worker-1'].map(identity)]);
  const facts = { cases: [historyOf(busyCase('C-1', 30))], duties: [] };
  const loaded = await loadCaseload(team.outside, keyOf('worker-0'), facts, { person: keyOf('ada'), key: 'load' });
  if (loaded.ok) await deliverPending(team.outside, loaded.pending);
  const sender = startSender(office);
  await sender.workAll();
  const posts = office.connector.posts().map(({ path }) => decodeURIComponent(path));
  expect(posts.filter((path) => path.includes(CHANNEL))).toEqual([]);
  expect(posts.filter((path) => path.includes('a:worker-0'))).toHaveLength(1);
  expect(posts.filter((path) => path.includes('a:mona'))).toHaveLength(1);
  const cards = await team.told('warning-card', office.now().slice(0, 10));
  const card = cards.find(({ to }) => to.kind === 'managers-channel');
  expect(cards).toHaveLength(2);
  expect(card && (await sender.read(card))).toMatchObject({ state: 'failed', problem: 'channel-readers' });
}, 60_000);
