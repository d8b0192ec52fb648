import { expect, test } from '@jest/globals';
import { personKeyOf } from '../../src/application/person-key.ts';

const TENANT = 'A1B2C3D4-0000-4000-8000-000000000001';
const OBJECT = 'a1b2c3d4-0000-4000-8000-000000000002';

test('a person has one key, of 32 hexadecimal digits, in which neither id can be read', () => {
  expect(personKeyOf(TENANT, OBJECT)).toBe(personKeyOf(TENANT, OBJECT));
  expect(personKeyOf(TENANT, OBJECT)).toMatch(/^[0-9a-f]{32}$/);
});

test('letter case does not make another person', () => {
  expect(personKeyOf(TENANT.toLowerCase(), OBJECT.toUpperCase())).toBe(personKeyOf(TENANT, OBJECT));
});

test.each([
  ['another object id', TENANT, TENANT],
  ['another tenant', OBJECT, OBJECT],
  ['tenant and object id exchanged', OBJECT, TENANT],
  ['the same letters cut elsewhere', `${TENANT}a`, OBJECT.slice(1)],
])('%s is another person', (_sentence, tenant, object) => {
  expect(personKeyOf(tenant, object)).not.toBe(personKeyOf(TENANT, OBJECT));
});
