import { describe, expect, it } from '@jest/globals';
import { SCHEME_IDS } from '../../../src/domain/weighting-scheme.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { told } from './told.ts';
import { keyOf, NORTH, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const DECEMBER = { from: '2026-12-01', to: '2027-01-31' };
const SAVED = { percent: 80, ...DECEMBER, reason: 'return to work' };

async function adjustmentsOf(town: Town, name: string) {
  const snapshot = await town.stores.caseloads.read(keyOf(name));
  return recordsOf(snapshot?.records ?? [], 'adjustment').map(({ id: _, decided, ...kept }) => ({
    ...kept,
    by: decided.by,
  }));
}

async function adjusted(town: Town, typed: Readonly<Record<string, unknown>> = SAVED) {
  const mona = town.as('mona');
  await mona.say('adjust-capacity', { name: 'Amira' });
  await mona.press('Save', typed);
  return mona;
}

describe('a capacity adjustment', () => {
  it('is decided from a sentence: share, days and reason, with who decided it in the audit', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    const card = await mona.hear('Amira carries 80% from 1 Dec to 31 Jan, return to work');
    expect(card.words).toContain('Lower the figures of amira');
    expect(await adjustmentsOf(town, 'amira')).toEqual([]);
    const saved = await mona.press('Save');
    expect(saved.words).toContain('amira carries 80% of the usual figures from 1 Dec 2026 to 31 Jan 2027.');
    expect(await adjustmentsOf(town, 'amira')).toEqual([{ ...SAVED, by: keyOf('mona') }]);
    expect((await town.stores.caseloads.audit(keyOf('amira'), 1))[0]).toMatchObject({
      by: keyOf('mona'),
      action: 'adjust-capacity',
      detail: SAVED,
    });
  });

  it.each([
    ['100%', '100'],
    ['150%', '150'],
    ['0%', '0'],
  ])('of %s is asked again, and the rest of the sentence is kept', async (share, percent) => {
    const mona = (await openTown()).as('mona');
    const card = await mona.hear(`Amira carries ${share} from 1 Dec`);
    expect(card.words).toContain('Please give a whole number from 1 to 99.');
    expect(inputsOf(card.card)).toMatchObject({ percent: Number(percent), from: '2026-12-01', reason: '' });
  });

  it('is decided once, however often the card is pressed', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('adjust-capacity', { name: 'Amira' });
    const { verb, data } = mona.last().button('Save');
    for (let times = 0; times < 3; times += 1) await mona.send(verb, { ...data, ...SAVED });
    expect(await adjustmentsOf(town, 'amira')).toHaveLength(1);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['nothing left', { percent: 0 }, 'a whole number from 1 to 99'],
    ['no less than usual', { percent: 100 }, 'a whole number from 1 to 99'],
    ['no reason', { reason: '' }, 'Please give a reason.'],
    ['a phone number as the reason', { reason: 'ring 020 7946 0018' }, 'looks like a phone number'],
    ['a last day before the first', { to: '2026-11-30' }, 'not before the first'],
  ])('is asked again after %s', async (_, wrong, expected) => {
    const town = await openTown();
    const mona = await adjusted(town, { ...SAVED, ...wrong });
    expect(mona.last().words).toContain(expected);
    expect(await adjustmentsOf(town, 'amira')).toEqual([]);
  });

  it('has no days in common with another', async () => {
    const town = await openTown();
    const mona = await adjusted(town);
    await mona.say('adjust-capacity', { name: 'Amira' });
    expect((await mona.press('Save', { ...SAVED, from: '2027-01-31', to: '' })).words).toContain('days in common');
    await mona.say('adjust-capacity', { name: 'Amira' });
    await mona.press('Save', { ...SAVED, from: '2027-02-01', to: '' });
    expect(await adjustmentsOf(town, 'amira')).toHaveLength(2);
  });

  it('is ended early by its last day, and a mistake is taken out', async () => {
    const town = await openTown();
    const mona = await adjusted(town);
    town.setToday('2026-12-10');
    await mona.say('adjust-capacity', { name: 'Amira', to: '2026-12-15' });
    await mona.press('Save');
    expect(await adjustmentsOf(town, 'amira')).toEqual([{ ...SAVED, to: '2026-12-15', by: keyOf('mona') }]);
    await mona.say('adjust-capacity', { name: 'Amira' });
    expect((await mona.press('Take it out')).words).toContain('the usual figures count');
    expect(await adjustmentsOf(town, 'amira')).toEqual([]);
  });

  it.each([
    ['before it begins', '2026-11-30'],
    ['while it runs', '2026-12-10'],
  ])('is ended by a sentence %s', async (_, today) => {
    const town = await openTown();
    const mona = await adjusted(town);
    town.setToday(today);
    await mona.hear("end Amira's capacity adjustment on 15 Jan");
    await mona.press('Save');
    expect(await adjustmentsOf(town, 'amira')).toEqual([{ ...SAVED, to: '2027-01-15', by: keyOf('mona') }]);
  });

  it('is listed with its reason for the manager in private', async () => {
    const town = await openTown();
    const mona = await adjusted(town);
    const list = await mona.say('adjust-capacity');
    expect(list.reply.audience).toBe('private');
    expect(list.words).toContain('from 1 Dec 2026 to 31 Jan 2027 · return to work · decided by mona');
  });

  it.each([
    ['the worker', 'amira'],
    ['a colleague', 'ben'],
    ['the manager of another team', 'sid'],
    ['the service manager', 'sol'],
    ['a coordinator', 'cora'],
    ['an administrator', 'ada'],
  ])('is not for %s to decide', async (_, who) => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('adjust-capacity', { name: 'Amira' });
    const { verb, data } = mona.last().button('Save');
    const stranger = town.as(who);
    await stranger.send(verb, { ...data, ...SAVED });
    await stranger.send('adjust-capacity.ask', { worker: keyOf('amira') });
    expect(stranger.last().words).not.toContain('Lower the figures of');
    expect(await adjustmentsOf(town, 'amira')).toEqual([]);
  });
});

/** Of each scheme a caseload that is within its own figures and above those of which 40% are left. */
describe.each(SCHEME_IDS)('a lowered figure of %s is the same wherever it is shown', (scheme) => {
  const cases = Array.from({ length: 24 }, (_, index) =>
    caseFacts({ ref: `C-${100 + index}`, allocatedOn: '2026-01-05', category: 'family-intervention' }),
  );
  const worker = { cases, terms: { qualifiedOn: '2020-01-01', teamType: 'child-in-need' as const } };

  it.each([
    ['on its last day', '2026-12-15', '2026-12-15'],
    ['on the day after it', '2026-12-16', '2026-12-15'],
  ])('%s', async (_, today, to) => {
    const town = await openTown({ amira: worker }, scheme);
    await adjusted(town, { ...SAVED, percent: 40, to });
    town.setToday(today);
    await town.deliverAll();
    const amira = town.as('amira');
    const mona = town.as('mona');
    const own = (await amira.say('my-total')).words;
    const why = (await amira.say('why')).words;
    const team = (await mona.say('team-capacity')).words;
    const member = (await town.stores.teams.member(NORTH, keyOf('amira')))?.steps.findLast(({ from }) => from <= today);
    const figures = [member?.min, member?.limit ?? member?.guideline].filter((figure) => figure != null);
    for (const shown of [own, why]) for (const figure of figures.slice(-1)) expect(shown).toContain(String(figure));
    const isLowered = today <= to;
    expect(own.includes('40% of the usual ones: return to work (decided by mona)')).toBe(isLowered);
    expect(team.includes('carries 40% until 15 Dec')).toBe(isLowered);
    expect(team).not.toContain('return to work');
    const standing = /above the|over the limit/i;
    expect([own, why].map((text) => standing.test(text))).toEqual(
      [member?.status, member?.status].map((status) => status === 'above' || status === 'report'),
    );
  });
});

describe('the runway of somebody whose figures are lowered', () => {
  it('draws the guideline down on the first day and up on the day after the last', async () => {
    const town = await openTown();
    await adjusted(town, { ...SAVED, from: '2026-12-07', to: '2026-12-18' });
    const { chart } = (await town.as('amira').say('runway')).data as {
      chart: { lines: { legend: string; values: { x: string; y: number }[] }[] };
    };
    expect(chart.lines.find(({ legend }) => legend === 'Guideline')?.values).toEqual([
      { x: '2026-11-30', y: 85 },
      { x: '2026-12-06', y: 85 },
      { x: '2026-12-07', y: 68 },
      { x: '2026-12-18', y: 68 },
      { x: '2026-12-19', y: 85 },
      { x: '2027-02-22', y: 85 },
    ]);
  });
});

describe('the worker is told', () => {
  it('in private and in kind words, with the new guideline', async () => {
    const town = await openTown();
    const mona = await adjusted(town);
    expect(mona.last().words).toContain('amira is told, in private and in kind words.');
    const [message, another] = await told(town, 'figures-lowered', 'amira');
    expect(another).toBeUndefined();
    for (const words of [
      'You are asked to carry less from 1 Dec 2026 to 31 Jan 2027',
      'mona has set your guideline figures to 80% of the usual ones: return to work',
      'On 1 Dec 2026 the guideline of 68 counts for you instead of the guideline of 85.',
      'It says nothing about your work',
    ])
      expect(message).toContain(words);
    expect(await told(town, 'figures-lowered', 'ben')).toEqual([]);
  });

  it.each([
    ['under the new guideline', 90, false],
    ['past the new guideline', 10, true],
  ])('whose part it is to take work off: %s', async (_, percent, isPast) => {
    const town = await openTown();
    await adjusted(town, { ...SAVED, percent });
    const [message] = await told(town, 'figures-lowered', 'amira');
    expect(message?.includes('it is for your manager to take work off you')).toBe(isPast);
  });

  it('once, however often the card is pressed', async () => {
    const town = await openTown();
    const mona = town.as('mona');
    await mona.say('adjust-capacity', { name: 'Amira' });
    const { verb, data } = mona.last().button('Save');
    for (let times = 0; times < 3; times += 1) await mona.send(verb, { ...data, ...SAVED });
    expect(await told(town, 'figures-lowered', 'amira')).toHaveLength(1);
  });

  /** What amira hears once mona has saved again, or taken it out. */
  async function changedAgain(town: Town, title: string, typed: Readonly<Record<string, unknown>> = {}) {
    const mona = await adjusted(town, { ...SAVED, from: '2026-11-02' });
    await mona.press('Change it');
    await mona.press(title, typed);
    return (await told(town, 'figures-lowered', 'amira')).filter((words) => words !== '');
  }

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a new share', { percent: 60 }, 'On 30 Nov 2026 the guideline of 51 counts for you'],
    ['a last day that is still to come', { to: '2026-12-11' }, 'less from 2 Nov 2026 to 11 Dec 2026'],
    ['a last day that has passed', { to: '2026-11-29' }, 'ended the lowered figures with 29 Nov 2026'],
  ])('of %s', async (_, typed, words) => {
    const heard = await changedAgain(await openTown(), 'Save', typed);
    expect(heard).toHaveLength(2);
    expect(heard).toContainEqual(expect.stringContaining(words));
  });

  it('of nothing where nothing was changed', async () => {
    expect(await changedAgain(await openTown(), 'Save')).toHaveLength(1);
  });

  it('that the usual figures count again once it was taken out', async () => {
    const town = await openTown();
    const [message, another] = await changedAgain(town, 'Take it out');
    expect(another).toBeUndefined();
    expect(message).toContain('Your usual figures count again');
    expect(message).toContain('mona has taken the lowered figures out.');
    expect(message).toContain('On 30 Nov 2026 the guideline of 85 counts for you.');
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'of days that are over',
      { from: '2026-11-01', to: '2026-11-29' },
      'You were to carry less from 1 Nov 2026 to 29 Nov 2026',
    ],
    [
      'up to today',
      { from: '2026-11-01', to: '2026-11-30' },
      'You are asked to carry less from 1 Nov 2026 to 30 Nov 2026',
    ],
  ])('what was set, for which days and why, also %s', async (_, days, title) => {
    const town = await openTown();
    await adjusted(town, { ...SAVED, ...days });
    const [message] = await told(town, 'figures-lowered', 'amira');
    for (const words of [title, 'to 80% of the usual ones: return to work', 'It says nothing about your work'])
      expect(message).toContain(words);
    expect(message).not.toContain('count again');
    expect(message).not.toContain('has ended');
  });

  it.each([
    [
      'runs',
      '2026-11-30',
      'A lowering that was planned is taken out',
      'the 80% from 1 Nov 2026 to 30 Nov 2026 still count',
    ],
    ['ran until yesterday', '2026-11-29', 'Your usual figures count again', 'the usual figures count'],
  ])('which figures count once a later lowering is taken out, while another %s', async (_, to, title, counts) => {
    const town = await openTown();
    await adjusted(town, { ...SAVED, from: '2026-11-01', to });
    const mona = town.as('mona');
    await mona.say('adjust-capacity', { name: 'Amira', from: '2027-02-01' });
    await mona.press('Save', { ...SAVED, percent: 50, from: '2027-02-01', to: '2027-02-28' });
    await mona.press('Change it');
    expect((await mona.press('Take it out')).words).toContain(counts);
    const [message] = (await told(town, 'figures-lowered', 'amira')).filter((words) => words.includes('taken the'));
    expect(message).toContain(title);
    expect(message?.includes('count again')).toBe(title.includes('count again'));
  });
});
