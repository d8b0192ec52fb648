import { describe, expect, it } from '@jest/globals';
import { newPerson } from '../../../src/application/person-record.ts';
import type { Warning } from '../../../src/domain/warning.ts';
import type { WorkerRecord } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { type Answer, channel, identity, keyOf, NORTH, openTown, SOUTH } from './town.ts';

const old = (count: number) =>
  Array.from({ length: count }, (_, index) => caseFacts({ ref: `C-${101 + index}`, allocatedOn: '2026-01-05' }));

const rowsOf = ({ data }: Answer, heading: string) =>
  (data.groups as { heading: string; rows: { text: string; note: string; figure: string }[] }[])
    .find((group) => group.heading === heading)
    ?.rows.map(({ text, note, figure }) => [text, note, figure].filter((part) => part !== '').join(' | '));

describe('the runway of a team', () => {
  it('shows the total and the room on each day on which they change', async () => {
    const town = await openTown({ amira: { cases: [caseFacts({ allocatedOn: '2026-11-20' })] } });
    const mona = town.as('mona');
    const shown = await mona.hear('runway of my team');
    expect(shown.words).toContain('North: the next 12 weeks');
    expect(shown.words).toContain('Today 34 points in all, 136 points of room, nobody over their figures.');
    expect(shown.data.steps).toEqual([
      { day: '30 Nov', total: '34 points', status: '136 points of room, nobody over their figures' },
      { day: '20 Dec', total: '33 points', status: '137 points of room, nobody over their figures' },
    ]);
  });

  it('is shown in the managers’ channel of the team, and elsewhere in private', async () => {
    const town = await openTown();
    const here = channel('19:managers');
    town.gather(here, ['mona']);
    await town.as('mona', here).say('use-this-channel');
    expect((await town.as('mona').say('team-runway')).reply.audience).toBe('private');
    const bound = (await town.stores.teams.record(NORTH))?.managersChannel !== undefined;
    expect((await town.as('mona', here).say('team-runway')).reply.audience).toBe(bound ? 'here' : 'private');
  });

  it('asks a service manager which team', async () => {
    const town = await openTown();
    const sol = town.as('sol');
    expect((await sol.say('team-runway')).words).toContain('The runway of which team?');
    expect((await sol.press('Next', { teamId: SOUTH })).words).toContain('South: the next 12 weeks');
  });
});

describe('how work is spread', () => {
  const workers = {
    amira: {
      cases: [
        ...old(40),
        caseFacts({
          ref: 'C-1',
          allocatedOn: '2026-11-01',
          children: [{ ref: 'a', household: 'home', childProtection: { from: '2026-10-01' } }],
        }),
        caseFacts({
          ref: 'C-2',
          allocatedOn: '2026-10-31',
          activities: [{ kind: 'proceedings', from: '2026-11-01', children: ['C-2-1'] }],
        }),
        caseFacts({ ref: 'C-3', allocatedOn: '2026-10-30' }),
      ],
    },
  };

  it('shows both ends of each range and everyone by name', async () => {
    const town = await openTown(workers);
    const shown = await town.as('mona').hear('who carries the new cases?');
    expect(shown.reply.audience).toBe('private');
    expect(rowsOf(shown, 'Both ends of the range')).toEqual([
      'Share of the own guideline | lowest with ben, highest with amira | 19% to 80%',
      'Cases new within a month | most with amira | 0 to 2',
      'Cases child protection | most with amira | 0 to 1',
      'Cases in court | most with amira | 0 to 1',
    ]);
    expect(rowsOf(shown, 'By name')).toEqual([
      'amira | 43 cases · 2 new within a month · 1 child protection · 1 in court | 80%',
      'ben | 0 cases | 19%',
    ]);
  });

  it('is never shown in a channel, not even the managers’ own', async () => {
    const town = await openTown(workers);
    const here = channel('19:managers');
    town.gather(here, ['mona']);
    const mona = town.as('mona', here);
    await mona.say('use-this-channel');
    expect((await mona.say('spread')).reply.audience).toBe('private');
  });

  it('counts colours where the scheme has them', async () => {
    const rating = { activity: 'red', risk: 'green', travel: 'green' } as const;
    const town = await openTown({ amira: { cases: [caseFacts({ rating }), caseFacts({ ref: 'C-9' })] } }, 'halton');
    expect(rowsOf(await town.as('mona').say('spread'), 'Both ends of the range')).toContain(
      'Cases red | most with amira | 0 to 1',
    );
  });
});

describe('who may see a team', () => {
  const everyone = ['amira', 'ben', 'cy', 'mona', 'sid', 'sol', 'cora', 'ada'];
  const allowed = ['mona', 'sol'];
  it.each(
    ['team-runway.page', 'spread.page'].flatMap((verb) =>
      everyone.map((who) => [verb, who, allowed.includes(who)] as const),
    ),
  )('%s of North by %s: %s', async (verb, who, isShown) => {
    const town = await openTown();
    const answer = await town.as(who).send(verb, { teamId: NORTH });
    expect(answer.words.includes('North')).toBe(isShown);
  });
});

describe('the teams of a service manager', () => {
  const open = (teamId: string, more: Partial<Warning>): WorkerRecord => {
    const value: Warning = {
      ...{ id: 'load-1', code: 'load', teamId, state: 'open', level: 'above', past: {}, total: 90, unit: 'points' },
      ...{ line: 85, linesChanged: 1, revision: 1, openedAt: '2026-11-20T09:00:00.000Z' },
      ...more,
    };
    return { kind: 'warning', id: value.id, value };
  };

  async function warned(more: Partial<Warning>) {
    const town = await openTown({ amira: { cases: old(3) } });
    const member = await town.stores.teams.member(NORTH, keyOf('amira'));
    if (!member) throw new Error('no member');
    await town.stores.teams.putMember(NORTH, { ...member, version: member.version + 1, records: [open(NORTH, more)] });
    return town.as('sol').say('team-capacity');
  }

  it('have a share each, by which they are compared across schemes', async () => {
    const answer = await warned({});
    expect(answer.words).toContain('compares teams under different schemes');
    expect(
      (answer.data.groups as { heading: string; figure: string }[]).map(({ heading, figure }) => [heading, figure]),
    ).toEqual([
      ['North', '21%'],
      ['South', '19%'],
    ]);
    expect(rowsOf(answer, 'South')?.join()).not.toContain('warning');
  });

  const plan = { waits: 'visits', does: 'duty', reviewOn: '2026-11-27' };
  it.each<[string, Partial<Warning>, string]>([
    ['27 days', { openedAt: '2026-11-03T09:00:00.000Z' }, '1 warning is open.'],
    ['28 days', { openedAt: '2026-11-02T09:00:00.000Z' }, '1 warning is open, 1 for four weeks running.'],
    ['29 days', { openedAt: '2026-11-01T09:00:00.000Z' }, '1 warning is open, 1 for four weeks running.'],
    [
      'again for few',
      { openedAt: '2026-09-01T09:00:00.000Z', reopenedAt: '2026-11-25T09:00:00.000Z' },
      '1 warning is open.',
    ],
    [
      'with a plan that was escalated',
      { plan: { ...plan, escalatedAt: '2026-11-27T09:00:00.000Z' } },
      '1 warning is open, 1 with a plan that did not help by its date.',
    ],
  ])('say of warnings how long they are open: %s', async (_, more, expected) => {
    expect(rowsOf(await warned(more), 'North')).toContain(expected);
  });
});

describe('a coordinator of several teams', () => {
  it('sees where the month stands in each, and opens it without a figure', async () => {
    const town = await openTown({ amira: { cases: old(3) } });
    await town.stores.people.change(keyOf('cora'), () => ({
      ...newPerson(identity('cora')),
      coordinates: [NORTH, SOUTH],
    }));
    const cora = town.as('cora');
    const all = await cora.hear('who has submitted?');
    expect(all.words).toContain('North: ');
    expect(all.words).toContain('South: ');
    const north = await cora.press('Open', { teamId: NORTH });
    expect(north.words).toContain('amira');
    expect(north.words).not.toMatch(/\d+ points/);
  });
});

describe('a team of sixty with the longest names', () => {
  const names = Array.from({ length: 58 }, (_, index) => `${'W'.repeat(97)}${100 + index}`);
  const crowd = Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        cases: old(1 + (index % 7)).map((facts) => ({
          ...facts,
          allocatedOn: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`,
        })),
      },
    ]),
  );

  // Every card is rendered, which refuses one that is too large or has too many actions.
  it('fits its cards, page by page', async () => {
    const town = await openTown(crowd);
    const mona = town.as('mona');
    for (const command of ['team-capacity', 'team-runway', 'spread', 'team-month', 'adjust-capacity']) {
      let shown = await mona.say(command);
      expect(shown.words).not.toBe('');
      for (let page = 0; page < 3 && shown.buttons.some(({ title }) => title === 'Next'); page += 1) {
        shown = await mona.press('Next');
      }
    }
    expect((await mona.say('spread')).words).toContain('Page 1 of 12.');
  });
});
