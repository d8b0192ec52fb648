import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/application/delivery-ports.ts';
import type { TeamRecord } from '../../../src/application/ports.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { askAgreement } from '../../../src/schedule/jobs/ask-agreement.ts';
import { monthTown, NOVEMBER, TWO_CASES } from './month-town.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH } from './town.ts';

const MONA = keyOf('mona');
const workers = { amira: TWO_CASES, mona: { cases: [caseFacts({ ref: 'M-1', allocatedOn: '2026-09-01' })] } };

/** Mona manages North alone and has cases there; she and Amira have submitted November. */
async function submittedTown(today = '2026-11-30') {
  const town = await monthTown(today, 'merton', workers);
  const people = { amira: town.as('amira'), mona: town.as('mona'), sol: town.as('sol'), sid: town.as('sid') };
  for (const worker of [people.amira, people.mona]) {
    await worker.say('submit-month', { month: NOVEMBER });
    await worker.press('Submit');
  }
  return { town, ...people };
}

const titles = ({ buttons }: { readonly buttons: readonly { readonly title: string }[] }) =>
  buttons.map(({ title }) => title);

describe("a sole manager's own month", () => {
  it('is agreed by the service manager, who finds it in the list', async () => {
    const { town, sol, mona } = await submittedTown();
    const list = await sol.hear("agree Mona's month");
    expect(list.words).toContain('mona');
    const opened = await sol.send('team-month.worker', { worker: MONA, month: NOVEMBER });
    expect(titles(opened)).toEqual(expect.arrayContaining(['Agree', 'Remark']));
    expect((await sol.press('Agree')).words).toContain('November 2026 of mona is agreed');
    expect(town.calls.filter((call) => call.startsWith('people.') || call.startsWith('caseloads.')).length).toBe(4);
    expect(await town.record('mona')).toMatchObject({ state: 'agreed', agreed: { name: 'sol' } });
    expect((await mona.say('my-month', { month: NOVEMBER })).words).toMatch(/Agreed by sol/);
  });

  it('can be remarked on and reopened by the service manager, who corrects no case', async () => {
    const { town, sol } = await submittedTown();
    await sol.send('team-month.worker', { worker: MONA, month: NOVEMBER });
    expect(titles(await sol.press('Remark'))).not.toContain('Correct a case');
    await sol.press('Send', { line: 'whole', text: 'Is M-1 still open?' });
    expect(await town.record('mona')).toMatchObject({ state: 'disputed' });
    const data = { nonce: 'n1', worker: MONA, month: NOVEMBER, revision: 1 };
    await town.as('mona').send('my-month.answer-save', { nonce: 'n0', month: NOVEMBER, remark: 0, text: 'It is.' });
    await sol.send('agree-month.agree', data);
    await sol.send('agree-month.reopen-save', { ...data, nonce: 'n2', reason: 'M-1 was closed' });
    expect(await town.record('mona')).toMatchObject({ state: 'draft', reopened: [{ name: 'sol' }] });
  });

  it('is neither offered to the manager nor agreed by them, nor by the manager of another team', async () => {
    const { town, mona, sid } = await submittedTown();
    const own = await mona.send('team-month.worker', { worker: MONA, month: NOVEMBER });
    expect(titles(own)).not.toContain('Agree');
    const data = { nonce: 'n1', worker: MONA, month: NOVEMBER, revision: 1 };
    expect((await mona.send('agree-month.agree', data)).words).toContain('Agreement needs two people');
    expect((await sid.send('agree-month.agree', data)).words).toContain('No caseload');
    expect(await town.record('mona')).toMatchObject({ state: 'submitted' });
  });

  it('is all that the service manager agrees: a worker’s month stays with the manager', async () => {
    const { town, sol, mona } = await submittedTown();
    const worker = keyOf('amira');
    expect(titles(await sol.send('team-month.worker', { worker, month: NOVEMBER }))).not.toContain('Agree');
    const data = { nonce: 'n1', worker, month: NOVEMBER, revision: 1 };
    expect((await sol.send('agree-month.agree', data)).words).toContain('No caseload');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted' });
    await mona.send('agree-month.agree', data);
    expect(await town.record('amira')).toMatchObject({ state: 'agreed', agreed: { name: 'mona' } });
  });

  it('waits for the service manager on the due day, the worker’s for the manager', async () => {
    const { town } = await submittedTown('2026-12-07');
    const { outside, stores } = town;
    const read = await stores.teams.read(NORTH);
    if (!read) throw new Error('no team');
    const { tell, not } = await askAgreement.plan({
      ...{ outside, team: read.team, members: read.members, everyone: read.members },
      ...{ day: '2026-12-07', region: 'england', dueAt: '2026-12-07T09:00:00.000Z', late: false },
    });
    expect(tell.map(({ who, why }) => `${who}: ${why}`)).toEqual([
      'mona: 1 of November 2026 to agree',
      'sol: 1 of November 2026 to agree',
    ]);
    expect(not).toEqual([]);
    const said = await Promise.all(
      tell.map(({ delivery }) => composeMessage({ ...outside, newId: () => 'n' }, delivery)),
    );
    const cards = said.map((message) => JSON.stringify(message?.card));
    expect([cards[0]?.includes('amira'), cards[0]?.includes('mona')]).toEqual([true, false]);
    expect([cards[1]?.includes('amira'), cards[1]?.includes('mona')]).toEqual([false, true]);
  });

  it('is asked to be reopened of the service manager, and not of the manager themselves', async () => {
    const { town, mona, sol } = await submittedTown();
    await sol.send('agree-month.agree', { nonce: 'n1', worker: MONA, month: NOVEMBER, revision: 1 });
    await mona.send('my-month.ask-save', { nonce: 'n2', month: NOVEMBER, reason: 'a case was left out' });
    const asked: Delivery[] = [];
    for await (const delivery of town.stores.deliveries.ofDay('2026-11-30')) {
      if (delivery.notice.kind === 'reopen-asked') asked.push(delivery);
    }
    expect(asked.map(({ to }) => to)).toEqual([{ kind: 'person', personKey: keyOf('sol') }]);
  });
});

describe("a sole manager's own month without a service manager", () => {
  async function openedTown(more: Partial<TeamRecord>) {
    const town = await monthTown('2026-11-30', 'merton', workers);
    const read = await town.stores.teams.record(NORTH);
    if (!read) throw new Error('no team');
    const audit = { at: '2026-11-30T09:00:00.000Z', by: keyOf('ada'), action: 'set-up-team', detail: {} };
    await town.stores.teams.changeTeam(NORTH, () => ({ ...read, ...more }), audit);
    const mona = town.as('mona');
    const before = (await mona.say('my-month')).words;
    await mona.press('Submit');
    const after = (await mona.send('my-month.open', { month: NOVEMBER })).words;
    const card = (await town.as('ada').send('set-up-team.team', { teamId: NORTH })).words;
    return { town, before, after, card };
  }
  const ALONE = 'An administrator can name a service manager.';
  const ADD = 'Nobody can agree the month of mona, who manages the team alone: add a service manager.';

  it.each<[string, Partial<TeamRecord>, boolean]>([
    ['nobody could agree', { serviceManagerKeys: [] }, true],
    ['nobody could agree but who is named as both', { serviceManagerKeys: [MONA] }, true],
    ['the service manager could agree', {}, false],
    ['another manager could agree', { serviceManagerKeys: [], managerKeys: [MONA, keyOf('sid')] }, false],
  ])('%s: the month and the team’s card say so only where it is so', async (_, more, isAlone) => {
    const { before, after, card } = await openedTown(more);
    expect([before, after].map((words) => words.includes(ALONE))).toEqual([isAlone, isAlone]);
    expect(card.includes(ADD)).toBe(isAlone);
    expect(card).not.toContain('month of amira');
  });

  it('is said to nobody whose month the manager agrees', async () => {
    const { town } = await openedTown({ serviceManagerKeys: [] });
    expect((await town.as('amira').say('my-month')).words).not.toContain(ALONE);
  });
});
