import { describe, expect, it } from '@jest/globals';
import type { Need } from '../../src/domain/need.ts';
import type { FlagKind } from '../../src/domain/weighting-scheme.ts';
import { contractProblems, type SchemeParts } from './contract.ts';

const rule = { code: 'travel', source: 'rows 16-17', clause: 'Travel scores.' };
const reading = {
  id: 'one-row',
  clause: 'rows 16-17',
  reading: 'Never both.',
  reason: 'One exceeds the other.',
  documented: 'one',
  others: { both: 'Both rows.' },
};
const need: Need = { code: 'rating', of: 'case', what: 'a rating', leavesOpen: 'detail', lacks: () => false };
const example = { sentence: 'it fires', caseload: {}, expect: [{ asOf: '2026-11-30', points: 1 }] };
const examples = {
  name: 'travel.yaml',
  scheme: 'merton',
  rule: 'travel',
  fires: [example],
  silent: [example],
  examples: [],
  always: false,
};
const flag: FlagKind = { code: 'capped', source: 'row 9', sentence: 'it was cut.', short: 'cut' };
const whole: SchemeParts = {
  rules: [rule],
  source: { title: 'A scheme', publisher: 'A council', readings: [reading] },
  needs: [need],
  flags: [flag],
  examples: [examples, { ...examples, name: 'capped.yaml', rule: 'capped' }],
  page: '# A scheme\n\n### travel\n\nFrom rows 16-17. Travel scores.\n\n### capped\n\n*From row 9.* Cut.\n\n## What it needs\n\n| `rating` | a case | a rating |\n\n## Readings\n\n- `one-row`, `one`: Never both.\n- `one-row`, `both`: Both rows.\n',
};

describe('the contract of a scheme', () => {
  it('asks nothing more of a scheme that has it all', () => {
    expect(contractProblems(whole)).toEqual([]);
  });

  it.each<[string, Partial<SchemeParts>, string]>([
    ['a clause', { rules: [{ ...rule, clause: '' }] }, 'travel: no clause in a sentence'],
    ['a source', { rules: [{ ...rule, source: ' ' }] }, 'travel: no source'],
    ['a code of its own', { rules: [rule, rule] }, 'travel: the code is used twice'],
    ['an example file', { examples: [] }, 'travel: no example file of its own'],
    ['an example that fires', { examples: [{ ...examples, fires: [] }] }, 'travel: no example in which it fires'],
    ['a silent example', { examples: [{ ...examples, silent: [] }] }, 'travel: no example in which it is silent'],
    ['a section', { page: whole.page.replace('### travel', '### trips') }, 'travel: no section on the page'],
    [
      'its clause in its section',
      { page: whole.page.replace('Travel scores.', '') },
      'travel: its clause is not in its section',
    ],
    [
      'its source in its section',
      { page: whole.page.replace('rows 16-17', '') },
      'travel: its source is not in its section',
    ],
    ['a sentence for a flag', { flags: [{ ...flag, sentence: 'it was cut' }] }, 'capped: no sentence that says it'],
    ['short words for a flag', { flags: [{ ...flag, short: '' }] }, 'capped: no short words for it'],
    ['an example file of a flag', { examples: [examples] }, 'capped: no example file of its own'],
    ['a code of its own for a flag', { flags: [flag, flag] }, 'capped: the code is used twice'],
    [
      'the source of a flag in its section',
      { page: whole.page.replace('row 9', 'row 8') },
      'capped: no section on the page with its source',
    ],
    ['a need on the page', { page: whole.page.replace('| a rating |', '') }, 'rating: the need is not on the page'],
    ['a code of its own for a need', { needs: [need, need] }, 'rating: the need is there twice'],
    [
      'a reading on the page',
      { page: whole.page.replace('Never both.', '') },
      'one-row: the reading is not on the page',
    ],
    [
      'the id of the documented option',
      { page: whole.page.replace('`one`', '') },
      'one-row: the option one is not on the page',
    ],
    [
      'an option in words on the page',
      { page: whole.page.replace('Both rows.', '') },
      'one-row: the option both is not on the page',
    ],
  ])('notices that %s is missing', (_, missing, problem) => {
    expect(contractProblems({ ...whole, ...missing })).toContain(problem);
  });

  it('asks for no silent example of a rule that always counts', () => {
    const always = { ...examples, silent: [], always: true };
    expect(contractProblems({ ...whole, flags: [], examples: [always] })).toEqual([]);
  });
});
