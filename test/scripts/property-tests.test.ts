import { expect, it } from '@jest/globals';
import { propertyTests } from '../../scripts/property-tests.ts';

it('the soak finds the files that try properties, also by laws of another file, and no others', () => {
  const found = propertyTests();
  expect(found).toEqual(expect.arrayContaining(['test/domain/exact.test.ts', 'test/schemes/scheme-contract.test.ts']));
  expect(found).not.toContain('test/config.test.ts');
  expect(found.filter((path) => path.startsWith('test/assurance/'))).toEqual([]);
});
