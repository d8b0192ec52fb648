import { describe, expect, it } from '@jest/globals';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { channel, keyOf, NORTH, openTown, TODAY } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

async function absencesOf(town: Town, name: string) {
  const snapshot = await town.stores.caseloads.read(keyOf(name));
  return recordsOf(snapshot?.records ?? [], 'absence').map(({ id: _, ...absence }) => absence);
}

const WEEK = { from: '2026-12-01', to: '2026-12-05' };

describe('an absence', () => {
  it('is recorded from a sentence: from, to and whether it was planned, and nothing more', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    const card = await mona.say('record-absence', { name: 'Amira', ...WEEK });
    expect(card.words).toContain('amira is away');
    expect(Object.keys(card.data)).not.toContain('reason');
    expect(await absencesOf(town, 'amira')).toEqual([]);
    const saved = await mona.press('Save', { planned: 'planned' });
    expect(saved.words).toContain('amira is away from 1 Dec 2026 to 5 Dec 2026, planned.');
    expect(await absencesOf(town, 'amira')).toEqual([{ ...WEEK, planned: true }]);
    expect((await town.stores.caseloads.audit(keyOf('amira'), 1))[0]).toMatchObject({
      by: keyOf('mona'),
      action: 'record-absence',
      detail: { ...WEEK, planned: true },
    });
    const member = (await town.stores.teams.read(NORTH))?.members.find(({ name }) => name === 'amira');
    expect(recordsOf(member?.records ?? [], 'absence')).toMatchObject([WEEK]);
  });

  it('is recorded once, however often the card is pressed', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Amira', ...WEEK });
    const { verb, data } = mona.last().button('Save');
    for (let times = 0; times < 3; times += 1) await mona.send(verb, { ...data, ...WEEK, planned: 'unplanned' });
    expect(await absencesOf(town, 'amira')).toHaveLength(1);
  });

  it.each([
    ['on the day on which it is longer than two weeks', '2026-11-16', undefined],
    ['the day after', '2026-11-15', TODAY],
    ['months later', '2026-07-01', TODAY],
  ])('that was not planned has the day on which it became known late: %s', async (_, from, knownOn) => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Amira', from });
    await mona.press('Save', { from, planned: 'unplanned' });
    const known = knownOn === undefined ? {} : { knownOn };
    expect(await absencesOf(town, 'amira')).toEqual([{ from, to: null, planned: false, ...known }]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a last day before the first',
      { from: '2026-12-05', to: '2026-12-01', planned: 'planned' },
      'not before the first',
    ],
    ['a last day that is a slip of the keys', { ...WEEK, to: '2036-12-05', planned: 'planned' }, 'within two years'],
    ['no first day', { from: '', to: '', planned: 'planned' }, 'Please give a date.'],
    ['not saying whether it was planned', { ...WEEK, planned: '' }, 'Please choose one.'],
    ['no day of any calendar', { from: '2026-02-30', to: '', planned: 'planned' }, 'is not a date'],
  ])('is asked again after %s', async (_, typed, expected) => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Amira', ...WEEK });
    expect((await mona.press('Save', typed)).words).toContain(expected);
    expect(await absencesOf(town, 'amira')).toEqual([]);
  });

  it('has no day in common with another', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Amira', ...WEEK });
    await mona.press('Save', { planned: 'planned' });
    await mona.say('record-absence', { name: 'Amira', from: '2026-12-05' });
    const refused = await mona.press('Save', { planned: 'planned' });
    expect(refused.words).toContain('days in common with the absence from 1 Dec 2026 to 5 Dec 2026');
  });

  it('without a last day ends when somebody is back', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Ben', from: '2026-11-20' });
    const saved = await mona.press('Save', { planned: 'unplanned' });
    expect(saved.words).toContain('the last day not known yet');
    expect(saved.words).toContain('After more than two weeks');
    await mona.say('record-absence', { name: 'Ben', yes: false });
    await mona.press('Save');
    expect(await absencesOf(town, 'ben')).toEqual([{ from: '2026-11-20', to: '2026-11-29', planned: false }]);
  });

  it('can be taken out again', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Ben', ...WEEK });
    await mona.press('Save', { planned: 'planned' });
    await mona.press('Change it');
    expect((await mona.press('Take it out')).words).toContain('is taken out');
    expect(await absencesOf(town, 'ben')).toEqual([]);
  });

  it('brings the card of a month that is under way up to date', async () => {
    const town = await openTown();
    const place = channel('19:managers');
    town.gather(place, ['mona', 'sol']);
    await town.as('mona', place).say('use-this-channel');
    await town.as('mona').say('record-absence', { name: 'Amira', ...WEEK });
    await town.as('mona').send('record-absence.save', {
      ...{ nonce: 'n-1', worker: keyOf('amira'), ...WEEK, planned: 'planned' },
    });
    const cards: string[] = [];
    for await (const { notice } of town.stores.deliveries.ofDay('2026-11-30')) cards.push(notice.kind);
    expect(cards).toEqual(['month-card']);
  });
});

describe('the list of absences', () => {
  it('says who is away now and later, in private', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('record-absence', { name: 'Ben', from: '2026-11-20' });
    await mona.press('Save', { planned: 'unplanned' });
    await mona.say('record-absence', { name: 'Amira', ...WEEK });
    await mona.press('Save', { planned: 'planned' });
    const list = await mona.say('record-absence');
    expect(list.reply.audience).toBe('private');
    expect(list.words.replaceAll('\n', ' ')).toMatch(/Away now.*ben.*Later.*amira/);
    const place = channel('19:managers');
    const inChannel = await town.as('mona', place).say('record-absence');
    expect(inChannel.reply.audience).toBe('private');
  });

  it('says when nobody is away', async () => {
    const town = await openTown();
    expect((await town.as('mona').say('record-absence')).words).toContain('Nobody is away');
  });
});

describe("the team's capacity", () => {
  it('leaves out the room of who is away, and says until when in private alone', async () => {
    const town = await openTown();
    const place = channel('19:managers');
    town.gather(place, ['mona', 'sol']);
    await town.as('mona', place).say('use-this-channel');
    const room = (words: string) => Number(/([\d.]+) points of room/.exec(words)?.[1]);
    const before = room((await town.as('mona').say('team-capacity')).words);
    await town.as('mona').send('record-absence.save', {
      ...{ nonce: 'n-1', worker: keyOf('amira'), from: '2026-11-30', to: '2026-12-05', planned: 'planned' },
    });
    const privately = await town.as('mona').say('team-capacity');
    expect(privately.words).toContain('away until 5 Dec');
    expect(room(privately.words)).toBeLessThan(before);
    const inChannel = await town.as('mona', place).say('team-capacity');
    expect(inChannel.reply.audience).toBe('here');
    expect(inChannel.words).not.toContain('away until');
    expect(room(inChannel.words)).toBe(room(privately.words));
  });
});

describe('who may not', () => {
  it.each([
    ['a worker about a colleague', 'amira', 'ben'],
    ['a worker about themselves', 'amira', 'amira'],
    ['the manager of another team', 'sid', 'amira'],
    ['a service manager who does not cover', 'sol', 'amira'],
    ['a coordinator', 'cora', 'amira'],
  ])('%s', async (_, who, about) => {
    const town = await openTown();
    await town.as(who).send('record-absence.save', {
      ...{ nonce: 'n-1', worker: keyOf(about), ...WEEK, planned: 'planned' },
    });
    expect(await absencesOf(town, about)).toEqual([]);
    const opened = await town.as(who).send('record-absence.ask', { worker: keyOf(about) });
    expect(opened.words).not.toContain(`${about} is away`);
  });
});
