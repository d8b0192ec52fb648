import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import { leaveTeam } from '../../../src/application/leave-team.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import type { TeamCapacityData } from '../../../src/chat/cards/team-capacity.ts';
import type { Place } from '../../../src/chat/turn.ts';
import { understand } from '../../../src/chat/understanding/index.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts } from './talk.ts';
import { type Answer, channel, GROUP, keyOf, NORTH, openTown, PERSONAL, SOUTH, TODAY } from './town.ts';

const workers = {
  amira: { cases: [caseFacts({ activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }] })] },
  ben: { duties: [{ kind: 'supervision', from: '2026-01-01', quantity: 57 }], terms: { fte: 0.6 } },
} as const;

const dataOf = ({ data }: Answer) => data as unknown as TeamCapacityData;
const MANAGERS = channel('19:managers');

/** North's managers' channel, with its managers and whoever else is said. */
async function townWithChannel(others: readonly string[] = []) {
  const town = await openTown(workers);
  town.gather(MANAGERS, ['mona', 'sol']);
  await town.as('mona', MANAGERS).say('use-this-channel');
  town.gather(MANAGERS, ['mona', 'sol', ...others]);
  return town;
}

describe('the figures of a team', () => {
  it.each([
    ['today', undefined],
    ['on a day when a line has ended', '2026-12-23'],
    ['on a past day', '2026-11-03'],
  ])('%s are the same as those of the workers', async (_, on) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').say('team-capacity', on === undefined ? {} : { on });
    expect(town.calls).toEqual(['people.read', 'teams.read']);
    let room = 0;
    for (const name of ['amira', 'ben']) {
      const snapshot = await town.stores.caseloads.read(keyOf(name));
      if (!snapshot) throw new Error('no caseload');
      const figures = figuresOf(scoreOn(timelineOf(snapshot, schemeInForce), on ?? TODAY));
      const row = dataOf(answer).members.find((member) => member.name === name);
      expect(row?.total).toBe(String(figures.total));
      expect(row?.lines).toBe(`of ${figures.guideline}, limit ${figures.limit}`);
      expect(dataOf(answer).chart.bars.find(({ x }) => x === name)?.y).toBe(figures.total);
      room += Math.max(0, (figures.guideline ?? 0) - figures.total);
    }
    expect(answer.words).toContain(`${room} points of room in the team, those over are not subtracted.`);
  });

  it.each([
    ['before the first case of a worker without duties', '2026-11-01', ['ben']],
    ['on its day', '2026-11-02', ['ben', 'amira']],
  ])('%s are those of whose caseload has begun', async (_, on, expected) => {
    const town = await openTown(workers);
    const { members } = dataOf(await town.as('mona').say('team-capacity', { on }));
    expect(members.map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['the first day that the team reaches back to', '2026-06-01', 'capacity on 1 Jun 2026'],
    ['the day before it', '2026-05-31', 'reach back to 1 Jun 2026. For an older day name one worker'],
  ])('on %s', async (_, on, expected) => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    expect((await mona.say('team-capacity', { on })).words).toContain(expected);
    expect((await mona.send('team-capacity.open', { teamId: NORTH, on })).words).toContain(expected);
    expect((await town.as('sol').send('team-capacity.teams', { on })).words.includes('reach back')).toBe(
      expected.includes('reach back'),
    );
    expect((await mona.say('team-capacity', { name: 'Ben', on })).words).toContain("ben's");
    expect((await mona.hear("show me Ben's total on 5 Jan 2026")).words).toMatch(/ben's total .*\nAs at 5 Jan 2026/);
  });

  it('says status, headroom, part time and the next change in words', async () => {
    const town = await openTown(workers);
    const { members } = dataOf(await town.as('mona').say('team-capacity'));
    expect(members).toEqual([
      {
        name: 'ben',
        status: 'over the limit, to be reported · 0.6 FTE',
        total: '72',
        lines: 'of 51, limit 60',
        headroom: '21 over',
        next: '',
      },
      {
        name: 'amira',
        status: 'within the guideline',
        total: '24',
        lines: 'of 85, limit 100',
        headroom: '61 of room',
        next: 'falls to 23 on 2 Dec',
      },
    ]);
  });

  it('counts no student in the room of the team, and says so', async () => {
    const town = await openTown({ amira: { terms: { role: 'student' } } });
    const answer = await town.as('mona').say('team-capacity');
    expect(answer.words).toContain('69 points of room in the team, not counting students.');
    expect(answer.words).toContain('within the guideline · student');
  });

  it('is without someone who has left, and has them on the days before', async () => {
    const town = await openTown(workers);
    await leaveTeam(
      { stores: town.stores, schemeOf: schemeInForce, clock: { now: () => '', today: () => TODAY } },
      NORTH,
      keyOf('ben'),
      { person: keyOf('ada'), key: 'leave' },
    );
    await town.deliverAll();
    const names = async (on: string) =>
      dataOf(await town.as('mona').say('team-capacity', { on })).members.map(({ name }) => name);
    expect(await names(TODAY)).toEqual(['amira']);
    expect(await names('2026-11-29')).toEqual(['ben', 'amira']);
  });

  it('shows sixty workers once each, five a page, and the fifteen highest as bars', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 58 }, (_, index) => [
        `${'W'.repeat(90)}-${index}`,
        { duties: [{ kind: 'supervision', from: '2026-01-01', quantity: index + 1 } as const] },
      ]),
    );
    const town = await openTown(many);
    const mona = town.as('mona');
    const pages = [await mona.say('team-capacity')];
    while (pages.at(-1)?.buttons.some(({ title }) => title === 'Next')) pages.push(await mona.press('Next'));
    const names = pages.flatMap((page) => dataOf(page).members.map(({ name }) => name));
    expect([pages.length, names.length, new Set(names).size]).toEqual([12, 60, 60]);
    for (const page of pages) expect(dataOf(page).members.length).toBeLessThanOrEqual(5);
    const { chart } = dataOf(pages[0] ?? mona.last());
    expect(chart.bars).toHaveLength(15);
    expect(chart.title).toBe('Totals on 30 Nov 2026: the 15 of 60 with the highest share of their own guideline');
  });

  it.each([
    ['the day typed', '2026-12-23', 'capacity on 23 Dec 2026'],
    ['today when what was typed is no day', 'soon', 'capacity on 30 Nov 2026'],
  ])('"Show this day" shows %s', async (_, on, title) => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.say('team-capacity');
    expect((await mona.press('Show this day', { on })).words).toContain(title);
  });

  it('a day that no calendar has is said', async () => {
    const town = await openTown(workers);
    expect((await town.as('mona').say('team-capacity', { impossibleDate: true })).words).toBe(
      'No calendar has that day.',
    );
  });
});

describe('a worker of the team', () => {
  it('is opened into the lines of the total, on the day shown, with a way back', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.say('team-capacity', { on: '2026-12-23' });
    const answer = await mona.press('Open', { workerKey: keyOf('amira') });
    expect(town.calls).toEqual(['people.read', 'caseloads.read']);
    expect(answer.words).toContain("Why amira's total is 17 points");
    expect(answer.words).toContain('As at 23 Dec 2026.');
    expect((await mona.press('Back to the team')).words).toContain('North: capacity on 23 Dec 2026');
  });

  it('has to be chosen first', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.say('team-capacity');
    expect((await mona.press('Open')).words).toBe('Please choose a worker first.');
  });

  it.each([
    ['of another team', keyOf('cy')],
    ['who does not exist', '0'.repeat(32)],
    ['who is a manager', keyOf('sid')],
  ])('%s is refused as if there were none', async (_, workerKey) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').send('team-capacity.worker', { teamId: NORTH, workerKey, on: TODAY });
    expect(answer.reply).toEqual({ text: 'I have no such caseload to show you.', audience: 'private', refused: true });
  });

  it.each([
    ['a word', '__proto__'],
    ['nothing', ''],
    ['a path', '../f-0-head'],
    ['a very long text', 'a'.repeat(10_000)],
    ['a number', 7],
    ['null', null],
  ])('is not looked up under %s', async (_, workerKey) => {
    const town = await openTown(workers);
    const answer = await town.as('mona').send('team-capacity.worker', { teamId: NORTH, workerKey });
    expect(town.calls).toEqual(['people.read']);
    expect(answer.words).toBe('Please choose a worker first.');
  });
});

describe('who sees a team', () => {
  it.each([
    ['the manager', 'mona', NORTH, 'North: capacity'],
    ['the service manager', 'sol', NORTH, 'North: capacity'],
    ['the service manager', 'sol', SOUTH, 'South: capacity'],
  ])('%s %s does', async (_, name, teamId, title) => {
    const town = await openTown(workers);
    const answer = await town.as(name).send('team-capacity.page', { teamId });
    expect(answer.words).toContain(title);
    expect(answer.reply.audience).toBe('private');
  });

  it.each([
    ["another team's manager", 'mona', SOUTH],
    ['anyone, of a team that is not there', 'mona', '0'.repeat(32)],
    ['anyone, of an id that is none', 'mona', '../index'],
  ])('%s reads that there is no such team', async (_, name, teamId) => {
    const town = await openTown(workers);
    const answer = await town.as(name).send('team-capacity.page', { teamId });
    expect(answer.reply).toEqual({ text: 'I have no such team to show you.', audience: 'private', refused: true });
  });

  it.each(['amira', 'cora', 'ada'])('%s is not offered it', async (name) => {
    const town = await openTown(workers);
    for (const step of ['say', 'page', 'worker', 'teams']) {
      const data = { teamId: NORTH, workerKey: keyOf('ben') };
      const answer = await town.as(name).send(`team-capacity.${step}`, data);
      expect(answer.words).toContain('is not part of your role');
    }
  });
});

describe('several teams', () => {
  it('have a row each, read side by side, and open', async () => {
    const town = await openTown(workers);
    const sol = town.as('sol');
    const answer = await sol.say('team-capacity', { on: '2026-12-23' });
    const { title, groups } = answer.data as unknown as SheetData;
    expect(title).toBe('Your teams on 23 Dec 2026');
    expect(groups.map(({ heading, rows }) => [heading, ...rows.map(({ text }) => text)])).toEqual([
      [
        'North',
        '68 points of room in the team, those over are not subtracted.',
        'That is 0.8 full-time equivalents of 85 points.',
        '2 workers: 1 over the limit, to be reported.',
      ],
      [
        'South',
        '69 points of room in the team.',
        'That is 0.8 full-time equivalents of 85 points.',
        '1 worker: nobody above the guideline.',
      ],
    ]);
    expect((await sol.press('Open', { teamId: SOUTH })).words).toContain('South: capacity on 23 Dec 2026');
  });
});

describe('where a team is shown', () => {
  const here = (answer: Answer) => answer.reply.audience === 'here';

  it.each<[string, Place, readonly string[], boolean]>([
    ['in its managers’ channel, to all', MANAGERS, [], true],
    ['in its managers’ channel with a worker in it, in private', MANAGERS, ['amira'], false],
    ['in its managers’ channel with the coordinator in it, in private', MANAGERS, ['cora'], false],
    ['in its managers’ channel with a stranger in it, in private', MANAGERS, ['nobody'], false],
    ['in its managers’ channel with an administrator in it, in private', MANAGERS, ['ada'], false],
    ["in its managers’ channel with another team's manager in it, in private", MANAGERS, ['sid'], false],
    ['in another channel, in private', channel('19:other'), [], false],
    ['in a group chat, in private', GROUP, [], false],
    ['in the personal chat, in private', PERSONAL, [], false],
  ])('%s', async (_, place, others, expected) => {
    const town = await townWithChannel(others);
    const mona = town.as('mona', place);
    expect(here(await mona.say('team-capacity'))).toBe(expected);
    expect(town.calls.length).toBeLessThanOrEqual(3);
    expect(here(await mona.press('Show this day', { on: '2026-12-23' }))).toBe(expected);
    expect(mona.last().words.includes('may not see the figures')).toBe(place === MANAGERS && !expected);
  });

  it('a worker is opened in private even there', async () => {
    const town = await townWithChannel();
    const mona = town.as('mona', MANAGERS);
    await mona.say('team-capacity');
    expect(here(await mona.press('Open', { workerKey: keyOf('amira') }))).toBe(false);
  });

  it('someone who presses there without a right reads nothing of the team', async () => {
    const town = await townWithChannel();
    const answer = await town.as('amira', MANAGERS).send('team-capacity.page', { teamId: NORTH });
    expect(answer.words).toContain('is not part of your role');
  });

  it('a service manager of several teams reads there of the one whose channel it is', async () => {
    const town = await townWithChannel();
    const answer = await town.as('sol', MANAGERS).say('team-capacity');
    expect(answer.words).toContain('North: capacity');
    expect(here(answer)).toBe(true);
  });

  it('a roster that cannot be read shows nothing', async () => {
    const town = await townWithChannel();
    town.scatter(MANAGERS);
    await expect(town.as('mona', MANAGERS).say('team-capacity')).rejects.toThrow('not in that conversation');
  });
});

describe('a worker who is named', () => {
  const said = async (sentence: string, name = 'mona') => {
    const understood = understand(sentence, TODAY);
    if (!understood.ok) throw new Error('not understood');
    return (await openTown({ amir: {} })).as(name).say(understood.command, understood.words);
  };

  it.each([["what is ben's total"], ['why is ben on 106.5'], ['runway for ben'], ["BEN's caseload"]])(
    '"%s" opens the total of that worker',
    async (sentence) => {
      expect((await said(sentence)).words).toMatch(/^Why ben's total/);
    },
  );

  it('is chosen among those who may be meant', async () => {
    const card = await said("what is ami's total");
    expect(card.words).toMatch(/^Which of them\?/);
    expect(card.words).toContain('amira');
    expect(card.words).not.toContain('ben');
  });

  it('may be a team', async () => {
    expect((await said("North's capacity")).words).toMatch(/^North: capacity/);
  });

  it.each([
    ['works elsewhere', "what is cy's total"],
    ['is nowhere', "what is zed's total"],
  ])('who %s is answered in the same words', async (_, sentence) => {
    expect((await said(sentence)).words).toBe('I have nobody of that name to show you in your teams.');
  });
});
