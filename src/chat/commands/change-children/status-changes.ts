import { type CalendarDate, later } from '../../../domain/calendar-date.ts';
import type { Span } from '../../../domain/case-facts.ts';
import type { CaseDetails, Versions } from '../../../domain/caseload.ts';
import { type ChildStatus, overlap, periodsOf, withPeriods } from '../../../domain/child-periods.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided } from '../../asking.ts';
import { dayProblem } from '../../case-days.ts';
import { type AboutCase, caseChange } from '../../case-recording.ts';
import { date, needed } from '../../form/field.ts';
import { readForm } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { capitalised } from '../../phrases.ts';
import { STATUS_NAMES, spanInWords, whoInWords } from './child-words.ts';

/** A status begins for some children, on one day for all of them. */
export function statusBegins(about: AboutCase, refs: readonly string[], status: ChildStatus): Asking {
  const { facts, scheme, stored, today } = about;
  const name = STATUS_NAMES[status];
  const fields = { from: needed(date('From which day?')), to: date('Last day (empty while it lasts)') };
  return {
    title: `${facts.ref} · ${capitalised(name)}`,
    notes: [`For ${refs.join(', ')}.`],
    fields,
    given: { from: today },
    decide: (typed) => {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { from, to } = read.values;
      if (to !== undefined && to < from) return atField('to', `This is before the first day, ${spokenDate(from)}.`);
      const late = dayProblem(facts, scheme, later(from, facts.allocatedOn));
      if (late !== undefined) return atField('from', late);
      const period: Span = { from, ...ifKnown('to', to) };
      let { details } = stored.history;
      for (const ref of refs) {
        const periods = periodsOf(details, ref, status);
        const there = periods.find((other) => overlap(other, period));
        if (there) return atField('from', `${ref} is recorded as ${name} ${spanInWords(there)} already.`);
        details = withPeriods(details, ref, status, inOrder([...periods, period]));
      }
      const what = `recorded ${whoInWords(refs)} of ${facts.ref} as ${name} ${spanInWords(period)}`;
      return changed(about, what, details, { change: status, children: refs.length, from, to: to ?? null });
    },
  };
}

/** A status ends for some children. */
export function statusEnds(about: AboutCase, refs: readonly string[], status: ChildStatus): Asking {
  const { facts, stored, today } = about;
  const name = STATUS_NAMES[status];
  const fields = { to: needed(date(`Last day ${name}`)) };
  return {
    title: `${facts.ref} · No longer ${name}`,
    notes: [`For ${refs.join(', ')}.`],
    fields,
    given: { to: today },
    decide: (typed) => {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { to } = read.values;
      let { details } = stored.history;
      for (const ref of refs) {
        const periods = periodsOf(details, ref, status);
        const running = periods.find((period) => overlap(period, { from: to, to }));
        if (!running) return atField('to', `${ref} is not recorded as ${name} on ${spokenDate(to)}.`);
        const ended = periods.map((period) => (period === running ? { from: period.from, to } : period));
        details = withPeriods(details, ref, status, ended);
      }
      const what = `recorded ${whoInWords(refs)} of ${facts.ref} as ${name} up to ${spokenDate(to)}`;
      return changed(about, what, details, { change: status, children: refs.length, to });
    },
  };
}

/** The dates of the latest period of each status of one child, to be put right or emptied. */
export function correctDates(about: AboutCase, ref: string): Asking {
  const { facts, stored } = about;
  const latest = (status: ChildStatus) => periodsOf(stored.history.details, ref, status).at(-1);
  const given = (status: ChildStatus, from: string, to: string) => {
    const span = latest(status);
    return { [from]: span?.from ?? '', [to]: span?.to ?? '' };
  };
  const fields = {
    lookedAfterFrom: date('Looked after from (empty if never)'),
    lookedAfterTo: date('Looked after, last day (empty while it lasts)'),
    conferenceFrom: date('Subject to a CP or FS conference from (empty if never)'),
    conferenceTo: date('Subject to a conference, last day (empty while it lasts)'),
  };
  return {
    title: `${facts.ref} · Put dates right`,
    notes: [`For ${ref}. These are the latest dates; what was recorded before them stays.`],
    fields,
    given: {
      ...given('lookedAfter', 'lookedAfterFrom', 'lookedAfterTo'),
      ...given('childProtection', 'conferenceFrom', 'conferenceTo'),
    },
    decide: (typed) => {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { lookedAfterFrom, lookedAfterTo, conferenceFrom, conferenceTo } = read.values;
      const { details } = stored.history;
      const first = withLatest(details, ref, 'lookedAfter', lookedAfterFrom, lookedAfterTo);
      if (typeof first === 'string') return atField('lookedAfterFrom', first);
      const both = withLatest(first, ref, 'childProtection', conferenceFrom, conferenceTo);
      if (typeof both === 'string') return atField('conferenceFrom', both);
      if (JSON.stringify(both) === JSON.stringify(details)) {
        return { ok: false, problems: {}, problem: 'Check: these are the dates that are recorded already.' };
      }
      return changed(about, `put dates of ${ref} on ${facts.ref} right`, both, { change: 'correct' });
    },
  };
}

/** The details with the latest period of a status replaced, or taken away; or what is wrong with it. */
function withLatest(
  details: Versions<CaseDetails>,
  ref: string,
  status: ChildStatus,
  from: CalendarDate | undefined,
  to: CalendarDate | undefined,
): Versions<CaseDetails> | string {
  const earlier = periodsOf(details, ref, status).slice(0, -1);
  if (from === undefined) {
    if (to !== undefined) return 'There is a last day without a first one.';
    return withPeriods(details, ref, status, earlier);
  }
  if (to !== undefined && to < from) return `The last day, ${spokenDate(to)}, is before the first.`;
  const period: Span = { from, ...ifKnown('to', to) };
  const there = earlier.find((other) => overlap(other, period));
  if (there) return `This runs into what was recorded before: ${spanInWords(there)}.`;
  return withPeriods(details, ref, status, inOrder([...earlier, period]));
}

function changed({ stored }: AboutCase, what: string, details: Versions<CaseDetails>, detail: Detail): Decided {
  return caseChange(what, stored, { ...stored.history, details }, detail);
}
type Detail = NonNullable<Parameters<typeof caseChange>[3]>;

const inOrder = (periods: readonly Span[]) => [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
const atField = (field: string, problem: string): Decided => ({ ok: false, problems: { [field]: problem } });
