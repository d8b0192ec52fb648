import { describe, expect, it } from '@jest/globals';
import { readCsv } from '../../src/import-table/read-csv.ts';
import { readXlsx } from '../../src/import-table/read-xlsx.ts';
import { xlsxFile } from './xlsx-file.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('comma-separated values', () => {
  it.each([
    ['commas and quotes', 'a,"b, c","d ""e"""\n', [['a', 'b, c', 'd "e"']]],
    [
      'a byte order mark and Windows line ends',
      '\ufeffa,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a line break in a cell',
      'a,"b\nc"\nd,e\n',
      [
        ['a', 'b\nc'],
        ['d', 'e'],
      ],
    ],
    ['an empty line, which is a row', 'a,b\n\nc,d\n', [['a', 'b'], [''], ['c', 'd']]],
    ['rows of different lengths', 'a,b\nc\n', [['a', 'b'], ['c']]],
    ['an accent', 'Zoë\n', [['Zoë']]],
    ['nothing', '', []],
  ])('are read with %s', (_, text, rows) => {
    expect(readCsv(bytes(text))).toEqual({ ok: true, rows });
  });

  it.each([
    [
      'a quote that is not closed',
      bytes('a,"b\nc'),
      'Expected comma-separated values; the quotes do not fit near line 2.',
    ],
    ['another encoding', Buffer.from([0x5a, 0x6f, 0xeb]), 'Expected text in UTF-8; in Excel, save as "CSV UTF-8".'],
  ])('are refused with %s', (_, file, problem) => {
    expect(readCsv(file)).toEqual({ ok: false, problem });
  });
});

describe('a workbook', () => {
  const file = xlsxFile({
    Notes: [['read me']],
    Cases: [
      [],
      ['Ref', 'Allocated'],
      [' C-1 ', { serial: 46_330 }, 46_330, true],
      [],
      [10_023, { error: '#N/A' }, { serial: 46_330.5 }],
    ],
  });

  it('is read sheet by name, every row from the first: dates as dates, numbers as numbers', async () => {
    const read = await readXlsx(await file, 'Cases');
    expect(read.ok && read.rows.map((row) => row.slice(0, 4))).toEqual([
      [null, null, null, null],
      ['Ref', 'Allocated', null, null],
      ['C-1', { date: '2026-11-04' }, 46_330, true],
      [null, null, null, null],
      [10_023, null, { date: '2026-11-04' }, null],
    ]);
  });

  it('is read from its first sheet where none is named', async () => {
    expect(await readXlsx(await file, undefined)).toEqual({ ok: true, rows: [['read me']], sheet: 'Notes' });
  });

  it.each([
    ['a sheet that it lacks', file, 'Kases', 'Expected a sheet named Kases; there is none.'],
    ['text with that name', Promise.resolve(bytes('a,b')), 'Cases', 'Expected an Excel workbook (.xlsx).'],
    ['an empty file', Promise.resolve(bytes('')), undefined, 'Expected an Excel workbook (.xlsx).'],
    ['half a file', file.then((whole) => whole.subarray(0, 900)), 'Cases', 'Expected an Excel workbook (.xlsx).'],
  ])('is refused with %s', async (_, given, sheet, problem) => {
    expect(await readXlsx(await given, sheet)).toEqual({ ok: false, problem });
  });
});
