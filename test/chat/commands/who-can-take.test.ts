import { describe, expect, it } from '@jest/globals';
import { heldCases } from '../../application/take-builders.ts';
import { waitingOf } from '../../storage/waiting.ts';
import { keyOf, NORTH, openTown } from './town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

const queue = ({ stores }: Town, id: string, more: Parameters<typeof waitingOf>[1] = {}) =>
  stores.teams.changeWaiting({
    ...{ teamId: NORTH, id, key: `queue-${id}` },
    audit: { at: '2026-11-30T08:00:00.000Z', by: keyOf('mona'), action: 'join-queue', detail: {} },
    apply: () => waitingOf(id, more),
  });

/** The inputs of the card that asks for a description, as it is filled in. */
const filledIn = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (data.fields as readonly { readonly id?: string; readonly value?: unknown }[]).flatMap(({ id, value }) =>
      id === undefined || value === undefined || value === 0 ? [] : [[id, value]],
    ),
  );

describe('a sentence fills in the card', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    [
      'who can take a sibling group of three in proceedings, two placements, two hours away?',
      { type: 'other', children: 3, homes: 2, work: 'proceedings', hoursAway: 2 },
    ],
    [
      'sibling group of three in proceedings, two placements, two hours away',
      { type: 'other', children: 3, homes: 2, work: 'proceedings', hoursAway: 2 },
    ],
    [
      'who can take a sibling group of three in proceedings?',
      { type: 'other', children: 3, homes: 1, work: 'proceedings' },
    ],
    ['who can take a care leaver', { type: 'care-leaver', children: 1, homes: 1, leavingCare: 'case-manager' }],
    ['who can take a child protection case with 2 children', { type: 'cp', children: 2, conference: 2, homes: 1 }],
    [
      'who can take a looked after child in care proceedings',
      { type: 'cla', children: 1, lookedAfter: 1, homes: 1, work: 'proceedings' },
    ],
    [
      'who can take a sibling group of 3 looked after children in 2 placements',
      { type: 'cla', children: 3, lookedAfter: 3, homes: 2 },
    ],
    ['who can take 2 cp children', { type: 'cp', children: 2, conference: 2, homes: 1 }],
    ['who could take C-300, 4 kids', { ref: 'C-300', type: 'other', children: 4, homes: 1 }],
    ['who can take a new case?', { type: 'other', children: 1, homes: 1 }],
  ])('merton: %s', async (sentence, expected) => {
    const mona = (await openTown()).as('mona');
    const { data } = await mona.hear(sentence);
    expect(filledIn(data)).toEqual({ leavingCare: 'none', on: '2026-11-30', ...expected });
  });

  it.each<[Parameters<typeof openTown>[1], readonly string[]]>([
    ['bath-nes', ['ref', 'type', 'children', 'lookedAfter', 'conference', 'on']],
    ['northern-ireland', ['ref', 'type', 'children', 'homes', 'work', 'category', 'statutory', 'on']],
    ['halton', ['ref', 'type', 'on']],
  ])('%s asks for what it needs alone', async (scheme, ids) => {
    const mona = (await openTown({}, scheme)).as('mona');
    const { data } = await mona.hear('who can take a sibling group of three in proceedings?');
    expect((data.fields as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(ids);
  });

  it('what will not do is said at its field', async () => {
    const mona = (await openTown()).as('mona');
    await mona.hear('who can take a new case?');
    const again = await mona.press('Who can take it', { conference: '2', on: '2026-11-29' });
    expect(again.words).toContain('There are 1 children in all.');
    expect(again.words).toContain('Please give today or a day of the next 56.');
  });
});

describe('the answer', () => {
  const people = {
    amira: { cases: heldCases(20) },
    ben: { cases: heldCases(75) },
    nina: { terms: { role: 'newly-qualified', startedOn: '2026-09-01' } },
    stu: { terms: { role: 'student' } },
    pat: { terms: { fte: 0.5, qualifiedOn: '2019-01-15' } },
  } as const;

  it('names the stops first, then ranks the others with before and after, experience, mix and reason', async () => {
    const town = await openTown(people);
    await queue(town, 'w-1', { type: 'cp', profile: { ...waitingOf('').profile, conference: 1 } });
    const mona = town.as('mona');
    const { words } = await mona.hear('who can take C-201?');
    const order = [
      'Not without a reason',
      'ben would pass the limit of 100 points: 101 on 30 Nov 2026',
      'nina is newly qualified, and this is child protection',
      'stu is a student',
      'Can take it',
      '1. pat: 7.5 → 9.5 of 42.5 points',
      'Social worker, qualified for 7 years, 0.5 FTE. Holds no case.',
      '2. amira: 38 → 40 of 85 points',
      'At most 40 of 85 (47 %), reached on 30 Nov 2026.',
      'Holds 20 cases.',
    ].map((part) => [part, words.indexOf(part)] as const);
    expect(order.filter(([, at]) => at < 0)).toEqual([]);
    expect(words).toContain('2 workers can take it; something stands against 3.');
  });

  it.each([
    ['just at the guideline with the case is not marked', 61, 'At most 85 of 85 (100 %), reached'],
    ['above it is marked in words', 62, 'At most 86 of 85 (101 %), above the guideline, reached'],
  ])('a worker who is %s', async (_, cases, note) => {
    const town = await openTown({ amira: { cases: heldCases(cases) } });
    await queue(town, 'w-1');
    expect((await town.as('mona').hear('who can take C-201?')).words).toContain(note);
  });

  it('cannot tell where the scheme gives no figure', async () => {
    const mona = (await openTown({}, 'bath-nes')).as('mona');
    await mona.hear('who can take a new case?');
    const { words } = await mona.press('Who can take it');
    expect(words).toContain('Cannot tell: the scheme gives no figure');
    expect(words).toContain('Nobody can take it without a reason or an answer that is missing.');
  });

  it('is paged by five, the stops by themselves', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [
        `w${index}`,
        index < 7 ? { terms: { role: 'student' as const } } : { cases: heldCases(index) },
      ]),
    );
    const mona = (await openTown(many)).as('mona');
    await mona.hear('who can take a new case?');
    const first = await mona.press('Who can take it');
    expect(first.words).toContain('Not without a reason, page 1 of 2');
    expect(first.words).toContain('Can take it, page 1 of 2');
    expect(first.words).not.toContain('6. w10');
    const stops = await mona.press('Other stops');
    expect(stops.words).toContain('Not without a reason, page 2 of 2');
    expect(stops.words).toContain('Can take it, page 1 of 2');
    expect((await mona.press('Next')).words).toContain('6. w10');
  });

  it('a description can be corrected', async () => {
    const mona = (await openTown()).as('mona');
    await mona.hear('who can take a sibling group of three?');
    await mona.press('Who can take it');
    expect(filledIn((await mona.press('Correct')).data)).toMatchObject({ children: 3, homes: 1 });
  });

  it('says when a manager would hold it, and who is away soon', async () => {
    const town = await openTown({ mona: {}, pat: {} });
    const kept = await town.stores.caseloads.read(keyOf('pat'));
    if (!kept) throw new Error('no caseload');
    const { version } = kept.head;
    await town.stores.caseloads.commit({
      ...{ basedOn: kept, head: { ...kept.head, version: version + 1 }, putCases: [], removedCaseIds: [] },
      putRecords: [
        { kind: 'absence', id: 'a', value: { id: 'a', from: '2026-12-14', to: '2026-12-18', planned: true } },
      ],
      ...{ undo: null, outbox: [], keys: [], reply: null },
      audit: { at: '2026-11-30T09:00:00.000Z', by: keyOf('mona'), action: 'record-absence', detail: {} },
    });
    const mona = town.as('mona');
    await mona.hear('who can take a new case?');
    const { words } = await mona.press('Who can take it');
    expect(words).toContain('Holds no case. Manages the team: the case would go on counting as unallocated.');
    expect(words).toContain('Holds no case. Away from 14 Dec 2026.');
  });

  it('a team of sixty with the longest names is answered in one card, one query for the team and one for each', async () => {
    const sixty = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `${'W'.repeat(96)} ${index}`,
        index % 2 === 0
          ? { cases: heldCases(index) }
          : { cases: heldCases(80), terms: { role: 'student' as const, qualifiedOn: '2019-01-15', fte: 0.55 } },
      ]),
    );
    const town = await openTown(sixty);
    const mona = town.as('mona');
    await mona.hear('who can take a sibling group of three in proceedings?');
    await mona.press('Who can take it', { ref: 'R'.repeat(40), work: 'core-assessment,proceedings,private-law' });
    const reads = town.calls.filter((call) => call === 'caseloads.read').length;
    expect([town.calls.length - reads, reads]).toEqual([2, 62]);
    expect(mona.last().buttons.map(({ title }) => title)).toEqual(['Allocate', 'Next', 'Other stops', 'Correct']);
  });
});

describe('who may', () => {
  it('a service manager sees who could take it, and allocates nothing', async () => {
    const town = await openTown();
    await queue(town, 'w-1');
    const sol = town.as('sol');
    const answer = await sol.send('who-can-take.show', { teamId: NORTH, id: 'w-1' });
    expect(answer.words).toContain('Can take it');
    expect(answer.buttons.map(({ title }) => title)).not.toContain('Allocate');
  });

  it.each([
    ['a worker', 'amira'],
    ['a manager of another team', 'sid'],
    ['a coordinator', 'cora'],
    ['an administrator', 'ada'],
  ])('%s does not', async (_, name) => {
    const town = await openTown();
    await queue(town, 'w-1');
    const answer = await town.as(name).send('who-can-take.show', { teamId: NORTH, id: 'w-1' });
    expect(answer.words).not.toContain('C-201');
  });
});
