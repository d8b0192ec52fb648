import type { Allocation } from '../../domain/allocation.ts';

interface Sampled {
  readonly ref?: string;
  readonly isPast?: true;
  readonly concern?: Allocation['concern'];
}

const AT = '2026-11-30T09:00:00.000Z';

/** An allocation as notifications show it. */
export function sampleAllocation({ ref = 'C-201', isPast, concern }: Sampled = {}): Allocation {
  return {
    ...{ id: '0'.repeat(32), ref, on: '2026-11-30', before: 72, after: 78, unit: 'points' },
    decided: { by: 'manager', name: 'Maria Lopez', at: AT },
    ...(isPast
      ? { past: { stops: ['past-line'], reason: 'W'.repeat(200), reviewOn: '2026-12-07', until: '2026-12-31' } }
      : {}),
    ...(concern ? { concern } : {}),
  };
}

/** A concern with the longest words, answered or not. */
export function sampleConcern(isAnswered: boolean): NonNullable<Allocation['concern']> {
  return {
    text: 'W'.repeat(200),
    said: { by: 'worker', name: 'Amira Khan', at: AT },
    ...(isAnswered ? { answer: { text: 'W'.repeat(200), said: { by: 'manager', name: 'Maria Lopez', at: AT } } } : {}),
  };
}
