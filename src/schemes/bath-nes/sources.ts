import type { ReadingsOf } from '../../domain/readings.ts';
import type { SchemeSource } from '../../domain/scheme-source.ts';

/** What the scheme is read from, and how it is read where the policy leaves room. */
export const source = {
  title: 'Bath and North East Somerset case numbers',
  publisher: 'Bath and North East Somerset Council, caseload and workload monitoring policy, October 2014',
  readings: [
    {
      id: 'newly-qualified-mixture',
      clause: 'section 3',
      reading:
        'In a newly-qualified caseload each looked-after child takes a twelfth and every other child a fifteenth of it.',
      reason: 'The policy gives 15 children in need or 12 looked after, and nothing for a mixture of both.',
      documented: 'shares',
      others: {
        'lower-figure': 'A newly-qualified caseload with one looked-after child or more is full with 12 children.',
      },
    },
    {
      id: 'newly-qualified-child-protection',
      clause: 'section 3',
      reading:
        'No child protection in the first nine months in post, and none up to twelve months without agreement in supervision; afterwards nothing is flagged.',
      reason: 'The policy says nine to twelve months, then by agreement, and sets no end to the agreement.',
      documented: 'agreement-up-to-twelve',
      others: {
        'agreement-from-nine':
          'No child protection in the first nine months in post, and none without agreement in supervision for as long as the worker is newly qualified.',
        'agreement-from-twelve':
          'No child protection in the first twelve months in post, and none without agreement in supervision for as long as the worker is newly qualified.',
      },
    },
    {
      id: 'unknown-start',
      clause: 'section 3',
      reading: 'While nobody has recorded when a newly-qualified worker began, the first nine months are assumed.',
      reason: 'What is missing must not make a warning disappear.',
    },
    {
      id: 'personal-advisers',
      clause: 'section 3',
      reading: 'A personal adviser has the range of a leaving care practitioner, 22 to 25.',
      reason: 'The policy counts young people for leaving care practitioners and has no figure for personal advisers.',
      documented: 'leaving-care',
      others: {
        'family-support': 'A personal adviser has the range of a family support practitioner, 17 to 20.',
        'no-range': 'A personal adviser has no range, as in the policy.',
      },
    },
    {
      id: 'team-hold',
      clause: 'section 3',
      reading: 'The children of a case on team hold are counted apart: neither in the total nor in any flag.',
      reason: 'The policy says that such cases stay allocated to the team-hold code, which is not a worker.',
    },
    {
      id: 'pro-rata',
      clause: 'section 3',
      reading: 'Ranges and maximum figures are scaled by FTE.',
      reason: 'The figures are those of a full-time worker.',
      documented: 'scaled',
      others: { 'full-time': 'Ranges and maximum figures are the same for everybody, whatever the FTE.' },
    },
  ],
} as const satisfies SchemeSource;

/** How the scheme is read. */
export type BathNesReadings = ReadingsOf<typeof source>;
