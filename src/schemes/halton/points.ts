/** 3.1: the average caseload of a full-time worker; the range around it is a reading. */
export const CASES = { min: 20, average: 25, max: 30 } as const;

/** A case counts as inactive when its last activity is more than this many days ago (3.1, a reading). */
export const INACTIVE_AFTER_DAYS = 90;
