import { addDays, type CalendarDate, earlier } from '../../domain/calendar-date.ts';
import type { CaseFacts, Child, Span } from '../../domain/case-facts.ts';
import { ALWAYS, oneMonthFrom, type Period, period, without } from '../../domain/period.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Award } from '../../domain/weighting-scheme.ts';
import { activitiesOf, caseRule, type RowScore } from './case-rule.ts';
import { CLOSURE_DAYS, POINTS } from './points.ts';
import type { MertonReadings } from './sources.ts';

/** The day on which closure was decided; a closing date without a decision is taken for it. */
function closureDecision(facts: CaseFacts): CalendarDate | null {
  return facts.closureDecidedOn ?? facts.closedOn ?? null;
}

/** The 28th day after the decision to close: the last day on which the case counts; null while it is open. */
export function caseEndsOn(facts: CaseFacts): CalendarDate | null {
  const decidedOn = closureDecision(facts);
  return decidedOn === null ? null : addDays(decidedOn, CLOSURE_DAYS);
}

const daysOf = ({ from, to }: Span): Period => period(from, to);

const familyOfNoSuchChild = caseRule(
  'family',
  'rows 1-3',
  'A family scores 1 point while none of its children is looked after or subject to a CP or FS conference.',
  ({ children, leavingCare }) => {
    if (leavingCare) return [];
    const spans = children.flatMap(({ lookedAfter, childProtection }) => [lookedAfter, childProtection]);
    const childDays = spans.flatMap((span) => (span ? [daysOf(span)] : []));
    return without(ALWAYS, childDays).map((days) => ({
      points: POINTS.family,
      period: days,
      what: 'family with no child looked after or subject to a conference',
    }));
  },
);

const everyFamily = caseRule(
  'family',
  'rows 1-3',
  'A family scores 1 point while the case is held, beside the points of its children.',
  ({ leavingCare }) => (leavingCare ? [] : [{ points: POINTS.family, period: ALWAYS, what: 'family' }]),
);

export const family = (reading: MertonReadings['family-point']) =>
  reading === 'every-family' ? everyFamily : familyOfNoSuchChild;

/** The points of each child while one thing is true of it and another is not; a leaving care case scores rows 20-21 instead. */
function childScores(
  { children, leavingCare }: CaseFacts,
  spanOf: (child: Child) => Span | undefined,
  points: number,
  what: string,
  exceptWhile?: (child: Child) => Span | undefined,
): readonly RowScore[] {
  if (leavingCare) return [];
  return children.flatMap((child) => {
    const span = spanOf(child);
    if (!span) return [];
    const except = exceptWhile?.(child);
    return without(daysOf(span), except ? [daysOf(except)] : []).map((days) => ({
      childRef: child.ref,
      points,
      period: days,
      what: `${what} since ${spokenDate(span.from)}`,
    }));
  });
}

export const lookedAfter = caseRule('looked-after', 'row 4', 'Each child scores 1 point while looked after.', (facts) =>
  childScores(facts, (child) => child.lookedAfter, POINTS.lookedAfter, 'child looked after'),
);

export function childProtection(reading: MertonReadings['child-in-both-rows']) {
  const inOneRow = reading === 'looked-after-row';
  return caseRule(
    'child-protection',
    'row 5',
    inOneRow
      ? 'Each child scores 1 point while subject to a CP or FS conference and not looked after.'
      : 'Each child scores 1 point while subject to a CP or FS conference.',
    (facts) =>
      childScores(
        facts,
        (child) => child.childProtection,
        POINTS.childProtection,
        'child subject to a CP/FS conference',
        inOneRow ? (child) => child.lookedAfter : undefined,
      ),
  );
}

export const newlyAllocated = caseRule(
  'newly-allocated',
  'row 6',
  'A case scores 1 point for one month from the day on which it was allocated.',
  ({ allocatedOn }) => [
    {
      points: POINTS.newlyAllocated,
      period: oneMonthFrom(allocatedOn),
      what: `newly allocated on ${spokenDate(allocatedOn)}`,
    },
  ],
);

export const planChange = caseRule(
  'plan-change',
  'row 6',
  'A case scores 1 point for one month from a new written active intervention plan or a change of it, once at a time.',
  (facts) => {
    const days = activitiesOf(facts, 'plan-change')
      .map((change) => change.on)
      .sort();
    return days.flatMap((on, index) => {
      const next = days[index + 1];
      return without(oneMonthFrom(on), next ? [period(next)] : []).map((untilNext) => ({
        points: POINTS.planChange,
        period: untilNext,
        what: `intervention plan new or changed on ${spokenDate(on)}`,
      }));
    });
  },
);

export const leavingCare = caseRule(
  'leaving-care',
  'rows 20-21',
  'A leaving care case scores 1 point for its case manager and 0.5 for another worker, in place of the points for the family and its children.',
  (facts) => {
    if (!facts.leavingCare) return [];
    const manages = facts.leavingCare.role === 'case-manager';
    return [
      {
        points: manages ? POINTS.leavingCareManager : POINTS.leavingCareOther,
        period: ALWAYS,
        source: manages ? 'row 20' : 'row 21',
        what: manages ? 'leaving care case, as case manager' : 'leaving care case, managed by someone else',
      },
    ];
  },
);

const CLOSURE = 'closure';

export function closure(reading: MertonReadings['closure-point']) {
  return caseRule(
    CLOSURE,
    'case closure',
    reading === 'in-place'
      ? 'A case scores 1 point from the day on which its closure is decided, in place of its other points, and for 28 days more.'
      : 'A case scores 1 point from the day on which its closure is decided, and all its points end 28 days later.',
    (facts) => {
      const decidedOn = closureDecision(facts);
      if (decidedOn === null) return [];
      return [
        {
          points: POINTS.closure,
          period: period(decidedOn, caseEndsOn(facts)),
          what: `closure decided on ${spokenDate(decidedOn)}`,
        },
      ];
    },
  );
}

/** The award as it is where closure takes the place of a case's other points: they end on the day before the decision. */
export function endedByClosure(award: Award, facts: CaseFacts): Award {
  const decidedOn = closureDecision(facts);
  if (award.rule === CLOSURE || decidedOn === null) return award;
  const dayBefore = addDays(decidedOn, -1);
  const { firstDay, lastDay } = award.period;
  return { ...award, period: period(firstDay, lastDay === null ? dayBefore : earlier(lastDay, dayBefore)) };
}
