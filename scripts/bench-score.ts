/**
 * How the score command's time grows, in ratios of one run, since seconds depend on the machine:
 * `node --import tsx scripts/bench-score.ts`. A ratio near 1 means that ten times as much takes ten times as long.
 */
import { dump } from 'js-yaml';
import { parseCaseloadFile } from '../src/caseload-file/index.ts';
import { scoreReport } from '../src/caseload-file/score-report.ts';
import { SCHEME_IDS, type SchemeId } from '../src/domain/weighting-scheme.ts';

type Work = (text: string) => unknown;

const RUNS = 3;

function caseloadOf(cases: number) {
  return {
    scheme: 'merton',
    asOf: '2026-11-30',
    worker: { id: 'W1', teamType: 'child-in-need' },
    duties: [{ kind: 'working-group', from: '2026-01-01' }],
    cases: Array.from({ length: cases }, (_, index) => ({
      ref: `C-${index}`,
      category: 'looked-after',
      allocatedOn: `2026-${twoDigits((index % 11) + 1)}-02`,
      rating: { activity: 'red', risk: 'amber', travel: 'green' },
      children: [{ ref: 'A', lookedAfter: { from: '2026-10-01', to: '2026-12-01' } }, { ref: 'B' }],
      activities: [
        { kind: 'core-assessment', on: `2026-11-${twoDigits((index % 28) + 1)}`, children: 3 },
        { kind: 'proceedings', from: '2026-11-04', children: ['A'] },
      ],
    })),
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

const asYaml = (cases: number) => dump(caseloadOf(cases));
const asJson = (cases: number) => JSON.stringify(caseloadOf(cases));

/** The quickest of a few runs over all the texts, in milliseconds. */
function timeOf(work: Work, texts: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    for (const text of texts) work(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

function fileOf(text: string, scheme?: SchemeId) {
  const parsed = parseCaseloadFile(text, scheme === undefined ? {} : { scheme });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.file;
}

const read: Work = (text) => fileOf(text);
const score: Work = (text) => JSON.stringify(scoreReport(fileOf(text)));
const forecast: Work = (text) => JSON.stringify(scoreReport(fileOf(text), 400));

function report(what: string, milliseconds: number, against: number): void {
  const ratio = (milliseconds / against).toFixed(2);
  console.log(`${what.padEnd(64)} ${milliseconds.toFixed(0).padStart(7)} ms  ${ratio.padStart(6)}`);
}

const small = asYaml(15);
const hundred = timeOf(score, Array<string>(100).fill(small));
const cases1000 = timeOf(score, [asYaml(1000)]);
const reading = timeOf(read, [asYaml(1000)]);

report('100 files of 15 cases', hundred, hundred);
report('1,000 such files, against 10 times that', timeOf(score, Array<string>(1000).fill(small)), hundred * 10);
report('1 file of 1,000 cases', cases1000, cases1000);
report('1 file of 10,000 cases, against 10 times that', timeOf(score, [asYaml(10_000)]), cases1000 * 10);
report('of 1,000 cases, reading alone, against all', reading, cases1000);
report('of 1,000 cases, JSON against YAML', timeOf(score, [asJson(1000)]), cases1000);
report('of 1,000 cases, a forecast of 400 days against none', timeOf(forecast, [asYaml(1000)]), cases1000);
for (const scheme of SCHEME_IDS) {
  const under: Work = (text) => JSON.stringify(scoreReport(fileOf(text, scheme)));
  report(`of 1,000 cases, ${scheme} against merton`, timeOf(under, [asYaml(1000)]), cases1000);
}
