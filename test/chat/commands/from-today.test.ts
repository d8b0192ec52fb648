import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../../../src/application/notices.ts';
import { choiceKey } from '../../../src/chat/form/field.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { caseFacts } from './talk.ts';
import { told } from './told.ts';
import { keyOf, openTown, TODAY } from './town.ts';

const AHEAD = '2026-12-01';
const WAITS = /until (then|that day|the day comes|its day)|can (still )?be cancelled|can (still )?cancel/i;

type Town = Awaited<ReturnType<typeof opened>>;

async function opened() {
  const cases = ['C-101', 'C-102'].map((ref) => caseFacts({ ref }));
  const town = await openTown({ amira: { cases } });
  /** All that Amira and Ben are told of it. */
  const messages = async (kind: Notice['kind'], day = TODAY) => [
    ...(await told(town, kind, 'amira', day)),
    ...(await told(town, kind, 'ben', day)),
  ];
  return { town, mona: town.as('mona'), messages };
}

async function transferred({ town, mona, messages }: Town, from: string): Promise<readonly string[]> {
  await mona.hear('transfer C-101 to Ben on 14 Dec');
  await mona.press('Preview', { from });
  await mona.press('Agree');
  await town.deliverAll();
  return [mona.last().words, ...(await messages('case-handed-over'))];
}

async function handedOver({ town, mona, messages }: Town, from: string): Promise<readonly string[]> {
  await mona.hear("hand over Amira's caseload");
  await mona.press('Next', { why: 'other', from, takers: choiceKey(keyOf('ben')), start: 'move' });
  await mona.press('Preview');
  await mona.press('Confirm');
  await town.deliverAll();
  return messages('cases-handed-over');
}

async function givenBack({ town, mona }: Town, from: string): Promise<readonly string[]> {
  await mona.hear('Amira is away from 17 Nov to 1 Dec');
  await mona.press('Save', { planned: 'planned' });
  await mona.press('Share out the cases');
  await mona.press('Next', { from: TODAY, takers: choiceKey(keyOf('ben')), start: 'move' });
  await mona.press('Preview');
  await mona.press('Confirm');
  town.setToday('2026-12-02');
  await mona.hear('give Amira her cases back');
  await mona.press('Preview', { from: from === TODAY ? '2026-12-02' : '2026-12-07' });
  return [(await mona.press('Give back')).words];
}

async function accepted({ town, mona }: Town, from: string): Promise<readonly string[]> {
  await mona.hear(`transfer C-101 to the South team on ${from === TODAY ? '30 Nov' : '1 Dec'}`);
  await mona.press('Preview', { from });
  await mona.press('Offer');
  await town.deliverAll();
  const sid = town.as('sid');
  const amira = await town.stores.caseloads.read(keyOf('amira'));
  const [offer] = recordsOf(amira?.records ?? [], 'offer');
  await sid.send('offers.open', { offer: `${keyOf('amira')} ${offer?.id}` });
  await sid.press('Preview', { to: keyOf('cy') });
  await sid.press('Accept');
  await town.deliverAll();
  return [sid.last().words, ...(await told(town, 'offer-ended', 'mona'))];
}

describe('what is said of a case that moves', () => {
  it.each([
    ['a transfer, to the manager and to both workers', transferred, 3],
    ['a whole caseload, to both workers', handedOver, 2],
    ['cases that go back, to the manager', givenBack, 1],
    ['an offer that is accepted, to both managers', accepted, 2],
  ])('%s: today nothing waits for the day, before it something does', async (_, move, count) => {
    const ahead = await move(await opened(), AHEAD);
    expect(ahead).toHaveLength(count);
    for (const words of ahead) expect(words).toMatch(WAITS);
    const today = await move(await opened(), TODAY);
    expect(today).toHaveLength(count);
    for (const words of today) expect(words).not.toMatch(WAITS);
  });
});
