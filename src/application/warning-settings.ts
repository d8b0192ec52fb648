import type { OfficeHours } from '../domain/working-hours.ts';
import type { Margins } from './load-crossings.ts';

/** When a line that was crossed becomes a warning, and when the warning clears (product page, Warnings). */
export interface WarningSettings {
  /** So long it must stay so, in minutes of working time; 0 warns at once. */
  readonly settlingMinutes: number;
  readonly hours: OfficeHours;
  readonly margins: Margins;
}

export const WARNING_SETTINGS: WarningSettings = {
  settlingMinutes: 10,
  hours: { from: '08:00', to: '18:00' },
  margins: { points: 2, children: 1, cases: 1 },
};
