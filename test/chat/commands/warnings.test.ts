import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../src/application/delivery-ports.ts';
import { reviewWarnings } from '../../../src/application/review-warnings.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import type { Warning } from '../../../src/domain/warning.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { AT_GUIDELINE, OVER_LIMIT, oldCase } from '../../application/warned-team.ts';
import { channel, keyOf, NORTH, openTown } from './town.ts';

/* amira has 86 points on 1 December, ben 101; cy in South has 86. */

const DAY = '2026-12-01';
const REVIEW = '2026-12-14';
const PLANTED = 'PLANTED-REF';
const planted = (count: number) => Array.from({ length: count }, (_, index) => oldCase(`${PLANTED}-${index}`));

type Town = Awaited<ReturnType<typeof openTown>>;

async function warnedTown(): Promise<Town> {
  const town = await openTown({
    amira: { cases: planted(AT_GUIDELINE + 1) },
    ben: { cases: planted(OVER_LIMIT) },
    cy: { cases: planted(AT_GUIDELINE + 1) },
  });
  town.setToday(DAY);
  await town.deliverAll();
  return town;
}

async function warningOf(town: Town, name: string): Promise<Warning> {
  const snapshot = await town.stores.caseloads.read(keyOf(name));
  const [warning] = recordsOf(snapshot?.records ?? [], 'warning');
  if (!warning) throw new Error(`no warning of ${name}`);
  return warning;
}

/** Everything that was decided to be told on a day. */
async function told(town: Town, day = DAY): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for await (const delivery of town.stores.deliveries.ofDay(day)) found.push(delivery);
  return found;
}

const composed = (town: Town, delivery: Delivery) => composeMessage({ ...town.outside, stores: town.stores }, delivery);

let town: Town;
beforeEach(async () => {
  town = await warnedTown();
});

const PLAN = { waits: 'Visits that are not statutory', does: 'The duty team takes two families', reviewOn: REVIEW };

/** mona writes a plan for amira. */
async function writePlan(typed: Readonly<Record<string, string>> = PLAN) {
  const mona = town.as('mona');
  await mona.say('plan', { name: 'amira' });
  await mona.press('Write the plan');
  return mona.press('Save', typed);
}

describe('the list of warnings', () => {
  test('a manager sees those of the own team, the worst first, without a case', async () => {
    const answer = await town.as('mona').say('warnings');
    expect(answer.words).toContain('2 warnings are open, the worst first.');
    expect(answer.words.indexOf('ben')).toBeLessThan(answer.words.indexOf('amira'));
    expect(answer.words).toContain('Over the limit of 100');
    expect(answer.words).toContain('Above the guideline of 85');
    expect(answer.words).toContain('No plan yet');
    expect(answer.words).not.toContain('cy');
    expect(JSON.stringify(answer.card)).not.toContain(PLANTED);
  });

  test.each([
    ['27 days after it opened nothing is marked', '2026-12-28', false],
    ['28 days after, it is open for four weeks running', '2026-12-29', true],
  ])('a service manager sees those of every team; %s', async (_sentence, day, isMarked) => {
    town.setToday(day);
    const answer = await town.as('sol').say('warnings');
    expect(answer.words).toContain('3 warnings are open');
    expect(answer.words.includes('open for four weeks running')).toBe(isMarked);
  });

  test('whoever has no right to it is told so', async () => {
    expect((await town.as('amira').hear('warnings')).words).toContain('not part of your role');
    expect((await town.as('cora').hear('warnings')).words).toContain('not part of your role');
  });

  test('when none is open it says so', async () => {
    const quiet = await openTown();
    expect((await quiet.as('mona').say('warnings')).words).toContain('No warning is open, and nobody is over a line.');
  });

  describe('names who is over a line of whom no warning is open yet', () => {
    const OVER = 'amira is above the guideline, with 86 points. No warning of it is open yet: it is looked at';

    test.each([
      ['in the list, with the moment at which it has settled', 'warnings', '2026-11-30', 'on 30 Nov 2026, 09:10'],
      ['where the plan is asked for', 'plan for Amira', '2026-11-30', 'on 30 Nov 2026, 09:10'],
      ['and when it has settled unseen, the next look', 'warnings', DAY, 'by the next morning check'],
    ])('%s', async (_sentence, said, day, look) => {
      const early = await openTown({ amira: { cases: planted(AT_GUIDELINE + 1) }, ben: {} });
      early.setToday(day);
      const { words } = await early.as('mona').hear(said);
      expect(words).toContain(`${OVER} ${look}.`);
      expect(words).toContain('10 minutes of working time: working days, 08:00 to 18:00.');
      expect(words).not.toContain('ben');
    });

    test('but nobody whose warning is open', async () => {
      expect((await town.as('mona').say('warnings')).words).not.toContain('No warning of it is open yet');
    });
  });

  test("in the managers' channel it shows the channel's own team, and only to those who may see it", async () => {
    const place = channel('19:north');
    town.gather(place, ['mona', 'sol']);
    const mona = town.as('mona', place);
    await mona.say('use-this-channel');
    expect((await town.stores.teams.record(NORTH))?.managersChannel).toBeDefined();

    const here = await town.as('sol', place).say('warnings');
    expect(here.reply.audience).toBe('here');
    expect(here.words).toContain('Warnings in North');
    expect(here.words).not.toContain('cy');
    town.gather(place, ['mona', 'sol', 'amira']);
    expect((await town.as('sol', place).say('warnings')).reply.audience).toBe('private');
  });

  test('a manager has who is only above the guideline told of weekly, and at once again', async () => {
    const mona = town.as('mona');
    await mona.say('warnings');
    expect((await mona.press('Tell "above" weekly')).words).toContain('first working day of the week');
    expect((await town.stores.teams.record(NORTH))?.aboveWeekly).toBe(true);
    await mona.say('warnings');
    await mona.press('Tell "above" at once');
    expect((await town.stores.teams.record(NORTH))?.aboveWeekly).toBe(false);
  });

  test.each(['sid', 'sol', 'amira'])('%s cannot change that', async (name) => {
    await town.as(name).send('warnings.weekly', { teamId: NORTH, weekly: true });
    expect((await town.stores.teams.record(NORTH))?.aboveWeekly).toBeUndefined();
  });
});

describe('the plan', () => {
  test('the manager writes it, the worker agrees, and both names and times are on it', async () => {
    expect((await writePlan()).words).toContain('amira is asked to agree');
    const amira = town.as('amira');
    const shown = await amira.hear('my plan');
    expect(shown.words).toContain(PLAN.waits);
    expect(shown.words).toContain('not by the worker yet');
    expect((await amira.press('Agree')).words).toContain('It has both names now.');
    expect((await warningOf(town, 'amira')).plan).toMatchObject({
      ...PLAN,
      managerAgreed: { name: 'mona', at: `${DAY}T09:00:00.000Z` },
      workerAgreed: { name: 'amira', at: `${DAY}T09:00:00.000Z` },
    });
    expect((await town.as('mona').say('warnings')).words).toContain('Plan agreed by both, review on 14 Dec');
  });

  test('each of them hears what the other did, in private', async () => {
    await writePlan();
    const amira = town.as('amira');
    await amira.say('plan');
    await amira.press('Agree');
    const answers = (await told(town)).filter(({ notice }) => notice.kind === 'plan-answered');
    expect(answers.map(({ to, notice }) => [to, 'how' in notice && notice.how])).toEqual([
      [{ kind: 'person', personKey: keyOf('amira') }, 'written'],
      [{ kind: 'person', personKey: keyOf('mona') }, 'agreed'],
    ]);
    const [written, agreed] = answers;
    if (!written || !agreed) throw new Error('both are told');
    // It was answered meanwhile: there is nothing left to ask for.
    expect(await composed(town, written)).toBeNull();
    expect((await composed(town, agreed))?.text).toContain('amira agrees to the plan');
  });

  test.each([
    ['all who manage the team hear', ['mona', 'nell']],
    ['whoever wrote the plan and manages the team no more does not', ['nell']],
    ['so does who covers for them', ['sol']],
  ])('of a change that the worker asks for %s', async (_sentence, managers) => {
    await writePlan();
    const covers = managers.includes('sol') ? [{ personKey: keyOf('sol'), from: DAY, to: DAY }] : [];
    const managerKeys = managers.filter((name) => name !== 'sol').map(keyOf);
    await town.stores.teams.changeTeam(
      NORTH,
      (before) => {
        if (!before) throw new Error('no team');
        return { ...before, managerKeys, covers };
      },
      { at: `${DAY}T09:00:00.000Z`, by: 'ada', action: 'test', detail: {} },
    );
    const amira = town.as('amira');
    await amira.say('plan');
    await amira.press('Ask for a change');
    await amira.press('Send', { text: 'Reports should wait as well' });
    const asked = (await told(town)).filter(({ notice }) => 'how' in notice && notice.how === 'change-asked');
    expect(new Set(asked.map(({ to }) => to.kind === 'person' && to.personKey))).toEqual(new Set(managers.map(keyOf)));
    for (const one of asked) expect((await composed(town, one))?.text).toContain('amira asks for a change');
  });

  test('the worker asks for a change, the manager reads it and writes the plan anew', async () => {
    await writePlan();
    const amira = town.as('amira');
    await amira.say('plan');
    await amira.press('Ask for a change');
    await amira.press('Send', { text: 'Reports should wait as well' });
    expect((await warningOf(town, 'amira')).plan).toMatchObject({ asked: { text: 'Reports should wait as well' } });

    const mona = town.as('mona');
    await mona.say('plan', { name: 'amira' });
    expect(mona.last().words).toContain('asks for a change');
    expect((await mona.press('Change the plan')).words).toContain('Reports should wait as well');
    await mona.press('Save', { waits: 'Visits and reports' });
    const { plan } = await warningOf(town, 'amira');
    expect(plan).toMatchObject({ waits: 'Visits and reports', does: PLAN.does, managerAgreed: { name: 'mona' } });
    expect(plan?.asked).toBeUndefined();
  });

  test('pressed twice it acts once', async () => {
    const mona = town.as('mona');
    await mona.say('plan', { name: 'amira' });
    const form = await mona.press('Write the plan');
    const { verb, data } = form.button('Save');
    await mona.send(verb, { ...data, ...PLAN });
    await mona.send(verb, { ...data, ...PLAN, waits: 'something else' });
    expect((await warningOf(town, 'amira')).plan?.waits).toBe(PLAN.waits);
  });

  test('what was changed meanwhile is shown, and agreed to by nobody', async () => {
    await writePlan();
    const amira = town.as('amira');
    const { verb, data } = (await amira.say('plan')).button('Agree');
    town.setToday('2026-12-02');
    const mona = town.as('mona');
    await mona.say('plan', { name: 'amira' });
    await mona.press('Change the plan');
    await mona.press('Save', { waits: 'Something else' });
    const answer = await amira.send(verb, data);
    expect(answer.words).toContain('changed after this card was made');
    expect(answer.words).toContain('Something else');
    expect((await warningOf(town, 'amira')).plan?.workerAgreed).toBeUndefined();
  });

  test.each([
    ['nothing that waits', { ...PLAN, waits: ' ' }, 'Please say what waits.'],
    ['nobody who does it', { ...PLAN, does: '' }, 'Please say who does what.'],
    ['no day', { ...PLAN, reviewOn: '' }, 'Please give the day'],
    ['today', { ...PLAN, reviewOn: DAY }, 'a later day than today'],
    ['a day more than twelve weeks ahead', { ...PLAN, reviewOn: '2027-02-24' }, 'within twelve weeks'],
    ['a telephone number', { ...PLAN, waits: 'ring 07700 900123 first' }, 'telephone number|phone number'],
  ])('with %s it is not saved, and what was typed stays', async (_sentence, typed, problem) => {
    const answer = await writePlan(typed);
    expect(answer.words).toMatch(new RegExp(problem));
    expect(answer.words).toContain(typed.does.trim());
    expect((await warningOf(town, 'amira')).plan).toBeUndefined();
  });

  test('tomorrow and the last day of twelve weeks will do', async () => {
    await writePlan({ ...PLAN, reviewOn: '2026-12-02' });
    expect((await warningOf(town, 'amira')).plan?.reviewOn).toBe('2026-12-02');
    const other = await warnedTown();
    town = other;
    await writePlan({ ...PLAN, reviewOn: '2027-02-23' });
    expect((await warningOf(other, 'amira')).plan?.reviewOn).toBe('2027-02-23');
  });

  test('a worker without an open warning has no plan', async () => {
    const quiet = await openTown();
    expect((await quiet.as('amira').hear('my plan')).words).toContain('no open warning');
  });
});

describe('who may do what with a plan', () => {
  test.each(['sid', 'ben', 'cora'])('%s does not see the plan of amira', async (name) => {
    await writePlan();
    const answer = await town.as(name).send('plan.open', { worker: keyOf('amira'), warning: 'load-1' });
    expect(answer.words).not.toContain(PLAN.waits);
    expect(answer.words).not.toContain('amira');
  });

  test.each(['sid', 'sol', 'amira', 'ben', 'cora'])('%s does not write it', async (name) => {
    const data = { nonce: 'n', worker: keyOf('amira'), warning: 'load-1', seen: '' };
    await town.as(name).send('plan.save', { ...data, ...PLAN });
    expect((await warningOf(town, 'amira')).plan).toBeUndefined();
  });

  test('nobody agrees in the place of the worker', async () => {
    await writePlan();
    const { data } = (await town.as('amira').say('plan')).button('Agree');
    for (const name of ['mona', 'ben', 'sol']) await town.as(name).send('plan.agree', data);
    expect((await warningOf(town, 'amira')).plan?.workerAgreed).toBeUndefined();
  });

  test('the service manager sees it and changes nothing', async () => {
    await writePlan();
    const answer = await town.as('sol').send('plan.open', { worker: keyOf('amira'), warning: 'load-1' });
    expect(answer.words).toContain(PLAN.waits);
    expect(answer.buttons.map(({ title }) => title)).toEqual(['Open the total']);
  });
});

describe('the review date', () => {
  test.each([
    ['the day before nobody is asked', '2026-12-13', 0],
    ['on the day the worker and the manager are asked, and the service manager hears of it', REVIEW, 3],
  ])('%s', async (_sentence, day, count) => {
    await writePlan();
    town.setToday(day);
    // Asked once, however often it is looked at.
    for (let look = 0; look < 2; look += 1) {
      await reviewWarnings({ ...town.outside, stores: town.stores }, keyOf('amira'));
      await town.deliverAll();
    }
    const asked = (await told(town, REVIEW)).filter(({ notice }) => /^plan-(review|escalated)$/.test(notice.kind));
    expect(asked).toHaveLength(count);
    const texts = await Promise.all(asked.map(async (one) => (await composed(town, one))?.text ?? ''));
    for (const text of texts) expect(text).not.toContain(PLANTED);
    expect((await warningOf(town, 'amira')).plan?.escalatedAt !== undefined).toBe(count > 0);
  });
});

describe('what is read where', () => {
  test("nothing of a case, a child or a plan's words comes into a channel", async () => {
    await writePlan({ ...PLAN, waits: `${PLANTED}-1 waits` });
    await town.stores.teams.changeTeam(
      NORTH,
      (before) => {
        if (!before) throw new Error('no team');
        return { ...before, aboveWeekly: true };
      },
      { at: `${DAY}T09:00:00.000Z`, by: 'ada', action: 'test', detail: {} },
    );
    const digest: Delivery = {
      id: { day: DAY, key: 'digest' },
      to: { kind: 'managers-channel', teamId: NORTH },
      notice: { kind: 'above-digest', teamId: NORTH, day: DAY },
      sendBy: `${DAY}T18:00:00.000Z`,
    };
    const cards = (await told(town)).filter(({ notice }) => notice.kind === 'warning-card');
    expect(cards.length).toBeGreaterThan(0);
    const messages = await Promise.all([digest, ...cards].map((one) => composed(town, one)));
    expect(messages[0]?.text).toContain('1 worker is above the guideline');
    expect(JSON.stringify(messages)).not.toContain(PLANTED);
    expect(JSON.stringify(messages)).toContain('ben');
  });

  test('the worker reads of the line, what helps and what happens next', async () => {
    const [delivery] = (await told(town)).filter(
      ({ notice }) => notice.kind === 'line-crossed' && notice.workerKey === keyOf('ben'),
    );
    if (!delivery) throw new Error('nothing was told');
    const message = await composed(town, delivery);
    expect(message?.text).toBe('Your total is 101 points, over the limit of 100.');
    const words = JSON.stringify(message?.card?.data);
    for (const part of [
      'not that you have done anything wrong',
      'What helps',
      'What happens next',
      'service manager',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('a report goes to nobody who is no longer the service manager', async () => {
    const [delivery] = (await told(town)).filter(({ notice }) => notice.kind === 'warning-reported');
    if (!delivery) throw new Error('nothing was told');
    expect((await composed(town, delivery))?.text).toContain('1 worker is over the limit');
    await town.stores.teams.changeTeam(
      NORTH,
      (before) => {
        if (!before) throw new Error('no team');
        return { ...before, serviceManagerKeys: [] };
      },
      { at: `${DAY}T09:00:00.000Z`, by: 'ada', action: 'test', detail: {} },
    );
    expect(await composed(town, delivery)).toBeNull();
  });
});
