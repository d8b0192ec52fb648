import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportPerson, type PersonExport } from '../../../src/application/rights/export-person.ts';
import { PARTS } from '../../../src/application/rights/part-words.ts';
import type { TableStores } from '../../../src/storage/index.ts';
import { clock, KEY, NAME, OBJECT, OTHER, OTHER_NAME, planted } from './planted.ts';

let stores: TableStores;
let exported: PersonExport;
beforeAll(async () => {
  stores = await planted('exportPerson');
  exported = await exportPerson({ stores, clock }, KEY);
});

const partOf = (name: string): string =>
  JSON.stringify(exported.parts.find(({ part }) => part === name)?.rows.map(({ content }) => content));

describe('what is exported of a person', () => {
  it('says who it is about, and that a person has to read it first', () => {
    expect(exported).toMatchObject({
      review: expect.stringMatching(/^Read by a person before it is handed over\./),
      madeAt: clock.now(),
      person: { key: KEY, objectId: OBJECT, names: [NAME] },
    });
    expect(exported.parts.map(({ part, about }) => [part, about.length > 20])).toEqual(
      PARTS.map(({ part }) => [part, true]),
    );
  });

  it.each([
    ['the record of the person', 'person', 'a:petra-chat'],
    ['a file on offer', 'person', 'offer-mark'],
    ['the last changes of the caseload', 'caseload', 'change-mark on PLANT-1'],
    ['the step that can be taken back', 'caseload', 'undo-mark'],
    ['a case', 'cases', 'PLANT-1'],
    ['a month', 'records', 'remark-mark'],
    ['an absence', 'records', 'absence-mark'],
    ['an adjustment', 'records', 'adjusted-mark'],
    ["a month's snapshot", 'months', 'snapshot-mark'],
    ['the audit of the caseload', 'own-audit', 'own-audit-mark'],
    ['what was refused to the person', 'own-audit', 'refused-mark'],
    ['an answer to a press', 'answers', 'reply-mark'],
    ['work that waits', 'answers', 'outbox-mark'],
    ["the team's row", 'teams', 'PLANT-1'],
    ['a team that is managed', 'teams', 'managerKeys'],
    ['a team that is covered for', 'teams', '2026-11-11'],
    ['an operation', 'teams', '"by":'],
    ['a case that waits for a worker', 'unallocated', '"byName":"Petra Planted"'],
    ["a hand-over of somebody else's", 'others-records', '2026-12-24'],
    ['a session that the person recorded', 'others-records', '2026-11-07T07:07:07.000Z'],
    ["somebody else's last changes", 'others-records', 'agreed with Petra Planted'],
    ["an answer to somebody else's press", 'others-records', 'told Petra Planted as well'],
    ['what the person did to a caseload', 'others-audit', 'actor-mark'],
    ['what the person did to a team', 'others-audit', 'team-actor-mark'],
    ['what was done to the person in a team', 'others-audit', 'subject-detail-mark'],
    ['a message to the person', 'deliveries', 'activity-mark'],
    ['a message about the person', 'deliveries', 'case-handed-over'],
    ['a post that is edited in place', 'deliveries', 'live-mark'],
    ['when the chat was written to', 'deliveries', '"taken":'],
  ])('has %s', (_, part, mark) => {
    expect(partOf(part)).toContain(mark);
  });

  it('has the reference and the message in the queue, which are keys alone', () => {
    const rowsOf = (kind: string) => exported.parts.flatMap(({ rows }) => rows.filter((row) => row.kind === kind));
    expect(rowsOf('reference').map(({ row }) => row)).toEqual([KEY]);
    expect(rowsOf('queued-message')).toHaveLength(1);
  });

  it("has nobody else's name, cases, words or messages", () => {
    const text = JSON.stringify(exported);
    for (const secret of [
      OTHER_NAME,
      'SECRET-9',
      'secret-actions',
      'secret-detail',
      'secret-verb',
      `month-card/${OTHER}`,
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(partOf('records')).toContain(`"by":"${OTHER}","name":"person ${OTHER}"`);
    expect(partOf('records')).toContain(`adjusted-mark by person ${OTHER}`);
  });

  it('leaves the queue as it was', async () => {
    expect((await stores.queue.receive(32)).map(({ id }) => id.key).sort()).toHaveLength(2);
  });

  it('is empty of somebody whom nobody knows', async () => {
    const nobody = await exportPerson({ stores, clock }, 'f'.repeat(32));
    expect(nobody.person).toEqual({ key: 'f'.repeat(32), objectId: null, names: [] });
    expect(nobody.parts.flatMap(({ rows }) => rows)).toEqual([]);
  });
});
