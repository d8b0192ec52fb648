import { addDays, type CalendarDate } from '../../../domain/calendar-date.ts';
import type { Activity, CaseFacts, Child, Discretion } from '../../../domain/case-facts.ts';
import type { CaseDetails, CaseHistory, Versions } from '../../../domain/caseload.ts';
import { setFrom, splitAt } from '../../../domain/change-versions.ts';
import { type Exact, sum } from '../../../domain/exact.ts';
import { contains } from '../../../domain/period.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { AboutCase } from '../../case-recording.ts';
import { entryKey, withEntry } from '../../entries/entry-key.ts';
import { choiceKey } from '../../form/field.ts';
import { ifKnown } from '../../if-known.ts';
import { withFact } from '../../schemes/case-question.ts';

type CourtWork = Extract<Activity, { kind: 'court' }>;

/** What a manager gives points at discretion on: a child, the case as a whole, or court work beside its category. */
export interface DiscretionUnit {
  /** In a card. */
  readonly key: string;
  readonly name: string;
  readonly kind: 'case' | 'child' | 'court';
  readonly child?: Child;
  readonly court?: CourtWork;
  readonly now: Discretion;
}

/** The days of a change; without `until` it lasts. */
export interface Days {
  readonly from: CalendarDate;
  readonly until: CalendarDate | undefined;
}

/** A figure that goes over every cap. */
const MORE_THAN_ANY_CAP: Discretion = { risk: 20, complexity: 20 };

/** The units of a case: each child where the scheme gives lines to children, else the case; and its court work. */
export function unitsOf(about: Pick<AboutCase, 'facts' | 'scheme' | 'terms'>): readonly DiscretionUnit[] {
  const { facts, scheme, terms } = about;
  const lines = scheme.caseRules
    .filter(({ code }) => code === facts.category)
    .flatMap((rule) => rule.award({ ...facts, discretion: MORE_THAN_ANY_CAP }, terms));
  const perChild = facts.children.filter(({ ref }) => lines.some(({ childRef }) => childRef === ref));
  const family = lines.some(({ childRef }) => childRef === undefined);
  const courtWork = facts.activities.filter((activity) => activity.kind === 'court');
  return [
    ...perChild.map((child): DiscretionUnit => {
      return { key: choiceKey(child.ref), name: child.ref, kind: 'child', child, now: child.discretion ?? {} };
    }),
    ...(family ? [{ key: 'case', name: facts.ref, kind: 'case', now: facts.discretion ?? {} } as const] : []),
    ...(facts.category === 'court' ? [] : courtWork).map((court): DiscretionUnit => {
      const name = `court work since ${spokenDate(court.from)}`;
      return { key: entryKey(court), name, kind: 'court', court, now: court.discretion ?? {} };
    }),
  ];
}

/** What the scheme gives the unit on a day with a discretion: before tasks are divided. */
export function weighed(
  { facts, scheme, terms }: AboutCase,
  unit: DiscretionUnit,
  given: Discretion,
  day: string,
): Exact {
  const { taskShare: _, ...whole } = withDiscretion(facts, unit, given);
  const code = unit.kind === 'court' ? 'court' : facts.category;
  const lines = scheme.caseRules.filter((rule) => rule.code === code).flatMap((rule) => rule.award(whole, terms));
  return sum(
    lines
      .filter(({ childRef, period }) => childRef === unit.child?.ref && contains(period, day))
      .map(({ points }) => points),
  );
}

/** The most that counts for the unit. */
export function capOf(about: AboutCase, unit: DiscretionUnit, day: string): Exact {
  return weighed(about, unit, MORE_THAN_ANY_CAP, day);
}

function withDiscretion(facts: CaseFacts, { kind, child, court }: DiscretionUnit, given: Discretion): CaseFacts {
  if (kind === 'case') return { ...facts, discretion: given };
  return {
    ...facts,
    children: facts.children.map((one) => (one.ref === child?.ref ? { ...one, discretion: given } : one)),
    activities: facts.activities.map((one) => (one === court ? { ...court, discretion: given } : one)),
  };
}

/** The case with the discretion on some days. After them it is again what it was. */
export function withDiscretionOn(
  history: CaseHistory,
  unit: DiscretionUnit,
  given: Discretion | undefined,
  days: Days,
): CaseHistory {
  const { court } = unit;
  if (court) return { ...history, dated: { ...history.dated, activities: courtOn(history, court, given, days) } };
  const set = (details: CaseDetails): CaseDetails =>
    unit.child === undefined
      ? withFact(details, 'discretion', given)
      : {
          ...details,
          children: details.children.map((one) => (one.ref === unit.child?.ref ? givenTo(one, given) : one)),
        };
  return { ...history, details: setOn(history.details, days, (details) => partOf(details, unit), set) };
}

function givenTo({ discretion: _, ...child }: Child, given: Discretion | undefined): Child {
  return { ...child, ...ifKnown('discretion', given) };
}

function partOf(details: CaseDetails, { child }: DiscretionUnit): string {
  const holder = child === undefined ? details : details.children.find(({ ref }) => ref === child.ref);
  return JSON.stringify(holder?.discretion ?? null);
}

function setOn(
  versions: Versions<CaseDetails>,
  { from, until }: Days,
  part: (details: CaseDetails) => string,
  set: (details: CaseDetails) => CaseDetails,
): Versions<CaseDetails> {
  if (until === undefined) return setFrom(versions, from, part, set);
  const [first, ...rest] = splitAt(splitAt(versions, from), addDays(until, 1));
  const apply = (version: typeof first, starts: boolean) =>
    starts && version.inForceFrom <= until ? { ...version, value: set(version.value) } : version;
  return [
    apply(first, from <= first.inForceFrom),
    ...rest.map((version) => apply(version, version.inForceFrom >= from)),
  ];
}

/** The court work in up to three stretches, of which the one on the days has the discretion. */
function courtOn(
  { dated }: CaseHistory,
  court: CourtWork,
  given: Discretion | undefined,
  { from, until = court.to }: Days,
): readonly Activity[] {
  const { discretion: _, to: lastDay, ...begun } = court;
  const stretches: CourtWork[] = [
    ...(from > court.from ? [{ ...court, to: addDays(from, -1) }] : []),
    { ...begun, from, ...ifKnown('to', until), ...ifKnown('discretion', given) },
    ...(until !== undefined && until !== lastDay ? [{ ...court, from: addDays(until, 1) }] : []),
  ];
  const [first, ...others] = stretches;
  return [...withEntry(dated.activities, entryKey(court), first ?? null), ...others];
}
