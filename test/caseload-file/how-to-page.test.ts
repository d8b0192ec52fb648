import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseCaseloadFile } from '../../src/caseload-file/index.ts';
import { scoreReport } from '../../src/caseload-file/score-report.ts';

const PAGE = readFileSync(new URL('../../docs/how-to/score-a-caseload-file.md', import.meta.url), 'utf8');

const [file = ''] = blocksOf('yaml');
const [printed = '', refused = ''] = blocksOf('json');

function blocksOf(language: string): readonly string[] {
  return [...PAGE.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
}

describe('the page on scoring a caseload file', () => {
  it('shows what its file really scores', () => {
    const parsed = parseCaseloadFile(file);
    expect(parsed.ok && JSON.stringify({ file: 'w1.yaml', ...scoreReport(parsed.file, 30) })).toBe(
      JSON.stringify(JSON.parse(printed)),
    );
  });

  it('shows errors as they are really reported', () => {
    const wrong = file
      .replace('allocatedOn: 2026-10-05', 'allocatedOn: 2026-10-32')
      .replace('kind: core-assessment, on: 2026-11-04', 'kind: supervised-contact, on: 2026-11-04, children: [A, D]');
    const parsed = parseCaseloadFile(wrong);
    expect({ file: 'w2.yaml', ...(parsed.ok ? {} : { errors: parsed.errors }) }).toEqual(JSON.parse(refused));
  });
});
