import { describe, expect, it } from '@jest/globals';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { caseFacts, inputsOf, openOffice } from '../commands/talk.ts';

describe('what a scheme does not need is not asked', () => {
  it.each<[SchemeId, string, string]>([
    ['halton', 'log-activity', 'Work on a case is not logged under the Halton scheme.'],
    ['halton', 'log-duty', 'Duties beside the cases are not logged under the Halton scheme.'],
    ['halton', 'set-co-working', 'Co-working makes no difference to the figures under the Halton scheme.'],
    ['halton', 'change-children', 'Cases are weighed without their children under the Halton scheme.'],
    ['bath-nes', 'log-activity', 'Work on a case is not logged under the'],
    ['bath-nes', 'log-duty', 'Duties beside the cases are not logged under the'],
    ['bath-nes', 'set-co-working', 'Co-working makes no difference to the figures under the'],
  ])('%s, %s: %s', async (scheme, command, words) => {
    const office = await openOffice({ amira: [caseFacts()] }, undefined, { scheme });
    expect((await office.as('amira').start(command, { caseRef: 'C-101' })).words).toContain(words);
  });

  it.each<[SchemeId, readonly string[], readonly string[]]>([
    ['merton', ['Co-working', 'Children', 'Log an activity', 'Closure'], []],
    ['northern-ireland', ['Co-working', 'Children', 'Log an activity', 'Closure'], []],
    ['bath-nes', ['Children', 'Closure'], ['Co-working', 'Log an activity', 'Entries']],
    ['halton', ['Closure'], ['Children', 'Co-working', 'Log an activity', 'Entries']],
  ])('%s: a case opens into %j and not into %j', async (scheme, there, absent) => {
    const office = await openOffice({ amira: [caseFacts()] }, undefined, { scheme });
    const shown = await office.as('amira').start('update-case', { caseRef: 'C-101' });
    const titles = shown.buttons.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining([...there]));
    expect(titles.filter((title) => absent.includes(title))).toEqual([]);
  });

  it('a number of children that was said plays no part where they are not asked for', async () => {
    const office = await openOffice({ amira: [] }, undefined, { scheme: 'halton' });
    const asked = await office.as('amira').start('add-case', { caseRef: 'C-200', children: 3 });
    expect(Object.keys(inputsOf(asked.card))).not.toContain('count');
  });
});
