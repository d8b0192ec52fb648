import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CaseloadFile, parseCaseloadFile } from '../../src/caseload-file/index.ts';
import { writeCaseloadFile } from '../../src/caseload-file/write-caseload-file.ts';
import { validFile } from './valid-facts.ts';

const bare: CaseloadFile = {
  scheme: 'merton',
  asOf: '2026-11-30',
  workerId: 'W1',
  terms: { role: 'social-worker', fte: 1, professionalIssues: [] },
  duties: [],
  cases: [],
};

/** Everything at once, so that the order and the form of each key is seen. */
const WHOLE = `scheme: northern-ireland
asOf: 2026-11-30
worker:
  id: W1
  name: A. Worker
  role: newly-qualified
  fte: 0.8
  qualifiedOn: 2026-07-01
  startedOn: 2026-09-01
  teamType: child-in-need
  professionalIssues: [mentoring, training]
duties:
  - {kind: working-group, from: 2026-01-01, to: 2026-12-31, quantity: 2}
  - {kind: pq-specialist, from: 2026-01-01, dueBy: 2026-12-31}
  - {kind: supervision, on: 2026-11-05, hours: 1.5}
  - {kind: exceptional, from: 2026-11-01, points: 0.25, reason: "court, all week: new"}
cases:
  - ref: C-101
    category: looked-after
    allocatedOn: 2026-11-02
    closureDecidedOn: 2026-12-01
    closedOn: 2026-12-02
    transferredOutOn: 2026-12-03
    coWorked: true
    taskShare: 0.5
    teamHold: true
    agreedInSupervisionOn: 2026-11-20
    statutoryResponsibility: true
    leavingCare: {role: case-manager}
    workloadIssues: [court, distant-placement]
    discretion: {risk: 0, complexity: 0.25, travel: 1, reduction: 2}
    rating: {activity: red, risk: amber, travel: green, overall: amber}
    lastActivityOn: 2026-11-28
    children:
      - {ref: C-101-1, lookedAfter: {from: 2026-10-01, to: 2026-12-01}, childProtection: {from: 2026-10-01}}
      - {ref: C-101-2, household: foster home, discretion: {risk: 0.5}}
    activities:
      - {kind: core-assessment, on: 2026-11-04, children: 3}
      - {kind: proceedings, from: 2026-11-05, to: 2026-12-05, children: [C-101-1]}
      - {kind: placement-change, on: 2026-11-06, placements: 2}
      - {kind: travel, from: 2026-11-07, hoursEachWay: 2.5, count: 2}
      - {kind: needs-assessment, on: 2026-11-08, completedOn: 2026-11-10}
      - {kind: pathway-plan, on: 2026-11-09, rewrite: true, completedBy: other}
      - {kind: assessment, on: 2026-11-10, hours: 7.5}
      - {kind: court, from: 2026-11-11, discretion: {travel: 1.25}}
  - ref: "102"
    category: adoption
    allocatedOn: 2026-11-02
`;

function read(text: string): CaseloadFile {
  const parsed = parseCaseloadFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.file;
}

describe('writing a caseload file', () => {
  it('writes no more than it must: what is a default is left out', () => {
    expect(writeCaseloadFile(bare)).toBe('scheme: merton\nasOf: 2026-11-30\nworker:\n  id: W1\n');
  });

  it("writes every key in the order of the file's page, and short facts in one line", () => {
    expect(writeCaseloadFile(read(WHOLE))).toBe(WHOLE);
  });

  it('writes the defaults of a case, a child and work out of the way', () => {
    const full = `${WHOLE.split('duties:')[0]}cases:
  - ref: C-1
    category: gateway
    allocatedOn: 2026-11-02
    coWorked: false
    teamHold: false
    statutoryResponsibility: false
    workloadIssues: []
    children: [{ref: a, household: home}]
    activities:
      - {kind: placement-change, on: 2026-11-04, placements: 1}
      - {kind: travel, on: 2026-11-04, hoursEachWay: 3, count: 1}
      - {kind: pathway-plan, on: 2026-11-04, rewrite: false}
`;
    expect(writeCaseloadFile(read(full)).split('cases:')[1]).toBe(`
  - ref: C-1
    category: gateway
    allocatedOn: 2026-11-02
    children:
      - {ref: a}
    activities:
      - {kind: placement-change, on: 2026-11-04}
      - {kind: travel, on: 2026-11-04, hoursEachWay: 3}
      - {kind: pathway-plan, on: 2026-11-04}
`);
  });

  it('gives the same caseload again when it is read, under any scheme and with any texts', () => {
    fc.assert(
      fc.property(validFile, (file) => {
        expect(read(writeCaseloadFile(file))).toEqual(file);
      }),
      { numRuns: 150 },
    );
  });
});
