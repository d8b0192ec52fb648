import { mayInTeam } from '../../../domain/access.ts';
import { later } from '../../../domain/calendar-date.ts';
import type { WorkerTerms } from '../../../domain/case-facts.ts';
import { type CaseDetails, changeAll, valueOn } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided, Recording } from '../../asking.ts';
import { type CaseCardState, caseCardState } from '../../card-state.ts';
import { leaves } from '../../cards/button.ts';
import { dayProblem, latestFacts, schemeOn } from '../../case-days.ts';
import { type AboutCase, caseChange } from '../../case-recording.ts';
import { anyOf, ticked } from '../../form/any-of.ts';
import { date, needed } from '../../form/field.ts';
import { readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { WORKLOAD_ISSUE_WORDS } from '../../issue-words.ts';
import { caseGone } from '../../refusals.ts';
import { storedCase } from '../../stored-case.ts';

const ISSUES = {
  workloadIssues: anyOf('Workload issues to talk about (section 4)', WORKLOAD_ISSUE_WORDS),
  from: needed(date('So from which day?')),
};
const AGREEMENT = {
  agreedInSupervisionOn: date('Child protection agreed in supervision on (empty if not agreed)'),
};

type About = Pick<AboutCase, 'stored' | 'facts' | 'scheme' | 'today'> & {
  /** The manager's to record, and only where a newly-qualified worker needs it. */
  readonly agrees: boolean;
};

const fieldsFor = ({ agrees }: Pick<About, 'agrees'>) => ({ ...ISSUES, ...(agrees ? AGREEMENT : {}) });

/** The workload issues of a case, and the agreement to child protection with a newly-qualified worker. */
export const caseIssues: Recording<CaseCardState> = {
  command: 'supervision-talk',
  prefix: 'case-',
  state: caseCardState,
  ask: ({ head, cases }, { caseId, worker }, turn) => {
    const stored = storedCase({ cases }, caseId);
    if (!stored) return { ok: false, reply: caseGone(worker) };
    const { person, outside, today } = turn;
    const facts = latestFacts(stored.history);
    const scheme = schemeOn({ head }, outside.schemeOf, today);
    const agrees =
      mayInTeam(person, 'change-team-caseload', head.teamId) && needsAgreement(facts, valueOn(head.terms, today));
    return { ok: true, asking: ask({ stored, facts, scheme, today, agrees }) };
  },
  next: ({ worker }) => [leaves('For supervision', 'supervision-talk.show', { ...ifKnown('worker', worker) })],
};

/** Section 3: child protection with a newly-qualified worker is agreed by both in supervision. */
export function needsAgreement({ children }: Pick<CaseDetails, 'children'>, { role }: WorkerTerms): boolean {
  return role === 'newly-qualified' && children.some(({ childProtection }) => childProtection !== undefined);
}

function ask(about: About): Asking {
  const { facts, today, agrees } = about;
  return {
    title: `${facts.ref} · For supervision`,
    notes: ['What is ticked is for the talk in supervision. It does not change the count.'],
    fields: fieldsFor(about),
    given: {
      workloadIssues: ticked(facts.workloadIssues),
      from: later(today, facts.allocatedOn),
      ...(agrees ? { agreedInSupervisionOn: facts.agreedInSupervisionOn ?? '' } : {}),
    },
    decide: (typed) => decide(about, typed),
  };
}

function decide(about: About, typed: Typed): Decided {
  const { stored, facts, scheme, today, agrees } = about;
  const read = readForm(fieldsFor(about), typed);
  if (!read.ok) return read;
  const { workloadIssues, from, agreedInSupervisionOn } = read.values;
  const problems = {
    ...ifKnown('from', dayProblem(facts, scheme, from)),
    ...(agreedInSupervisionOn !== undefined && agreedInSupervisionOn > today
      ? { agreedInSupervisionOn: 'This day has not come yet. Please give the day of the supervision.' }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const listed = setFrom(
    stored.history.details,
    from,
    (value) => ticked(value.workloadIssues),
    (value) => ({ ...value, workloadIssues }),
  );
  // The agreement has a day of its own and so holds in every version.
  const details = agrees ? changeAll(listed, (value) => withAgreement(value, agreedInSupervisionOn)) : listed;
  const history = { ...stored.history, details };
  if (JSON.stringify(history) === JSON.stringify(stored.history)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const isNewlyAgreed = agrees && agreedInSupervisionOn !== facts.agreedInSupervisionOn;
  const what = !isNewlyAgreed
    ? `noted what to talk about on ${facts.ref}`
    : agreedInSupervisionOn === undefined
      ? `took the agreement to child protection on ${facts.ref} back`
      : `noted that child protection on ${facts.ref} was agreed on ${spokenDate(agreedInSupervisionOn)}`;
  return caseChange(what, stored, history, {
    from,
    workloadIssues: ticked(workloadIssues),
    agreedInSupervisionOn: agreedInSupervisionOn ?? null,
  });
}

function withAgreement(
  { agreedInSupervisionOn: _, ...details }: CaseDetails,
  agreedOn: CaseDetails['agreedInSupervisionOn'],
): CaseDetails {
  return { ...details, ...ifKnown('agreedInSupervisionOn', agreedOn) };
}
