import type { ReadingsOf } from '../../domain/readings.ts';
import type { SchemeSource } from '../../domain/scheme-source.ts';

/** What the scheme is read from, and how it is read where the report leaves room. */
export const source = {
  title: 'Halton traffic lights',
  publisher: 'Halton Borough Council, report on social work caseload management to a policy board, June 2016',
  readings: [
    {
      id: 'highest-of-three',
      clause: '3.8',
      reading:
        'Until the manager confirms an overall rating, a case has the highest of its three: red before amber before green.',
      reason: 'The traffic lights are there to find the most complex cases, which an average of colours would hide.',
      documented: 'highest',
      others: {
        'two-of-three':
          'Until the manager confirms an overall rating, a case has the colour that at least two of its three share, and amber where all differ.',
        'confirmed-alone': 'Until the manager confirms an overall rating, a case counts as unrated.',
      },
    },
    {
      id: 'range-around-average',
      clause: '3.1',
      reading: 'A full-time caseload is within its range from 20 to 30 cases.',
      reason:
        'The report gives an average of 25 and calls others significantly smaller or somewhat higher, no figures.',
      documented: '20-30',
      others: {
        '22-28': 'A full-time caseload is within its range from 22 to 28 cases.',
        '18-32': 'A full-time caseload is within its range from 18 to 32 cases.',
        '15-30': 'A full-time caseload is within its range from 15 to 30 cases.',
      },
    },
    {
      id: 'inactive-after',
      clause: '3.1',
      reading:
        'A case is inactive when its last activity is more than 90 days ago; inactive cases are named only above the range.',
      reason: 'The report suspects inactive cases where a caseload is high, and does not say when a case is inactive.',
      documented: '90-days',
      others: {
        '30-days': 'A case is inactive when its last activity is more than 30 days ago; named only above the range.',
        '60-days': 'A case is inactive when its last activity is more than 60 days ago; named only above the range.',
        '180-days': 'A case is inactive when its last activity is more than 180 days ago; named only above the range.',
      },
    },
    {
      id: 'complex-caseload',
      clause: '3.1',
      reading: 'A caseload below the range is called complex when at least half of its rated cases are red.',
      reason: 'The report says that a small caseload may hold highly complex cases, and does not say how many.',
    },
    {
      id: 'pro-rata',
      clause: '3.1',
      reading: 'The average and the range are scaled by FTE.',
      reason: 'The average is that of a full-time worker.',
      documented: 'scaled',
      others: { 'full-time': 'The average and the range are the same for everybody, whatever the FTE.' },
    },
  ],
} as const satisfies SchemeSource;

/** How the scheme is read. */
export type HaltonReadings = ReadingsOf<typeof source>;
