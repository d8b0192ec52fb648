import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/chat/commands/index.ts';
import { office } from './recorded-cards.ts';

describe('raw data that no card of ours sends', () => {
  const HOSTILE: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['nothing', {}],
    ['a prototype', JSON.parse('{"__proto__": {"nonce": "n-1"}, "constructor": {"prototype": {"x": 1}}}')],
    ['numbers for texts', { nonce: 1, caseId: 2, version: '3', worker: 4, kind: 5, entry: 6, step: 'x', typed: 7 }],
    ['arrays for texts', { nonce: ['n'], caseId: ['c'], version: [1], worker: ['w'], kind: ['k'], said: ['s'] }],
    ['nulls', { nonce: null, caseId: null, version: null, worker: null, kind: null, typed: null, said: null }],
    ['long texts', { nonce: 'n'.repeat(10_000), caseId: 'c'.repeat(10_000), kind: 'k'.repeat(10_000) }],
    ['unknown ids', { nonce: 'n-1', caseId: 'no-such', version: 1, kind: 'travel', children: ['x'], change: 'moved' }],
    [
      'a kind that is a property of every object',
      { nonce: 'n-1', version: 99, kind: 'constructor', typed: JSON.parse('{"__proto__": {"on": "2026-11-10"}}') },
    ],
  ];
  const OURS = [
    'add-case',
    'log-activity',
    'update-case',
    'change-children',
    'set-co-working',
    'close-case',
    'log-duty',
  ];
  const verbs = [...OURS, 'undo'].flatMap((name) => {
    const command = commands.find((one) => one.name === name);
    return Object.keys(command?.presses ?? {}).map((step) => `${name}.${step}`);
  });

  it.each(verbs)('%s answers calmly and writes nothing', async (verb) => {
    const { as, snapshot } = await office();
    const before = await snapshot('amira');
    for (const [, data] of HOSTILE) {
      const shown = await as('amira').send(verb, data);
      expect(shown.words.length).toBeGreaterThan(0);
      expect(shown.words).not.toContain('Saved');
    }
    expect(await snapshot('amira')).toEqual(before);
  });
});
