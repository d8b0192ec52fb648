import { describe, expect, it } from '@jest/globals';
import { scoreArguments } from '../../src/cli/score-arguments.ts';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';

describe('the arguments of the score command', () => {
  it('are files and options in any order', () => {
    expect(
      scoreArguments(['a.yaml', '--scheme', 'halton', '-', '--forecast=400', '--as-of', '2026-11-30', 'b.yaml']),
    ).toEqual({
      ok: true,
      arguments: { files: ['a.yaml', '-', 'b.yaml'], scheme: 'halton', asOf: '2026-11-30', forecastDays: 400 },
    });
  });

  it('may be a file alone, which may look like an option behind --', () => {
    expect(scoreArguments(['--', '--forecast'])).toEqual({ ok: true, arguments: { files: ['--forecast'] } });
  });

  it.each<[string, readonly string[], string]>([
    ['no file', ['--scheme', 'merton'], 'Expected at least one file.'],
    ['an option that there is not', ['--to', 'x', 'a.yaml'], "Unknown option '--to'."],
    ['an option without its value', ['a.yaml', '--as-of'], "Option '--as-of <value>' argument missing."],
    [
      'an option with the next one for its value',
      ['a.yaml', '--as-of', '--scheme'],
      "Option '--as-of' argument is ambiguous.",
    ],
    [
      'an impossible day',
      ['a.yaml', '--as-of', '2026-02-29'],
      '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.',
    ],
    [
      'a day too early',
      ['a.yaml', '--as-of', '1899-12-31'],
      '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.',
    ],
    ['no day', ['a.yaml', '--as-of='], '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.'],
    ['an unknown scheme', ['a.yaml', '--scheme', 'sutton'], `--scheme takes one of ${SCHEME_IDS.join(', ')}.`],
    ...['0', '401', '1.5', '-1', '1e2', 'ten', ' 7', ''].map((days): [string, readonly string[], string] => [
      `a forecast of "${days}" days`,
      ['a.yaml', `--forecast=${days}`],
      '--forecast takes a whole number of days from 1 to 400.',
    ]),
    ['standard input twice', ['-', '-'], 'Standard input can be read once.'],
  ])('cannot be %s', (_, args, problem) => {
    expect(scoreArguments(args)).toEqual({ ok: false, problem });
  });
});
