import { earlier } from '../../domain/calendar-date.ts';
import type { Duty, DutyKind, Span } from '../../domain/case-facts.ts';
import { counted } from '../../domain/counted.ts';
import { exact } from '../../domain/exact.ts';
import { ALWAYS, calendarMonthOf, type Period, period } from '../../domain/period.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Rule, WorkerFacts } from '../../domain/weighting-scheme.ts';
import { POINTS } from './points.ts';

export const stable: Rule<WorkerFacts> = {
  code: 'stable',
  source: 'stable element',
  clause: 'Work that belongs to no case scores 15 points, in proportion to full time.',
  award: (_, { fte }) => [
    {
      rule: stable.code,
      points: exact(POINTS.stable).mul(exact(fte)),
      period: ALWAYS,
      source: stable.source,
      what: fte === 1 ? 'work that belongs to no case' : `work that belongs to no case, at ${fte} of full time`,
    },
  ],
};

type DutyOf<K extends DutyKind> = Duty & { readonly kind: K };

interface DutyScore {
  readonly points: number;
  readonly period: Period;
  readonly what: string;
}

/** A row that scores each duty of one kind on its own; null where a duty has nothing to score. */
function dutyRule<K extends DutyKind>(
  kind: K,
  source: string,
  clause: string,
  scoreOf: (duty: DutyOf<K>) => DutyScore | null,
): Rule<WorkerFacts> {
  const isOfKind = (duty: Duty): duty is DutyOf<K> => duty.kind === kind;
  return {
    code: kind,
    source,
    clause,
    award: ({ duties }) =>
      duties.filter(isOfKind).flatMap((duty) => {
        const score = scoreOf(duty);
        return score ? [{ rule: kind, source, ...score, points: exact(score.points) }] : [];
      }),
  };
}

/** Points for as long as a duty runs. */
function whileItRuns({ from, to }: Span, points: number, what: string): DutyScore {
  return { points, period: period(from, to), what: `${what}, since ${spokenDate(from)}` };
}

/** Points until a course is finished, and no further than it was due. */
function untilDue({ from, to, dueBy }: DutyOf<'pq-consolidation' | 'pq-specialist'>, points: number, what: string) {
  const lastDay = to === undefined ? dueBy : earlier(to, dueBy);
  return { points, period: period(from, lastDay), what: `${what}, due by ${spokenDate(dueBy)}` };
}

export const practiceTeaching = dutyRule(
  'practice-teaching',
  'row 24',
  "Practice teaching scores 10 points while it runs, without the student's cases.",
  (duty) => whileItRuns(duty, POINTS.practiceTeaching, 'practice teaching'),
);

export const pqConsolidation = dutyRule(
  'pq-consolidation',
  'row 25',
  'Consolidation for the PQ award scores 6 points during the course, and none after it was due.',
  (duty) => untilDue(duty, POINTS.pqConsolidation, 'PQ award consolidation'),
);

export const pqSpecialist = dutyRule(
  'pq-specialist',
  'row 26',
  'The PQ specialist award scores 16 points during the course, and none after it was due.',
  (duty) => untilDue(duty, POINTS.pqSpecialist, 'PQ specialist award'),
);

export const longArmSupport = dutyRule(
  'long-arm-support',
  'row 27',
  "Long arm support of a student scores 5 points while it runs, without the student's cases.",
  (duty) => whileItRuns(duty, POINTS.longArmSupport, 'long arm support'),
);

export const supervision = dutyRule(
  'supervision',
  'row 28',
  'Supervising family support workers and mentoring newly-qualified ones scores 1 point for each of them.',
  (duty) =>
    'quantity' in duty
      ? whileItRuns(
          duty,
          POINTS.supervision * duty.quantity,
          `supervision or mentoring of ${counted(duty.quantity, 'worker', 'workers')}`,
        )
      : null,
);

export const personalAdviserSupervision = dutyRule(
  'pa-supervision',
  'row 29',
  'Supervising personal advisers scores 2 points for each of them.',
  (duty) =>
    whileItRuns(
      duty,
      POINTS.personalAdviserSupervision * duty.quantity,
      `supervision of ${counted(duty.quantity, 'personal adviser', 'personal advisers')}`,
    ),
);

export const locality = dutyRule(
  'locality',
  'row 30',
  'A commitment of half a day a week to a locality scores 4 points while it runs.',
  (duty) => whileItRuns(duty, POINTS.locality, 'locality commitment'),
);

export const schoolLeaversPanel = dutyRule(
  'school-leavers-panel',
  'row 31',
  'A school leavers panel scores 2 points in the month it takes place.',
  ({ on }) => ({
    points: POINTS.schoolLeaversPanel,
    period: calendarMonthOf(on),
    what: `school leavers panel on ${spokenDate(on)}`,
  }),
);

export const trainingDelivered = dutyRule(
  'training-delivered',
  'row 32',
  'Formal training given to other staff scores 1 point in the month it takes place.',
  ({ on }) => ({
    points: POINTS.trainingDelivered,
    period: calendarMonthOf(on),
    what: `training given on ${spokenDate(on)}`,
  }),
);

export const workingGroup = dutyRule(
  'working-group',
  'row 33',
  'Membership of an ongoing working group scores 1 point for each group.',
  (duty) =>
    whileItRuns(
      duty,
      POINTS.workingGroup * duty.quantity,
      `membership of ${counted(duty.quantity, 'working group', 'working groups')}`,
    ),
);
