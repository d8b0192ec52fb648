import type { CaseloadHead } from '../../../application/ports.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import type { Asking, Decided, Recording } from '../../asking.ts';
import { type CardState, cardState } from '../../card-state.ts';
import { leaves } from '../../cards/button.ts';
import { anyOf, ticked } from '../../form/any-of.ts';
import { date, needed } from '../../form/field.ts';
import { readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { PROFESSIONAL_ISSUE_WORDS } from '../../issue-words.ts';

const FIELDS = {
  issues: anyOf('Professional issues to talk about (section 5)', PROFESSIONAL_ISSUE_WORDS),
  from: needed(date('So from which day?')),
};

/** What a worker does beside the cases, for the talk in supervision; role and FTE are not touched. */
export const professionalIssues: Recording<CardState> = {
  command: 'supervision-talk',
  prefix: 'professional-',
  state: cardState,
  ask: ({ head }, _, { today }) => ({ ok: true, asking: ask(head, today) }),
  next: ({ worker }) => [leaves('For supervision', 'supervision-talk.show', { ...ifKnown('worker', worker) })],
};

function ask(head: CaseloadHead, today: CalendarDate): Asking {
  return {
    title: `Professional issues of ${head.name}`,
    notes: ['What is ticked is for the talk in supervision. It does not change the count.'],
    fields: FIELDS,
    given: { issues: ticked(valueOn(head.terms, today).professionalIssues), from: today },
    decide: (typed) => decide(head, typed),
  };
}

function decide({ terms }: CaseloadHead, typed: Typed): Decided {
  const read = readForm(FIELDS, typed);
  if (!read.ok) return read;
  const { issues, from } = read.values;
  const after = setFrom(
    terms,
    from,
    (value) => ticked(value.professionalIssues),
    (value) => ({ ...value, professionalIssues: issues }),
  );
  if (JSON.stringify(after) === JSON.stringify(terms)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const change = { what: 'noted professional issues to talk about', terms: after };
  return { ok: true, change: { ...change, detail: { from, issues: ticked(issues) } } };
}
