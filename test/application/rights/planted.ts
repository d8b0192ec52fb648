import { personKeyOf } from '../../../src/application/person-key.ts';
import type { CaseloadCommit } from '../../../src/application/ports.ts';
import { type TableStores, tableStores } from '../../../src/storage/index.ts';
import { auditOf, caseOf, commitOf, headOf, memberOf, personOf, teamOf } from '../../storage/builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { azuriteConnection } from '../../support/storage-proxy.ts';

export const TENANT = '99999999-2222-4333-8444-555555555557';
export const OBJECT = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeee1';
export const KEY = personKeyOf(TENANT, OBJECT);
export const NAME = 'Petra Planted';
export const CHAT = {
  serviceUrl: 'https://smba.example/',
  conversationId: 'a:petra-chat',
  tenantId: TENANT,
  botId: '28:bot',
};
/** Somebody else, of whom nothing may get out and nothing may be lost. */
export const OTHER = personKeyOf(TENANT, 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeee2');
export const OTHER_NAME = 'Olive Other';
export const AT = '2026-11-04T09:00:00.000Z';
export const DAY = '2026-11-04';
export const clock = { now: () => '2026-11-20T09:00:00.000Z', today: () => '2026-11-20' };

const petra = { by: KEY, name: NAME, at: AT };
const olive = { by: OTHER, name: OTHER_NAME, at: AT };

/** Storage in which something about the person is in every place where it can be. */
export async function planted(prefix: string): Promise<TableStores> {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
  await stores.ensureTables();
  await plantOwn(stores);
  await plantWithOther(stores);
  await plantTeams(stores);
  await plantMessages(stores);
  return stores;
}

const closed = (caseId: string, ref: string) => {
  const kept = caseOf(caseId, 1, ref);
  return { ...kept, history: { ...kept.history, dated: { ...kept.history.dated, closedOn: '2026-11-10' } } };
};

async function plantOwn({ people, caseloads, references }: TableStores): Promise<void> {
  await people.change(KEY, () => ({
    ...personOf(KEY, { name: NAME, objectId: OBJECT, tenantId: TENANT, chat: CHAT, picksFrom: CHAT, welcomed: true }),
    fileOffers: [{ kind: 'month-summary', offerId: 'offer-mark', workerKey: OTHER, month: '2026-10' }],
  }));
  await people.enter(KEY, { at: AT, by: KEY, action: 'denied', detail: { verb: 'refused-mark', refusal: 'role' } });
  const commits: Partial<CaseloadCommit>[] = [
    { putCases: [closed('own-case', 'PLANT-1')], keys: ['used-1'], reply: { text: 'reply-mark' } },
    {
      putRecords: [
        {
          kind: 'month',
          id: '2026-10',
          value: {
            month: '2026-10',
            state: 'disputed',
            revision: 1,
            total: 7,
            status: 'within',
            submitted: petra,
            remarks: [{ revision: 1, line: null, text: 'remark-mark', said: olive }],
            reopened: [],
          },
        },
        { kind: 'absence', id: 'absence-mark', value: { id: 'absence-mark', from: DAY, to: DAY, planned: true } },
        {
          kind: 'adjustment',
          id: 'adj',
          value: {
            id: 'adj',
            from: DAY,
            to: null,
            percent: 50,
            reason: `adjusted-mark by ${OTHER_NAME}`,
            decided: olive,
          },
        },
      ],
      snapshot: {
        month: '2026-10',
        revision: 1,
        asOf: '2026-10-31',
        scheme: { scheme: 'merton', readings: {} },
        schemeVersion: 'snapshot-mark',
        schemeTitle: 'Merton',
        lines: [],
        figures: {
          total: 7,
          status: 'within',
          min: null,
          guideline: 85,
          limit: 100,
          unit: 'points',
          incomplete: false,
        },
        flags: [],
      } as unknown as NonNullable<CaseloadCommit['snapshot']>,
      outbox: [{ kind: 'project-member', workerKey: KEY, teamId: 'outbox-mark' }],
      undo: { version: 2, what: 'undo-mark', terms: headOf(KEY, 2).terms, duties: [], cases: [] },
    },
  ];
  for (const more of commits) {
    const before = await caseloads.read(KEY);
    const version = (before?.head.version ?? 0) + 1;
    await caseloads.commit(
      commitOf(KEY, before, {
        head: {
          ...headOf(KEY, version),
          name: NAME,
          recentChanges: [{ version, at: AT, what: 'change-mark on PLANT-1' }],
        },
        audit: {
          at: AT,
          by: OTHER,
          action: 'own-action-mark',
          caseId: 'own-case',
          detail: { reason: 'own-audit-mark' },
        },
        ...more,
      }),
    );
  }
  await references.hold('PLANT-1', KEY);
}

async function plantWithOther({ people, caseloads }: TableStores): Promise<void> {
  await people.enter(OTHER, { at: AT, by: OTHER, action: 'denied', detail: { verb: 'secret-verb', refusal: 'role' } });
  await people.change(OTHER, () => personOf(OTHER, { name: OTHER_NAME, objectId: 'other-object', tenantId: TENANT }));
  await caseloads.commit(
    commitOf(OTHER, undefined, {
      head: {
        ...headOf(OTHER, 1),
        name: OTHER_NAME,
        recentChanges: [{ version: 1, at: AT, what: `agreed with ${NAME}` }],
      },
      putCases: [caseOf('other-case', 1, 'SECRET-9')],
      putRecords: [
        {
          kind: 'hand-over',
          id: 'over',
          value: {
            id: 'over',
            as: 'transfer',
            caseId: 'other-case',
            ref: 'SECRET-9',
            to: KEY,
            toName: NAME,
            agreedOn: '2026-11-03',
            from: '2026-12-24',
            until: null,
            state: 'agreed',
            decided: olive,
          },
        },
        {
          kind: 'supervision',
          id: 'session',
          value: {
            id: 'session',
            plannedFor: DAY,
            state: 'held',
            actions: 'secret-actions',
            recorded: { ...petra, at: '2026-11-07T07:07:07.000Z' },
          },
        },
      ],
      audit: { at: AT, by: KEY, action: 'actor-mark', detail: { reason: 'secret-detail' } },
      keys: ['used-2'],
      reply: { text: `told ${NAME} as well` },
    }),
  );
}

async function plantTeams({ teams }: TableStores): Promise<void> {
  const cover = { personKey: KEY, from: '2026-11-11', to: '2026-11-12' };
  const team = teamOf('t-1', {
    managerKeys: [KEY, OTHER],
    serviceManagerKeys: [KEY],
    coordinatorKeys: [KEY],
    covers: [cover],
    offered: [
      { workerKey: KEY, offerId: 'offer-1' },
      { workerKey: OTHER, offerId: 'offer-2' },
    ],
  });
  await teams.changeTeam('t-1', () => team, {
    at: AT,
    by: OTHER,
    action: 'subject-mark',
    detail: { person: KEY, told: 'subject-detail-mark' },
  });
  await teams.changeTeam('t-1', (before) => ({ ...(before ?? team), name: 'South' }), {
    ...auditOf(1),
    by: KEY,
    action: 'team-actor-mark',
  });
  await teams.putMember('t-1', { ...memberOf(KEY, 1), name: NAME, refs: ['PLANT-1'] });
  await teams.putMember('t-1', { ...memberOf(OTHER, 1), name: OTHER_NAME, refs: ['SECRET-9'] });
  const going = { key: 'going', workerKey: KEY, on: '2026-11-13', by: KEY, byName: NAME };
  await teams.changeWaiting({
    teamId: 't-1',
    id: 'w-1',
    key: 'k-w',
    audit: auditOf(3),
    apply: () => waitingOf('w-1', { ref: 'SECRET-9', addedBy: KEY, going }),
  });
  await teams.beginOperation({ kind: 'follow-team', teamId: 't-1', key: 'operation-mark', by: KEY });
}

async function plantMessages({ deliveries, queue }: TableStores): Promise<void> {
  const sendBy = '2026-12-01T00:00:00.000Z';
  const toPetra = { kind: 'person', personKey: KEY } as const;
  const own = { day: DAY, key: `submission-due/2026-11/first/${KEY}` };
  const about = { day: DAY, key: `case-handed-over/${KEY}` };
  await deliveries.add(
    [
      {
        id: own,
        to: toPetra,
        notice: { kind: 'submission-due', workerKey: KEY, month: '2026-11', stage: 'first', late: false },
        live: 'month',
        sendBy,
      },
      {
        id: about,
        to: { kind: 'person', personKey: OTHER },
        notice: { kind: 'case-handed-over', workerKey: KEY, holderKey: OTHER, handOverId: 'over', how: 'agreed' },
        sendBy,
      },
      {
        id: { day: DAY, key: `month-card/${OTHER}` },
        to: { kind: 'person', personKey: OTHER },
        notice: { kind: 'submission-due', workerKey: OTHER, month: '2026-11', stage: 'first', late: false },
        sendBy,
      },
    ],
    AT,
  );
  const posted = { address: CHAT, activityId: 'activity-mark' };
  await deliveries.change(own, (before) => ({ ...before, state: 'sent', posted }));
  await deliveries.changeLive(toPetra, 'month', () => ({ posted: { ...posted, activityId: 'live-mark' } }));
  await deliveries.reserve(CHAT.conversationId, AT);
  await queue.send([own, { day: DAY, key: `month-card/${OTHER}` }]);
}
