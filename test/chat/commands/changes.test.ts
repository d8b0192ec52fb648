import { describe, expect, it } from '@jest/globals';
import { othersChange } from '../../../src/application/others-changes.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import { isOutlived, type OthersChange, SHOWN_DAYS } from '../../../src/domain/others-change.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const CASES = [caseFacts(), caseFacts({ ref: 'C-102' })];

async function changesOf(town: Town, name = 'amira') {
  const snapshot = await town.stores.caseloads.read(keyOf(name));
  return recordsOf(snapshot?.records ?? [], 'others-change');
}

/** Mona logs a court episode on C-101 of Amira's. */
async function changedTown() {
  const town = await openTown({ amira: { cases: CASES } });
  const mona = town.as('mona');
  await logged(town, 'mona');
  return { town, mona, amira: town.as('amira') };
}

async function logged(town: Town, who: string) {
  const snapshot = await town.stores.caseloads.read(keyOf('amira'));
  const caseId = snapshot?.cases.find(({ history }) => history.dated.ref === 'C-101')?.caseId;
  const person = town.as(who);
  await person.send('update-case.open', { caseId, worker: keyOf('amira') });
  await person.press('Log an activity');
  await person.press('Next', { kind: 'court-episode' });
  await person.press('Save', { on: '2026-11-20' });
  return person;
}

async function told(town: Town, kind: 'change-disputed' | 'dispute-answered', to: string) {
  const [change] = await changesOf(town);
  if (!change) throw new Error('no change');
  const about = { workerKey: keyOf('amira'), changeId: change.id };
  const notice = kind === 'change-disputed' ? { kind, managerKey: keyOf(to), ...about } : { kind, ...about };
  const id = { day: '2026-11-30', key: kind };
  return composeMessage(town.outside, { id, to: { kind: 'person', personKey: keyOf(to) }, notice });
}

describe('what others changed', () => {
  it('is shown to the worker with who and when', async () => {
    const { town, amira } = await changedTown();
    const shown = await amira.hear('what others changed');
    expect(shown.reply.audience).toBe('private');
    expect(shown.words).toMatch(/mona logged one-off court work.* on C-101/);
    expect(shown.words).toContain('30 Nov 2026');
    expect((await amira.say('my-caseload')).words).toContain('Others changed it once in the last eight weeks.');
    expect(await changesOf(town)).toHaveLength(1);
  });

  it('are not the worker’s own changes', async () => {
    const town = await openTown({ amira: { cases: CASES } });
    await logged(town, 'amira');
    expect(await changesOf(town)).toEqual([]);
    expect((await town.as('amira').say('changes')).words).toContain('nobody but you has changed your caseload');
  });

  it('has the reason of a lowered figure', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('adjust-capacity', { name: 'Amira' });
    await mona.press('Save', { percent: 80, from: '2026-12-01', to: '', reason: 'induction' });
    expect((await town.as('amira').say('changes')).words).toContain('because: "induction"');
  });

  it('is listed newest first, five at a time', async () => {
    const { town, mona, amira } = await changedTown();
    for (const percent of [90, 80, 70, 60, 50]) {
      await mona.say('adjust-capacity', { name: 'Amira' });
      await mona.press('Save', { percent, from: '2026-11-30', to: '2026-12-31', reason: 'induction' });
    }
    const first = await amira.say('changes');
    expect(first.words).toContain('Page 1 of 2.');
    expect(first.words.indexOf('50%')).toBeLessThan(first.words.indexOf('90%'));
    expect((await amira.press('Next')).words).toContain('C-101');
    expect(await changesOf(town)).toHaveLength(6);
  });

  const change = (at: string, dispute?: OthersChange['dispute']): OthersChange => ({
    ...{ id: 'change-000000001', what: 'changed C-101', said: { by: 'm', name: 'Mona', at: `${at}T12:00:00.000Z` } },
    ...(dispute ? { dispute } : {}),
  });
  const DAY = '2026-11-30';
  const open = { text: 'no', said: { by: 'a', name: 'Amira', at: `${DAY}T12:00:00.000Z` } };
  it.each<[string, OthersChange, boolean]>([
    ['the day before the last', change(addDays(DAY, 1 - SHOWN_DAYS)), false],
    ['the last day', change(addDays(DAY, -SHOWN_DAYS)), false],
    ['the day after it', change(addDays(DAY, -SHOWN_DAYS - 1)), true],
    ['long after, while it is disputed', change(addDays(DAY, -300), open), false],
    ['long after it was answered', change(addDays(DAY, -300), { ...open, answer: open }), true],
  ])('is shown for eight weeks: %s', (_, one, expected) => {
    expect(isOutlived(one, DAY)).toBe(expected);
  });
});

describe('a dispute', () => {
  async function disputed() {
    const { town, mona, amira } = await changedTown();
    await amira.say('changes');
    const [change] = await changesOf(town);
    await amira.press('Dispute', { change: `${keyOf('amira')} ${change?.id}` });
    await amira.press('Send', { text: 'it was another family' });
    return { town, mona, amira };
  }

  it('goes to the manager, is open until it is answered, and the worker hears the answer', async () => {
    const { town, mona, amira } = await disputed();
    expect((await told(town, 'change-disputed', 'mona'))?.text).toBe('amira disputes a change');
    expect((await amira.say('changes')).words).toContain('disputed: "it was another family" · not answered yet');
    const member = await town.stores.teams.member(NORTH, keyOf('amira'));
    expect(recordsOf(member?.records ?? [], 'others-change')).toHaveLength(1);
    const list = await mona.hear('show the open disputes');
    expect(list.words).toContain('amira: mona logged');
    const [change] = await changesOf(town);
    await mona.press('Answer', { change: `${keyOf('amira')} ${change?.id}` });
    await mona.press('Answer', { text: 'you are right, I took it out' });
    expect(await told(town, 'change-disputed', 'mona')).toBeNull();
    expect((await told(town, 'dispute-answered', 'amira'))?.text).toBe('mona has answered what you dispute');
    expect((await amira.say('changes')).words).toContain('mona: "you are right, I took it out"');
    expect((await mona.say('changes')).words).toContain('Nothing is disputed in your teams.');
  });

  async function toldOf(town: Town) {
    const told: string[] = [];
    for await (const { notice } of town.stores.deliveries.ofDay('2026-11-30')) {
      if (notice.kind === 'change-disputed') told.push(notice.managerKey);
    }
    return told;
  }

  it('is told to the manager who made the change, once', async () => {
    const { town } = await disputed();
    await town.deliverAll();
    expect(await toldOf(town)).toEqual([keyOf('mona')]);
  });

  it('is told to all managers of the team where none of them made the change', async () => {
    const town = await openTown({ amira: { cases: CASES } });
    await town.stores.teams.changeTeam(
      NORTH,
      (team) => {
        if (!team) throw new Error('no team');
        return { ...team, managerKeys: [keyOf('mona'), keyOf('sid')] };
      },
      { at: '2026-11-30T09:00:00.000Z', by: keyOf('ada'), action: 'set-up-team', detail: {} },
    );
    const kept = await town.stores.caseloads.read(keyOf('amira'));
    if (!kept) throw new Error('no caseload');
    const said = { by: keyOf('ada'), name: 'An administrator', at: '2026-11-30T09:00:00.000Z' };
    const { put } = othersChange(kept, said, { what: 'read in a caseload file' });
    await town.stores.caseloads.commit({
      basedOn: kept,
      head: { ...kept.head, version: kept.head.version + 1 },
      ...{ putCases: [], removedCaseIds: [], putRecords: put, undo: null, outbox: [], keys: [], reply: null },
      audit: { at: said.at, by: said.by, action: 'import-caseload', detail: {} },
    });
    const amira = town.as('amira');
    await amira.say('changes');
    const [change] = await changesOf(town);
    await amira.press('Dispute', { change: `${keyOf('amira')} ${change?.id}` });
    await amira.press('Send', { text: 'that is not mine' });
    expect((await toldOf(town)).sort()).toEqual([keyOf('mona'), keyOf('sid')].sort());
  });

  it('is said once, however often the card is pressed', async () => {
    const { town, amira } = await changedTown();
    const [change] = await changesOf(town);
    await amira.send('changes.dispute', { change: `${keyOf('amira')} ${change?.id}` });
    const { verb, data } = amira.last().button('Send');
    for (const text of ['once', 'twice']) await amira.send(verb, { ...data, text });
    expect((await changesOf(town))[0]?.dispute?.text).toBe('once');
    await amira.send('changes.dispute', { change: `${keyOf('amira')} ${change?.id}` });
    expect(amira.last().words).toContain('It is said already');
  });

  it('is asked again with a telephone number in it', async () => {
    const { town, amira } = await changedTown();
    const [change] = await changesOf(town);
    await amira.send('changes.dispute', { change: `${keyOf('amira')} ${change?.id}` });
    expect((await amira.press('Send', { text: 'ring 020 7946 0018' })).words).toContain('looks like a phone number');
    expect((await changesOf(town))[0]?.dispute).toBeUndefined();
  });

  const EVERYONE = ['amira', 'ben', 'cy', 'mona', 'sid', 'sol', 'cora', 'ada'] as const;
  it.each(EVERYONE.map((who) => [who, who === 'amira'] as const))('is raised by %s: %s', async (who, may) => {
    const { town } = await changedTown();
    const [change] = await changesOf(town);
    const data = { change: `${keyOf('amira')} ${change?.id}`, nonce: 'n-1', text: 'no' };
    await town.as(who).send('changes.dispute-save', data);
    expect((await changesOf(town))[0]?.dispute !== undefined).toBe(may);
    expect((await town.as(who).send('changes.dispute', { change: data.change })).words.includes('logged')).toBe(false);
  });

  it.each(EVERYONE.map((who) => [who, who === 'mona'] as const))('is answered by %s: %s', async (who, may) => {
    const { town } = await disputed();
    const [change] = await changesOf(town);
    const data = { change: `${keyOf('amira')} ${change?.id}`, nonce: 'n-1', text: 'no' };
    expect((await town.as(who).send('changes.answer', { change: data.change })).words.includes('another family')).toBe(
      may,
    );
    await town.as(who).send('changes.answer-save', data);
    expect((await changesOf(town))[0]?.dispute?.answer !== undefined).toBe(may);
  });
});

describe('a correction in supervision', () => {
  it('records who and why, and opens the case for the manager', async () => {
    const town = await openTown({ amira: { cases: CASES } });
    const mona = town.as('mona');
    await mona.send('agree-month.correct', { worker: keyOf('amira'), month: '2026-11' });
    const snapshot = await town.stores.caseloads.read(keyOf('amira'));
    const caseId = snapshot?.cases[0]?.caseId;
    expect((await mona.press('Open the case', { caseId, reason: '' })).words).toContain('Please give a reason.');
    const hub = await mona.press('Open the case', { caseId, reason: 'the episode was in October' });
    expect(hub.words).toContain('On the caseload of amira.');
    expect((await town.as('amira').say('changes')).words).toMatch(
      /mona corrects C-10\d, talking about November 2026\n.*because: "the episode was in October"/,
    );
    expect((await town.stores.caseloads.audit(keyOf('amira'), 1))[0]).toMatchObject({
      by: keyOf('mona'),
      action: 'agree-month',
      detail: { month: '2026-11', reason: 'the episode was in October' },
    });
  });

  it.each(['amira', 'ben', 'sid', 'sol', 'cora', 'ada'])('is not for %s', async (who) => {
    const town = await openTown({ amira: { cases: CASES } });
    const shown = await town.as(who).send('agree-month.correct', { worker: keyOf('amira'), month: '2026-11' });
    expect(shown.words).not.toContain('Correct a case of');
    const snapshot = await town.stores.caseloads.read(keyOf('amira'));
    const caseId = snapshot?.cases[0]?.caseId;
    const data = { worker: keyOf('amira'), month: '2026-11', nonce: 'n-1', caseId, reason: 'no' };
    await town.as(who).send('agree-month.correct-save', data);
    expect(await changesOf(town)).toEqual([]);
  });
});

describe('who decided what only a manager decides', () => {
  it.each([
    ['points at discretion', 'northern-ireland', { category: 'disability' }],
    ['an overall colour', 'halton', { rating: { activity: 'green', risk: 'green', travel: 'green' } }],
  ] as const)('stands on the case, with when: %s', async (_, scheme, facts) => {
    const town = await openTown({ amira: { cases: [caseFacts(facts)] } }, scheme);
    const caseId = (await town.stores.caseloads.read(keyOf('amira')))?.cases[0]?.caseId;
    const mona = town.as('mona');
    const data = { caseId, worker: keyOf('amira') };
    if (scheme === 'halton') {
      await mona.send('rate-cases.open', data);
      await mona.press('Save', { overall: 'red' });
    } else {
      await mona.send('update-case.discretion', data);
      await mona.press('Save', { risk: 1, reason: 'many visits' });
    }
    const own = await town.as('amira').send('update-case.open', { caseId });
    expect(own.words).toContain('What the manager decides was last decided by mona on 30 Nov 2026');
    expect(own.words.includes('many visits')).toBe(scheme !== 'halton');
  });
});
