import { readFileSync } from 'node:fs';
import { licencesIn, licencesPage, notAllowed } from './licences.ts';

/** `npm run licences`: the licences of all packages as a page; ends with 1 when one is on no list. */
const packages = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')));
process.stdout.write(licencesPage(packages));
for (const { name, licence } of notAllowed(packages)) {
  process.stderr.write(`${name} has a licence that is on no list: ${licence}.\n`);
  process.exitCode = 1;
}
