import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf, nextStep } from '../../../src/application/effect.ts';
import { timelineOf } from '../../../src/application/snapshot.ts';
import type { RunwayData } from '../../../src/chat/cards/runway.ts';
import type { SheetData } from '../../../src/chat/cards/sheet.ts';
import { whySheet } from '../../../src/chat/why-sheet.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { historyOf, unchanging } from '../../../src/domain/caseload.ts';
import { buildTimeline, forecast, scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { merton } from '../../../src/schemes/merton/index.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { facts as anyFacts } from '../../schemes/merton/any-caseload.ts';
import { caseFacts } from './talk.ts';
import { type Answer, keyOf, openTown, TODAY, type Worker } from './town.ts';

const lookedAfter = (ref: string) => ({ ref, household: ref, lookedAfter: { from: '2026-01-01' } });

/** Sixty families with much going on: more than anybody holds. */
const crowded: readonly CaseFacts[] = Array.from({ length: 60 }, (_, index) =>
  caseFacts({
    ref: `${'R'.repeat(36)}-${String(index).padStart(3, '0')}`,
    allocatedOn: '2026-11-10',
    coWorked: index % 3 === 0,
    children: ['A', 'B', 'C', 'D'].map((name) => lookedAfter(`${name}${'C'.repeat(39)}`)),
    activities: [
      { kind: 'core-assessment', on: addDays('2026-11-01', index % 28), children: 4 },
      { kind: 'proceedings', from: '2026-11-20' },
      { kind: 'travel', from: '2026-11-20', hoursEachWay: 5, count: 3 },
      { kind: 'pathway-plan', on: '2026-11-20', rewrite: true },
    ],
  }),
);

const CASELOADS: readonly (readonly [string, Worker])[] = [
  ['no cases at all', {}],
  [
    'two cases, one of them co-worked',
    {
      cases: [
        caseFacts({ activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }] }),
        caseFacts({ ref: 'C-102', coWorked: true, children: [lookedAfter('K1')] }),
      ],
    },
  ],
  [
    'a part-time worker with duties, one case closing and one to come',
    {
      cases: [
        caseFacts({ allocatedOn: '2026-01-05', closureDecidedOn: '2026-11-20' }),
        caseFacts({ ref: 'C-102', allocatedOn: '2026-12-07' }),
        caseFacts({ ref: 'C-103', allocatedOn: '2026-01-05', closureDecidedOn: '2026-06-01' }),
      ],
      duties: [{ kind: 'practice-teaching', from: '2026-09-01', to: '2026-12-31', quantity: 1 }],
      terms: { fte: 0.55 },
    },
  ],
  ['sixty crowded cases with the longest references', { cases: crowded }],
];

async function worker(facts: Worker) {
  const town = await openTown({ amira: facts });
  const snapshot = await town.stores.caseloads.read(keyOf('amira'));
  if (!snapshot) throw new Error('no caseload');
  return { town, amira: town.as('amira'), timeline: timelineOf(snapshot, schemeInForce) };
}

const sheetOf = ({ data }: Pick<Answer, 'data'>) => data as unknown as SheetData;
const runwayOf = ({ data }: Answer) => data as unknown as RunwayData;
const figuresIn = (rows: SheetData['groups'][number]['rows']) => rows.map(({ figure }) => Number.parseFloat(figure));
const sum = (figures: readonly number[]) => Math.round(figures.reduce((a, b) => a + b, 0) * 100) / 100;

/** Every page of a card, by its Next button. */
async function pages(first: Answer, next: () => Promise<Answer>): Promise<Answer[]> {
  const all = [first];
  while (all.at(-1)?.buttons.some(({ title }) => title === 'Next')) all.push(await next());
  return all;
}

describe.each(CASELOADS)('with %s', (_, facts) => {
  it('my total is the total of the engine, with guideline, limit and the next change', async () => {
    const { amira, timeline, town } = await worker(facts);
    const figures = figuresOf(scoreOn(timeline, TODAY));
    const answer = await amira.say('my-total');
    expect(sheetOf(answer).title).toContain(`is ${figures.total} point`);
    expect(answer.words).toContain(`${figures.guideline} points`);
    expect(answer.words).toContain(`${figures.limit} points`);
    const next = nextStep(timeline, TODAY);
    if (next) expect(answer.words).toMatch(new RegExp(`(Falls|Rises) to ${next.total} on `));
    expect(town.calls).toEqual(['people.read', 'caseloads.read']);
  });

  it('why adds up: the lines of all pages to the subtotal, subtotal and weight to the total', async () => {
    const { amira, timeline } = await worker(facts);
    const score = scoreOn(timeline, TODAY);
    const { subtotal, weight, total } = figuresOf(score);
    const all = await pages(await amira.say('why'), () => amira.press('Next'));
    const lines = all.flatMap((page) => sheetOf(page).groups.slice(0, -1));
    expect(sum(lines.flatMap(({ rows }) => figuresIn(rows)))).toBe(subtotal);
    const rows = lines.flatMap((group) => group.rows);
    const shown = rows.reduce((count, { text }) => count + Number(/^(\d+) × /.exec(text)?.[1] ?? 1), 0);
    expect(shown).toBe(score.lines.length);
    for (const page of all) {
      const sums = new Map(
        sheetOf(page)
          .groups.at(-1)
          ?.rows.map((row) => [row.text, Number.parseFloat(row.figure)]),
      );
      expect(sums.get('Subtotal')).toBe(subtotal);
      expect(sums.get('Total')).toBe(total);
      expect(sum([subtotal, sums.get('Workload weight') ?? 0])).toBe(total);
      expect(sums.get('Workload weight')).toBe(weight === 0 ? undefined : weight);
    }
  });

  it('why has the case with the most points first, and what belongs to no case last', async () => {
    const { amira } = await worker(facts);
    const all = await pages(await amira.say('why'), () => amira.press('Next'));
    const groups = all.flatMap((page) => sheetOf(page).groups.slice(0, -1)).filter(({ figure }) => figure !== '');
    expect(groups.at(-1)?.heading).toBe('Beside the cases');
    const ofCases = groups.slice(0, -1).map(({ figure }) => Number.parseFloat(figure));
    expect(ofCases).toEqual([...ofCases].sort((a, b) => b - a));
  });

  it.each([
    ['the day before', addDays(TODAY, -1)],
    ['a day long past', '2026-01-05'],
    ['a coming day', '2026-12-23'],
    ['a day after everything', '2027-12-01'],
  ])('the total on %s is that of the engine, and the different lines make up the difference', async (_, on) => {
    const { amira, timeline, town } = await worker(facts);
    const answer = await amira.say('total-on-date', { on });
    const [now, then] = [figuresOf(scoreOn(timeline, TODAY)), figuresOf(scoreOn(timeline, on))];
    expect(sheetOf(answer).title).toContain(`: ${then.total} point`);
    const differences = sheetOf(answer).groups.flatMap(({ rows }) => figuresIn(rows));
    expect(sum([now.total, ...differences])).toBe(then.total);
    expect(town.calls).toEqual(['people.read', 'caseloads.read']);
  });

  it('the runway has a row for each step of the engine, and the chart the same', async () => {
    const { amira, timeline } = await worker(facts);
    const steps = forecast(timeline, TODAY, 84).map(({ from }) => figuresOf(scoreOn(timeline, from)));
    const all = await pages(await amira.say('runway'), () => amira.press('Next'));
    const shown = all.flatMap((page) => runwayOf(page).steps);
    expect(shown.map(({ total }) => Number.parseFloat(total))).toEqual(steps.map(({ total }) => total));
    const [line] = all.flatMap((page) => runwayOf(page).chart.lines);
    expect([...new Set(line?.values.map(({ y }) => y))]).toEqual([...new Set(steps.map(({ total }) => total))]);
    expect(line?.values.at(-1)?.x).toBe(addDays(TODAY, 84));
    for (const { x, y } of line?.values ?? []) expect(figuresOf(scoreOn(timeline, x)).total).toBe(y);
  });

  it('my caseload lists each case that has not ended once, the most points first', async () => {
    const { amira, timeline } = await worker(facts);
    const all = await pages(await amira.say('my-caseload'), () => amira.press('Next'));
    const groups = all.flatMap((page) => sheetOf(page).groups);
    const open = (facts.cases ?? []).filter(({ closureDecidedOn }) => closureDecidedOn !== '2026-06-01');
    expect(groups.map(({ heading }) => heading).sort()).toEqual(open.map(({ ref }) => ref).sort());
    const points = groups.map(({ figure }) => Number.parseFloat(figure));
    expect(points).toEqual([...points].sort((a, b) => b - a));
    const ofCases = scoreOn(timeline, TODAY).lines.filter(({ caseRef }) => caseRef !== undefined);
    expect(sum(points)).toBe(sum(ofCases.map((line) => line.points.valueOf())));
    for (const page of all) expect(sheetOf(page).groups.length).toBeLessThanOrEqual(5);
  });
});

describe('any caseload', () => {
  it('opens into pages that fit and add up', () => {
    fc.assert(
      fc.property(anyFacts, ({ cases, duties, terms }) => {
        const caseload = { workerId: 'w', terms: unchanging(terms), duties, cases: cases.map(historyOf) };
        const timeline = buildTimeline(caseload, unchanging(merton));
        const { subtotal } = figuresOf(scoreOn(timeline, TODAY));
        const shown: number[] = [];
        for (let page = 0, pages = 1; page < pages; page += 1) {
          const view = { day: TODAY, whose: 'your', remarks: [], page, verb: 'why.page', data: {}, buttons: [] };
          const { card } = whySheet({ timeline }, view);
          if (!card) throw new Error('no card');
          renderCard(card);
          const data = sheetOf(card);
          shown.push(...data.groups.slice(0, -1).flatMap(({ rows }) => figuresIn(rows)));
          if (data.buttons.some(({ title }) => title === 'Next')) pages += 1;
        }
        expect(sum(shown)).toBe(subtotal);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is said', () => {
  const cases = [caseFacts({ activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }] })];

  it.each([
    ['nothing when the number is right', { total: 24 }, undefined],
    ['nothing without a number', {}, undefined],
    ['that today is another, when the number is wrong', { total: 77 }, 'Your total today is 24 points, not 77.'],
  ])('asked why, it says %s', async (_, words, remark) => {
    const { amira } = await worker({ cases });
    const answer = await amira.say('why', words);
    expect(answer.words).toContain('Why your total is 24 points');
    if (remark) expect(answer.words).toContain(remark);
    else expect(answer.words).not.toContain('not ');
  });

  it.each([
    ['a point below the guideline', 55, 'Within the guideline of 85.', '1 point of room'],
    ['at the guideline', 56, 'Within the guideline of 85.', 'no room, just at the guideline'],
    ['a point above the guideline', 57, 'Above the guideline of 85.', '1 point over the guideline'],
    ['at the limit', 69, 'Above the guideline of 85.', '15 points over the guideline'],
    ['a point over the limit', 70, 'Over the limit of 100, to be reported.', '16 points over the guideline'],
  ])('a total %s is said in words', async (_, quantity, status, headroom) => {
    const { amira } = await worker({ cases, duties: [{ kind: 'supervision', from: '2026-01-01', quantity }] });
    const answer = await amira.say('my-total');
    expect(answer.words).toContain(status);
    expect(answer.words).toContain(headroom);
  });

  it.each([
    ['the last day before the fall', '2026-12-01', '24 points'],
    ['the day of the fall', '2026-12-02', '23 points'],
    ['the day after', '2026-12-03', '23 points'],
  ])('on %s', async (_, on, total) => {
    const { amira } = await worker({ cases });
    expect((await amira.say('total-on-date', { on })).words).toContain(total);
  });

  it('without a day it asks for one, keeps what was typed and says what is wrong', async () => {
    const { amira } = await worker({ cases });
    await amira.say('total-on-date');
    const again = await amira.press('Show', { on: 'soon' });
    expect(again.words).toContain('is not a date');
    expect((await amira.press('Show', { on: '2026-12-02' })).words).toContain('23 points');
  });

  it('a day that no calendar has is said at the field', async () => {
    const { amira } = await worker({ cases });
    expect((await amira.say('total-on-date', { impossibleDate: true })).words).toContain('No calendar has that day.');
  });

  it('the fall to come is said first, then drawn and listed', async () => {
    const { amira } = await worker({ cases });
    const answer = await amira.say('runway');
    expect(answer.words).toContain('Falls to 23 on 2 Dec.');
    expect(JSON.stringify(answer.card)).toContain('"fallback":"drop"');
  });

  it('a total that stays is said to stay', async () => {
    const { amira } = await worker({});
    expect((await amira.say('runway')).words).toContain('It stays so until 22 Feb 2027');
    expect((await amira.say('my-total')).words).toContain('It stays so unless something is recorded.');
  });

  it('what ends next stands with the case, and an ended one is not listed', async () => {
    const ended = caseFacts({ ref: 'C-99', allocatedOn: '2026-01-05', closureDecidedOn: '2026-11-01' });
    const { amira } = await worker({ cases: [...cases, ended] });
    const answer = await amira.say('my-caseload');
    expect(answer.words).toContain('Ends next: newly allocated on 2 Nov 2026, after 1 Dec');
    expect(answer.words).not.toContain('C-99');
  });

  it('a case is opened under its id, not its reference', async () => {
    const { amira, town } = await worker({ cases });
    const answer = await amira.say('my-caseload');
    const stored = await town.stores.caseloads.read(keyOf('amira'));
    expect(answer.button('Open').verb).toBe('update-case.open');
    expect(sheetOf(answer).choices[0]?.options).toEqual([{ title: 'C-101', value: stored?.cases[0]?.caseId }]);
  });

  it('a reference that looks like markdown or a template is shown as it is', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference that looks like a template expression
    const ref = '**b** ${title} [x](http://x)';
    const { amira } = await worker({ cases: [caseFacts({ ref })] });
    for (const command of ['why', 'my-caseload']) {
      const answer = await amira.say(command);
      expect(answer.words).toContain(ref);
      expect(JSON.stringify(answer.card)).not.toContain('"TextBlock"');
    }
  });

  it.each([
    ['a page far beyond the last', { page: 9_999 }],
    ['a page that is none', { page: '2; drop' }],
    ['no page', {}],
  ])('a press for %s shows a page that there is', async (_, data) => {
    const { amira } = await worker({ cases });
    for (const verb of ['why.page', 'my-caseload.page', 'runway.page']) {
      expect((await amira.send(verb, data)).words).toMatch(/C-101|runway/);
    }
  });
});
