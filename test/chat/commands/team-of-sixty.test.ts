import { beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/chat/commands/index.ts';
import { inputsOf, plausible, shapeOf, typed } from '../../assurance/explore.ts';
import type { Button } from '../../support/shown.ts';
import { caseFacts } from './talk.ts';
import { type Answer, channel, keyOf, NORTH, openTown, PERSONAL } from './town.ts';

/** With the four of the towns themselves, a team of sixty. */
const NAMES = Array.from({ length: 58 }, (_, index) => `${'W'.repeat(97)}${100 + index}`);
const LONG_REF = (index: number) => `REFERENCE/${String(index).padStart(3, '0')}/${'X'.repeat(25)}`;
const CROWD = Object.fromEntries(
  [...NAMES, 'amira', 'ben'].map((name, at) => [
    name,
    {
      cases: Array.from({ length: name === 'amira' ? 40 : 2 }, (_, index) =>
        caseFacts({
          ref: LONG_REF(100 * at + index),
          allocatedOn: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`,
        }),
      ),
    },
  ]),
);
const ROUNDS = 4;
const CHANNEL = channel('19:north-managers');

let town: Awaited<ReturnType<typeof openTown>>;

/** Something of everything that a team of this size has open at once. */
beforeAll(async () => {
  town = await openTown(CROWD);
  for (const place of [PERSONAL, CHANNEL]) town.gather(place, ['mona', 'amira', 'ben', ...NAMES]);
  const mona = town.as('mona');
  for (const [index, name] of NAMES.entries()) {
    if (index % 2 === 0) {
      await town.as(name).say('submit-month');
      await town.as(name).say('log-duty', { duty: 'practice-teaching' });
    } else {
      await mona.say('record-absence', { name });
      await mona.press('Save', { from: '2026-12-07', to: '2026-12-11', planned: 'planned' });
    }
  }
  for (let index = 0; index < 30; index += 1) {
    await mona.say('unallocated', { adds: true, caseRef: `WAITING/${index}/${'X'.repeat(25)}` });
    await mona.press('Save', { type: 'cp' });
  }
  for (let index = 0; index < 12; index += 1) {
    await mona.say('transfer-case', { caseRef: LONG_REF(58 * 100 + index) });
    await mona.press('Preview', { to: keyOf('ben') });
    await mona.press('Agree');
  }
}, 300_000);

/** Presses on from a card, each kind of button once; how many were pressed. */
async function pressOn(who: string, first: Answer): Promise<number> {
  const seen = new Set<string>();
  let cards: readonly Answer[] = [first];
  for (let round = 0; round < ROUNDS && cards.length > 0; round += 1) {
    const next: Answer[] = [];
    for (const { buttons, card } of cards) {
      const stood = typed(inputsOf(card), plausible);
      for (const { verb, data } of buttons.filter((button) => isNew(seen, button))) {
        next.push(await town.as(who).send(verb, { ...data, ...stood }));
      }
    }
    cards = next;
  }
  return seen.size;
}

function isNew(seen: Set<string>, { verb, data }: Button): boolean {
  const shape = `${verb} ${shapeOf(data)}`;
  if (seen.has(shape)) return false;
  seen.add(shape);
  return true;
}

// Every card is rendered as it is sent, which refuses one that is too large or has too many actions.
describe('in a team of sixty with the longest names, with something of everything open', () => {
  it('there is much to show', async () => {
    const read = await town.stores.teams.read(NORTH);
    const records = (read?.members ?? []).flatMap((member) => member.records ?? []);
    const count = (kind: string) => records.filter((record) => record.kind === kind).length;
    expect([read?.members.length, read?.waiting.length]).toEqual([60, 30]);
    expect([count('absence'), count('hand-over')]).toEqual([29, 12]);
  });

  it.each([
    ['a manager', 'mona', 150],
    ['a service manager', 'sol', 40],
    ['a coordinator', 'cora', 5],
    ['an administrator', 'ada', 20],
    ['a worker with forty cases', 'amira', 100],
  ])(
    'every card of %s may be sent, from each command on',
    async (_, who, buttons) => {
      let pressed = 0;
      for (const { name } of commands) {
        const place = name === 'use-this-channel' ? CHANNEL : PERSONAL;
        const first = await town.as(who, place).say(name);
        expect(first.words).not.toBe('');
        pressed += await pressOn(who, first);
      }
      expect(pressed).toBeGreaterThan(buttons);
    },
    300_000,
  );
});
