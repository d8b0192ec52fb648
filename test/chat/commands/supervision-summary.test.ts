import { describe, expect, it } from '@jest/globals';
import { whoIs } from '../../../src/chat/converse.ts';
import type { TakenFile } from '../../../src/chat/files.ts';
import { takeOffer } from '../../../src/chat/take-offer.ts';
import { monthTown, NOVEMBER } from './month-town.ts';
import { caseFacts } from './talk.ts';
import { identity, keyOf, PERSONAL, type Worker } from './town.ts';

const AMIRA = keyOf('amira');

type Town = Awaited<ReturnType<typeof monthTown>>;

/** The page as it goes into the person's OneDrive. */
async function taken({ outside }: Town, name: string): Promise<string> {
  const person = await whoIs(outside, identity(name));
  const [offer] = person?.fileOffers ?? [];
  if (!person || !offer) throw new Error(`nothing is offered to ${name}`);
  const files: TakenFile[] = [];
  const turn = { outside, person, place: PERSONAL, activityId: 'take', today: outside.clock.today() };
  await takeOffer(turn, { offerId: offer.offerId, accepted: true }, async (file) => files.push(file) > 0);
  const [file] = files;
  expect(file?.name).toBe('supervision-summary-2026-11.html');
  return String(file?.content);
}

describe('the supervision summary', () => {
  it('has the points by case and row, both names, and what changed since the last', async () => {
    const town = await monthTown('2026-10-31');
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    town.setToday('2026-11-30');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 });
    await amira.press('Save');
    await amira.say('my-month');
    await amira.press('Submit');
    const mona = town.as('mona');
    await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    await mona.press('Agree');
    await mona.press('Show it');

    const card = await mona.press('For supervision');
    expect(town.calls.length).toBeLessThanOrEqual(3);
    expect(card.words).toContain('For supervision: amira, November 2026');
    expect(card.words).toMatch(/Submitted by amira on 30 Nov 2026 at 09:00/);
    expect(card.words).toMatch(/Agreed by mona on 30 Nov 2026 at 09:00/);
    expect(card.words).toContain('2 cases, by row');
    expect(card.words).toMatch(/row 8\n3/);
    expect(card.words).toContain('Since October 2026');
    expect(card.words).toMatch(/New: core assessment/);

    await mona.press('As a page to print');
    const page = await taken(town, 'mona');
    expect(page).toContain('<h1>Supervision summary: amira, November 2026</h1>');
    expect(page).toContain('<td>agreed by mona on 30 Nov 2026 at 09:00</td>');
    expect(page).toMatch(/<th scope="col">Case<\/th><th scope="col">Kind<\/th>.*row 4.*row 8.*Together/);
    expect(page).toMatch(
      /<tr><td>C-101<\/td><td>S17 or other<\/td>.*<td class="figure">3<\/td><td class="figure">4<\/td><\/tr>/,
    );
    expect(page).toMatch(/<tr><td>C-102<\/td><td>CLA<\/td>/);
    expect(page).toContain('Changes since October 2026');
    expect(page).toMatch(/<li>New: core assessment of 1 child, started 4 Nov 2026 \(C-101 · row 8/);
    expect(page).toContain('Workload weight');
  });

  it('shows the figures as they stand while nothing is submitted, with room for the names', async () => {
    const town = await monthTown();
    const amira = town.as('amira');
    const card = await amira.say('supervision-summary');
    expect(card.words).toContain('It is not submitted yet');
    await amira.press('As a page to print');
    const page = await taken(town, 'amira');
    expect(page).toContain('not submitted yet: these are the figures as they stand');
    expect(page.match(/<td>_+<\/td>/g)).toHaveLength(2);
  });

  it('names the line of a remark as it was when it was made', async () => {
    const town = await monthTown();
    const [amira, mona] = [town.as('amira'), town.as('mona')];
    await amira.say('my-month');
    await amira.press('Submit');
    await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    await mona.press('Remark');
    const lines = (await town.submitted('amira'))?.lines ?? [];
    const line = String(lines.findIndex(({ caseRef }) => caseRef === 'C-102'));
    await mona.press('Send', { line, text: 'Was this child not moved?' });
    await amira.say('my-month');
    await amira.press('Submit again');
    await amira.say('supervision-summary');
    await amira.press('As a page to print');
    expect(await taken(town, 'amira')).toMatch(
      /<li>C-102: child looked after [^<]*, as submitted before: &quot;Was this child not moved\?&quot; \(mona/,
    );
  });

  it.each<[string, 'bath-nes' | 'halton', Worker, readonly string[]]>([
    [
      'sections 4 and 5 of Bath and NES',
      'bath-nes',
      {
        cases: [caseFacts({ allocatedOn: '2026-09-01', workloadIssues: ['court'] })],
        terms: { professionalIssues: ['mentoring'] },
      },
      [
        'Workload issues (section 4)',
        'C-101: b) court work',
        'Professional issues (section 5)',
        'b) mentoring of others',
      ],
    ],
    [
      "Halton's colours",
      'halton',
      {
        cases: [
          caseFacts({
            allocatedOn: '2026-09-01',
            rating: { activity: 'red', risk: 'amber', travel: 'green', overall: 'amber' },
          }),
        ],
      },
      [
        'Colours (3.8)',
        '1 case is confirmed amber',
        'C-101: activity red, risk amber, travel green; overall amber, confirmed',
      ],
    ],
  ])('names what there is to talk about: %s', async (_, scheme, worker, told) => {
    const town = await monthTown('2026-11-26', scheme, { amira: worker });
    const amira = town.as('amira');
    const { words } = await amira.say('supervision-summary');
    for (const item of told) expect(words).toContain(item);
    await amira.press('As a page to print');
    const page = await taken(town, 'amira');
    for (const item of told) expect(page).toContain(item.replace("'", '&#39;'));
  });

  it('fits a card whatever the caseload', async () => {
    const cases = Array.from({ length: 60 }, (_, index) =>
      caseFacts({
        ref: `${'W'.repeat(36)}-${index}`,
        allocatedOn: '2026-09-01',
        children: Array.from({ length: 4 }, (__, child) => ({
          ref: `${'C'.repeat(30)}-${index}-${child}`,
          household: `home ${child}`,
          lookedAfter: { from: '2026-09-01' },
        })),
        activities: [
          { kind: 'core-assessment', on: '2026-11-05', children: 4 },
          { kind: 'plan-change', on: '2026-11-05' },
          { kind: 'permanency-report', on: '2026-11-05' },
        ],
      }),
    );
    const town = await monthTown('2026-11-26', 'merton', { amira: { cases } });
    const amira = town.as('amira');
    await amira.say('my-month', { month: '2026-10' });
    await amira.press('Submit');
    await amira.say('my-month');
    await amira.press('Submit');
    await amira.say('supervision-summary');
    await amira.say('my-month');
    await amira.press('The lines');
    const mona = town.as('mona');
    await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    expect(mona.last().words).toContain('Page 1 of');
    expect((await mona.press('Remark')).words).toContain('Page 1 of');
  });

  it('is private: another worker, another team and a coordinator get nothing', async () => {
    const town = await monthTown();
    for (const name of ['ben', 'cy', 'sid', 'cora', 'ada']) {
      for (const step of ['open', 'file', 'choose']) {
        const { words } = await town.as(name).send(`supervision-summary.${step}`, { worker: AMIRA, month: NOVEMBER });
        expect(words).not.toMatch(/amira|C-10|points/);
      }
    }
  });

  it('is of nobody any more once the person lost the right to it', async () => {
    const town = await monthTown();
    const mona = town.as('mona');
    await mona.send('supervision-summary.file', { worker: AMIRA, month: NOVEMBER });
    await town.stores.people.change(keyOf('mona'), (person) => {
      if (!person) throw new Error('mona has a record');
      return { ...person, manages: [], worksIn: 'x' };
    });
    await expect(taken(town, 'mona')).rejects.toThrow();
  });
});
