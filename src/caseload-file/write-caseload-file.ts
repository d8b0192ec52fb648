import { Document } from 'yaml';
import type { Activity, CaseFacts, Child, Discretion, Duty, Rating, Span, WorkerTerms } from '../domain/case-facts.ts';
import type { CaseloadFile } from './index.ts';
import { isPlainMap } from './plain.ts';

/** Gives what is written for a value; undefined where nothing is, because the value is the default. */
type Write = (value: unknown) => unknown;

type KeyOf<T> = T extends unknown ? keyof T : never;
/** The keys of a map in the order of the caseload file's page, and how each is written. */
type Layout<T> = Readonly<Record<KeyOf<T>, Write>>;

const YAML_1_2 = { version: '1.2', schema: 'core', aliasDuplicateObjects: false } as const;
const NODES = new Document(null, YAML_1_2);

const same: Write = (value) => value;
const unless =
  (standard: unknown): Write =>
  (value) =>
    value === standard ? undefined : value;
const list =
  (item: Write): Write =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.map(item) : undefined;
const map =
  <T>(layout: Layout<T>): Write =>
  (value) => {
    if (!isPlainMap(value)) return undefined;
    const keys = Object.entries<Write>(layout).map(([key, write]) => [key, write(value[key])] as const);
    return Object.fromEntries(keys.filter(([, written]) => written !== undefined));
  };
const inOneLine =
  (write: Write): Write =>
  (value) => {
    const written = write(value);
    return written === undefined ? undefined : NODES.createNode(written, { flow: true, aliasDuplicateObjects: false });
  };

const SPAN: Layout<Span> = { from: same, to: same };
const DISCRETION: Layout<Discretion> = { risk: same, complexity: same, travel: same, reduction: same };
const RATING: Layout<Rating> = { activity: same, risk: same, travel: same, overall: same };

const CHILD: Layout<Child> = {
  ref: same,
  household: unless('home'),
  lookedAfter: map(SPAN),
  childProtection: map(SPAN),
  discretion: map(DISCRETION),
};

const ACTIVITY: Layout<Activity> = {
  kind: same,
  on: same,
  from: same,
  to: same,
  children: same,
  placements: unless(1),
  hoursEachWay: same,
  count: unless(1),
  completedOn: same,
  rewrite: unless(false),
  completedBy: same,
  hours: same,
  discretion: map(DISCRETION),
};

const DUTY: Layout<Duty> = {
  kind: same,
  on: same,
  from: same,
  to: same,
  dueBy: same,
  hours: same,
  quantity: unless(1),
  points: same,
  reason: same,
};

const CASE: Layout<CaseFacts> = {
  ref: same,
  category: same,
  allocatedOn: same,
  closureDecidedOn: same,
  closedOn: same,
  transferredOutOn: same,
  coWorked: unless(false),
  taskShare: same,
  teamHold: unless(false),
  agreedInSupervisionOn: same,
  statutoryResponsibility: unless(false),
  leavingCare: inOneLine(map({ role: same })),
  workloadIssues: inOneLine(list(same)),
  discretion: inOneLine(map(DISCRETION)),
  rating: inOneLine(map(RATING)),
  lastActivityOn: same,
  children: list(inOneLine(map(CHILD))),
  activities: list(inOneLine(map(ACTIVITY))),
};

const WORKER: Layout<{ readonly id: string; readonly name: string } & WorkerTerms> = {
  id: same,
  name: same,
  role: unless('social-worker'),
  fte: unless(1),
  qualifiedOn: same,
  startedOn: same,
  teamType: same,
  professionalIssues: inOneLine(list(same)),
};

const FILE = map({
  scheme: same,
  asOf: same,
  worker: map(WORKER),
  duties: list(inOneLine(map(DUTY))),
  cases: list(map(CASE)),
});

/**
 * A caseload as the text of a caseload file: YAML 1.2 in the order of the file's page, without what is a default.
 * Reading the text gives the same caseload again.
 */
export function writeCaseloadFile({ workerId, name, terms, ...file }: CaseloadFile): string {
  const whole = FILE({ ...file, worker: { id: workerId, name, ...terms } });
  return new Document(whole, YAML_1_2).toString({ lineWidth: 0, flowCollectionPadding: false });
}
