import type { SchemeSource } from '../../domain/scheme-source.ts';

/** What the scheme is read from, and how it is read where the policy leaves room. */
export const source: SchemeSource = {
  title: 'Bath and North East Somerset case numbers',
  publisher: 'Bath and North East Somerset Council, caseload and workload monitoring policy, October 2014',
  readings: [
    {
      id: 'newly-qualified-mixture',
      clause: 'section 3',
      reading:
        'In a newly-qualified caseload each looked-after child takes a twelfth and every other child a fifteenth of it.',
      reason: 'The policy gives 15 children in need or 12 looked after, and nothing for a mixture of both.',
    },
    {
      id: 'newly-qualified-child-protection',
      clause: 'section 3',
      reading:
        'No child protection in the first nine months in post, and none up to twelve months without agreement in supervision; afterwards nothing is flagged.',
      reason: 'The policy says nine to twelve months, then by agreement, and sets no end to the agreement.',
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
    },
  ],
};
