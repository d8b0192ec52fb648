import { describe, expect, it } from '@jest/globals';
import { changeRecords } from '../../../src/application/change-records.ts';
import { deliverPending } from '../../../src/application/deliver-pending.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { Absence, Supervision, WorkerRecord } from '../../../src/domain/worker-records.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { channel, keyOf, openTown, SOUTH, TODAY } from './town.ts';

const recorded = { by: keyOf('mona'), name: 'mona', at: `${TODAY}T09:00:00.000Z` };
const ago = (days: number) => addDays(TODAY, -days);

const held = (heldOn: string, more: Partial<Supervision> = {}): WorkerRecord => {
  const id = `held-${heldOn}`;
  return { kind: 'supervision', id, value: { id, plannedFor: heldOn, state: 'held', heldOn, recorded, ...more } };
};
const planned = (plannedFor: string): WorkerRecord => {
  const id = `planned-${plannedFor}`;
  return { kind: 'supervision', id, value: { id, plannedFor, state: 'planned', recorded } };
};
const lost = (plannedFor: string): WorkerRecord => {
  const id = `lost-${plannedFor}`;
  const value: Supervision = { id, plannedFor, state: 'cancelled', lostToSickness: true, recorded };
  return { kind: 'supervision', id, value };
};
const away = (value: Omit<Absence, 'id'>): WorkerRecord => ({ kind: 'absence', id: 'a', value: { id: 'a', ...value } });

/** Workers came long before the day, with what is kept of them. */
async function town(kept: Readonly<Record<string, readonly WorkerRecord[]>>) {
  const opened = await openTown();
  const outside = {
    stores: opened.stores,
    schemeOf: schemeInForce,
    clock: { now: () => `${TODAY}T09:00:00.000Z`, today: () => TODAY },
  };
  for (const [name, put] of Object.entries(kept)) {
    const snapshot = await opened.stores.caseloads.read(keyOf(name));
    if (!snapshot) throw new Error(`no caseload of ${name}`);
    await opened.stores.caseloads.commit({
      ...{ basedOn: snapshot, head: { ...snapshot.head, memberSince: ago(400), version: snapshot.head.version + 1 } },
      ...{ putCases: [], removedCaseIds: [], undo: null, outbox: [], keys: [], reply: null },
      audit: { at: outside.clock.now(), by: 'test', action: 'test', detail: {} },
    });
    const result = await changeRecords(outside, {
      ...{ workerKey: keyOf(name), by: 'caseload', may: () => true, action: 'test', keys: [] },
      decide: () => ({ ok: true, change: { put }, reply: null }),
    });
    if (!result.ok) throw new Error(result.reason);
    await deliverPending(outside, result.pending);
  }
  return opened;
}

describe("a manager's list", () => {
  it('says who had supervision when, what is planned, who is overdue and who needs a date, the most urgent first', async () => {
    const { as } = await town({
      amira: [held(ago(10)), lost(ago(2))],
      ben: [held(ago(31)), planned('2026-12-04')],
    });
    const list = await as('mona').say('supervision');
    const lines = [
      '1 of 2 overdue: more than four weeks without a session.',
      '1 lost session needs its date.',
      'ben',
      'Last on 30 Oct 2026 · planned for 4 Dec 2026',
      '3 days overdue',
      'amira',
      'Last on 20 Nov 2026 · nothing planned · the one of 28 Nov 2026 was lost to sickness and needs a date',
      'needs a date',
    ];
    let from = 0;
    for (const line of lines) {
      const at = list.words.indexOf(line, from);
      expect([line, at >= from]).toEqual([line, true]);
      from = at;
    }
    expect(list.words).not.toContain('cy');
  });

  it.each<[string, readonly WorkerRecord[], string]>([
    ['in time', [held(ago(28))], 'due by 30 Nov 2026'],
    ['a day late', [held(ago(29))], '1 day overdue'],
    ['away', [held(ago(60)), away({ from: ago(9), to: null, planned: false })], 'away'],
    ['planned for yesterday', [held(ago(9)), planned(ago(1))], 'to be recorded'],
    ['never seen, for long', [], '372 days overdue'],
    ['an old session still counts', [held(ago(200))], '172 days overdue'],
  ])('shows somebody %s', async (_, records, figure) => {
    const { as } = await town({ amira: records, ben: [held(TODAY)] });
    expect((await as('mona').say('supervision')).words.split('\n')).toContain(figure);
  });

  it('opens a worker with what was agreed last, and leads to the next session', async () => {
    const { as } = await town({
      amira: [held(ago(9), { actions: 'Write the care plan.\nVisit weekly.', cpd: 'Court skills' }), held(ago(40))],
    });
    const mona = as('mona');
    await mona.say('supervision');
    const sheet = await mona.press('Open', { worker: keyOf('amira') });
    for (const words of [
      'Supervision with amira',
      'Nothing is planned.',
      'Write the care plan.',
      'Visit weekly.',
      'Court skills',
    ]) {
      expect(sheet.words.split('\n')).toContain(words);
    }
    expect((await mona.press('Plan one')).words).toContain('plan the next');
    await mona.send('supervision.worker', { worker: keyOf('amira') });
    const session = await mona.press('Open', { session: `held-${ago(40)}` });
    expect(session.words).toContain('None recorded');
    expect(session.buttons.map(({ title }) => title)).toEqual(['Put it right', 'Back']);
  });

  it('pages by five, in a team of sixty with everything on its card', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `worker ${at}`);
    const opened = await openTown(Object.fromEntries(names.map((name) => [name, {}])));
    const list = await opened.as('mona').say('supervision');
    expect(list.words).toContain('Page 1 of 13.');
    expect(
      (await opened.as('mona').send('supervision.team', { ...list.button('Next').data, page: 12 })).words,
    ).toContain('Page 13 of 13.');
  });

  it('fits on a card with the longest texts, years of sessions and names', async () => {
    const actions = 'ẞ\n'.repeat(500);
    const many = Array.from({ length: 40 }, (_, at) =>
      held(ago(at * 28), { actions, cpd: 'ẞ'.repeat(500), ratingsConfirmed: true }),
    );
    const { as } = await town({ amira: many });
    const mona = as('mona');
    expect((await mona.say('supervision', { name: 'amira' })).words).toContain('Page 1 of 8.');
    await mona.press('Open', { session: `held-${ago(0)}` });
    expect(mona.last().words).toContain('Confirmed');
  });
});

describe('who sees which supervision', () => {
  it.each([
    ['when it is next, when it was and what was agreed', 'amira', {}],
    ['the same in other words', 'amira', { own: true }],
  ] as const)('a worker sees the own one: %s', async (_, name, words) => {
    const { as } = await town({ amira: [held(ago(9), { actions: 'Write the care plan.' }), planned('2026-12-19')] });
    const sheet = await as(name).say('supervision', words);
    expect(sheet.words).toContain('Your supervision');
    expect(sheet.words).toContain('The next one is planned for 19 Dec 2026.');
    expect(sheet.words).toContain('the next is due by 19 Dec 2026.');
    expect(sheet.words).toContain('Write the care plan.');
    expect(sheet.buttons.map(({ title }) => title)).toEqual(['Open']);
  });

  it('a worker does not read what an auditor found', async () => {
    const audited = { ...recorded, found: 'No actions are recorded.' };
    const { as } = await town({ amira: [held(ago(9), { audited })] });
    const own = await as('amira').send('supervision.session', { worker: keyOf('amira'), session: `held-${ago(9)}` });
    expect(own.words).not.toContain('No actions are recorded.');
    const managers = await as('mona').send('supervision.session', {
      worker: keyOf('amira'),
      session: `held-${ago(9)}`,
    });
    expect(managers.words).toContain('No actions are recorded.');
  });

  it('a service manager sees every team, and records nothing', async () => {
    const { as } = await town({ amira: [held(ago(31))], cy: [held(ago(3))] });
    const sol = as('sol');
    const teams = await sol.say('supervision');
    expect(teams.words).toContain('1 of 2 overdue');
    const south = await sol.press('Open', { teamId: SOUTH });
    expect(south.words).toContain('Last on 27 Nov 2026');
    const cy = await sol.press('Open', { worker: keyOf('cy') });
    expect(cy.buttons.map(({ title }) => title)).toEqual(['Open']);
  });

  it.each([
    ['a colleague', 'ben'],
    ["another team's manager", 'sid'],
    ['a coordinator', 'cora'],
    ['an administrator', 'ada'],
  ])('%s sees nothing of it', async (_, name) => {
    const { as } = await town({ amira: [held(ago(9), { actions: 'Write the care plan.' })] });
    const person = as(name);
    const team = await person.send('supervision.team', {
      teamId: (await as('mona').say('supervision')).button('Open').data.teamId,
    });
    const worker = await person.send('supervision.worker', { worker: keyOf('amira') });
    const session = await person.send('supervision.session', { worker: keyOf('amira'), session: `held-${ago(9)}` });
    for (const { words } of [team, worker, session]) {
      expect(words).not.toContain('amira');
      expect(words).not.toContain('care plan');
    }
  });

  it('is answered in private wherever it is asked', async () => {
    const { as } = await town({ amira: [held(ago(31))] });
    expect((await as('mona', channel('19:north')).say('supervision')).reply.audience).toBe('private');
  });

  it.each([
    ['team', {}],
    ['worker', { worker: 'x' }],
    ['session', { worker: keyOf('amira') }],
    ['session', { worker: keyOf('amira'), session: 'gone' }],
  ])('a press of %s with what is not ours answers calmly', async (step, data) => {
    const { as } = await town({});
    expect((await as('mona').send(`supervision.${step}`, data)).words).not.toBe('');
  });
});
