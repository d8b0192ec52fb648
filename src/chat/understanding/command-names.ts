/** Every command that a typed sentence can mean, as the commands call themselves. */
export const COMMAND_NAMES = [
  'greet',
  'help',
  'set-up-team',
  'change-readings',
  'change-terms',
  'use-this-channel',
  'add-case',
  'update-case',
  'log-activity',
  'change-children',
  'set-co-working',
  'close-case',
  'log-duty',
  'undo',
  'my-caseload',
  'my-total',
  'why',
  'total-on-date',
  'runway',
  'team-capacity',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
