import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../src/application/effect.ts';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { unchanging } from '../../../src/domain/caseload.ts';
import { buildTimeline, scoreOn } from '../../../src/domain/timeline.ts';
import { schemes } from '../../../src/schemes/index.ts';
import { caseloadWith } from '../../schemes/builders.ts';
import { caseFacts } from './talk.ts';
import { type Answer, channel, GROUP, keyOf, NORTH, openTown, SOUTH, TODAY, type Worker } from './town.ts';

const cases = (count: number, facts: Partial<CaseFacts> = {}) =>
  Array.from({ length: count }, (_, index) => caseFacts({ ref: `C-${index + 1}`, ...facts }));
const rating = { activity: 'red', risk: 'amber', travel: 'green' } as const;

/** The schemes whose needs `workers` was written for. */
const KNOWN = schemes.filter(({ id }) => ['merton', 'bath-nes', 'northern-ireland', 'halton'].includes(id));

/** amira has all that they need; ben has what merton needs. */
const workers = {
  amira: {
    terms: { teamType: 'child-in-need', qualifiedOn: '2020-09-01' },
    duties: [{ kind: 'training', on: '2026-11-02', hours: 30 }],
    cases: cases(31, { category: 'family-intervention', rating }),
  },
  ben: {
    cases: [
      ...cases(6, { activities: [{ kind: 'court-episode', on: '2026-11-10' }] }),
      caseFacts({ ref: 'C-7', rating, category: 'court' }),
    ],
  },
} as const satisfies Readonly<Record<string, Worker>>;

const dataOf = ({ data }: Answer) => data as unknown as SheetData;
const groupOf = (answer: Answer, heading: string) => {
  const group = dataOf(answer).groups.find((one) => one.heading.split(' · ')[0] === heading);
  if (!group) throw new Error(`no group ${heading}`);
  return { figure: group.figure, rows: group.rows.map(({ text, note }) => (note === '' ? text : `${text} | ${note}`)) };
};

describe('the own caseload under every scheme', () => {
  it('is each scheme in its own unit and words, and names what is missing', async () => {
    const town = await openTown(workers);
    const answer = await town.as('ben').say('compare-schemes');
    expect(answer.reply.audience).toBe('private');
    expect(town.calls).toEqual(['people.read', 'caseloads.read']);
    expect(dataOf(answer).title).toBe('Your caseload under each scheme on 30 Nov 2026');
    expect(dataOf(answer).groups.map(({ heading }) => heading)).toEqual(
      schemes.map(({ id, name }) => (id === 'merton' ? `${name} · the scheme in force` : name)),
    );
    expect(groupOf(answer, 'Merton')).toEqual({
      figure: '51 points',
      rows: ['Within the guideline of 85 | limit 100'],
    });
    expect(groupOf(answer, 'Bath and NES')).toEqual({
      figure: '7 children',
      rows: ['Cannot tell', 'Needs a team type'],
    });
    expect(groupOf(answer, 'Northern Ireland')).toEqual({
      figure: 'at least 4 points',
      rows: [
        'Cannot tell, against the range of 50 to 60',
        'Needs a category for 6 cases',
        'Needs hours of duties, such as training and team meetings',
        'Needs the date of qualifying (the range after the first year is assumed)',
      ],
    });
    expect(groupOf(answer, 'Halton')).toEqual({
      figure: '7 cases',
      rows: [
        'Has room, below the range of 20 to 30 | average 25',
        '1 red, 6 unrated',
        'Mostly red cases',
        'Needs a rating for 6 cases',
      ],
    });
  });

  it('needs nothing more where everything is there, and is over where it is', async () => {
    const town = await openTown(workers);
    const answer = await town.as('amira').say('compare-schemes');
    expect(groupOf(answer, 'Bath and NES')).toEqual({ figure: '31 children', rows: ['Above the range of 18 to 22'] });
    expect(groupOf(answer, 'Northern Ireland')).toEqual({
      figure: '40 points',
      rows: ['Has room, below the range of 50 to 60', 'Points cut to the most that may count'],
    });
    expect(groupOf(answer, 'Halton').rows).toEqual(['Above the range of 20 to 30 | average 25', '31 red']);
  });

  it('gives no figure where not one point is known', async () => {
    const town = await openTown({ ben: { cases: cases(2) } });
    const answer = await town.as('ben').say('compare-schemes');
    expect(groupOf(answer, 'Northern Ireland').figure).toBe('no figure');
  });

  it.each([
    ['today', undefined],
    ['on a past day', '2026-11-02'],
    ['on the day before a case is allocated', '2026-11-01'],
    ['on a coming day', '2027-01-01'],
  ])('%s has the figures that each scheme gives alone', async (_, on) => {
    const town = await openTown(workers);
    const before = await town.stores.caseloads.read(keyOf('amira'));
    const answer = await town.as('amira').say('compare-schemes', on === undefined ? {} : { on });
    for (const scheme of KNOWN) {
      const { total } = figuresOf(scoreOn(buildTimeline(caseloadWith(workers.amira), unchanging(scheme)), on ?? TODAY));
      expect(groupOf(answer, scheme.name).figure).toContain(String(total));
    }
    expect(await town.stores.caseloads.read(keyOf('amira'))).toEqual(before);
  });

  it('opens each scheme into its lines, and leads back', async () => {
    const town = await openTown(workers);
    const amira = town.as('amira');
    await amira.say('compare-schemes');
    const lines = await amira.press('Open', { schemeId: 'northern-ireland' });
    expect(lines.words).toContain('Why your total is 40 points');
    expect(lines.words).toContain('which is not the scheme in force');
    expect(lines.words).toContain('1.8 (ii)');
    await amira.press('Next');
    expect(amira.last().words).toContain('Page 2 of');
    expect((await amira.press('Back')).words).toContain('Your caseload under each scheme');
  });

  it.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    ['no scheme', 'lines', {}, 'Please choose a scheme first.'],
    ['a scheme that is none', 'lines', { schemeId: 'essex' }, 'Please choose a scheme first.'],
    ["somebody else's caseload", 'lines', { schemeId: 'halton', workerKey: keyOf('ben') }, 'no such caseload'],
    ["somebody else's comparison", 'worker', { workerKey: keyOf('ben') }, 'no such caseload'],
    ['nobody', 'worker', { workerKey: keyOf('nobody') }, 'no such caseload'],
    ['a team', 'team', { teamId: NORTH }, 'no such team'],
    ['no team', 'team', {}, 'no such team'],
    ['no worker of a team', 'worker', { teamId: NORTH }, 'Please choose a worker first.'],
    ['no real day', 'mine', { on: '2026-02-30' }, 'on 30 Nov 2026'],
  ])('%s is not shown to a worker', async (_, press, data, expected) => {
    const town = await openTown(workers);
    expect((await town.as('amira').send(`compare-schemes.${press}`, data)).words).toContain(expected);
  });

  it('is private wherever it is asked for', async () => {
    const town = await openTown(workers);
    expect((await town.as('amira', GROUP).say('compare-schemes')).reply.audience).toBe('private');
  });

  it('says when no calendar has the day', async () => {
    const town = await openTown(workers);
    expect((await town.as('amira').say('compare-schemes', { impossibleDate: true })).words).toBe(
      'No calendar has that day.',
    );
  });
});

describe('a team under every scheme', () => {
  const MANAGERS = channel('19:managers');

  it('says first who would be over under which, and what is missing', async () => {
    const town = await openTown(workers);
    const answer = await town.as('mona').say('compare-schemes');
    expect(town.calls).toEqual(['people.read', 'teams.read', 'caseloads.read', 'caseloads.read']);
    expect(dataOf(answer).title).toBe('North under each scheme on 30 Nov 2026');
    const [first] = dataOf(answer).groups;
    expect([first?.heading, first?.figure]).toEqual(['Who would be over', 'of 2']);
    expect(first?.rows.map(({ text }) => text.split(' · ')[0])).toEqual(schemes.map(({ name }) => name));
    expect(first?.rows).toEqual(
      expect.arrayContaining([
        { text: 'Merton · the scheme in force', note: 'nobody', figure: '0' },
        { text: 'Bath and NES', note: 'amira · cannot tell for 1 worker', figure: '1' },
        { text: 'Northern Ireland', note: 'nobody · cannot tell for 1 worker', figure: '0' },
        { text: 'Halton', note: 'amira', figure: '1' },
      ]),
    );
    expect(groupOf(answer, 'What is missing').rows).toContain('Halton needs | a rating for 6 cases');
    expect(
      dataOf(answer)
        .groups.slice(2)
        .map(({ heading }) => heading),
    ).toEqual(['amira', 'ben']);
  });

  it('has for each worker the figures of their own card', async () => {
    const town = await openTown(workers);
    const team = await town.as('mona').say('compare-schemes', { on: '2026-12-24' });
    for (const name of ['amira', 'ben']) {
      const own = await town.as(name).say('compare-schemes', { on: '2026-12-24' });
      const rows = dataOf(team).groups.find(({ heading }) => heading === name)?.rows;
      expect(rows?.map(({ text, figure }) => [text, figure])).toEqual(
        dataOf(own).groups.map(({ heading, figure }) => [heading.split(' · ')[0], figure]),
      );
    }
  });

  it('opens a worker, the lines of a scheme, and leads back', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.say('compare-schemes', { on: '2026-12-24' });
    expect((await mona.press('Open', { workerKey: keyOf('ben') })).words).toContain(
      "ben's caseload under each scheme on 24 Dec 2026",
    );
    expect((await mona.press('Open', { schemeId: 'halton' })).words).toContain("Why ben's total is 7 cases");
    await mona.press('Back');
    expect((await mona.press('Back to the team')).words).toContain('North under each scheme on 24 Dec 2026');
  });

  it('opens the worker who was named', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    expect((await mona.say('compare-schemes', { name: 'Ben' })).words).toContain("ben's caseload");
    expect((await mona.say('compare-schemes', { name: 'Zoe' })).words).toContain('North under each scheme');
  });

  it('pages by five, those who would be over most often first', async () => {
    const crowd = Object.fromEntries(Array.from({ length: 58 }, (_, index) => [`worker-${index + 10}`, {}]));
    const town = await openTown({ ...crowd, 'worker-42': workers.amira });
    const mona = town.as('mona');
    const first = await mona.say('compare-schemes');
    expect(
      dataOf(first)
        .groups.slice(-5)
        .map(({ heading }) => heading),
    ).toEqual(['worker-42', 'amira', 'ben', 'worker-10', 'worker-11']);
    expect(groupOf(first, 'Who would be over').figure).toBe('of 60');
    expect(town.calls.filter((call) => call === 'caseloads.read')).toHaveLength(60);
    const second = await mona.press('Next');
    expect(second.words).toContain('Page 2 of 12');
    expect(dataOf(second).groups).toHaveLength(5);
    expect((await mona.send('compare-schemes.team', { teamId: NORTH, page: 9999 })).words).toContain('Page 12 of 12');
  });

  it('stays a card that may be sent, however long the names and however much is missing', async () => {
    const worker = { cases: cases(40, { children: [], category: 'gateway' }) };
    const crowd = Object.fromEntries(Array.from({ length: 58 }, (_, index) => [`${'W'.repeat(80)}${index}`, worker]));
    const town = await openTown(crowd);
    const mona = town.as('mona');
    const answer = await mona.say('compare-schemes');
    expect(groupOf(answer, 'Who would be over').rows).toContain(
      `Halton | ${Array.from({ length: 5 }, (_, index) => `${'W'.repeat(80)}${[0, 1, 10, 11, 12][index]}`).join(', ')} and 53 more`,
    );
    const [first] = dataOf(answer).choices[0]?.options ?? [];
    expect((await mona.press('Open', { workerKey: first?.value })).words).toContain(
      'Needs hours of assessment for 40 cases',
    );
  });

  it.each([
    ['its managers', ['mona', 'sol'], 'here'],
    ['somebody else too', ['mona', 'sol', 'amira'], 'private'],
  ] as const)('in the channel of %s it is answered %s', async (_, people, audience) => {
    const town = await openTown(workers);
    town.gather(MANAGERS, ['mona', 'sol']);
    await town.as('mona', MANAGERS).say('use-this-channel');
    town.gather(MANAGERS, people);
    const answer = await town.as('sol', MANAGERS).say('compare-schemes');
    expect(dataOf(answer).title).toContain('North');
    expect(answer.reply.audience).toBe(audience);
    const opened = await town
      .as('mona', MANAGERS)
      .send('compare-schemes.worker', { teamId: NORTH, workerKey: keyOf('ben') });
    expect(opened.reply.audience).toBe('private');
  });

  it('lets somebody with several teams choose, and shows nobody another team', async () => {
    const town = await openTown(workers);
    const sol = town.as('sol');
    await sol.say('compare-schemes');
    expect((await sol.press('Compare', { teamId: SOUTH })).words).toContain('South under each scheme');
    const refused = await town.as('mona').send('compare-schemes.team', { teamId: SOUTH });
    expect(refused.words).toBe((await town.as('mona').send('compare-schemes.team', { teamId: keyOf('x') })).words);
  });

  it('offers a manager who works in a team the own caseload', async () => {
    const town = await openTown(workers);
    await town.stores.people.change(keyOf('amira'), (before) => {
      if (!before) throw new Error('no record');
      return { ...before, manages: [NORTH] };
    });
    const amira = town.as('amira');
    await amira.say('compare-schemes');
    expect((await amira.press('My own caseload')).words).toContain('Your caseload under each scheme');
    await amira.send('compare-schemes.worker', { teamId: NORTH, workerKey: keyOf('amira') });
    await amira.press('Open', { schemeId: 'halton' });
    expect((await amira.press('Back')).words).toContain('Your caseload under each scheme');
  });

  it('says so when nobody works in the team', async () => {
    const town = await openTown();
    const answer = await town.as('sid').say('compare-schemes', { on: '2026-11-30' });
    expect(answer.words).toContain('South under each scheme');
    await town.stores.teams.removeMember(SOUTH, keyOf('cy'));
    expect((await town.as('sid').say('compare-schemes')).words).toContain('Nobody works in this team on that day.');
  });
});
