import { type CalendarDate, lastDayOfMonth, later } from '../../domain/calendar-date.ts';
import type { ActivityOf, Child } from '../../domain/case-facts.ts';
import { counted } from '../../domain/counted.ts';
import { calendarMonthOf, oneMonthFrom, type Period, period } from '../../domain/period.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { nthWorkingDay } from '../../domain/working-days.ts';
import { activitiesOf, activityRule, caseRule } from './case-rule.ts';
import { ASSESSMENT_WORKING_DAYS, NEEDS_ASSESSMENT_WORKING_DAYS, POINTS, REGION, TRAVEL_HOURS } from './points.ts';
import type { MertonReadings } from './sources.ts';

const assessmentWindow = (start: CalendarDate) => period(start, nthWorkingDay(start, ASSESSMENT_WORKING_DAYS, REGION));

/** How many of the children concerned live at each address; without a list, all the case's children are concerned. */
function childrenByAddress(concerned: readonly string[] | undefined, children: readonly Child[]): readonly number[] {
  const named = concerned && new Set(concerned);
  const numbers = new Map<string, number>();
  for (const { ref, household } of children) {
    if (named && !named.has(ref)) continue;
    numbers.set(household, (numbers.get(household) ?? 0) + 1);
  }
  return [...numbers.values()];
}

export const placementViability = activityRule(
  'placement-viability',
  'row 7',
  'A placement viability assessment ordered through court scores 1 point for one month.',
  ({ on }) => ({
    points: POINTS.placementViability,
    period: oneMonthFrom(on),
    what: `placement viability assessment of ${spokenDate(on)}`,
  }),
);

export const coreAssessment = (reading: MertonReadings['core-assessment-children']) =>
  activityRule(
    'core-assessment',
    'row 8',
    'A core assessment, section 47 enquiries included, scores 3 points for the first child and 1 for each further child, for 35 working days.',
    (assessment, facts) => {
      const listed = facts.children.length;
      const assessed = assessment.children ?? listed;
      const children = reading === 'as-listed' ? Math.min(assessed, listed) : assessed;
      return {
        points: POINTS.firstChildAssessed + POINTS.furtherChildAssessed * (children - 1),
        period: assessmentWindow(assessment.on),
        what: `core assessment of ${counted(children, 'child', 'children')}, started ${spokenDate(assessment.on)}`,
      };
    },
  );

export const courtEpisode = activityRule(
  'court-episode',
  'row 9',
  'One-off court work, such as an emergency protection or secure accommodation order, scores 3 points in the month it takes place.',
  ({ on }) => ({
    points: POINTS.courtEpisode,
    period: calendarMonthOf(on),
    what: `one-off court work on ${spokenDate(on)}`,
  }),
);

export const proceedings = activityRule(
  'proceedings',
  'row 10',
  'While pre-proceedings or care proceedings run, each placement scores 3 points for one child and 1 for each further child in it.',
  ({ from, to, children: concerned }, facts) => {
    const placements = childrenByAddress(concerned, facts.children);
    const children = placements.reduce((all, inOne) => all + inOne, 0);
    return {
      points:
        POINTS.firstChildOfPlacement * placements.length +
        POINTS.furtherChildOfPlacement * (children - placements.length),
      period: period(from, to),
      what: `proceedings for ${counted(children, 'child', 'children')} in ${counted(placements.length, 'placement', 'placements')}, since ${spokenDate(from)}`,
    };
  },
);

export function privateLaw(reading: MertonReadings['private-law-episode']) {
  const endsByItself = reading === 'one-month';
  return activityRule(
    'private-law',
    'row 11',
    endsByItself
      ? 'A private law episode scores 3 points while it lasts, and without an end for one month.'
      : 'A private law episode scores 3 points while it lasts.',
    ({ from, to }) => ({
      points: POINTS.privateLaw,
      period: endsByItself && to === undefined ? oneMonthFrom(from) : period(from, to),
      what: `private law, since ${spokenDate(from)}`,
    }),
  );
}

export const placementChange = activityRule(
  'placement-change',
  'row 12',
  'A change of placement scores 1 point for each placement, in the month it takes place.',
  ({ on, placements }) => ({
    points: POINTS.placementChange * placements,
    period: calendarMonthOf(on),
    what: `change of ${counted(placements, 'placement', 'placements')} on ${spokenDate(on)}`,
  }),
);

export const permanencyReport = activityRule(
  'permanency-report',
  'row 13',
  'A report to the permanency panel scores 2 points for one month.',
  ({ on }) => ({
    points: POINTS.permanencyReport,
    period: oneMonthFrom(on),
    what: `permanency panel report of ${spokenDate(on)}`,
  }),
);

export const contactOrganising = activityRule(
  'contact-organising',
  'row 14',
  'Organising contact scores 1 point for each address at which the children live, while it runs.',
  ({ from, to, children: concerned }, facts) => {
    const addresses = childrenByAddress(concerned, facts.children).length;
    return {
      points: POINTS.contactOrganising * addresses,
      period: period(from, to),
      what: `organising contact at ${counted(addresses, 'address', 'addresses')}, since ${spokenDate(from)}`,
    };
  },
);

export const supervisedContact = activityRule(
  'supervised-contact',
  'row 15',
  'Court-ordered contact at which the worker supervises or brings the children scores 1 point for each address, in its month.',
  ({ on, children: concerned }, facts) => {
    const addresses = childrenByAddress(concerned, facts.children).length;
    return {
      points: POINTS.supervisedContact * addresses,
      period: calendarMonthOf(on),
      what: `supervised contact for ${counted(addresses, 'address', 'addresses')} on ${spokenDate(on)}`,
    };
  },
);

export const travel = activityRule(
  'travel',
  'rows 16-17',
  'Travel scores 1.5 points for each placement, family or meeting more than 2 hours away, or 3 points for one more than 4 hours away.',
  (journey) => {
    const { hoursEachWay, count } = journey;
    const isFar = hoursEachWay > TRAVEL_HOURS.second;
    const points = isFar
      ? POINTS.travelOverFourHours
      : hoursEachWay > TRAVEL_HOURS.first
        ? POINTS.travelOverTwoHours
        : 0;
    const what = `${counted(count, 'journey', 'journeys')} of ${counted(hoursEachWay, 'hour', 'hours')} each way`;
    return {
      points: points * count,
      source: isFar ? 'row 17' : 'row 16',
      ...('on' in journey
        ? { period: calendarMonthOf(journey.on), what: `${what}, on ${spokenDate(journey.on)}` }
        : { period: period(journey.from, journey.to), what: `${what}, since ${spokenDate(journey.from)}` }),
    };
  },
);

type NeedsAssessmentReading = MertonReadings['needs-assessment-window'];

const NEEDS_ASSESSMENT_CLAUSES: Record<NeedsAssessmentReading, string> = {
  'due-or-completed':
    'A leaving care needs assessment scores 1 point for 7 working days and, if completed within them, to the end of the month of completion.',
  'only-completed':
    'A leaving care needs assessment that was completed within 7 working days scores 1 point from its start to the end of the month of completion.',
  'only-due': 'A leaving care needs assessment scores 1 point for 7 working days.',
};

/** The days of row 18; null for an assessment that has none. */
function needsAssessmentDays(
  { on, completedOn }: ActivityOf<'needs-assessment'>,
  reading: NeedsAssessmentReading,
): Period | null {
  const lastWorkingDay = nthWorkingDay(on, NEEDS_ASSESSMENT_WORKING_DAYS, REGION);
  const completedInTime = completedOn !== undefined && completedOn <= lastWorkingDay;
  if (!completedInTime) return reading === 'only-completed' ? null : period(on, lastWorkingDay);
  const endOfMonth = lastDayOfMonth(completedOn);
  switch (reading) {
    case 'due-or-completed':
      return period(on, later(lastWorkingDay, endOfMonth));
    case 'only-completed':
      return period(on, endOfMonth);
    case 'only-due':
      return period(on, lastWorkingDay);
  }
}

export const needsAssessment = (reading: NeedsAssessmentReading) =>
  caseRule('needs-assessment', 'row 18', NEEDS_ASSESSMENT_CLAUSES[reading], (facts) =>
    activitiesOf(facts, 'needs-assessment').flatMap((assessment) => {
      const days = needsAssessmentDays(assessment, reading);
      if (!days) return [];
      const what = `leaving care needs assessment, started ${spokenDate(assessment.on)}`;
      return [{ points: POINTS.needsAssessment, period: days, what }];
    }),
  );

export const pathwayPlan = caseRule(
  'pathway-plan',
  'row 19',
  "A case's first leaving care pathway or disability transition plan, and each rewrite, scores 3 points for 35 working days, unless another person completed it.",
  (facts) => {
    const plans = activitiesOf(facts, 'pathway-plan');
    const firstDay = plans.map((plan) => plan.on).sort()[0];
    const first = plans.find((plan) => plan.on === firstDay);
    return plans
      .filter((plan) => (plan === first || plan.rewrite) && plan.completedBy !== 'other')
      .map(({ on, rewrite }) => ({
        points: POINTS.pathwayPlan,
        period: assessmentWindow(on),
        what: `pathway plan ${rewrite ? 'rewritten' : 'written'}, started ${spokenDate(on)}`,
      }));
  },
);
