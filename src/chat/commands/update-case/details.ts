import { type CalendarDate, earlier, later } from '../../../domain/calendar-date.ts';
import type { Activity } from '../../../domain/case-facts.ts';
import type { CaseDetails, CaseHistory, Versions } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided } from '../../asking.ts';
import { type CaseCardState, caseCardState } from '../../card-state.ts';
import { leaves } from '../../cards/button.ts';
import { type AboutCase, caseChange, caseRecording } from '../../case-recording.ts';
import { plainRef } from '../../find-case.ts';
import { choice, date, needed, shortText } from '../../form/field.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { LEAVING_CARE, scoresLeavingCare } from '../add-case/questions.ts';

/** Corrects the reference and the day of allocation, and changes the part in leaving care from a day on. */
export const detailsRecording = caseRecording({
  command: 'update-case',
  prefix: 'details-',
  state: caseCardState,
  ask: askDetails,
});

function fieldsFor({ scheme }: AboutCase) {
  return {
    ref: needed(shortText('Reference', 'Please give the reference of the case.')),
    allocatedOn: needed(date('Allocated on')),
    ...(scoresLeavingCare(scheme)
      ? {
          leavingCare: needed(choice('Leaving care', LEAVING_CARE)),
          leavingCareFrom: needed(date('Leaving care as above from which day?')),
        }
      : {}),
  };
}

function roleOf({ leavingCare }: Pick<CaseDetails, 'leavingCare'>) {
  return leavingCare?.role ?? 'none';
}

function askDetails(about: AboutCase, { caseId, worker }: CaseCardState): Asking {
  const { facts, today } = about;
  return {
    title: `${facts.ref} · Details`,
    notes: ['A reference and a day of allocation are corrected; leaving care is changed from its day on.'],
    fields: fieldsFor(about),
    given: {
      ref: facts.ref,
      allocatedOn: facts.allocatedOn,
      leavingCare: roleOf(facts),
      leavingCareFrom: later(today, facts.allocatedOn),
    },
    more: [leaves('Remove this case', 'update-case.remove', { caseId, ...ifKnown('worker', worker) })],
    decide: (typed) => decideDetails(about, typed),
  };
}

function decideDetails(about: AboutCase, typed: Typed): Decided {
  const read = readForm(fieldsFor(about), typed);
  if (!read.ok) return read;
  const { ref, allocatedOn, leavingCare, leavingCareFrom } = read.values;
  const { stored, facts } = about;
  const problems: Problems = {
    ...ifKnown('ref', refProblem(about, ref)),
    ...ifKnown('allocatedOn', allocationProblem(about, allocatedOn)),
    ...(leavingCareFrom !== undefined && leavingCareFrom < allocatedOn
      ? { leavingCareFrom: `${ref} was allocated on ${spokenDate(allocatedOn)}. Please give that day or a later one.` }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const corrected = allocatedFrom(stored.history, allocatedOn);
  const details =
    leavingCare === undefined || leavingCareFrom === undefined
      ? corrected.details
      : setFrom(corrected.details, leavingCareFrom, roleOf, (value) => withRole(value, leavingCare));
  const history: CaseHistory = { dated: { ...corrected.dated, ref }, details };
  if (JSON.stringify(history) === JSON.stringify(stored.history)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const what = `changed details of ${facts.ref}${ref === facts.ref ? '' : `, now ${ref}`}`;
  const detail = { allocatedOn, renamed: ref !== facts.ref, leavingCare: leavingCare ?? null };
  return caseChange(what, stored, history, detail);
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

function withRole({ leavingCare: _, ...details }: CaseDetails, role: 'none' | 'case-manager' | 'other'): CaseDetails {
  return role === 'none' ? details : { ...details, leavingCare: { role } };
}

/** Takes a case off the caseload that was never on it; a case that ended is closed instead. */
export const removalRecording = caseRecording({
  command: 'update-case',
  prefix: 'remove-',
  state: caseCardState,
  ask: ({ facts, stored }) => ({
    title: `remove ${facts.ref}, added by mistake`,
    notes: ['All its entries go with it. A case that has ended is closed, not removed.'],
    fields: {},
    given: {},
    decide: () => caseChange(`removed ${facts.ref}`, stored, null),
  }),
  next: () => [leaves('My caseload', 'my-caseload.say'), leaves('Add a case', 'add-case.say')],
});
