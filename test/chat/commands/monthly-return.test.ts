import { describe, expect, it } from '@jest/globals';
import { answerConsented } from '../../../src/chat/converse.ts';
import type { TakenFile } from '../../../src/chat/files.ts';
import { readXlsx } from '../../../src/import-table/read-xlsx.ts';
import { chatOutside, identity, PERSONAL } from '../../support/chat.ts';
import { caseFacts } from './talk.ts';
import { keyOf, openTown, TODAY } from './town.ts';

const HOSTILE = '=HYPERLINK("https://x.example","C")';
const heavy = Array.from({ length: 60 }, (_, at) => caseFacts({ ref: `C-${200 + at}` }));
const workers = {
  amira: {
    cases: [caseFacts({ ref: 'C-101', activities: [{ kind: 'core-assessment', on: '2026-11-04', children: 3 }] })],
  },
  ben: { cases: [...heavy, caseFacts({ ref: HOSTILE })] },
  cy: { cases: [caseFacts({ ref: 'S-1' })] },
} as const;

/** Amira has submitted November; Ben, who is over the limit, has not. */
async function opened() {
  const town = await openTown(workers);
  const amira = town.as('amira');
  await amira.hear('submit november');
  await amira.press('Submit');
  return { town, amira };
}

/** The workbook that a person takes, sheet by sheet. */
async function taken(town: Awaited<ReturnType<typeof openTown>>, name: string) {
  const person = town.as(name);
  await person.hear('monthly return for november');
  const offered = await person.press('Take it as a file');
  const offerId = offered.reply.file?.offerId ?? '';
  let file: TakenFile | undefined;
  const outside = chatOutside(town.stores, () => TODAY);
  await answerConsented(
    outside,
    { speaker: identity(name), place: PERSONAL, activityId: 'a', offerId, accepted: true },
    async (put) => {
      file = put;
      return true;
    },
  );
  if (!file) throw new Error('no file was put');
  const bytes = Buffer.from(file.content);
  return {
    name: file.name,
    sheet: async (title: string) => {
      const read = await readXlsx(bytes, title);
      if (!read.ok) throw new Error(read.problem);
      const [header = [], ...rows] = read.rows;
      return rows.map((row) => Object.fromEntries(header.map((column, at) => [String(column), row[at] ?? null])));
    },
  };
}

describe('the monthly return', () => {
  it('says who has submitted, without a figure on the card', async () => {
    const { town } = await opened();
    const card = await town.as('cora').hear('monthly return for november');
    expect(card.words).toContain('1 of 2 submitted');
    expect(card.words).not.toMatch(/\d+ points/);
  });

  it('is of the last complete month where none is named', async () => {
    const { town } = await opened();
    expect((await town.as('mona').hear('monthly return')).words).toContain('Monthly return: October 2026');
  });

  it('has the same figures as the cards: of what was submitted and, marked, of what was not', async () => {
    const { town, amira } = await opened();
    const total = /(\d+(\.\d+)?) points/.exec((await amira.say('my-total')).words)?.[1];
    const file = await taken(town, 'mona');
    expect(file.name).toBe('monthly-return-2026-11.xlsx');
    const rows = await file.sheet('Workers');
    expect(rows.map((row) => [row.Worker, row.Month, row['Figures are']])).toEqual([
      ['amira', 'submitted, waits for agreement', 'as submitted'],
      ['ben', 'not submitted', 'as recorded, not submitted'],
    ]);
    expect(rows[0]).toMatchObject({ Unit: 'points', Total: Number(total) });
    expect(rows[1]?.Status).toContain('over the limit');
    expect(rows[0]?.['Submitted by']).toBe('amira');
    const [summary] = await file.sheet('Summary');
    expect(summary).toMatchObject({ Team: 'North', Workers: 2, Submitted: 1, Agreed: 0, 'Over the limit': 1 });
    expect(summary?.Total).toBe(Number(rows[0]?.Total) + Number(rows[1]?.Total));
  });

  it('opens each total to its lines, with case and clause', async () => {
    const { town } = await opened();
    const file = await taken(town, 'mona');
    const [workersRows, lines] = [await file.sheet('Workers'), await file.sheet('Lines')];
    for (const worker of workersRows) {
      const own = lines.filter((line) => line.Worker === worker.Worker);
      const sum = own.reduce((all, line) => all + Math.round(Number(line.Points) * 100), 0) / 100;
      expect([worker.Worker, sum]).toEqual([worker.Worker, worker.Total]);
      expect(own.every((line) => String(line.Clause).length > 0 && line.Unit === 'points')).toBe(true);
      expect(own.filter((line) => /^[a-z]/.test(String(line.What)))).toEqual([]);
    }
  });

  it('keeps a reference that looks like a formula as text', async () => {
    const { town } = await opened();
    const lines = await (await taken(town, 'mona')).sheet('Lines');
    expect(lines.map((line) => line.Case)).toContain(HOSTILE);
  });

  it.each(['Unallocated', 'Warnings and plans', 'Supervision audit'])('has the sheet %s', async (title) => {
    const { town } = await opened();
    const rows = await (await taken(town, 'mona')).sheet(title);
    expect(rows.length).toBe(title === 'Supervision audit' ? 2 : rows.length);
  });

  it('does not change with the caseload once the month is submitted', async () => {
    const { town, amira } = await opened();
    const [before] = await (await taken(town, 'mona')).sheet('Workers');
    await amira.hear('add case C-300 with 3 children, allocated 4 Nov');
    await amira.press('Next');
    await amira.press('Next');
    await amira.press('Save');
    const [after] = await (await taken(town, 'mona')).sheet('Workers');
    expect([after?.Total, after?.['Changed since']]).toEqual([before?.Total, 'yes']);
  });

  it.each(['amira', 'ada'])('is nothing for %s', async (name) => {
    const { town } = await opened();
    const said = await town.as(name).hear('monthly return for november');
    expect(said.words).toContain('not part of your role');
    const pressed = await town.as(name).send('monthly-return.file', { month: '2026-11' });
    expect(pressed.reply.file).toBeUndefined();
  });

  it('holds the teams of the person alone', async () => {
    const { town } = await opened();
    const summary = await (await taken(town, 'sid')).sheet('Summary');
    expect(summary.map((row) => row.Team)).toEqual(['South']);
    const both = await (await taken(town, 'sol')).sheet('Summary');
    expect(both.map((row) => row.Team)).toEqual(['North', 'South']);
  });

  it('is told to managers and service managers once a day', async () => {
    const { town } = await opened();
    const cora = town.as('cora');
    for (let times = 0; times < 2; times += 1) {
      await cora.hear('monthly return for november');
      await cora.press('Tell the managers');
    }
    const told: string[] = [];
    for await (const { notice, to } of town.stores.deliveries.ofDay(TODAY)) {
      if (notice.kind === 'return-ready' && to.kind === 'person') told.push(to.personKey);
    }
    expect(told.sort()).toEqual([keyOf('mona'), keyOf('sol')].sort());
  });
});
