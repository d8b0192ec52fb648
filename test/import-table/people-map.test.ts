import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPeopleMap } from '../../src/import-table/people-map.ts';

const IVY = 'b0000000-0000-4000-8000-000000000021';
const JACK = 'b0000000-0000-4000-8000-000000000022';
const PEOPLE = [
  { workerId: 'NF-21', objectId: IVY, name: 'Ivy Chen' },
  { workerId: 'NF-22', objectId: JACK, name: 'Jack Doyle' },
];

describe('a map of worker ids to people', () => {
  it.each([
    [
      'YAML',
      'yaml',
      `- {workerId: NF-21, objectId: ${IVY.toUpperCase()}, name: Ivy Chen}\n- {workerId: NF-22, objectId: ${JACK}, name: Jack Doyle}`,
    ],
    ['JSON', 'yaml', JSON.stringify(PEOPLE)],
    [
      'comma-separated values in any order of columns',
      'csv',
      `name,workerId,objectId\nIvy Chen,NF-21,${IVY}\nJack Doyle,NF-22,${JACK}\n\n`,
    ],
    ['the sample', 'csv', readFileSync(new URL('../../samples/import/people.csv', import.meta.url), 'utf8')],
  ] as const)('is read from %s', (_, format, text) => {
    expect(readPeopleMap(Buffer.from(text), format)).toEqual({ ok: true, people: PEOPLE });
  });

  const line = (id: string, objectId: string) => `- {workerId: ${id}, objectId: ${objectId}, name: N}\n`;
  it.each([
    ['no list', 'yaml', 'a: b', '', /^Expected a list of people/],
    ['YAML that cannot be read', 'yaml', 'a: [', '', /^Expected one document/],
    [
      'an address in place of the object id',
      'yaml',
      line('W1', 'amira@council.gov.uk'),
      '[0].objectId',
      /^Expected an Entra object id/,
    ],
    [
      'a key that it does not know',
      'yaml',
      `- {workerId: W1, objectId: ${IVY}, name: N, email: e}`,
      '[0].email',
      /^Expected no key here/,
    ],
    ['one worker twice', 'yaml', line('W1', IVY) + line('W1', JACK), '[1].workerId', /^Expected each workerId once/],
    ['one person twice', 'yaml', line('W1', IVY) + line('W2', IVY), '[1].objectId', /^Expected each objectId once/],
    [
      'a missing name in a row',
      'csv',
      `workerId,objectId,name\nW1,${IVY},N\nW2,${JACK}`,
      'row 3, name',
      /^Expected a text/,
    ],
    [
      'an empty row between others',
      'csv',
      `workerId,objectId,name\n\nW2,${JACK},N`,
      'row 2, workerId',
      /^Expected a text/,
    ],
    ['a quote that is not closed', 'csv', 'a,"b', '', /^Expected comma-separated values/],
  ] as const)('is refused with %s', (_, format, text, path, message) => {
    const read = readPeopleMap(Buffer.from(text), format);
    const first = read.ok ? undefined : read.errors[0];
    expect(first).toEqual({ path, message: expect.stringMatching(message) });
  });
});
