import type { KeptKind } from '../kept-ports.ts';

/** Said with every export. */
export const REVIEW =
  'Read by a person before it is handed over. It holds references of cases and children, and words about others: decide what the person may be given, and whether any of it could do serious harm.';

export type PartName =
  | 'person'
  | 'caseload'
  | 'cases'
  | 'records'
  | 'months'
  | 'own-audit'
  | 'answers'
  | 'teams'
  | 'unallocated'
  | 'others-records'
  | 'others-audit'
  | 'references'
  | 'deliveries'
  | 'schedule';

interface Part {
  readonly part: PartName;
  readonly about: string;
  readonly kinds: readonly (KeptKind | 'queued-message')[];
  /** True for rows of the person's own partition alone, false for others'. */
  readonly own?: boolean;
}

/** The parts of an export, in order; every kind of row is in one of them. */
export const PARTS: readonly Part[] = [
  {
    part: 'person',
    about: 'Who the person is to Caseload: name, directory id, roles, the chat with the bot, files on offer.',
    kinds: ['person'],
  },
  {
    part: 'caseload',
    about: 'The caseload without its cases: role, hours, duties, the last changes, and what the last change replaced.',
    kinds: ['head', 'undo'],
    own: true,
  },
  {
    part: 'cases',
    about: 'The cases that the person holds or held: references, dates, work.',
    kinds: ['case'],
    own: true,
  },
  {
    part: 'records',
    about: 'Months, absences, supervision, warnings with their plans, adjustments, allocations, hand-overs and offers.',
    kinds: ['record'],
    own: true,
  },
  { part: 'months', about: 'What was submitted of each month, line by line.', kinds: ['month'], own: true },
  {
    part: 'own-audit',
    about:
      'Who changed the caseload, what and when; what was refused to the person, and when; and where each list begins, when its beginning was taken away.',
    kinds: ['audit', 'audit-end'],
    own: true,
  },
  {
    part: 'answers',
    about: 'Answers kept for a press that comes twice, and work that waits to be done for the caseload.',
    kinds: ['used-key', 'outbox'],
    own: true,
  },
  {
    part: 'teams',
    about: "The team's row of the person (totals over time), and where a team's record or its work names the person.",
    kinds: ['team', 'member', 'listed-team', 'operation'],
  },
  { part: 'unallocated', about: 'Where a case that waits for a worker names the person.', kinds: ['waiting'] },
  {
    part: 'others-records',
    about:
      "Where other people's caseloads name the person: signed entries, hand-overs, answers. Only what names the person.",
    kinds: ['head', 'undo', 'case', 'record', 'month', 'used-key', 'outbox'],
    own: false,
  },
  {
    part: 'others-audit',
    about: 'What the person did to teams and to other caseloads, and when; what was done there to the person.',
    kinds: ['audit', 'audit-end'],
    own: false,
  },
  {
    part: 'references',
    about: 'Under which references the person has open cases; the partition is a digest of the reference.',
    kinds: ['reference'],
  },
  {
    part: 'deliveries',
    about: 'Messages to or about the person that the bot sent of its own accord, and the posts that it edits in place.',
    kinds: ['delivery', 'live-post', 'lane', 'queued-message'],
  },
  { part: 'schedule', about: 'Runs of what happens by itself; they name teams and no person.', kinds: ['schedule'] },
];
