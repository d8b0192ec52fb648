import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import { inputsOf, openOffice, TODAY } from './talk.ts';

async function said(sentence: string) {
  const amira = (await openOffice({ amira: [] })).as('amira');
  const understood = understand(sentence, TODAY);
  if (!understood.ok) throw new Error('not understood');
  const details = inputsOf((await amira.start(understood.command, understood.words)).card);
  const children = inputsOf((await amira.press('Next')).card);
  return { details, children };
}

describe('since when, in a sentence that adds a case', () => {
  it.each([
    ['looked after', 'add a case C-201, 2 children, looked after since 1 Nov', TODAY, '2026-11-01', ''],
    [
      'looked after, before a comma',
      'add a case C-201, 2 children, looked after, since 1 Nov',
      TODAY,
      '2026-11-01',
      '',
    ],
    [
      'subject to a conference',
      'add a case C-201, 2 children, child protection conference since 1 Nov',
      TODAY,
      '',
      '2026-11-01',
    ],
    [
      'both',
      'add a case C-201, 2 children, looked after since 1 Nov, CP since 4 Nov',
      TODAY,
      '2026-11-01',
      '2026-11-04',
    ],
    [
      'beside the day of the allocation',
      'add a case C-201, 2 children, looked after since 1 Nov, allocated 4 Nov',
      '2026-11-04',
      '2026-11-01',
      '',
    ],
    ['of the case itself', 'add a case C-201, 2 children, allocated since 1 Nov', '2026-11-01', '', ''],
    [
      'of the case, after the status',
      'add a case C-201, 2 children looked after, mine since 1 Nov',
      '2026-11-01',
      '',
      '',
    ],
  ])('%s', async (_, sentence, allocatedOn, lookedAfter, childProtection) => {
    const { details, children } = await said(sentence);
    expect(details).toMatchObject({ ref: 'C-201', allocatedOn, count: 2 });
    expect(children).toMatchObject({
      lookedAfter1: lookedAfter,
      lookedAfter2: lookedAfter,
      childProtection1: childProtection,
      childProtection2: childProtection,
    });
  });
});
