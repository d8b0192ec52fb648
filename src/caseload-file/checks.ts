import { type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';
import { SCHEME_IDS, type SchemeId, type WeightingScheme } from '../domain/weighting-scheme.ts';
import { schemeById } from '../schemes/index.ts';
import { isPlainMap, type PlainMap } from './plain.ts';

/** Reports an error at a place. */
export type Refuse = (path: string, message: string) => void;

/** Activities that may name the children whom they concern. */
const NAMING_CHILDREN: readonly unknown[] = ['proceedings', 'contact-organising', 'supervised-contact'];

/** What stands instead of the file's own, and may then be absent there. */
export interface Given {
  readonly scheme?: SchemeId;
  readonly asOf?: CalendarDate;
}

/**
 * What hangs together across places of the file. It looks at the values as they were read and passes over what the
 * shapes refuse anyway, so that one error does not hide another. Without a known scheme, what a scheme demands is not
 * asked.
 */
export function checkFile(file: PlainMap, given: Given, refuse: Refuse): void {
  const schemeId = given.scheme ?? SCHEME_IDS.find((id) => id === file.scheme);
  const scheme = schemeId && schemeById(schemeId);
  if (given.scheme === undefined && file.scheme === undefined) {
    refuse('scheme', `Expected one of ${SCHEME_IDS.join(', ')}.`);
  }
  if (given.asOf === undefined && file.asOf === undefined) refuse('asOf', 'Expected the day to score.');
  eachMap(file, 'duties', '', (duty, path) => {
    checkEnds(duty, path, refuse);
    if (duty.kind === 'supervision') checkSupervision(duty, path, refuse);
  });
  checkRefs(file, 'cases', '', refuse);
  eachMap(file, 'cases', '', (facts, path) => checkCase(facts, path, scheme, refuse));
}

function checkCase(facts: PlainMap, path: string, scheme: WeightingScheme | undefined, refuse: Refuse): void {
  endsOnOrAfter(facts, 'closureDecidedOn', ['allocatedOn'], path, refuse);
  endsOnOrAfter(facts, 'closedOn', ['allocatedOn', 'closureDecidedOn'], path, refuse);
  endsOnOrAfter(facts, 'transferredOutOn', ['allocatedOn'], path, refuse);
  if (scheme?.caseInFile.needsCategory && facts.category === undefined) {
    refuse(`${path}.category`, `Expected a category, which ${scheme.id} needs.`);
  }
  if (facts.taskShare !== undefined && (facts.coWorked === undefined || facts.coWorked === false)) {
    refuse(`${path}.taskShare`, 'Expected no taskShare on a case that is not coWorked.');
  }
  checkChildren(facts, path, scheme, refuse);
  const children = refsOf(facts.children);
  eachMap(facts, 'activities', path, (activity, at) => {
    checkEnds(activity, at, refuse);
    if (activity.kind === 'travel') onOrFrom(activity, at, { beside: { on: ['to'], from: [] } }, refuse);
    if (NAMING_CHILDREN.includes(activity.kind)) checkConcerned(activity.children, children, at, refuse);
  });
}

function checkChildren(facts: PlainMap, path: string, scheme: WeightingScheme | undefined, refuse: Refuse): void {
  const isEmpty = Array.isArray(facts.children) && facts.children.length === 0;
  if (isEmpty || (facts.children === undefined && scheme?.caseInFile.needsChildren(facts.category))) {
    refuse(`${path}.children`, 'Expected at least one child.');
  }
  checkRefs(facts, 'children', path, refuse);
  eachMap(facts, 'children', path, (child, at) => {
    for (const span of ['lookedAfter', 'childProtection']) {
      const period = child[span];
      if (isPlainMap(period)) checkEnds(period, `${at}.${span}`, refuse);
    }
  });
}

/** The references of a case's children, none without a list of them; null when there is something else. */
function refsOf(children: unknown): ReadonlySet<unknown> | null {
  if (children !== undefined && !Array.isArray(children)) return null;
  return new Set((children ?? []).map((child) => (isPlainMap(child) ? child.ref : undefined)));
}

/** The children whom an activity concerns: at least one, each a child of the case, none twice. */
function checkConcerned(
  concerned: unknown,
  children: ReadonlySet<unknown> | null,
  activity: string,
  refuse: Refuse,
): void {
  if (!Array.isArray(concerned)) return;
  const path = `${activity}.children`;
  if (concerned.length === 0) refuse(path, 'Expected at least one child; without the key, all are concerned.');
  const named = new Set<unknown>();
  for (const [index, ref] of concerned.entries()) {
    if (typeof ref !== 'string' || !children) continue;
    if (!children.has(ref)) refuse(`${path}[${index}]`, 'Expected the reference of a child of this case.');
    else if (named.has(ref)) refuse(`${path}[${index}]`, 'Expected each child once.');
    named.add(ref);
  }
}

/** Either a single day with its hours, or a period with the number of people supervised. */
function checkSupervision(duty: PlainMap, path: string, refuse: Refuse): void {
  onOrFrom(duty, path, { beside: { on: ['to', 'quantity'], from: ['hours'] } }, refuse);
  if (duty.on !== undefined && duty.from === undefined && duty.hours === undefined) {
    refuse(`${path}.hours`, 'Expected the hours, beside on.');
  }
}

/** Exactly one of `on` and `from`, without the keys that belong to the other. */
function onOrFrom(
  entry: PlainMap,
  path: string,
  { beside }: { beside: Record<'on' | 'from', readonly string[]> },
  refuse: Refuse,
): void {
  if ((entry.on === undefined) === (entry.from === undefined)) {
    refuse(path, 'Expected either on, for a single day, or from, for a period: one of the two.');
    return;
  }
  const given = entry.on === undefined ? 'from' : 'on';
  for (const key of beside[given]) {
    if (entry[key] !== undefined) refuse(`${path}.${key}`, `Expected no ${key} beside ${given}.`);
  }
}

/** The ends that activities, duties and periods have. */
function checkEnds(facts: PlainMap, path: string, refuse: Refuse): void {
  endsOnOrAfter(facts, 'to', ['from'], path, refuse);
  endsOnOrAfter(facts, 'completedOn', ['on'], path, refuse);
  endsOnOrAfter(facts, 'dueBy', ['from'], path, refuse);
}

function endsOnOrAfter(facts: PlainMap, end: string, starts: readonly string[], path: string, refuse: Refuse): void {
  const lastDay = dateAt(facts, end);
  if (lastDay === undefined) return;
  const start = starts.find((key) => (dateAt(facts, key) ?? lastDay) > lastDay);
  if (start !== undefined) refuse(`${path}.${end}`, `Expected a day on or after ${start}.`);
}

function dateAt(facts: PlainMap, key: string): CalendarDate | undefined {
  const value = facts[key];
  return typeof value === 'string' && isCalendarDate(value) ? value : undefined;
}

/** No two maps of a list have the same reference. */
function checkRefs(facts: PlainMap, list: string, path: string, refuse: Refuse): void {
  const seen = new Set<string>();
  eachMap(facts, list, path, ({ ref }, at) => {
    if (typeof ref !== 'string') return;
    if (seen.has(ref)) refuse(`${at}.ref`, `Expected a reference of its own, unlike the others in ${list}.`);
    seen.add(ref);
  });
}

function eachMap(facts: PlainMap, list: string, path: string, visit: (item: PlainMap, path: string) => void): void {
  const items = facts[list];
  if (!Array.isArray(items)) return;
  const place = path === '' ? list : `${path}.${list}`;
  for (const [index, item] of items.entries()) if (isPlainMap(item)) visit(item, `${place}[${index}]`);
}
