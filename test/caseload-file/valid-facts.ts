import fc from 'fast-check';
import type { CaseloadFile } from '../../src/caseload-file/index.ts';
import {
  type Activity,
  type CaseFacts,
  type Duty,
  PROFESSIONAL_ISSUES,
  WORKLOAD_ISSUES,
} from '../../src/domain/case-facts.ts';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';
import { anyFacts } from '../schemes/any-facts.ts';
import type { Facts } from '../schemes/merton/any-caseload.ts';

/** Words that YAML readers like to take for something else. */
const TRAPS = [
  ...[
    'no',
    'Yes',
    'on',
    'null',
    '~',
    'true',
    '1e3',
    '0x1F',
    '0o17',
    '1_000',
    '.5',
    '-1',
    '+1',
    '.nan',
    '-.inf',
    '12:30',
  ],
  ...['2026-11-30', '- a', '-', '---', '...', '? b', ': c', '# d', 'a #b', 'a: b', 'a:', '&a', '*a', '!t', '%d', '@x'],
  ...['`x', '{', '}', '[', ']', ',', 'a, b', '|', '>', '"', "'", '\\', '<<', '=', '__proto__', ' before', 'after '],
  ...['é', '👩‍👧', 'a\u2028b', '\ufeffa', 'a\ufeff', '\u00a0a', '=1+1', '**b**'],
];

/** Any text of 1 to `longest` characters that the file takes. */
const text = (longest: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary', maxLength: longest }))
    .map((some) => some.replace(/[\p{Cc}\p{Cs}]/gu, ''))
    .filter((some) => /\S/.test(some));

const texts = fc.record({ id: text(100), name: fc.option(text(100), { nil: undefined }), reason: text(500) });
/** A text of its own for each of many places. */
const manyTexts = fc.uniqueArray(text(40), { minLength: 12, maxLength: 12 });

/** A caseload of any scheme that the file's page allows, with any texts in it. */
export const validFile: fc.Arbitrary<CaseloadFile> = fc
  .record({
    facts: anyFacts,
    texts,
    refs: manyTexts,
    scheme: fc.constantFrom(...SCHEME_IDS),
    professionalIssues: fc.subarray([...PROFESSIONAL_ISSUES]),
    workloadIssues: fc.subarray([...WORKLOAD_ISSUES]),
  })
  .map(({ facts, texts: { id, name, reason }, refs, scheme, professionalIssues, workloadIssues }) => ({
    scheme,
    asOf: '2026-11-30',
    workerId: id,
    ...(name === undefined ? {} : { name }),
    terms: { ...facts.terms, professionalIssues },
    duties: facts.duties.map((duty) => validDuty(duty, reason)),
    cases: facts.cases.map((one, index) => ({ ...validCase(one, refs), ref: refs[index] ?? one.ref, workloadIssues })),
  }));

function validDuty(duty: Duty, reason: string): Duty {
  if (duty.kind === 'exceptional') return { ...duty, reason };
  const multiplies = ['supervision', 'pa-supervision', 'working-group'].includes(duty.kind);
  return 'quantity' in duty && !multiplies ? { ...duty, quantity: 1 } : duty;
}

function validCase(facts: Facts['cases'][number], refs: readonly string[]): CaseFacts {
  const { closureDecidedOn, closedOn, transferredOutOn, taskShare, ...others } = facts;
  const from = facts.allocatedOn;
  const decided = closureDecidedOn !== undefined && closureDecidedOn >= from ? { closureDecidedOn } : {};
  const renamed = new Map(facts.children.map(({ ref }, index) => [ref, refs[index + 6] ?? ref]));
  return {
    ...others,
    ...decided,
    ...(closedOn !== undefined && closedOn >= (decided.closureDecidedOn ?? from) ? { closedOn } : {}),
    ...(transferredOutOn !== undefined && transferredOutOn >= from ? { transferredOutOn } : {}),
    ...(taskShare !== undefined && facts.coWorked ? { taskShare } : {}),
    children: facts.children.map((child) => ({ ...child, ref: renamed.get(child.ref) ?? child.ref })),
    activities: facts.activities.map((activity) => validActivity(activity, renamed)),
  };
}

/** Names only children of the case, at least one. */
function validActivity(activity: Activity, renamed: ReadonlyMap<string, string>): Activity {
  if (activity.kind === 'core-assessment' || !('children' in activity)) return activity;
  const { children, ...all } = activity;
  const ofCase = children?.flatMap((ref) => renamed.get(ref) ?? []) ?? [];
  return ofCase.length > 0 ? { ...all, children: ofCase } : all;
}
