import { describe, expect, it } from '@jest/globals';
import { type PersonRecord, StorageUnavailable, type Stores } from '../../src/application/ports.ts';
import { answerPressed, answerSaid } from '../../src/chat/converse.ts';
import type { ChatOutside } from '../../src/chat/turn.ts';
import { commitOf, personOf } from '../storage/builders.ts';
import { chatOutside, identity, keyOf, PERSONAL } from '../support/chat.ts';
import { countingStores } from '../support/counting-stores.ts';
import { memoryStores } from '../support/memory-stores.ts';

const NOW = '2026-11-18T09:00:00.000Z';
const BEN = keyOf('ben');

/** A worker, somebody whose role was taken away, and Ben, whose caseload is nobody else's. */
async function town(different: Partial<Stores['people']> = {}) {
  const memory = memoryStores();
  const put = (name: string, more: Partial<PersonRecord>) =>
    memory.people.change(keyOf(name), () => personOf(keyOf(name), { name, ...more }));
  await put('amira', { worksIn: 'team-1' });
  await put('rex', {});
  await memory.caseloads.commit(commitOf(BEN, undefined));
  const stores = countingStores({ ...memory, people: { ...memory.people, ...different } });
  const later: Promise<void>[] = [];
  const failed: string[] = [];
  const outside: ChatOutside = chatOutside(stores, () => '2026-11-18', {
    later: (code, work) => void later.push(work().catch(() => void failed.push(code))),
  });
  const heard = (name: string) => ({ speaker: identity(name), place: PERSONAL, activityId: 'a-1' });
  return {
    calls: stores.calls,
    failed,
    say: (name: string, text: string) => answerSaid(outside, { ...heard(name), text }),
    press: (name: string, verb: string, data = {}) => answerPressed(outside, { ...heard(name), verb, data }),
    entries: async (name: string) => {
      await Promise.all(later);
      return memory.people.audit(keyOf(name), 9);
    },
  };
}

const denied = (name: string, verb: string, refusal: string) => ({
  at: NOW,
  by: keyOf(name),
  action: 'denied',
  detail: { verb, refusal },
});

describe('what is refused is in the audit of who tried', () => {
  it.each<[string, string, string, object, object | undefined]>([
    ['a button that is not for their role', 'amira', 'agree-month.open', {}, { verb: 'agree-month', refusal: 'role' }],
    ['a step that we do not have', 'amira', 'agree-month.NF-1099', {}, { verb: 'agree-month', refusal: 'role' }],
    [
      "somebody else's caseload",
      'amira',
      'update-case.open',
      { worker: BEN, caseId: 'NF-1099' },
      { verb: 'update-case.open', refusal: 'not-theirs' },
    ],
    ['a caseload that is not there is nobody’s', 'amira', 'update-case.open', { worker: keyOf('nobody') }, undefined],
    ['their own, which is not there', 'amira', 'update-case.open', {}, undefined],
    ['a role that was taken away', 'rex', 'update-case.open', {}, { verb: 'update-case.open', refusal: 'no-role' }],
    ['somebody unknown', 'una', 'update-case.open', {}, { verb: 'update-case.open', refusal: 'no-role' }],
    ['somebody unknown who has just installed it', 'una', 'greet.say', {}, undefined],
    ['a command that we do not have', 'una', 'NF-1099.open', {}, undefined],
  ])('%s', async (_, name, verb, data, expected) => {
    const { press, entries } = await town();
    await press(name, verb, data);
    expect(await entries(name)).toEqual(expected ? [{ ...denied(name, '', ''), detail: expected }] : []);
    expect(name === 'amira' ? await entries('ben') : []).toEqual([]);
  });

  it('a sentence that is not for their role', async () => {
    const { say, entries } = await town();
    await say('amira', "show my team's capacity");
    expect(await entries('amira')).toEqual([denied('amira', 'team-capacity', 'role')]);
  });

  it('an absence of their own is answered with who records it', async () => {
    const { say, entries } = await town();
    const { text } = await say('amira', 'I am off sick tomorrow');
    expect(text).toBe(
      'Whoever manages your team records when you are away: please tell them. Nothing is recorded here.',
    );
    expect(await entries('amira')).toEqual([]);
  });

  it.each([
    ['undo the last allocation', 'undo'],
    ['put C-201 back in the queue', 'add-case'],
  ])('a sentence that may mean something else is none, and that is offered: %s', async (text, offered) => {
    const { say, entries } = await town();
    const { card } = await say('amira', text);
    expect(card?.data).toMatchObject({ title: '"Allocate a case" is not part of your role in Caseload' });
    expect(card?.data).toMatchObject({
      buttons: expect.arrayContaining([expect.objectContaining({ verb: `${offered}.say` })]),
    });
    expect(await entries('amira')).toEqual([]);
  });

  it('the answer is the same, and as soon, when it cannot be kept', async () => {
    const kept = await town();
    const lost = await town({ enter: () => Promise.reject(new StorageUnavailable('storage is down')) });
    const pressed = ['amira', 'update-case.open', { worker: BEN }] as const;
    expect(await lost.press(...pressed)).toEqual(await kept.press(...pressed));
    expect(await lost.entries('amira')).toEqual([]);
    expect(lost.failed).toEqual(['denial-not-kept']);
    expect(lost.calls).toEqual(kept.calls);
  });

  it('nothing more is asked of storage for what is permitted', async () => {
    const { say, calls } = await town();
    await say('amira', 'help');
    expect(calls.filter((call) => call.startsWith('people'))).toEqual(['people.read']);
  });
});
