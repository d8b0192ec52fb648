import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * The test files that try properties, by themselves or by the laws that they take from another file. Those of
 * test/assurance are rigs of their own.
 */
export function propertyTests(): string[] {
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('assurance/'))
    .map((path) => ({ path: `test/${path}`, text: readFileSync(`test/${path}`, 'utf8') }));
  const trying = all.filter(({ text }) => text.includes('fc.assert('));
  const isTest = ({ path }: { readonly path: string }): boolean => path.endsWith('.test.ts');
  const laws = trying.filter((file) => !isTest(file)).map(({ path }) => `/${basename(path)}'`);
  return all
    .filter((file) => isTest(file) && (trying.includes(file) || laws.some((name) => file.text.includes(name))))
    .map(({ path }) => path)
    .sort();
}
