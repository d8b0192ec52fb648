import { spokenDate } from '../../domain/spoken-date.ts';
import type { Stop } from '../../domain/stops.ts';
import { amount } from '../phrases.ts';

/** What stands against giving a case to somebody, in words after the name: `would pass the limit of 100 points: …`. */
export function stopWords(stop: Stop): string {
  switch (stop.code) {
    case 'student':
      return 'is a student';
    case 'newly-qualified':
      return NEWLY_QUALIFIED[stop.why];
    case 'away':
      return stop.until === null ? 'is away, until further notice' : `is away until ${spokenDate(stop.until)}`;
    case 'past-line': {
      const { which, line, total, on, unit } = stop;
      return `would pass the ${which} of ${amount(line, unit)}: ${total} on ${spokenDate(on)}`;
    }
  }
}

const NEWLY_QUALIFIED = {
  role: 'is newly qualified, and this is child protection',
  'too-early': 'is newly qualified and too early in post for child protection',
  'needs-agreement': 'is newly qualified: child protection needs agreement in supervision first',
} as const;

export function stopsWords(stops: readonly Stop[]): string {
  return stops.map(stopWords).join('; ');
}
