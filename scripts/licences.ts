import { z } from 'zod';

/** What the lock file says of its packages. */
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** Licences under which packages may be used, as package.json writes them. */
export const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unlicense',
  'Apache-2.0 AND MIT',
  'MIT OR Apache-2.0',
  '(AFL-2.1 OR BSD-3-Clause)',
  '(MIT OR CC0-1.0)',
  // The holidays' data is under CC BY: whoever shows it names where it comes from, as this page does.
  '(ISC AND CC-BY-3.0)',
]);

/** Licences of tools that are no part of what runs. */
export const ALLOWED_FOR_TOOLS: ReadonlySet<string> = new Set(['CC-BY-4.0', 'Microsoft pre-release terms']);

/** Packages whose package.json has no name of a licence: what was read in them by hand. */
const READ_BY_HAND: ReadonlyMap<string, string> = new Map([
  // "License: MIT" in its Readme.md.
  ['escape-regexp-component@1.0.2', 'MIT'],
  // The text of the MIT licence in its LICENSE.
  ['jspath@0.4.0', 'MIT'],
  // Names a page that puts it into the public domain, or under the MIT licence.
  ['uri-templates@0.2.0', 'MIT'],
  // Its LICENSE: for development alone.
  ['@microsoft/m365agentsplayground@0.2.28', 'Microsoft pre-release terms'],
]);

export interface Licensed {
  /** `name@version`. */
  readonly name: string;
  readonly licence: string;
  /** Part of what `npm ci --omit=dev` installs. */
  readonly runs: boolean;
}

/** Every package of a lock file with its licence, once, in order of name. */
export function licencesIn(lock: unknown): readonly Licensed[] {
  const found = new Map<string, Licensed>();
  for (const [path, { version, license, dev = false, devOptional = false }] of Object.entries(
    lockFile.parse(lock).packages,
  )) {
    if (path === '') continue;
    const name = `${path.replace(/^.*node_modules\//, '')}@${version ?? ''}`;
    const licence = READ_BY_HAND.get(name) ?? license ?? 'none';
    const runs = !(dev || devOptional) || (found.get(name)?.runs ?? false);
    found.set(name, { name, licence, runs });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Packages whose licence is on no list. */
export function notAllowed(packages: readonly Licensed[]): readonly Licensed[] {
  return packages.filter(({ licence, runs }) => !ALLOWED.has(licence) && (runs || !ALLOWED_FOR_TOOLS.has(licence)));
}

/** The page docs/licences.md. */
export function licencesPage(packages: readonly Licensed[]): string {
  const running = packages.filter(({ runs }) => runs);
  const tools = packages.filter(({ runs }) => !runs);
  return [
    '# Licences of the packages',
    '',
    'Made from `package-lock.json` by `npm run --silent licences > docs/licences.md`. A test fails when a licence is on no list of `scripts/licences.ts`, and when this page is out of date. Public holidays come from `date-holidays`, whose data is under CC BY 3.0 (github.com/commenthol/date-holidays).',
    '',
    '## In what runs',
    '',
    ...table(running),
    '',
    '## In tools for development and tests alone',
    '',
    ...table(tools),
    '',
  ].join('\n');
}

function table(packages: readonly Licensed[]): readonly string[] {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const rows = licences.map((licence) => {
    const names = packages.filter((one) => one.licence === licence).map(({ name }) => `\`${name}\``);
    return `| ${licence} | ${names.length} | ${names.join(', ')} |`;
  });
  return ['| licence | packages | |', '|---|---|---|', ...rows];
}
