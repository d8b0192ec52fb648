import { beforeAll, describe, expect, it } from '@jest/globals';
import { eraseCase } from '../../../src/application/rights/erase-case.ts';
import { setHold } from '../../../src/application/rights/legal-hold.ts';
import type { TableStores } from '../../../src/storage/index.ts';
import { caseOf, commitOf, headOf, personOf } from '../../storage/builders.ts';
import { clock, KEY, planted } from './planted.ts';

const WORKER = 'd'.repeat(32);
const newId = () => 'feedbeef00000000';

/** A closed case with two children, named in everything that is kept of it. */
async function plantedCase(prefix: string): Promise<TableStores> {
  const stores = await planted(prefix);
  const kept = caseOf('gone-case', 1, 'GONE-7');
  const details = [
    {
      inForceFrom: '2026-11-02',
      value: {
        ...kept.history.details[0].value,
        children: [
          { ref: 'kid-one', household: 'grandma lane' },
          { ref: 'kid-two', household: 'home' },
        ],
      },
    },
  ] as const;
  const activities = [{ kind: 'supervised-contact', on: '2026-11-05', children: ['kid-one'] }] as const;
  const history = { dated: { ...kept.history.dated, closedOn: '2026-11-10', activities }, details };
  const line = {
    rule: 'm-8',
    caseRef: 'GONE-7',
    childRef: 'kid-one',
    points: 5,
    what: 'a visit',
    source: '',
    from: null,
    until: null,
  };
  await stores.people.change(WORKER, () => personOf(WORKER, { name: 'Wanda Worker' }));
  await stores.caseloads.commit(
    commitOf(WORKER, undefined, {
      head: {
        ...headOf(WORKER, 1),
        recentChanges: [
          { version: 1, at: clock.now(), what: 'logged a visit on GONE-7', caseId: 'gone-case' },
          { version: 1, at: clock.now(), what: 'moved kid-two', caseId: 'gone-case' },
          { version: 1, at: clock.now(), what: 'added GONE-77' },
        ],
      },
      putCases: [{ ...kept, history }],
      undo: {
        version: 1,
        what: 'x',
        terms: headOf(WORKER, 1).terms,
        duties: [],
        cases: [{ caseId: 'gone-case', history }],
      },
      snapshot: { month: '2026-10', revision: 1, lines: [line] } as never,
      audit: { at: clock.now(), by: WORKER, action: 'log-visit', caseId: 'gone-case', detail: { child: 'kid-one' } },
      keys: ['k'],
      reply: { gained: [line], text: 'Saved on gone 7.' },
    }),
  );
  await stores.references.hold('GONE-7', WORKER);
  return stores;
}

async function textOf(stores: TableStores): Promise<string> {
  const rows: unknown[] = [];
  for await (const { value } of stores.kept.all()) rows.push(value);
  return JSON.stringify(rows);
}
async function expectChainsHold(stores: TableStores): Promise<void> {
  for await (const verdict of stores.verifyAudits()) expect(verdict).toMatchObject({ faults: [] });
}

describe('erasing a case', () => {
  let stores: TableStores;
  beforeAll(async () => {
    stores = await plantedCase('eraseCase');
  });

  it('counts and writes nothing when it is only tried', async () => {
    const before = await textOf(stores);
    expect(await eraseCase({ stores, clock, newId }, { ref: 'gone 7' }, true)).toEqual({
      ok: true,
      rows: 6,
      entries: 1,
    });
    expect(await textOf(stores)).toBe(before);
  });

  it('takes away who it was about, and leaves what figures are made of', async () => {
    expect(await eraseCase({ stores, clock, newId }, { ref: 'gone 7' })).toEqual({ ok: true, rows: 6, entries: 1 });
    expect(await textOf(stores)).not.toMatch(/GONE-7(?!7)|gone 7|kid-one|kid-two|grandma lane/);
    const kept = await stores.caseloads.read(WORKER);
    expect(kept?.cases[0]?.history).toMatchObject({
      dated: {
        ref: 'erased-feedbeef',
        closedOn: '2026-11-10',
        activities: [{ kind: 'supervised-contact', on: '2026-11-05', children: ['erased-1'] }],
      },
      details: [
        {
          value: {
            children: [
              { ref: 'erased-1', household: 'home-1' },
              { ref: 'erased-2', household: 'home-2' },
            ],
          },
        },
      ],
    });
    expect(kept?.head.recentChanges.map(({ what }) => what)).toEqual([
      'about a case that was erased',
      'about a case that was erased',
      'added GONE-77',
    ]);
    expect((await stores.caseloads.monthSnapshot(WORKER, '2026-10', 1))?.lines[0]).toMatchObject({
      caseRef: 'erased-feedbeef',
      childRef: 'erased-1',
      points: 5,
    });
    expect(await stores.caseloads.audit(WORKER, 1)).toEqual([
      { at: clock.now(), by: WORKER, action: 'log-visit', detail: {} },
    ]);
    expect(await stores.references.holders('GONE-7')).toEqual([]);
    await expectChainsHold(stores);
  });

  it('finds nothing when it is done again, and has not touched other cases', async () => {
    expect(await eraseCase({ stores, clock, newId }, { ref: 'GONE-7' })).toEqual({ ok: false, reason: 'unknown' });
    expect(await textOf(stores)).toContain('SECRET-9');
  });
});

describe('erasing one child of a case', () => {
  it('leaves the case and the other child', async () => {
    const stores = await plantedCase('eraseChild');
    expect(await eraseCase({ stores, clock, newId }, { ref: 'GONE-7', child: 'kid-one' })).toMatchObject({
      ok: true,
      entries: 1,
    });
    const text = await textOf(stores);
    expect(text).not.toContain('kid-one');
    expect(text).toContain('kid-two');
    expect((await stores.caseloads.read(WORKER))?.cases[0]?.history.dated).toMatchObject({
      ref: 'GONE-7',
      activities: [{ children: ['erased-1'] }],
    });
    await expectChainsHold(stores);
    expect(await eraseCase({ stores, clock, newId }, { ref: 'GONE-7', child: 'kid-one' })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await eraseCase({ stores, clock, newId }, { ref: 'GONE-7', child: 'kid-two' })).toMatchObject({ ok: true });
    expect(
      (await stores.caseloads.read(WORKER))?.cases[0]?.history.details[0].value.children.map(({ ref }) => ref),
    ).toEqual(['erased-1', 'erased-2']);
  });
});

describe('what stands against it', () => {
  let stores: TableStores;
  beforeAll(async () => {
    stores = await planted('eraseCaseNot');
  });

  it.each([
    ['a case that is open, or waits for a worker', 'SECRET-9', 'open'],
    ['a case that nobody has', 'NOBODY-1', 'unknown'],
  ])('%s', async (_, ref, reason) => {
    const before = await textOf(stores);
    expect(await eraseCase({ stores, clock, newId }, { ref })).toEqual({ ok: false, reason });
    expect(await textOf(stores)).toBe(before);
  });

  it('a worker whose data must stay', async () => {
    await setHold(stores.people, KEY, { since: clock.now(), reason: 'a claim' });
    expect(await eraseCase({ stores, clock, newId }, { ref: 'PLANT-1' })).toEqual({ ok: false, reason: 'legal-hold' });
  });
});
