import type { Discretion } from '../../../domain/case-facts.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { exact, toReport, ZERO } from '../../../domain/exact.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided } from '../../asking.ts';
import { type CaseCardState, caseCardState, opaqueId } from '../../card-state.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import type { CaseOpened } from '../../case-command.ts';
import { dayProblem, latestFacts, schemeOn } from '../../case-days.ts';
import { type AboutCase, caseChange, caseRecording, newCaseCard } from '../../case-recording.ts';
import { asTyped } from '../../entries/entry-form.ts';
import { choice, date, needed, reasonText } from '../../form/field.ts';
import { formCard } from '../../form/form-card.ts';
import { quartersField } from '../../form/points-field.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { beginRecording } from '../../recording.ts';
import { outdatedCard } from '../../refusals.ts';
import type { Reply } from '../../reply.ts';
import { chatOf, managesWorker } from '../../schemes/index.ts';
import type { Turn } from '../../turn.ts';
import { capOf, type DiscretionUnit, unitsOf, weighed, withDiscretionOn } from './discretion-unit.ts';

const HEADINGS = ['risk', 'complexity', 'travel', 'reduction'] as const;

const FIELDS = {
  risk: quartersField('Risk'),
  complexity: quartersField('Complexity'),
  travel: quartersField('Travel'),
  reduction: quartersField('Reduction (taken off the others)'),
  from: needed(date('From which day?')),
  until: date('Last day (empty while it lasts; needed where the cap is reached)'),
  reason: reasonText('Reason, without names (needed where the cap is reached)'),
};

/** Points at the manager's discretion on a child, a case or court work (Northern Ireland 1.6 III). */
export const discretionRecording = caseRecording({
  command: 'update-case',
  prefix: 'discretion-',
  state: caseCardState.extend({ unit: opaqueId }),
  ask: askDiscretion,
});

/** The questions about the one unit of a case; or first about which of several. */
export function discretionOf(turn: Turn, opened: CaseOpened): Reply {
  const { snapshot, stored, worker, raw } = opened;
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  if (!chatOf(scheme).discretion || !managesWorker(turn.person, snapshot.head)) return outdatedCard('update-case');
  const facts = latestFacts(stored.history);
  const units = unitsOf({ facts, scheme, terms: valueOn(snapshot.head.terms, turn.today) });
  const [only] = units;
  const unit = units.length === 1 ? only : units.find(({ key }) => key === raw.unit);
  if (unit)
    return beginRecording(turn, discretionRecording, snapshot, { ...newCaseCard(turn, opened), unit: unit.key });
  const data = { caseId: stored.caseId, ...ifKnown('worker', worker) };
  const field = needed(
    choice(
      'Points for which?',
      units.map(({ key, name }) => ({ title: name, value: key })),
    ),
  );
  return formCard({
    title: `${facts.ref} · Discretion`,
    notes: [
      ...(worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]),
      units.length === 0
        ? 'The category of this case leaves nothing to discretion.'
        : '1.6 III: points that a manager gives each of these beside its basic figure.',
    ],
    fields: units.length === 0 ? {} : { unit: field },
    typed: {},
    buttons: [
      ...(units.length === 0 ? [] : [foremost(sends('Next', 'update-case.discretion', data))]),
      leaves('Open the case', 'update-case.open', data),
    ],
  });
}

function askDiscretion(about: AboutCase, state: CaseCardState & { readonly unit: string }): Asking | null {
  const { facts, scheme, manages } = about;
  const unit = unitsOf(about).find(({ key }) => key === state.unit);
  if (!unit || !manages || !chatOf(scheme).discretion) return null;
  const first = firstDay(about, unit);
  const [cap, basic] = [capOf(about, unit, first), weighed(about, unit, {}, first)].map((points) =>
    toReport(points, 2),
  );
  return {
    title: `${facts.ref} · Discretion${unit.name === facts.ref ? '' : `: ${unit.name}`}`,
    notes: [
      `1.6 III: points in quarters beside the basic ${basic}. At most ${cap} points count in all; what passes that is kept and does not count.`,
    ],
    fields: FIELDS,
    given: { ...asTyped(unit.now), from: first },
    decide: (typed) => decide(about, unit, typed),
  };
}

/** Today, or the first later day on which there is something to give points for. */
function firstDay({ facts, today }: AboutCase, { court }: DiscretionUnit): string {
  return [today, facts.allocatedOn, court?.from ?? ''].reduce((latest, day) => (day > latest ? day : latest));
}

function decide(about: AboutCase, unit: DiscretionUnit, typed: Typed): Decided {
  const read = readForm(FIELDS, typed);
  if (!read.ok) return read;
  const { from, until, reason } = read.values;
  const given: Discretion = Object.fromEntries(
    HEADINGS.flatMap((heading) => (read.values[heading] ? [[heading, read.values[heading]]] : [])),
  );
  const day = dayProblem(about.facts, about.scheme, from) ?? courtProblem(unit, from);
  if (day !== undefined) return { ok: false, problems: { from: day } };
  if (until !== undefined && until < from) {
    return { ok: false, problems: { until: `This is before the first day, ${spokenDate(from)}.` } };
  }
  if (until !== undefined && unit.court?.to !== undefined && until > unit.court.to) {
    return { ok: false, problems: { until: `The court work ends on ${spokenDate(unit.court.to)}.` } };
  }
  const cap = capOf(about, unit, from);
  const figure = weighed(about, unit, {}, from).add(netOf(given));
  const reached = figure.compare(cap) >= 0 && netOf(given).compare(ZERO) > 0;
  const missing: Problems = {
    ...(reached && until === undefined
      ? { until: `This reaches the cap of ${toReport(cap, 2)}: it needs a last day.` }
      : {}),
    ...(reached && reason === undefined
      ? { reason: `This reaches the cap of ${toReport(cap, 2)}: it needs a reason.` }
      : {}),
  };
  if (Object.keys(missing).length > 0) return { ok: false, problems: missing };
  const history = withDiscretionOn(about.stored.history, unit, isNone(given) ? undefined : given, { from, until });
  if (JSON.stringify(history) === JSON.stringify(about.stored.history)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const days = until === undefined ? `from ${spokenDate(from)}` : `from ${spokenDate(from)} to ${spokenDate(until)}`;
  const over = figure.compare(cap) > 0 ? ` (${toReport(figure, 2)} in all, of which ${toReport(cap, 2)} count)` : '';
  const where = unit.name === about.facts.ref ? about.facts.ref : `${unit.name} of ${about.facts.ref}`;
  return caseChange(`set the discretion on ${where} ${days}${over}`, about.stored, history, {
    ...given,
    unit: unit.kind,
    from,
    until: until ?? null,
    reason: reason ?? null,
  });
}

function courtProblem({ court }: DiscretionUnit, from: string): string | undefined {
  if (!court || (from >= court.from && (court.to === undefined || from <= court.to))) return undefined;
  return 'Please give a day on which the court work runs.';
}

function netOf({ risk = 0, complexity = 0, travel = 0, reduction = 0 }: Discretion) {
  return exact(risk).add(exact(complexity)).add(exact(travel)).sub(exact(reduction));
}

const isNone = (given: Discretion) => Object.keys(given).length === 0;
