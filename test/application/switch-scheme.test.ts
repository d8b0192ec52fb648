import { describe, expect, it } from '@jest/globals';
import { changeCaseload } from '../../src/application/change-caseload.ts';
import { markOf } from '../../src/application/change-schemes.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { figuresOf, lineView } from '../../src/application/effect.ts';
import { joinTeam } from '../../src/application/join-team.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { newPerson } from '../../src/application/person-record.ts';
import type { Log, Stores, TeamRecord } from '../../src/application/ports.ts';
import { addToTeam, setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { asLastRead, type SchemeSwitch, switchScheme } from '../../src/application/switch-scheme.ts';
import { undoLastChange } from '../../src/application/undo-change.ts';
import type { Access } from '../../src/domain/access.ts';
import { historyOf, unchanging, type Versions } from '../../src/domain/caseload.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { type Score, scoreOn } from '../../src/domain/timeline.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { relayPending } from '../../src/schedule/relay-pending.ts';
import { resumeOperations } from '../../src/schedule/resume-operations.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { caseWith, children } from '../schemes/builders.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { fullTime, identity, interruptedEverywhere, keyOf, outsideOn, TODAY } from './outside.ts';

const BY = { person: keyOf('admin'), key: 'nonce-1' };
const NORTH = teamIdOf('north');
const NEW_YEAR = '2027-01-01';
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

const member = (name: string, fte = 1) => ({ ...identity(name), terms: { ...fullTime, fte } });
const histories = (worker: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const ref = `${worker}-${index}`;
    const assessment = { kind: 'core-assessment', on: '2026-12-01', children: 2 } as const;
    return historyOf(caseWith(ref, { children: children(1), activities: [assessment] }));
  });

/** North with amira and ben, who have cases. */
async function openTeam(stores: Stores = memoryStores()) {
  const outside = outsideOn(TODAY, stores);
  const set = await setUpTeam(
    outside,
    {
      name: 'North',
      schemeId: 'merton',
      members: [member('amira'), member('ben', 0.6)],
      managers: [identity('mona')],
      serviceManagers: [],
    },
    { ...BY, key: 'north' },
  );
  if (set.ok) await deliverPending(outside, set.pending);
  for (const name of ['amira', 'ben']) {
    const facts = { cases: histories(name, 3), duties: [] };
    const loaded = await loadCaseload(outside, keyOf(name), facts, { ...BY, key: `load-${name}` });
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
  return outside;
}

async function schemesOf(stores: Stores): Promise<Versions<SchemeInForce>> {
  const team = await stores.teams.record(NORTH);
  if (!team) throw new Error('no team');
  return team.schemes;
}

/** A switch as a card made now would ask for it. */
async function asked(stores: Stores, id: SchemeId, from = NEW_YEAR): Promise<SchemeSwitch> {
  const schemes = await schemesOf(stores);
  return { from, scheme: asLastRead(schemes, id, from), seen: markOf(schemes) };
}

async function switchTo(stores: Stores, id: SchemeId, { from = NEW_YEAR, key = 'nonce-1', today = TODAY } = {}) {
  const outside = outsideOn(today, stores);
  const result = await switchScheme(outside, NORTH, await asked(stores, id, from), { ...BY, key });
  if (result.ok) await deliverPending(outside, result.pending);
  return result;
}

/** Everything that follows from the switch, once the outbox is done. */
async function stateOf(stores: Stores) {
  await deliverPending(outsideOn(TODAY, stores), stores.caseloads.pending());
  const operations = [];
  for await (const operation of stores.teams.operations()) operations.push(operation);
  const team = await stores.teams.read(NORTH);
  const kept = await Promise.all(['amira', 'ben', 'cy'].map((name) => stores.caseloads.read(keyOf(name))));
  return { team, heads: kept.map((snapshot) => snapshot?.head), operations };
}

const inWords = (schemes: Versions<SchemeInForce> | undefined) =>
  schemes?.map(({ inForceFrom, value }) => `${value.scheme} from ${inForceFrom}`);
const ALWAYS_MERTON = 'merton from 1900-01-01';

async function scoreOf(stores: Stores, name: string, day: string) {
  const kept = await stores.caseloads.read(keyOf(name));
  if (!kept) throw new Error(`no caseload of ${name}`);
  return scoreOn(timelineOf(kept, schemeInForce), day);
}

/** A day's score; its lines may count for fewer days after a switch, not for other points. */
const shown = (score: Score) => ({
  ...figuresOf(score),
  flags: score.flags,
  lines: score.lines.map(lineView).map(({ until: _, ...line }) => line),
});

describe('switching a team to another scheme', () => {
  it('changes the record and every caseload from the day on, and the projection follows', async () => {
    const { stores } = await openTeam();
    expect(await switchTo(stores, 'halton')).toMatchObject({ ok: true });
    const { team, heads, operations } = await stateOf(stores);
    const expected = [ALWAYS_MERTON, 'halton from 2027-01-01'];
    expect(inWords(team?.team.schemes)).toEqual(expected);
    expect(heads.slice(0, 2).map((head) => inWords(head?.schemes))).toEqual([expected, expected]);
    for (const row of team?.members ?? []) {
      expect(row.steps.filter(({ from }) => from >= '2026-12-31').map(({ total }) => total)).toContain(3);
    }
    expect(operations).toEqual([]);
  });

  it.each([
    ['a month before', '2026-12-01', 'merton'],
    ['the day before', '2026-12-31', 'merton'],
    ['the day', NEW_YEAR, 'halton'],
    ['the day after', '2027-01-02', 'halton'],
  ])('%s is scored under the scheme in force on it', async (_, day, id) => {
    const { stores } = await openTeam();
    const before = await scoreOf(stores, 'amira', day);
    await switchTo(stores, 'halton');
    const after = await scoreOf(stores, 'amira', day);
    expect(after.scheme.id).toBe(id);
    if (id === 'merton') expect(shown(after)).toEqual(shown(before));
    else expect([after.total.toFraction(), after.scheme.unit]).toEqual(['3', 'cases']);
  });

  it('keeps who did it, from when, and what it did to the total', async () => {
    const { stores } = await openTeam();
    await switchTo(stores, 'halton');
    const made = { at: `${TODAY}T09:00:00.000Z`, by: BY.person };
    expect((await stores.teams.audit(NORTH, 1))[0]).toEqual({
      ...made,
      action: 'switch-scheme',
      detail: { scheme: 'halton', from: NEW_YEAR },
    });
    expect((await stores.caseloads.audit(keyOf('amira'), 1))[0]).toEqual({
      ...made,
      action: 'follow-team',
      detail: { scheme: 'halton', from: NEW_YEAR, totalBefore: 33, totalAfter: 3 },
    });
    const head = (await stores.caseloads.read(keyOf('amira')))?.head;
    expect(head?.recentChanges[0]?.what).toBe('from 1 Jan 2027 the team is weighed by Halton traffic lights');
  });

  it('is taken back by switching again, as long as it lies ahead', async () => {
    const { stores } = await openTeam();
    await switchTo(stores, 'halton');
    await switchTo(stores, 'merton', { key: 'nonce-2' });
    const { team, heads } = await stateOf(stores);
    expect(inWords(team?.team.schemes)).toEqual([ALWAYS_MERTON]);
    expect(inWords(heads[0]?.schemes)).toEqual([ALWAYS_MERTON]);
  });

  it.each<[string, string, readonly string[]]>([
    ['an earlier day', '2026-12-01', [ALWAYS_MERTON, 'northern-ireland from 2026-12-01']],
    ['the same day', NEW_YEAR, [ALWAYS_MERTON, 'northern-ireland from 2027-01-01']],
    ['a later day', '2027-02-01', [ALWAYS_MERTON, 'halton from 2027-01-01', 'northern-ireland from 2027-02-01']],
  ])('from %s on takes the place of what was to come then', async (_, from, expected) => {
    const { stores } = await openTeam();
    await switchTo(stores, 'halton');
    await switchTo(stores, 'northern-ireland', { from, key: 'nonce-2' });
    const { team, heads } = await stateOf(stores);
    expect(inWords(team?.team.schemes)).toEqual(expected);
    expect(inWords(heads[1]?.schemes)).toEqual(expected);
  });

  it('comes back to a scheme as the team last read it', async () => {
    const { stores } = await openTeam();
    const readings = { 'pro-rata': 'full-time' };
    const audit = { at: TODAY, by: BY.person, action: 'choose-readings', detail: {} };
    const read = (before: TeamRecord | undefined): TeamRecord => {
      if (!before) throw new Error('no team');
      return { ...before, schemes: unchanging({ scheme: 'merton', readings }) };
    };
    await stores.teams.changeTeam(NORTH, read, audit);
    await switchTo(stores, 'halton');
    await switchTo(stores, 'merton', { from: '2027-06-01', key: 'nonce-2' });
    expect((await schemesOf(stores)).at(-1)?.value).toEqual({ scheme: 'merton', readings });
    expect(asLastRead(await schemesOf(stores), 'halton', NEW_YEAR)).toEqual(asDocumented('halton'));
  });

  it('does it once under one key, and says so when it is overtaken', async () => {
    const { stores } = await openTeam();
    const once = await asked(stores, 'halton');
    const outside = outsideOn(TODAY, stores);
    expect(await switchScheme(outside, NORTH, once, BY)).toMatchObject({ ok: true });
    const state = await stateOf(stores);
    expect(await switchScheme(outside, NORTH, once, BY)).toMatchObject({ ok: true, pending: [] });
    expect(await stateOf(stores)).toEqual(state);
    await switchTo(stores, 'merton', { key: 'nonce-2' });
    expect(await switchScheme(outside, NORTH, once, BY)).toEqual({ ok: false, reason: 'changed-since' });
  });

  it('refuses a card that was made before another change', async () => {
    const { stores } = await openTeam();
    const stale = await asked(stores, 'northern-ireland');
    await switchTo(stores, 'halton');
    const state = await stateOf(stores);
    const result = await switchScheme(outsideOn(TODAY, stores), NORTH, stale, { ...BY, key: 'nonce-2' });
    expect(result).toEqual({ ok: false, reason: 'changed-since' });
    expect(await stateOf(stores)).toEqual(state);
  });

  it('says that there is no such team', async () => {
    const { stores } = await openTeam();
    const result = await switchScheme(outsideOn(TODAY, stores), 'none', await asked(stores, 'halton'), BY);
    expect(result).toEqual({ ok: false, reason: 'no-such-team' });
  });
});

describe("a worker's own last step", () => {
  const access: Access = { ...newPerson(identity('amira')), worksIn: NORTH };
  const logDuty = (stores: Stores) =>
    changeCaseload(outsideOn(TODAY, stores), {
      access,
      workerKey: keyOf('amira'),
      action: 'log-duty',
      keys: ['duty-1'],
      decide: () => ({
        ok: true,
        change: { what: 'logged a duty', duties: [{ kind: 'locality', from: TODAY, quantity: 1 }] },
      }),
      reply: () => null,
    });
  const undone = async (stores: Stores) => {
    const kept = await stores.caseloads.read(keyOf('amira'));
    return kept && undoLastChange(access)(kept);
  };

  it('can be taken back after a switch, which stays', async () => {
    const { stores } = await openTeam();
    await logDuty(stores);
    await switchTo(stores, 'halton');
    expect(await undone(stores)).toMatchObject({ ok: true, change: { what: 'took back: logged a duty', duties: [] } });
    expect(inWords((await stateOf(stores)).heads[0]?.schemes)).toHaveLength(2);
  });

  it('that was none is none after a switch', async () => {
    const { stores } = await openTeam();
    await switchTo(stores, 'halton');
    expect(await undone(stores)).toEqual({ ok: false, problem: 'nothing-to-undo' });
  });
});

describe('who follows a switch', () => {
  const SOUTH = { name: 'South', schemeId: 'northern-ireland' as const, managers: [], serviceManagers: [] };

  it('leaves the days of somebody in an earlier team as that team weighed them', async () => {
    const { stores } = await openTeam();
    const outside = outsideOn(TODAY, stores);
    await setUpTeam(outside, { ...SOUTH, members: [member('cy')] }, { ...BY, key: 'south' });
    await leaveTeam(outside, teamIdOf('south'), keyOf('cy'), { ...BY, key: 'leave' });
    const people = { members: [member('cy')], managers: [], serviceManagers: [] };
    await addToTeam(outsideOn('2026-12-14', stores), NORTH, people, { ...BY, key: 'add' });
    await stateOf(stores);
    await switchTo(stores, 'halton', { from: '2026-12-07', today: '2026-12-20' });
    const { heads } = await stateOf(stores);
    expect(inWords(heads[2]?.schemes)).toEqual(['northern-ireland from 1900-01-01', 'halton from 2026-12-14']);
  });

  it('leaves out those who have left', async () => {
    const { stores } = await openTeam();
    const outside = outsideOn(TODAY, stores);
    await leaveTeam(outside, NORTH, keyOf('ben'), { ...BY, key: 'leave' });
    await stateOf(stores);
    await switchTo(stores, 'halton');
    expect(inWords((await stateOf(stores)).heads[1]?.schemes)).toEqual([ALWAYS_MERTON]);
  });

  it('brings along somebody who joins while the team is switched', async () => {
    const { stores } = await openTeam();
    const outside = outsideOn(TODAY, stores);
    const before = await stores.teams.record(NORTH);
    if (!before) throw new Error('no team');
    await switchTo(stores, 'halton');
    await joinTeam(outside, before, member('cy'), { ...BY, key: 'join' });
    expect(inWords((await stores.caseloads.read(keyOf('cy')))?.head.schemes)).toEqual([ALWAYS_MERTON]);
    const { heads, team } = await stateOf(stores);
    expect(inWords(heads[2]?.schemes)).toEqual([ALWAYS_MERTON, 'halton from 2027-01-01']);
    expect(team?.members.find(({ name }) => name === 'cy')?.version).toBe(2);
  });

  it('holds up nobody for one whose caseload cannot be written, and goes on with the sweep', async () => {
    const { stores } = await openTeam();
    const commit: Stores['caseloads']['commit'] = async (change) => {
      if (change.head.name === 'amira') throw new Error('cannot be written');
      return stores.caseloads.commit(change);
    };
    const broken = { ...stores, caseloads: { ...stores.caseloads, commit } };
    const request = await asked(stores, 'halton');
    await expect(switchScheme(outsideOn(TODAY, broken), NORTH, request, BY)).rejects.toThrow('cannot be written');
    const half = await stateOf(stores);
    expect(half.heads.map((head) => head?.schemes.length)).toEqual([1, 2, undefined]);
    expect(half.operations).toHaveLength(1);

    const warned: string[] = [];
    const log = { ...SILENT, warn: (code: string) => warned.push(code) };
    await resumeOperations({ ...outsideOn(TODAY, broken), log });
    expect(warned).toEqual(['operation-not-resumed']);
    await resumeOperations({ ...outsideOn(TODAY, stores), log: SILENT });
    const whole = await stateOf(stores);
    expect(whole.heads.map((head) => head?.schemes.length)).toEqual([2, 2, undefined]);
    expect(whole.operations).toEqual([]);
  });
});

describe('a switch interrupted at every storage call', () => {
  const work = async (stores: Stores) => {
    const request = await asked(STILL_MERTON, 'halton');
    const result = await switchScheme(outsideOn(TODAY, stores), NORTH, request, BY);
    if (!result.ok) throw new Error(result.reason);
  };
  // What the card was made from; the press reads its own.
  const STILL_MERTON = memoryStores();
  const prepare = async (stores: Stores) => {
    await openTeam(stores);
    await openTeam(STILL_MERTON);
  };

  it('is completed by the same press again', async () => {
    const same = (state: unknown, smooth: unknown) => expect(state).toEqual(smooth);
    expect(await interruptedEverywhere(prepare, work, work, stateOf, same)).toBeGreaterThan(8);
  });

  it('is completed by the sweep, or never began', async () => {
    const { stores: untouched } = await openTeam();
    const before = await stateOf(untouched);
    const sweep = async (stores: Stores) => {
      const outside = { ...outsideOn(TODAY, stores), log: SILENT };
      await relayPending(outside, stores.caseloads.pending());
      await resumeOperations(outside);
    };
    let begun = 0;
    await interruptedEverywhere(prepare, work, sweep, stateOf, (state, smooth) => {
      const isBegun = state.team?.team.schemes.length === 2;
      if (isBegun) begun += 1;
      expect(state).toEqual(isBegun ? smooth : before);
    });
    expect(begun).toBeGreaterThan(5);
  });
});
