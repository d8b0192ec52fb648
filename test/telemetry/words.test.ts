import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NAMES } from '../../src/real-telemetry.ts';
import { attributesOf, vocabularyOf } from '../../src/telemetry/words.ts';

const { turn, job, delivery } = vocabularyOf(NAMES);

describe('what an attribute can say', () => {
  it.each<[string, Parameters<typeof attributesOf>[0], object, object]>([
    ['words of its list', turn, { command: 'log-activity', how: 'said' }, { command: 'log-activity', how: 'said' }],
    ['a word of another list is no word', turn, { outcome: 'log-activity' }, { outcome: 'other' }],
    ['a name', turn, { command: 'Amira Khan' }, { command: 'other' }],
    ['a reference under a scheme', turn, { scheme: 'NF-1099' }, { scheme: 'other' }],
    ['a text where a figure belongs', delivery, { attempt: 'NF-1099', status: 429 }, { status: 429 }],
    ['a figure that is none', job, { told: Number.NaN, notTold: Number.POSITIVE_INFINITY }, {}],
    ['a figure in place of a word', turn, { command: 7 }, { command: 'other' }],
    ['something in place of a word', turn, { command: { name: 'Amira Khan' } }, { command: 'other' }],
    ['what is no attribute', turn, { text: 'Amira Khan', toString: 'x', constructor: 'x' }, {}],
    ['every message that is sent', delivery, { notice: 'submission-due' }, { notice: 'submission-due' }],
  ])('%s', (_, allowed, facts, expected) => {
    const named = Object.fromEntries(Object.entries(expected).map(([name, value]) => [`caseload.${name}`, value]));
    expect(attributesOf(allowed, facts)).toEqual(named);
  });

  it('is said of names that hold nothing of people', () => {
    for (const name of Object.values(NAMES).flat()) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

describe('the page for operators', () => {
  const page = readFileSync(new URL('../../docs/how-to/measure.md', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../../src/telemetry/spans-and-metrics.ts', import.meta.url), 'utf8');
  const made = [...source.matchAll(/meter\.create\w+\('([\w.]+)'/g)].map(([, name]) => name);

  it('lists every metric, and no other', () => {
    const listed = [...page.matchAll(/^\| `(caseload\.[\w.]+)`/gm)].map(([, name]) => name);
    expect(made.length).toBeGreaterThan(10);
    expect(listed.sort()).toEqual([...made].sort());
  });
});
