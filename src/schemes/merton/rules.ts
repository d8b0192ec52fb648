import type { CaseFacts } from '../../domain/case-facts.ts';
import type { Rule, WorkerFacts } from '../../domain/weighting-scheme.ts';
import * as activities from './rules-activities.ts';
import * as cases from './rules-cases.ts';
import * as duties from './rules-duties.ts';
import type { MertonReadings } from './sources.ts';

/** Rows 1 to 21 and the closure of a case, in the policy's order. */
export const caseRulesFor = (readings: MertonReadings): readonly Rule<CaseFacts>[] => [
  cases.family(readings['family-point']),
  cases.lookedAfter,
  cases.childProtection(readings['child-in-both-rows']),
  cases.newlyAllocated,
  cases.planChange,
  activities.placementViability,
  activities.coreAssessment(readings['core-assessment-children']),
  activities.courtEpisode,
  activities.proceedings,
  activities.privateLaw(readings['private-law-episode']),
  activities.placementChange,
  activities.permanencyReport,
  activities.contactOrganising,
  activities.supervisedContact,
  activities.travel,
  activities.needsAssessment(readings['needs-assessment-window']),
  activities.pathwayPlan,
  cases.leavingCare,
  cases.closure(readings['closure-point']),
];

/** The stable element and rows 24 to 33, in the policy's order. */
export const workerRules: readonly Rule<WorkerFacts>[] = [
  duties.stable,
  duties.practiceTeaching,
  duties.pqConsolidation,
  duties.pqSpecialist,
  duties.longArmSupport,
  duties.supervision,
  duties.personalAdviserSupervision,
  duties.locality,
  duties.schoolLeaversPanel,
  duties.trainingDelivered,
  duties.workingGroup,
];
