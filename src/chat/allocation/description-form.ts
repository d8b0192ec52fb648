import type { DescribedCase } from '../../application/asked-case.ts';
import type { TeamRecord } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { CASE_WORK, type CaseProfile, type CaseWork, factsOf } from '../../domain/case-profile.ts';
import { type CaseDetails, valueOn } from '../../domain/caseload.ts';
import { WAITING_TYPES, type WaitingType } from '../../domain/waiting-case.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import { NO_DETAILS } from '../commands/add-case/judge-draft.ts';
import { MOST_CHILDREN } from '../entries/activity-forms.ts';
import { anyOf } from '../form/any-of.ts';
import { choice, date, hours, needed, shortText, wholeNumber } from '../form/field.ts';
import { type Fields, type Problems, readForm, type Typed } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { answersOf, type CaseQuestion, checkAll, fieldsOf } from '../schemes/case-question.ts';
import { chatOf } from '../schemes/index.ts';
import type { Turn } from '../turn.ts';
import { TYPE_WORDS, WORK_WORDS } from './waiting-words.ts';

/** What is asked about a case without a worker in a team of some scheme: what the scheme needs to weigh it. */
export interface DescriptionAsks {
  readonly scheme: WeightingScheme;
  readonly questions: readonly CaseQuestion[];
  readonly work: readonly CaseWork[];
  readonly fields: Fields;
}

export function descriptionAsks({ outside, today }: Turn, { schemes }: TeamRecord): DescriptionAsks {
  const scheme = outside.schemeOf(valueOn(schemes, today));
  const chat = chatOf(scheme);
  const kinds = chat.activities.map(({ form }) => form.kind);
  const questions = chat.caseQuestions.filter(({ ofHolder, managerOnly }) => !ofHolder && !managerOnly);
  const work = CASE_WORK.filter((kind) => kinds.includes(kind));
  const asksChild = (fact: (typeof chat.childFacts)[number]) => chat.childFacts.includes(fact);
  const count = (label: string, least = 0) => wholeNumber(label, least, MOST_CHILDREN);
  const workWords = Object.fromEntries(work.map((kind) => [kind, WORK_WORDS[kind]])) as Record<CaseWork, string>;
  const fields: Fields = {
    type: needed(
      choice(
        'Type',
        WAITING_TYPES.map((value) => ({ title: TYPE_WORDS[value], value })),
      ),
    ),
    ...(chat.children === 'not-asked'
      ? {}
      : { children: needed(count('How many children?', chat.children === 'needed' ? 1 : 0)) }),
    ...(asksChild('lookedAfter') ? { lookedAfter: count('Of them looked after') } : {}),
    ...(asksChild('childProtection') ? { conference: count('Of them subject to a CP or FS conference') } : {}),
    ...(asksChild('household') ? { homes: count('In how many homes or placements?', 1) } : {}),
    ...(work.length > 0 ? { work: anyOf('Work that comes with it', workWords) } : {}),
    ...(kinds.includes('travel') ? { hoursAway: hours('Travel each way, in hours (empty if near)') } : {}),
    ...fieldsOf(questions.map(forAnyone)),
  };
  return { scheme, questions, work, fields };
}

/** A question that speaks to whoever holds the case, about somebody who is not known yet. */
function forAnyone(question: CaseQuestion): CaseQuestion {
  const fields = Object.entries(question.fields).map(([id, field]) => [
    id,
    {
      ...field,
      ...ifKnown(
        'choices',
        field.choices?.map(({ title, value }) => ({ title: title.replace('I am', 'the worker is'), value })),
      ),
    },
  ]);
  return { ...question, fields: Object.fromEntries(fields) as Fields };
}

export const REFERENCE = shortText('Reference', 'Please give the reference of your case system.', 'for example C-201');
export const QUEUE_FIELDS = {
  ref: needed(REFERENCE),
  since: needed(date('Without a worker since')),
  plannedFor: date('Planned allocation date (empty if there is none)'),
} as const;

/** What a sentence said, or what is kept, as it stands in the fields. */
export interface Sketch {
  readonly type?: WaitingType | undefined;
  readonly children?: number | undefined;
  readonly lookedAfter?: number | undefined;
  readonly conference?: number | undefined;
  readonly homes?: number | undefined;
  readonly work?: readonly CaseWork[] | undefined;
  readonly hoursAway?: number | undefined;
  readonly details?: CaseProfile['details'] | undefined;
}

/** Filled in from the sketch, and what usually goes with its type. */
export function typedFrom({ scheme, questions, work, fields }: DescriptionAsks, sketch: Sketch): Typed {
  const { type, children = 1, details = NO_DETAILS } = sketch;
  const weighsConference = scheme.caseRules.some(({ code }) => code === 'child-protection');
  const isConference = type === 'cp' || (type === 'fs' && weighsConference);
  const offered = (sketch.work ?? []).filter((kind) => work.includes(kind));
  const all: Typed = {
    ...answersOf(questions, { ...details, children: [] }),
    ...(sketch.details ? {} : usualOf(type)),
    ...ifKnown('type', type),
    children: String(children),
    lookedAfter: String(sketch.lookedAfter ?? (type === 'cla' ? children : 0)),
    conference: String(sketch.conference ?? (isConference ? children : 0)),
    homes: String(Math.max(1, sketch.homes ?? 1)),
    work: offered.join(','),
    hoursAway: sketch.hoursAway === undefined ? '' : String(sketch.hoursAway),
  };
  return Object.fromEntries(Object.keys(fields).map((id) => [id, all[id] ?? '']));
}

/** What a type usually means in the schemes' own questions; the manager sees and corrects it. */
function usualOf(type: WaitingType | undefined): Typed {
  switch (type) {
    case 'care-leaver':
      return { leavingCare: 'case-manager', category: 'leaving-care-community' };
    case 'cla':
      return { category: 'looked-after' };
    case 'fs':
    case 's17':
      return { category: 'family-intervention' };
    default:
      return {};
  }
}

export type ReadDescription =
  | { readonly ok: true; readonly type: WaitingType; readonly profile: CaseProfile }
  | { readonly ok: false; readonly problems: Problems };

/** The case that the answers describe, or what is wrong with them by field. */
export function readDescription({ questions, fields }: DescriptionAsks, typed: Typed): ReadDescription {
  const read = readForm(fields, typed);
  if (!read.ok) return read;
  const number = (id: string): number | undefined => {
    const value = read.values[id];
    return typeof value === 'number' ? value : undefined;
  };
  const children = number('children') ?? 0;
  const kinds = (read.values.work ?? []) as readonly CaseWork[];
  const { children: _, ...details } = questions.reduce<CaseDetails>(
    (known, question) => question.apply(known, typed),
    NO_DETAILS,
  );
  const profile: CaseProfile = {
    children,
    lookedAfter: number('lookedAfter') ?? 0,
    conference: number('conference') ?? 0,
    homes: Math.max(1, number('homes') ?? 1),
    work: kinds,
    ...ifKnown('hoursAway', number('hoursAway')),
    details,
  };
  const problems = { ...tooMany(profile), ...checkAll(questions, factsOf(profile, '', ANY_DAYS)) };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, type: read.values.type as WaitingType, profile };
}

/** The days play no part in what is asked. */
const ANY_DAYS = { allocatedOn: '2000-01-01', since: '2000-01-01' };

function tooMany({ children, lookedAfter, conference, homes }: CaseProfile): Problems {
  const most = `There are ${children} children in all.`;
  return {
    ...(lookedAfter > children ? { lookedAfter: most } : {}),
    ...(conference > children ? { conference: most } : {}),
    ...(homes > Math.max(1, children) ? { homes: `${most} Please give at most one home for each.` } : {}),
  };
}

/** The case as described: without a reference while it has none. */
export function describedCase(
  read: Extract<ReadDescription, { readonly ok: true }>,
  ref: string | undefined,
  since: CalendarDate,
): DescribedCase {
  return { ref: ref ?? '', type: read.type, since, profile: read.profile };
}
