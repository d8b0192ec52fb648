// Written for any Node, so that an old one gets a sentence and not a syntax error.
var wanted = [20, 11];
var have = process.versions.node.split('.').map(Number);
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  console.error(`Caseload needs Node.js ${wanted.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!require('node:fs').existsSync(require('node:path').join(__dirname, '..', 'node_modules', 'tsx'))) {
  console.error('The packages are not installed yet: run "npm ci" first.');
  process.exit(1);
}
