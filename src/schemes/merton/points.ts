import type { Region } from '../../domain/working-days.ts';

/** Whose bank holidays count towards the windows in working days. */
export const REGION: Region = 'england';

/** The points table, in the policy's order. */
export const POINTS = {
  stable: 15,
  family: 1,
  lookedAfter: 1,
  childProtection: 1,
  newlyAllocated: 1,
  planChange: 1,
  placementViability: 1,
  firstChildAssessed: 3,
  furtherChildAssessed: 1,
  courtEpisode: 3,
  firstChildOfPlacement: 3,
  furtherChildOfPlacement: 1,
  privateLaw: 3,
  placementChange: 1,
  permanencyReport: 2,
  contactOrganising: 1,
  supervisedContact: 1,
  travelOverTwoHours: 1.5,
  travelOverFourHours: 3,
  needsAssessment: 1,
  pathwayPlan: 3,
  leavingCareManager: 1,
  leavingCareOther: 0.5,
  closure: 1,
  practiceTeaching: 10,
  pqConsolidation: 6,
  pqSpecialist: 16,
  longArmSupport: 5,
  supervision: 1,
  personalAdviserSupervision: 2,
  locality: 4,
  schoolLeaversPanel: 2,
  trainingDelivered: 1,
  workingGroup: 1,
} as const;

/** Hours each way above which a journey scores. */
export const TRAVEL_HOURS = { first: 2, second: 4 } as const;

/** Rows 8 and 19. */
export const ASSESSMENT_WORKING_DAYS = 35;

/** Row 18. */
export const NEEDS_ASSESSMENT_WORKING_DAYS = 7;

/** How long the points stand after the decision to close. */
export const CLOSURE_DAYS = 28;

/** One point of weight for each whole such number of points. */
export const POINTS_PER_WEIGHT = 10;

/** A full caseload of a full-time worker. */
export const GUIDELINE = 85;

/** Above this, a full-time worker's total is reported to the Area Service Manager. */
export const LIMIT = 100;
