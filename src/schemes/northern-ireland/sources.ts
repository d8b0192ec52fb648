import type { ReadingsOf } from '../../domain/readings.ts';
import type { SchemeSource } from '../../domain/scheme-source.ts';

/** What the scheme is read from, and how it is read where the guidance leaves room. */
export const source = {
  title: 'Northern Ireland caseload management model',
  publisher:
    'Department of Health, Social Services and Public Safety, proposed guidance for family and child care services, April 2008',
  readings: [
    {
      id: 'gateway-hours-by-month',
      clause: '1.8 (i)',
      reading: 'Gateway hours count from the day on which they are logged to the end of that month, and start again.',
      reason: 'The guidance points an assessment by the hours spent on it, and all its points are points a month.',
      documented: 'by-month',
      others: {
        'whole-case': 'Gateway hours count from the day on which they are logged for as long as the case is held.',
      },
    },
    {
      id: 'hours-before-allocation',
      clause: '1.8 (i)',
      reading: "Hours logged before the case was allocated to the worker do not count towards the worker's points.",
      reason: "They are another worker's.",
    },
    {
      id: 'siblings-in-one-placement',
      clause: '1.8 (iii)',
      reading: 'Two or more children of the case in the same household score 1 each, whatever their dates in care.',
      reason:
        'The guidance lowers the figure for siblings placed together and does not ask since when they are looked after.',
    },
    {
      id: 'reduction-floor',
      clause: '1.8',
      reading: 'A reduction brings a case down to 0 and no further.',
      reason: 'The manager may award less points, not take points for other cases away.',
    },
    {
      id: 'divided-tasks',
      clause: '1.6 IV',
      reading:
        "The worker's share of divided tasks is taken of each figure after its cap, of added court work too, and rounded to the nearest quarter.",
      reason: 'The guidance says that less points are given then, in quarters, and does not say how many.',
    },
    {
      id: 'court-beside-a-category',
      clause: '1.8 (xi)',
      reading:
        'Court work on a case of another category is added once for the family, with a cap of its own, also where the category itself scores nothing (early years, a personal adviser).',
      reason: 'The guidance adds it to a case pointed under a different category and gives its basic figure a family.',
    },
    {
      id: 'statutory-responsibility',
      clause: '1.8 (iii) and (ix)',
      reading:
        'A leaving care case with statutory responsibility is pointed as looked after: basic figure, siblings and cap, for a personal adviser too.',
      reason: 'Both clauses send leaving care workers with such responsibility to the looked-after section.',
    },
    {
      id: 'duties-rounded-once',
      clause: '1.6 VII',
      reading: 'Hours of all duties of the month are added up first and rounded to a quarter once.',
      reason: 'The cap and the rate are for all of these duties together.',
    },
    {
      id: 'first-year',
      clause: '1.7',
      reading:
        'The band of 40 to 50 applies until the day before the first anniversary of qualifying, and to a newly-qualified worker without a date.',
      reason: 'The guidance speaks of the first year qualified; who is recorded as newly qualified is in it.',
    },
    {
      id: 'pro-rata',
      clause: '1.7',
      reading: 'The bands are scaled by FTE, the caps are not.',
      reason: 'The bands are those of a full-time worker; a cap is about one case or one kind of work.',
      documented: 'scaled',
      others: { 'full-time': 'The bands and the caps are the same for everybody, whatever the FTE.' },
    },
  ],
} as const satisfies SchemeSource;

/** How the scheme is read. */
export type NorthernIrelandReadings = ReadingsOf<typeof source>;
