import { describe, expect, it } from '@jest/globals';
import { exportArguments } from '../../src/cli/export-arguments.ts';
import { importArguments, isSheet } from '../../src/cli/import-arguments.ts';

describe('arguments of the import command', () => {
  it('are files, a team and what else is known', () => {
    const args = [
      'a.yaml',
      'b.csv',
      '--team',
      'T',
      '--map',
      'm.csv',
      '--columns',
      'c.yaml',
      '--as-of',
      '2026-11-30',
      '--dry-run',
    ];
    expect(importArguments(args)).toEqual({
      ok: true,
      arguments: {
        files: ['a.yaml', 'b.csv'],
        team: 'T',
        map: 'm.csv',
        columns: 'c.yaml',
        asOf: '2026-11-30',
        dryRun: true,
      },
    });
    expect(importArguments(['a.yaml', '--team', 'T'])).toEqual({
      ok: true,
      arguments: { files: ['a.yaml'], team: 'T', dryRun: false },
    });
  });

  it.each([
    ['no file', ['--team', 'T'], 'Expected at least one file.'],
    ['no team', ['a.yaml'], 'Expected --team, the team into which to import.'],
    [
      'a sheet without columns',
      ['a.XLSX', '--team', 'T'],
      'Expected --columns, which says what the columns of a sheet hold.',
    ],
    [
      'a day that does not exist',
      ['a.yaml', '--team', 'T', '--as-of', '2026-02-29'],
      '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.',
    ],
    ['an option that there is not', ['a.yaml', '--team', 'T', '--force'], "Unknown option '--force'."],
  ])('are refused with %s', (_, args, problem) => {
    expect(importArguments(args)).toEqual({ ok: false, problem });
  });

  it.each([
    ['a.csv', true],
    ['a.XLSX', true],
    ['a.yaml', false],
    ['a.xlsx.yaml', false],
    ['csv', false],
  ])('%s is a sheet: %s', (name, expected) => {
    expect(isSheet(name)).toBe(expected);
  });
});

describe('arguments of the export command', () => {
  it('are workers or a team, and where to', () => {
    expect(exportArguments(['--worker', 'W1', '--worker', 'W2', '--map', 'm', '--out', 'o'])).toEqual({
      ok: true,
      arguments: { workers: ['W1', 'W2'], map: 'm', out: 'o' },
    });
    expect(exportArguments(['--worker', 'W1', '--as-of', '2026-11-30'])).toEqual({
      ok: true,
      arguments: { workers: ['W1'], asOf: '2026-11-30' },
    });
  });

  it.each([
    ['nobody', [], 'Expected --worker or --team.'],
    [
      'two workers and no folder',
      ['--worker', 'a', '--worker', 'b'],
      'Expected --out, a folder: a file holds one caseload.',
    ],
    ['a team and no folder', ['--team', 'T'], 'Expected --out, a folder: a file holds one caseload.'],
    ['a file', ['x.yaml', '--worker', 'a'], 'Expected options alone: --out names a folder for files.'],
    [
      'a day in words',
      ['--worker', 'a', '--as-of', 'today'],
      '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.',
    ],
    ['an option without its value', ['--worker'], "Option '--worker <value>' argument missing."],
  ])('are refused with %s', (_, args, problem) => {
    expect(exportArguments(args)).toEqual({ ok: false, problem });
  });
});
