import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutNameOf, withoutOthersNames } from '../../../src/application/rights/names-replaced.ts';
import { ERASED_NAME, mentions, type PersonInQuestion } from '../../../src/application/rights/person-in-question.ts';

const WILL: PersonInQuestion = {
  key: 'k-will',
  names: ['Will', 'Will Rowe'],
  others: new Map([['Ann Rowe', 'k-ann']]),
};

describe('a name in what others wrote', () => {
  it.each<[string, unknown, unknown]>([
    ['beside the key', { by: 'k-will', name: 'Will Rowe' }, { by: 'k-will', name: ERASED_NAME }],
    ['a nickname beside the key', { to: 'k-will', toName: 'Bill' }, { to: 'k-will', toName: ERASED_NAME }],
    ['somebody of the same name stays', { by: 'k-2', name: 'Will Rowe' }, { by: 'k-2', name: 'Will Rowe' }],
    ['in a sentence', ['told Will Rowe.'], [`told ${ERASED_NAME}.`]],
    ['within another word stays', ['Will Rowenta'], ['Will Rowenta']],
    ['one word alone', ['Will'], [ERASED_NAME]],
    ['one word in a sentence stays', ['Will be reviewed'], ['Will be reviewed']],
  ])('%s', (_, value, after) => {
    expect(withoutNameOf(WILL, value)).toEqual(after);
  });

  it('is given as the key where it is of somebody else', () => {
    const value = { by: 'k-ann', name: 'Ann Rowe', text: 'Ann Rowe and Will Rowe' };
    expect(withoutOthersNames(WILL, value)).toEqual({
      by: 'k-ann',
      name: 'person k-ann',
      text: 'person k-ann and Will Rowe',
    });
  });

  it('anything without the name comes back as it was, and twice is once', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = withoutNameOf(WILL, value);
        expect(withoutNameOf(WILL, once)).toBe(once);
        if (!JSON.stringify(value)?.includes('Will')) expect(once).toBe(value);
      }),
    );
  });

  it('anywhere in a value it is found and then gone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.string(), (other, before, after) => {
        const value = { other, deep: [{ text: `${before} Will Rowe, ${after}` }] };
        expect(mentions(WILL)(value.deep[0]?.text ?? '')).toBe(true);
        expect(JSON.stringify(withoutNameOf(WILL, value))).not.toContain('Will Rowe,');
      }),
    );
  });
});
