import type { CaseloadHead } from '../application/ports.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { ROLES, type TeamType, type WorkerTerms } from '../domain/case-facts.ts';
import { changeFrom, type Versions, valueOn } from '../domain/caseload.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { Asking, Decided } from './asking.ts';
import { choice, date, needed } from './form/field.ts';
import { fteField } from './form/fte.ts';
import { readForm, type Typed } from './form/read-form.ts';
import { ifKnown } from './if-known.ts';
import { ROLE_WORDS } from './role-words.ts';
import { asksTeamType, teamTypeField } from './team-type-field.ts';

const roles = ROLES.map((role) => ({ title: ROLE_WORDS[role], value: role }));

const FIELDS = {
  from: needed(date('From which day?')),
  role: needed(choice('Role', roles, 'Please choose a role.')),
  fte: needed(fteField('Part of full time (1 is full time)')),
  qualifiedOn: date('Qualified on (empty if not known)'),
  startedOn: date('In post since (for the newly qualified)'),
};

function fieldsFor(scheme: WeightingScheme) {
  return { ...FIELDS, ...(asksTeamType(scheme) ? { teamType: teamTypeField } : {}) };
}
type TermsFields = ReturnType<typeof fieldsFor>;

/** What is asked about a worker's terms, filled in with those of today. */
export function termsForm({ terms, name }: CaseloadHead, today: CalendarDate, scheme: WeightingScheme): Asking {
  const fields = fieldsFor(scheme);
  const now = valueOn(terms, today);
  const later = terms.filter(({ inForceFrom }) => inForceFrom > today);
  const given: Typed = {
    from: today,
    role: now.role,
    fte: String(now.fte),
    qualifiedOn: now.qualifiedOn ?? '',
    startedOn: now.startedOn ?? '',
    ...(fields.teamType ? { teamType: now.teamType ?? '' } : {}),
  };
  return {
    title: `Role and FTE of ${name}`,
    notes: [
      'Only what you change here changes, from the day you give.',
      ...later.map(
        ({ inForceFrom, value }) =>
          `Recorded already: ${ROLE_WORDS[value.role]}, ${value.fte} of full time from ${spokenDate(inForceFrom)}.`,
      ),
    ],
    fields,
    given,
    decide: (typed) => decide(name, terms, fields, given, typed),
  };
}

/** What differs from what the card showed is changed from the day on; everything else stays as it is on each day. */
function decide(name: string, terms: Versions<WorkerTerms>, fields: TermsFields, given: Typed, typed: Typed): Decided {
  const read = readForm(fields, typed);
  if (!read.ok) return read;
  const { from, role, fte, qualifiedOn, startedOn, teamType } = read.values;
  const touched = (['role', 'fte', 'qualifiedOn', 'startedOn', 'teamType'] as const).filter(
    (id) => fields[id] !== undefined && (typed[id] ?? '') !== given[id] && !(id === 'fte' && fte === Number(given.fte)),
  );
  if (touched.length === 0)
    return { ok: false, problems: {}, problem: 'Check: nothing is different. Nothing was saved.' };
  const asked = { role, fte, qualifiedOn, startedOn, teamType };
  const after = changeFrom(terms, from, (value) => withTouched(value, touched, asked));
  const now = valueOn(after, from);
  const what = `changed ${name}'s terms to ${ROLE_WORDS[now.role]}, ${now.fte} of full time, from ${spokenDate(from)}`;
  return { ok: true, change: { what, terms: after, detail: { from, role: now.role, fte: now.fte } } };
}

type Asked = Pick<WorkerTerms, 'role' | 'fte'> & {
  readonly qualifiedOn: string | undefined;
  readonly startedOn: string | undefined;
  readonly teamType: TeamType | undefined;
};

function withTouched(before: WorkerTerms, touched: readonly (keyof Asked)[], asked: Asked): WorkerTerms {
  const { qualifiedOn, startedOn, teamType, ...others } = before;
  const optional = {
    qualifiedOn: touched.includes('qualifiedOn') ? asked.qualifiedOn : qualifiedOn,
    startedOn: touched.includes('startedOn') ? asked.startedOn : startedOn,
    teamType: touched.includes('teamType') ? asked.teamType : teamType,
  };
  return {
    ...others,
    role: touched.includes('role') ? asked.role : before.role,
    fte: touched.includes('fte') ? asked.fte : before.fte,
    ...ifKnown('qualifiedOn', optional.qualifiedOn),
    ...ifKnown('startedOn', optional.startedOn),
    ...ifKnown('teamType', optional.teamType),
  };
}
