import { type CalendarDate, earlier, later } from '../../../domain/calendar-date.ts';
import type { Activity } from '../../../domain/case-facts.ts';
import { type CaseDetails, type CaseHistory, type Versions, valueOn } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import { hasManagersPart } from '../../../domain/managers-part.ts';
import { plainRef } from '../../../domain/reference.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided } from '../../asking.ts';
import { type CaseCardState, caseCardState } from '../../card-state.ts';
import { leaves } from '../../cards/button.ts';
import { type AboutCase, caseChange, caseRecording } from '../../case-recording.ts';
import { date, needed, shortText } from '../../form/field.ts';
import { type Fields, type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { managersToDecide } from '../../refusals.ts';
import { answersOf, type CaseQuestion, checkAll, fieldsOf } from '../../schemes/case-question.ts';
import { chatOf } from '../../schemes/index.ts';
import { labelField } from '../../stored-case.ts';

/** Corrects the reference and the day of allocation, and changes what else the scheme asks from a day on. */
export const detailsRecording = caseRecording({
  command: 'update-case',
  prefix: 'details-',
  state: caseCardState,
  ask: askDetails,
});

const FIXED = {
  ref: needed(shortText('Reference', 'Please give the reference of the case.')),
  allocatedOn: needed(date('Allocated on')),
};

/** The day from which the other details hold; asked where there are any. */
function fromField({ scheme, questions }: AboutCase): Fields {
  const { id, label } = chatOf(scheme).detailsFrom;
  return questions.length === 0 ? {} : { [id]: needed(date(label)) };
}

function askDetails(about: AboutCase, { caseId, worker }: CaseCardState): Asking {
  const { facts, today, scheme, questions, manages } = about;
  const data = { caseId, ...ifKnown('worker', worker) };
  const { detailsFrom } = chatOf(scheme);
  const given = {
    ref: facts.ref,
    allocatedOn: facts.allocatedOn,
    label: about.stored.label ?? '',
    ...answersOf(questions, facts),
    [detailsFrom.id]: later(today, facts.allocatedOn),
  };
  return {
    title: `${facts.ref} · Details`,
    notes: [questions.length === 0 ? 'A reference and a day of allocation are corrected.' : detailsFrom.note],
    fields: { ...FIXED, ...labelField(about.labels), ...fieldsOf(questions), ...fromField(about) },
    given,
    more: [
      ...(manages && chatOf(scheme).discretion ? [leaves('Discretion', 'update-case.discretion', data)] : []),
      leaves('Remove this case', 'update-case.remove', data),
    ],
    decide: (typed) => decideDetails(about, given, typed),
  };
}

function decideDetails(about: AboutCase, given: Typed, typed: Typed): Decided {
  const { stored, facts, questions, scheme, labels } = about;
  const { id } = chatOf(scheme).detailsFrom;
  const read = readForm(FIXED, typed);
  const others = readForm({ ...labelField(labels), ...fieldsOf(questions), ...fromField(about) }, typed);
  if (!read.ok || !others.ok) return { ok: false, problems: { ...problemsOf(read), ...problemsOf(others) } };
  const { ref, allocatedOn } = read.values;
  const from = questions.length === 0 ? undefined : typed[id];
  const problems: Problems = {
    ...ifKnown('ref', refProblem(about, ref)),
    ...ifKnown('allocatedOn', allocationProblem(about, allocatedOn)),
    ...(from !== undefined && from < allocatedOn
      ? { [id]: `${ref} was allocated on ${spokenDate(allocatedOn)}. Please give that day or a later one.` }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const corrected = allocatedFrom(stored.history, allocatedOn);
  const details = from === undefined ? corrected.details : answered(corrected.details, from, questions, given, typed);
  const unfit = checkAll(questions, from === undefined ? facts : valueOn(details, from));
  if (Object.keys(unfit).length > 0) return { ok: false, problems: unfit };
  const history: CaseHistory = { dated: { ...corrected.dated, ref }, details };
  const label = labels ? typed.label || null : null;
  const isRelabelled = label !== (stored.label ?? null);
  if (!isRelabelled && JSON.stringify(history) === JSON.stringify(stored.history)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const what = `changed details of ${facts.ref}${ref === facts.ref ? '' : `, now ${ref}`}`;
  const answers = Object.fromEntries(Object.keys(fieldsOf(questions)).map((field) => [field, typed[field] ?? null]));
  const detail = { allocatedOn, renamed: ref !== facts.ref, relabelled: isRelabelled, ...answers };
  return { ok: true, change: { what, detail, cases: [{ caseId: stored.caseId, history, label }] } };
}

function problemsOf(read: { readonly ok: boolean; readonly problems?: Problems }): Problems {
  return read.problems ?? {};
}

/**
 * The details with the answers that differ from those the card showed, from a day on. Where none differs it is the day
 * that is put right, for all of them.
 */
function answered(
  details: Versions<CaseDetails>,
  from: CalendarDate,
  questions: readonly CaseQuestion[],
  given: Typed,
  typed: Typed,
): Versions<CaseDetails> {
  const touched = questions.filter(({ fields }) =>
    Object.keys(fields).some((field) => (typed[field] ?? '') !== (given[field] ?? '')),
  );
  return (touched.length > 0 ? touched : questions).reduce(
    (versions, question) =>
      setFrom(
        versions,
        from,
        (value) => JSON.stringify(question.typed(value)),
        (value) => question.apply(value, typed),
      ),
    details,
  );
}

function refProblem({ stored, cases }: AboutCase, ref: string): string | undefined {
  const same = cases.find(
    (other) => other.caseId !== stored.caseId && plainRef(other.history.dated.ref) === plainRef(ref),
  );
  return same && `${same.history.dated.ref} is on this caseload already.`;
}

function allocationProblem({ facts }: AboutCase, allocatedOn: CalendarDate): string | undefined {
  const { closureDecidedOn, closedOn, transferredOutOn, activities } = facts;
  const first = activities.map(firstDayOf).sort()[0];
  if (first !== undefined && first < allocatedOn) {
    return `An entry is recorded on ${spokenDate(first)}. Change or remove that entry first.`;
  }
  const ends = [closureDecidedOn, closedOn, transferredOutOn].filter((day) => day !== undefined);
  const end = ends.find((day) => day < allocatedOn);
  return end === undefined ? undefined : `The case is recorded as ending on ${spokenDate(end)}, before this day.`;
}

function firstDayOf(activity: Activity): CalendarDate {
  return 'on' in activity ? activity.on : activity.from;
}

/** The case with another day of allocation; its first version is in force from there on. */
function allocatedFrom({ dated, details }: CaseHistory, allocatedOn: CalendarDate): CaseHistory {
  const [first, ...rest] = details;
  const versions: Versions<CaseDetails> = [{ ...first, inForceFrom: earlier(first.inForceFrom, allocatedOn) }, ...rest];
  return { dated: { ...dated, allocatedOn }, details: versions };
}

/** Takes a case off the caseload that was never on it; a case that ended is closed instead. */
export const removalRecording = caseRecording({
  command: 'update-case',
  prefix: 'remove-',
  state: caseCardState,
  ask: ({ facts, stored, manages }) => {
    if (!manages && hasManagersPart(stored.history)) {
      return managersToDecide(`A manager has decided something about ${facts.ref}. It can be closed, but not removed.`);
    }
    return {
      title: `remove ${facts.ref}, added by mistake`,
      notes: ['All its entries go with it. A case that has ended is closed, not removed.'],
      fields: {},
      given: {},
      decide: () => caseChange(`removed ${facts.ref}`, stored, null),
    };
  },
  next: () => [leaves('My caseload', 'my-caseload.say'), leaves('Add a case', 'add-case.say')],
});
