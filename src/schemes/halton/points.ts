import type { Range } from '../range.ts';
import type { HaltonReadings } from './sources.ts';

/** 3.1: the average caseload of a full-time worker. */
export const AVERAGE = 25;

/** The range around the average, of which the report gives no figures. */
export const RANGES: Readonly<Record<HaltonReadings['range-around-average'], Range>> = {
  '20-30': { min: 20, max: 30 },
  '22-28': { min: 22, max: 28 },
  '18-32': { min: 18, max: 32 },
  '15-30': { min: 15, max: 30 },
};

/** A case counts as inactive when its last activity is more than so many days ago (3.1). */
export const INACTIVE_AFTER_DAYS: Readonly<Record<HaltonReadings['inactive-after'], number>> = {
  '90-days': 90,
  '30-days': 30,
  '60-days': 60,
  '180-days': 180,
};
