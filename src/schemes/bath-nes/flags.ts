import type { FlagKind } from '../../domain/weighting-scheme.ts';

/** Section 3, on newly-qualified workers and on teams without a range. */
export const flags: readonly FlagKind[] = [
  {
    code: 'nqsw-no-child-protection',
    source: 'section 3',
    sentence: 'a newly-qualified worker holds a child under child protection, too early in post.',
    short: 'newly qualified with child protection, too early',
  },
  {
    code: 'nqsw-child-protection-needs-agreement',
    source: 'section 3',
    sentence:
      'a newly-qualified worker holds a child under child protection, and agreement in supervision is not recorded.',
    short: 'newly qualified with child protection, agreement missing',
  },
  {
    code: 'separate-format',
    source: 'section 3',
    sentence: 'The policy has a format of its own for family placement, so there is no range here.',
    short: 'separate format',
  },
  {
    code: 'team-type-missing',
    source: 'section 3',
    sentence:
      'The kind of team is not recorded, so there is no range to hold the total against. A manager records it with the role.',
    short: 'no kind of team recorded',
  },
];
