import { beforeAll, describe, expect, it } from '@jest/globals';
import { StorageUnavailable } from '../../../src/application/ports.ts';
import { setHold } from '../../../src/application/rights/legal-hold.ts';
import { ERASED_NAME } from '../../../src/application/rights/person-in-question.ts';
import { retain } from '../../../src/application/rights/retention.ts';
import { retainDaily } from '../../../src/schedule/retain-daily.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { connect } from '../../../src/storage/connection.ts';
import { cutAudit } from '../../../src/storage/cut-audit.ts';
import { type TableStores, tableStores } from '../../../src/storage/index.ts';
import { tableOn } from '../../../src/storage/table.ts';
import { auditOf, commitOf, headOf, personOf, teamOf } from '../../storage/builders.ts';
import { azuriteConnection } from '../../support/storage-proxy.ts';
import { KEY, OTHER, planted } from './planted.ts';

const SETTINGS = { auditYears: 7, monthsYears: 7, deliveriesDays: 90, leaversYears: 7 };
/** Seven years after the planted November, and some weeks. */
const clock = { now: () => '2034-01-10T09:00:00.000Z', today: () => '2034-01-10' };
const outsideOf = (stores: TableStores) => ({ stores, clock, schemeOf: schemeInForce });

async function kindsOf(stores: TableStores, partition?: string): Promise<readonly string[]> {
  const kinds: string[] = [];
  for await (const item of stores.kept.all()) {
    if (item.value !== undefined && (partition === undefined || item.partition === partition)) kinds.push(item.kind);
  }
  return kinds;
}
async function expectChainsHold(stores: TableStores): Promise<void> {
  for await (const verdict of stores.verifyAudits()) expect(verdict).toMatchObject({ faults: [] });
}
async function empty(prefix: string): Promise<TableStores> {
  const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
  await stores.ensureTables();
  return stores;
}

describe('what is older than the settings say', () => {
  it('goes over some bounded runs, and the chains hold after each', async () => {
    const stores = await planted('retainAll');
    let runs = 0;
    for (let isFinished = false; !isFinished; runs += 1) {
      ({ isFinished } = await retain(outsideOf(stores), SETTINGS, 4));
      await expectChainsHold(stores);
    }
    expect(runs).toBeGreaterThan(2);
    const kinds = await kindsOf(stores);
    for (const gone of ['month', 'delivery', 'live-post', 'lane'])
      expect([gone, kinds.includes(gone)]).toEqual([gone, false]);
    expect(await stores.teams.audit('t-1', 9)).toEqual([]);
    expect(await stores.people.audit(KEY, 9)).toEqual([]);
    expect(await stores.people.read(KEY)).toBeDefined();
    await stores.people.enter(KEY, auditOf(1));
    expect((await stores.caseloads.audit(KEY, 9)).map(({ action }) => action)).toEqual(['retention']);
    expect((await stores.caseloads.read(KEY))?.records.map(({ kind }) => kind)).toEqual(['absence', 'adjustment']);
    await stores.teams.changeTeam('t-1', (before) => ({ ...(before ?? teamOf('t-1')), name: 'East' }), auditOf(1));
    await expectChainsHold(stores);
  });

  it('stays when it is about somebody under a legal hold', async () => {
    const stores = await planted('retainHeld');
    await setHold(stores.people, KEY, { since: clock.now(), reason: 'a claim' });
    const before = await kindsOf(stores, KEY);
    const { audit, messages } = await retain(outsideOf(stores), SETTINGS);
    expect(await kindsOf(stores, KEY)).toEqual(before);
    // What is only about somebody else goes, and when the chat was written to; every audit but one begins with the person.
    expect({ audit, messages }).toEqual({ audit: 1, messages: 2 });
    expect(await stores.teams.audit('t-1', 9)).toHaveLength(3);
    expect(await stores.people.audit(KEY, 9)).toHaveLength(1);
    expect(await stores.people.audit(OTHER, 9)).toHaveLength(0);
    await expectChainsHold(stores);
  });

  it('holds when a run ends between the cut and the entries, and goes with the next', async () => {
    const stores = await empty('retainCrash');
    for (let times = 0; times < 3; times += 1) {
      const before = await stores.caseloads.read('w');
      await stores.caseloads.commit(commitOf('w', before));
    }
    const caseloads = connect({ connectionString: azuriteConnection() }, 'retainCrashCaseloads', {});
    const ending = { ...tableOn(caseloads), remove: () => Promise.reject(new StorageUnavailable('ended')) };
    await expect(cutAudit(ending, 'worker', 'w', () => true, 2)).rejects.toThrow(StorageUnavailable);
    expect(await stores.caseloads.audit('w', 9)).toHaveLength(3);
    await expectChainsHold(stores);
    expect(await stores.kept.cutAudit({ of: 'worker', key: 'w' }, () => true, 1)).toBe(1);
    await expectChainsHold(stores);
    expect(await stores.kept.cutAudit({ of: 'worker', key: 'w' }, () => true, 9)).toBe(2);
    await expectChainsHold(stores);
  });
});

describe('the day of the audit', () => {
  it.each([
    ['the day before', '2027-01-09T23:59:59.999Z', 1],
    ['the day itself', '2027-01-10T00:00:00.000Z', 0],
    ['the day after', '2027-01-11T00:00:00.000Z', 0],
  ])('%s', async (sentence, at, gone) => {
    const stores = await empty(`retain${sentence.replaceAll(' ', '')}`);
    await stores.caseloads.commit(commitOf('w', undefined, { audit: { ...auditOf(1), at } }));
    expect(await retain(outsideOf(stores), SETTINGS)).toMatchObject({ audit: gone, isFinished: true });
    await expectChainsHold(stores);
  });

  it('an entry that is older than one that stays, stays with it', async () => {
    const stores = await empty('retainOrder');
    for (const at of ['2027-02-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z']) {
      const before = await stores.caseloads.read('w');
      await stores.caseloads.commit(commitOf('w', before, { audit: { ...auditOf(1), at } }));
    }
    expect(await retain(outsideOf(stores), SETTINGS)).toMatchObject({ audit: 0 });
  });
});

describe('somebody who left', () => {
  const LEAVER = 'c'.repeat(32);
  it.each<[string, string | undefined, { readonly manages?: readonly string[] }, number]>([
    ['seven years and a day ago is erased', '2027-01-09', {}, 1],
    ['seven years ago stays', '2027-01-10', {}, 0],
    ['later stays', '2027-01-11', {}, 0],
    ['never stays', undefined, {}, 0],
    ['long ago and manages a team stays', '2020-01-01', { manages: ['t'] }, 0],
  ])('%s', async (sentence, leftOn, more, leavers) => {
    const stores = await empty(`leaver${sentence.replaceAll(' ', '')}`.slice(0, 35));
    await stores.people.change(LEAVER, () => personOf(LEAVER, more));
    const head = { ...headOf(LEAVER, 1), ...(leftOn ? { leftOn } : {}) };
    await stores.caseloads.commit(
      commitOf(LEAVER, undefined, { head, audit: { ...auditOf(1), at: '2033-01-01T00:00:00.000Z' } }),
    );
    expect(await retain(outsideOf(stores), SETTINGS)).toMatchObject({ leavers });
    expect((await stores.caseloads.read(LEAVER))?.head.name === ERASED_NAME).toBe(leavers === 1);
    expect(await retain(outsideOf(stores), SETTINGS)).toMatchObject({ leavers: 0 });
  });
});

describe('the daily run', () => {
  let stores: TableStores;
  const logged: string[] = [];
  const line = (code: string): void => void logged.push(code);
  const log = { info: line, warn: line, error: line };
  beforeAll(async () => {
    stores = await planted('retainDaily');
  });
  const daily = (holder: string, runs = stores.runs, today = '2034-01-10') => {
    const at = { now: () => `${today}T09:00:00.000Z`, today: () => today };
    return retainDaily({ ...outsideOf(stores), clock: at, runs, log }, SETTINGS, holder);
  };

  it('is done once a day, by the instance that has the lease', async () => {
    await Promise.all([daily('a')()]);
    await daily('a')();
    await daily('b')();
    expect(logged).toEqual(['retention-ran']);
    await daily('a', stores.runs, '2034-01-11')();
    expect(logged).toEqual(['retention-ran', 'retention-ran']);
    expect(await stores.deliveries.read({ day: '2026-11-04', key: `month-card/${OTHER}` })).toBeUndefined();
  });

  it('logs that it failed, and nothing else', async () => {
    logged.length = 0;
    const lease = () => Promise.reject(new StorageUnavailable('down'));
    await daily('a', { ...stores.runs, lease }, '2034-01-12')();
    expect(logged).toEqual(['retention-not-run']);
  });
});
