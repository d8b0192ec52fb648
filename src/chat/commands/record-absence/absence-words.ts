import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Absence } from '../../../domain/worker-records.ts';

/** `on 1 Dec 2026`, `from 1 Dec 2026 to 5 Dec 2026`, `from 1 Dec 2026, the last day not known yet`. */
export function absenceDays({ from, to }: Pick<Absence, 'from' | 'to'>): string {
  if (to === null) return `from ${spokenDate(from)}, the last day not known yet`;
  return from === to ? `on ${spokenDate(from)}` : `from ${spokenDate(from)} to ${spokenDate(to)}`;
}

/** `planned` or `not planned`: nothing more is kept. */
export function plannedWords({ planned }: Pick<Absence, 'planned'>): string {
  return planned ? 'planned' : 'not planned';
}
