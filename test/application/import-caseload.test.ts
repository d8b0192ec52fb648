import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowLabels } from '../../src/application/allow-labels.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { caseloadInForce } from '../../src/application/export-caseload.ts';
import { type Importing, importCaseload, previewImport } from '../../src/application/import-caseload.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import type { CaseloadSnapshot, Stores } from '../../src/application/ports.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { type CaseloadFile, parseCaseloadFile } from '../../src/caseload-file/index.ts';
import { SILENT_ON_NOTHING, type Silence } from '../../src/caseload-file/silence.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import { factsOn } from '../../src/domain/caseload.ts';
import { scoreOn } from '../../src/domain/timeline.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { validFile } from '../caseload-file/valid-facts.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { failingStores, fullTime, identity, keyOf, outsideOn, TODAY } from './outside.ts';

const BY = { person: 'command-line', key: 'run-1' };

/** Northfield with one worker, Amira, whose caseload is empty. */
async function northfield(stores: Stores = memoryStores(), schemeId: CaseloadFile['scheme'] = 'merton') {
  const outside = { ...outsideOn(TODAY, stores), schemeOf: schemeInForce };
  const made = await setUpTeam(
    outside,
    {
      name: 'Northfield',
      schemeId,
      members: [{ ...identity('amira'), terms: fullTime }],
      managers: [identity('maria')],
      serviceManagers: [],
    },
    { person: keyOf('admin'), key: 'set-up' },
  );
  const team = made.ok ? (await stores.teams.read(made.teamId))?.team : undefined;
  if (!team) throw new Error('Northfield was not set up');
  const importing = (file: CaseloadFile, who = 'amira', silence: Silence = SILENT_ON_NOTHING): Importing => ({
    team,
    workerKey: keyOf(who),
    identity: identity(who),
    file,
    silence,
  });
  const kept = async (who = 'amira'): Promise<CaseloadSnapshot> => {
    const snapshot = await stores.caseloads.read(keyOf(who));
    if (!snapshot) throw new Error('no caseload is kept');
    return snapshot;
  };
  return { stores, outside, team, importing, kept };
}

/** A caseload file of what is said of the worker, the duties and the cases, as of 30 November. */
function fileOf(text: string, asOf: string = TODAY): CaseloadFile {
  const parsed = parseCaseloadFile(`scheme: merton\nworker: {id: W1}\n${text}`, { asOf });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.file;
}

const TWO_CASES = `
cases:
  - {ref: C-1, allocatedOn: 2026-09-01, children: [{ref: a}], activities: [{kind: core-assessment, on: 2026-11-20}]}
  - {ref: C-2, allocatedOn: 2026-09-01, children: [{ref: a, lookedAfter: {from: 2026-10-01}}]}
`;

describe('importing a caseload', () => {
  it('makes a caseload that follows its team, private labels included', async () => {
    const { stores, outside, team, importing, kept } = await northfield();
    await allowLabels(outside, team.teamId, true, { person: keyOf('admin'), key: 'labels' });
    const result = await importCaseload(outside, importing(fileOf(TWO_CASES), 'ben'), BY);
    if (!result.ok) throw new Error('not imported');
    expect((await kept('ben')).head.labels).toBeUndefined();
    await deliverPending(outside, stores.caseloads.pending());
    expect((await kept('ben')).head.labels).toBe(true);
  });

  it('fills an empty one and says what it did: the total is that of the file as the score command gives it', async () => {
    const { outside, importing, kept } = await northfield();
    const result = await importCaseload(outside, importing(fileOf(TWO_CASES)), BY);
    expect(result).toMatchObject({
      ok: true,
      effect: {
        joins: false,
        added: ['C-1', 'C-2'],
        changed: [],
        removed: [],
        terms: [],
        duties: false,
        before: { total: 16 },
        after: { total: 22, status: 'within' },
      },
      pending: [{ item: { kind: 'project-member', workerKey: keyOf('amira') } }],
    });
    const { head, undo } = await kept();
    expect(head).toMatchObject({ version: 2, recentChanges: [{ what: 'imported a caseload file' }] });
    expect(undo).toBeNull();
  });

  it('names what is added, changed and removed, and leaves what is as it was', async () => {
    const { outside, importing, kept } = await northfield();
    await importCaseload(outside, importing(fileOf(TWO_CASES)), BY);
    const before = await kept();
    const next = fileOf(`
duties: [{kind: locality, from: 2026-11-01}]
cases:
  - {ref: C-2, allocatedOn: 2026-09-01, coWorked: true, children: [{ref: a, lookedAfter: {from: 2026-10-01}}, {ref: b}]}
  - {ref: C-3, allocatedOn: 2026-11-30, children: [{ref: a}]}
`);
    const result = await importCaseload(outside, importing({ ...next, terms: { ...fullTime, fte: 0.5 } }), BY);
    expect(result).toMatchObject({
      effect: {
        added: ['C-3'],
        changed: [{ ref: 'C-2', facts: ['coWorked', 'children'] }],
        removed: ['C-1'],
        terms: ['fte'],
        duties: true,
      },
    });
    const after = await kept();
    const idOf = ({ cases }: CaseloadSnapshot, ref: string) =>
      cases.find(({ history }) => history.dated.ref === ref)?.caseId;
    expect(after.cases.map(({ history }) => history.dated.ref).sort()).toEqual(['C-2', 'C-3']);
    expect(idOf(after, 'C-2')).toBe(idOf(before, 'C-2'));
    expect(JSON.stringify([idOf(after, 'C-3'), await outside.stores.caseloads.audit(keyOf('amira'), 1)])).not.toContain(
      'C-3',
    );
  });

  it('writes an audit entry with counts and totals and no reference', async () => {
    const { stores, outside, importing } = await northfield();
    await importCaseload(outside, importing(fileOf(TWO_CASES)), BY);
    expect(await stores.caseloads.audit(keyOf('amira'), 1)).toEqual([
      {
        at: `${TODAY}T09:00:00.000Z`,
        by: 'command-line',
        action: 'import-caseload',
        detail: { joins: false, asOf: TODAY, added: 2, changed: 0, removed: 0, totalBefore: 16, totalAfter: 22 },
      },
    ]);
  });

  it('writes nothing when it is only looked at, and tells the same', async () => {
    const { outside, importing, kept } = await northfield();
    const before = await kept();
    const preview = await previewImport(outside, importing(fileOf(TWO_CASES)));
    expect(await kept()).toEqual(before);
    const { pending: _pending, ...result } = {
      pending: [],
      ...(await importCaseload(outside, importing(fileOf(TWO_CASES)), BY)),
    };
    expect(result).toEqual(preview);
  });

  it('brings somebody who is not in the team into it, with the terms of the file', async () => {
    const { stores, outside, importing, kept, team } = await northfield();
    const file = fileOf(TWO_CASES);
    const ben = importing({ ...file, terms: { ...fullTime, fte: 0.6 } }, 'ben');
    expect(await previewImport(outside, ben)).toMatchObject({ effect: { joins: true, before: null } });
    expect(await stores.caseloads.read(keyOf('ben'))).toBeUndefined();
    const result = await importCaseload(outside, ben, BY);
    expect(result).toMatchObject({ effect: { joins: true, added: ['C-1', 'C-2'], before: null, terms: [] } });
    expect((await kept('ben')).head).toMatchObject({ name: 'ben', teamId: team.teamId, version: 1 });
    if (result.ok) await deliverPending(outside, result.pending);
    const members = (await stores.teams.read(team.teamId))?.members ?? [];
    expect(members.map(({ name }) => name)).toContain('ben');
    expect(await stores.people.read(keyOf('ben'))).toMatchObject({ worksIn: team.teamId });
  });

  it('brings in somebody without a case', async () => {
    const { stores, outside, importing, kept, team } = await northfield();
    const result = await importCaseload(outside, importing(fileOf('cases: []'), 'ben'), BY);
    expect(result).toMatchObject({ effect: { joins: true, after: { total: 16 } } });
    expect((await kept('ben')).head).toMatchObject({ teamId: team.teamId });
    expect(await stores.people.read(keyOf('ben'))).toMatchObject({ worksIn: team.teamId });
  });

  it('takes up again the caseload of somebody who had left', async () => {
    const { outside, importing, kept, team } = await northfield();
    await importCaseload(outside, importing(fileOf(TWO_CASES)), BY);
    await leaveTeam(outside, team.teamId, keyOf('amira'), { person: keyOf('maria'), key: 'leave' });
    const result = await importCaseload(outside, importing(fileOf(TWO_CASES)), { ...BY, key: 'run-2' });
    expect(result).toMatchObject({ effect: { joins: true, added: [], changed: [], removed: [] } });
    const { head } = await kept();
    expect(head).toMatchObject({ teamId: team.teamId });
    expect(head).not.toHaveProperty('leftOn');
  });

  it.each([
    ['somebody unknown without an identity', 'ben', 'not-in-team'],
    ['a worker of another team', 'amira', 'in-another-team'],
  ])('refuses %s', async (_, who, reason) => {
    const { outside, importing, team } = await northfield();
    const { identity: _identity, ...asked } = importing(fileOf(TWO_CASES), who);
    const elsewhere = who === 'amira' ? { ...asked, team: { ...team, teamId: 'another' } } : asked;
    expect(await previewImport(outside, elsewhere)).toEqual({ ok: false, reason });
    expect(await importCaseload(outside, elsewhere, BY)).toEqual({ ok: false, reason });
  });

  it('takes 300 cases, more than one transaction', async () => {
    const { outside, importing, kept } = await northfield();
    const cases = Array.from(
      { length: 300 },
      (_, index) => `  - {ref: C-${index}, allocatedOn: 2026-11-02, children: [{ref: a}]}`,
    );
    const file = fileOf(`cases:\n${cases.join('\n')}`);
    expect(await importCaseload(outside, importing(file), BY)).toMatchObject({ ok: true });
    expect((await kept()).cases).toHaveLength(300);
    expect(await importCaseload(outside, importing(file), BY)).toMatchObject({ effect: { added: [] }, pending: [] });
  });

  it.each([1, 2, 3, 4, 5, 6])('ends the same when storage call %i fails and it is done again', async (at) => {
    for (const when of ['before', 'after'] as const) {
      const { stores, outside, importing, kept, team } = await northfield();
      const failing = { ...outside, stores: failingStores(stores, at, when) };
      const ben = importing(fileOf(TWO_CASES), 'ben');
      await expect(importCaseload(failing, ben, BY)).rejects.toThrow();
      expect(await importCaseload(outside, ben, { ...BY, key: 'run-2' })).toMatchObject({ ok: true });
      const { cases, head } = await kept('ben');
      expect([cases.length, head.version]).toEqual([2, 1]);
      expect(await stores.people.read(keyOf('ben'))).toMatchObject({ worksIn: team.teamId });
    }
  });
});

describe('what an import of a later day leaves behind it', () => {
  const JULY = fileOf('cases: [{ref: C-1, allocatedOn: 2026-06-01, children: [{ref: a}]}]', '2026-07-01');
  const totalOn = async (snapshot: CaseloadSnapshot, day: string) =>
    Number(scoreOn(timelineOf(snapshot, schemeInForce), day).total.valueOf());

  it.each([
    ['moves to another household from the day of the file on', '{ref: a, household: aunt}', '2026-11-29', 'home'],
    ['has moved on the day of the file itself', '{ref: a, household: aunt}', TODAY, 'aunt'],
  ])('a child %s', async (_, child, day, household) => {
    const { outside, importing, kept } = await northfield();
    await importCaseload(outside, importing(JULY), BY);
    await importCaseload(
      outside,
      importing(fileOf(`cases: [{ref: C-1, allocatedOn: 2026-06-01, children: [${child}]}]`)),
      BY,
    );
    const [one] = (await kept()).cases;
    expect(one && factsOn(one.history, day).children).toMatchObject([{ household }]);
  });

  it.each([
    ['the last day of an earlier period', '2026-08-31', 18],
    ['the day after it', '2026-09-01', 17],
    ['the day before a period that the file reports later', '2026-09-30', 17],
    ['its first day', '2026-10-01', 18],
    ["the day before the file's, on which the other child's period was still known", '2026-11-29', 18],
    ["the file's day, on which the other child has none", TODAY, 17],
  ])('a period of a child counts on its own days: %s', async (_, day, total) => {
    const { outside, importing, kept } = await northfield();
    const first = fileOf(
      'cases: [{ref: C-1, allocatedOn: 2026-06-01, children: [{ref: a, lookedAfter: {from: 2026-07-01, to: 2026-08-31}}, {ref: b, lookedAfter: {from: 2026-07-01}}]}]',
      '2026-08-01',
    );
    const second = fileOf(
      'cases: [{ref: C-1, allocatedOn: 2026-06-01, children: [{ref: a, lookedAfter: {from: 2026-10-01}}, {ref: b}]}]',
    );
    await importCaseload(outside, importing(first), BY);
    await importCaseload(outside, importing(second), BY);
    expect(await totalOn(await kept(), day)).toBe(total);
  });
});

describe('what a spreadsheet is silent on', () => {
  const silence: Silence = {
    ofWorker: ['fte'],
    duties: true,
    ofCase: ['coWorked'],
    ofChild: ['household'],
    ofActivities: ['proceedings', 'court-episode'],
  };
  const KEPT = `
duties: [{kind: locality, from: 2026-11-01}]
cases:
  - ref: C-1
    allocatedOn: 2026-09-01
    coWorked: true
    children: [{ref: a, household: aunt}, {ref: b, household: home}]
    activities:
      - {kind: court-episode, on: 2026-11-02}
      - {kind: core-assessment, on: 2026-11-03}
      - {kind: court-episode, on: 2026-11-02}
      - {kind: proceedings, from: 2026-11-02, children: [b]}
`;

  it('stays as it is kept, and that rows stand in another order is no change', async () => {
    const { outside, importing, kept } = await northfield();
    await importCaseload(outside, importing({ ...fileOf(KEPT), terms: { ...fullTime, fte: 0.5 } }), BY);
    const before = await kept();
    const rows = fileOf(`
cases:
  - ref: C-1
    allocatedOn: 2026-09-01
    children: [{ref: b}, {ref: a}]
    activities: [{kind: core-assessment, on: 2026-11-03}]
`);
    expect(await importCaseload(outside, importing(rows, 'amira', silence), BY)).toMatchObject({ pending: [] });
    expect(await kept()).toEqual(before);
  });

  it('stays beside what the rows do say: an activity that they no longer have goes, a child is added', async () => {
    const { outside, importing, kept } = await northfield();
    await importCaseload(outside, importing(fileOf(KEPT)), BY);
    const rows = fileOf('cases: [{ref: C-1, allocatedOn: 2026-09-01, children: [{ref: c}, {ref: a}, {ref: b}]}]');
    expect(await importCaseload(outside, importing(rows, 'amira', silence), BY)).toMatchObject({
      effect: { changed: [{ ref: 'C-1', facts: ['activities', 'children'] }], duties: false, terms: [] },
    });
    const [facts] = caseloadInForce(await kept(), TODAY).cases;
    expect(facts).toMatchObject({
      coWorked: true,
      children: [
        { ref: 'a', household: 'aunt' },
        { ref: 'b', household: 'home' },
        { ref: 'c', household: 'home' },
      ],
    });
    expect(facts?.activities.map(({ kind }) => kind)).toEqual(['court-episode', 'court-episode', 'proceedings']);
  });

  it('stays for somebody who comes back, who has the terms of old', async () => {
    const { outside, importing, kept, team } = await northfield();
    await importCaseload(outside, importing({ ...fileOf(KEPT), terms: { ...fullTime, fte: 0.5 } }), BY);
    await leaveTeam(outside, team.teamId, keyOf('amira'), { person: keyOf('maria'), key: 'leave' });
    const rows = fileOf('cases: [{ref: C-1, allocatedOn: 2026-09-01, children: [{ref: a}, {ref: b}]}]');
    await importCaseload(outside, importing(rows, 'amira', silence), { ...BY, key: 'run-2' });
    expect(caseloadInForce(await kept(), TODAY)).toMatchObject({
      terms: { fte: 0.5 },
      duties: [{ kind: 'locality' }],
      cases: [{ coWorked: true }],
    });
  });

  it('is refused where it no longer fits: an activity of a child who is not there any more', async () => {
    const { outside, importing, kept } = await northfield();
    await importCaseload(outside, importing(fileOf(KEPT)), BY);
    const before = await kept();
    const rows = fileOf('cases: [{ref: C-1, allocatedOn: 2026-09-01, children: [{ref: a}]}]');
    expect(await importCaseload(outside, importing(rows, 'amira', silence), BY)).toEqual({
      ok: false,
      reason: 'does-not-fit',
      errors: [{ path: 'cases[0].activities[2].children[0]', message: expect.any(String) }],
    });
    expect(await kept()).toEqual(before);
  });
});

describe('an export imported again', () => {
  it('changes nothing, whatever the caseload, the scheme and the day', async () => {
    await fc.assert(
      fc.asyncProperty(validFile, validFile, fc.nat(200), async (first, second, days) => {
        const { outside, importing, kept } = await northfield(memoryStores(), second.scheme);
        const { asOf } = first;
        await importCaseload(outside, importing(first), BY);
        const later = { ...second, asOf: addDays(asOf, 20), name: 'amira' };
        const renamed = later.cases.map((one, index) => ({ ...one, ref: first.cases[index]?.ref ?? one.ref }));
        const refs = new Set(renamed.map(({ ref }) => ref));
        if (refs.size < renamed.length) return;
        await importCaseload(outside, importing({ ...later, cases: renamed }), BY);

        const snapshot = await kept();
        const exported = caseloadInForce(snapshot, later.asOf, later.workerId);
        const inOrder = renamed.toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
        expect(exported).toEqual({ ...later, cases: inOrder });
        const onAnyDay = caseloadInForce(snapshot, addDays(asOf, days - 100));
        for (const file of [exported, onAnyDay]) {
          const again = await importCaseload(outside, importing(file), BY);
          expect(again).toMatchObject({ ok: true, effect: { added: [], changed: [], removed: [] }, pending: [] });
        }
        expect(await kept()).toEqual(snapshot);
      }),
      { numRuns: 60 },
    );
  });
});
