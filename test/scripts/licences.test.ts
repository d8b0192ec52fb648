import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { licencesIn, licencesPage, notAllowed } from '../../scripts/licences.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const packages = licencesIn(JSON.parse(read('package-lock.json')));

describe('licences of packages', () => {
  it('are all on a list', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(notAllowed(packages)).toEqual([]);
  });

  it('are on the page as they are', () => {
    expect(read('docs/licences.md')).toBe(licencesPage(packages));
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a licence that is on the list', { license: 'MIT' }, []],
    ['a licence that is not', { license: 'AGPL-3.0-only' }, ['AGPL-3.0-only']],
    ['no licence', {}, ['none']],
    ['a licence for tools in a tool', { license: 'CC-BY-4.0', dev: true }, []],
    ['a licence for tools in what runs', { license: 'CC-BY-4.0' }, ['CC-BY-4.0']],
  ])('%s', (_, more, found) => {
    const lock = { packages: { '': { version: '1' }, 'node_modules/x': { version: '1.0.0', ...more } } };
    expect(notAllowed(licencesIn(lock)).map(({ licence }) => licence)).toEqual(found);
  });

  it('a package that is a tool in one place and runs in another, runs', () => {
    const lock = {
      packages: {
        'node_modules/x': { version: '1.0.0', license: 'MIT' },
        'node_modules/y/node_modules/x': { version: '1.0.0', license: 'MIT', dev: true },
      },
    };
    expect(licencesIn(lock)).toEqual([{ name: 'x@1.0.0', licence: 'MIT', runs: true }]);
  });
});

describe('versions that are lifted over what a package asks for', () => {
  it('each has its reason in the decision about tools', () => {
    const { overrides } = JSON.parse(read('package.json')) as { readonly overrides: Readonly<Record<string, unknown>> };
    const lifted = Object.entries(overrides).flatMap(([name, value]) =>
      typeof value === 'string' ? [name] : [name, ...Object.keys(value as object)],
    );
    const reasons = read('docs/adr/0005-tools.md');
    for (const name of lifted) expect([name, reasons.includes(`\`${name}\``)]).toEqual([name, true]);
  });
});
