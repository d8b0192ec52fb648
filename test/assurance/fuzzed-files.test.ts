import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseloadOf, type FileError, readCaseloadFile } from '../../src/caseload-file/index.ts';
import { scoreReport } from '../../src/caseload-file/score-report.ts';
import { writeCaseloadFile } from '../../src/caseload-file/write-caseload-file.ts';
import { caseloadsInTable } from '../../src/import-table/index.ts';
import { readMapping } from '../../src/import-table/mapping.ts';
import { readCsv } from '../../src/import-table/read-csv.ts';
import { readXlsx } from '../../src/import-table/read-xlsx.ts';
import { validFile } from '../caseload-file/valid-facts.ts';
import { xlsxFile } from '../import-table/xlsx-file.ts';
import { foreignIn } from './library-words.ts';
import { anyChange, anyEdit, changed, edited } from './mutations.ts';
import { report, runs, SEED } from './settings.ts';

const sample = (name: string) => readFileSync(new URL(`../../samples/import/${name}`, import.meta.url));
const bytesOf = (text: string) => new TextEncoder().encode(text);

let taken = 0;
let refused = 0;

/** Whatever the file is, there is an answer of ours; what is taken can be scored, and written and read again. */
function answered(bytes: Uint8Array): void {
  const read = readCaseloadFile(bytes, { asOf: '2026-11-30' });
  if (!read.ok) {
    refused += 1;
    expect(read.errors.length).toBeGreaterThan(0);
    expect(faultsIn(read.errors)).toEqual([]);
    return;
  }
  taken += 1;
  expect(caseloadOf(read.file).cases).toHaveLength(read.file.cases.length);
  expect(JSON.stringify(scoreReport(read.file, 3))).not.toMatch(/null,"unit"|NaN/);
  expect(readCaseloadFile(bytesOf(writeCaseloadFile(read.file)))).toEqual(read);
}

function faultsIn(errors: readonly Pick<FileError, 'message'>[]): string[] {
  return errors.flatMap(({ message }) => {
    // Where YAML cannot be read, the reader's reason stands behind the place, without anything of the file.
    const foreign = foreignIn(message.replace(/(at line \d+, column \d+): [\w ,-]+\.$/, '$1.'));
    return foreign !== undefined || message.length > 400 ? [`${foreign}: ${message.slice(0, 400)}`] : [];
  });
}

const options = (few: number) => ({ numRuns: runs(few), seed: SEED });

describe(`files that are wrong in some way (seed ${SEED})`, () => {
  it('as YAML or JSON text with pieces cut out, doubled and put in', () => {
    const texts = fc.tuple(validFile, fc.boolean(), fc.array(anyEdit, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(texts, ([file, asJson, edits]) => {
        const text = writeCaseloadFile(file);
        const written = asJson ? JSON.stringify(treeOf(file)) : text;
        answered(bytesOf(edited(written, edits)));
      }),
      options(250),
    );
  }, 3_600_000);

  it('as trees with values of another kind in them', () => {
    const trees = fc.tuple(validFile, fc.array(anyChange, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(trees, ([file, changes]) => {
        const tree = changes.reduce<unknown>(changed, treeOf(file));
        answered(bytesOf(JSON.stringify(tree) ?? 'null'));
      }),
      options(250),
    );
    report('caseload files', { taken, refused });
    expect(Math.min(taken, refused)).toBeGreaterThan(0);
  }, 3_600_000);

  it('as bytes that are no text', () => {
    fc.assert(
      fc.property(
        validFile,
        fc.array(fc.tuple(fc.nat(5_000), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        (file, hits) => {
          const bytes = bytesOf(writeCaseloadFile(file));
          for (const [at, byte] of hits) bytes[at % bytes.length] = byte;
          answered(bytes);
        },
      ),
      options(100),
    );
  }, 3_600_000);
});

describe(`sheets that are wrong in some way (seed ${SEED})`, () => {
  const mapping = readMapping(sample('columns.yaml').toString());
  if (!mapping.ok) throw new Error('the sample has a mapping');
  const given = { scheme: 'merton', asOf: '2026-11-20' } as const;

  it('as comma-separated values', () => {
    const csv = sample('extract.csv').toString();
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (edits) => {
        const rows = readCsv(bytesOf(edited(csv, edits)));
        if (!rows.ok) return expect(foreignIn(rows.problem)).toBeUndefined();
        const found = caseloadsInTable(rows.rows, mapping.mapping, given);
        const errors = found.ok
          ? found.caseloads.flatMap(({ parsed }) => (parsed.ok ? [] : parsed.errors))
          : found.errors;
        expect(faultsIn(errors)).toEqual([]);
      }),
      options(150),
    );
  }, 3_600_000);

  it('as a mapping of columns', () => {
    const text = sample('columns.yaml').toString();
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (edits) => {
        const read = readMapping(edited(text, edits));
        expect(faultsIn(read.ok ? [] : read.errors)).toEqual([]);
      }),
      options(150),
    );
  }, 3_600_000);

  it('as a workbook with broken bytes', async () => {
    const book = await xlsxFile({
      Cases: [
        ['Worker', 'Case', 'From'],
        ['W1', 'C-1', { serial: 46_000 }],
      ],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(book.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (hits) => {
          const bytes = Uint8Array.from(book);
          for (const [at, byte] of hits) bytes[at] = byte;
          const rows = await readXlsx(bytes, undefined);
          expect(rows.ok ? undefined : foreignIn(rows.problem)).toBeUndefined();
        },
      ),
      options(60),
    );
  }, 3_600_000);
});

/** The file as the page on the notation writes it: what its own writer gives, read as JSON where it is. */
function treeOf(file: Parameters<typeof writeCaseloadFile>[0]): unknown {
  const { scheme, asOf, workerId, name, terms, duties, cases } = file;
  return { scheme, asOf, worker: { id: workerId, ...(name === undefined ? {} : { name }), ...terms }, duties, cases };
}
