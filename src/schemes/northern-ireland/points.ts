/** 1.8: the basic figure and the cap of each category, a month; gateway's basic figure comes from hours. */
export const POINTS = {
  gateway: { cap: 10 },
  familyIntervention: { basic: 1, cap: 9 },
  lookedAfter: { basic: 2, withSibling: 1, cap: 7 },
  fostering: { basic: 1, cap: 3 },
  fosteringAssessment: { basic: 2, cap: 5 },
  adoption: { basic: 2, cap: 9 },
  permanency: { perChild: 2, cap: 9 },
  leavingCareCommunity: { basic: 2, cap: 4 },
  leavingCareStatutory: { basic: 1, cap: 3 },
  disability: { basic: 2, cap: 4 },
  court: { basic: 4, cap: 9 },
} as const;

/** 1.6 VII and 1.8 (i): one point for three hours. */
export const HOURS_PER_POINT = 3;

/** 1.6 VII: the most that duties give in a month. */
export const DUTIES_CAP = 9;

/** Appendix 1: the most that exceptional points add up to. */
export const EXCEPTIONAL_CAP = 5;

/** 1.7: points a month for a full-time worker, in the first year after qualifying and afterwards. */
export const BANDS = {
  firstYear: { min: 40, max: 50 },
  later: { min: 50, max: 60 },
} as const;
