import { describe, expect, it } from '@jest/globals';
import { readXlsx } from '../../src/import-table/read-xlsx.ts';
import { writeWorkbook } from '../../src/workbook/write-workbook.ts';

async function readBack(cells: readonly (string | number | null)[]) {
  const bytes = await writeWorkbook([
    { name: 'One', header: ['First'], rows: [] },
    { name: 'Two', header: ['A'], rows: [cells] },
  ]);
  const read = await readXlsx(bytes, 'Two');
  if (!read.ok) throw new Error(read.problem);
  return { rows: read.rows, bytes };
}

describe('a workbook', () => {
  it('has its header, text and numbers as they were', async () => {
    const { rows } = await readBack(['Amira Khan', 12.25, null, '2026-11-30', 'a\nb <&> "c"']);
    expect(rows[0]?.[0]).toBe('A');
    expect(rows[1]).toEqual(['Amira Khan', 12.25, null, '2026-11-30', 'a\nb <&> "c"']);
  });

  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '=HYPERLINK("https://example.org")', '007'])(
    'keeps %j as text, never as a formula',
    async (text) => {
      const { rows } = await readBack([text]);
      expect(rows[1]).toEqual([text]);
    },
  );

  it.each(['constructor', '__proto__', 'toString'])('keeps %j, with a blank behind it', async (text) => {
    expect((await readBack([text])).rows[1]?.map(String)).toEqual([expect.stringMatching(`^${text} ?$`)]);
  });

  it.each([
    ['a character that XML cannot hold', 'a\u0000b\u001fc', 'abc'],
    ['half a pair', 'a\ud800b', 'ab'],
    ['more than a cell holds', 'a'.repeat(40_000), 'a'.repeat(32_767)],
  ])('leaves out %s', async (_, text, kept) => {
    expect((await readBack([text])).rows[1]).toEqual([kept]);
  });
});
