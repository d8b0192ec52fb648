import { type Access, couldEver, type Right } from '../../domain/access.ts';
import type { Command } from '../command.ts';

export const HELP_GROUP_IDS = ['caseload', 'team', 'month', 'allocation', 'settings'] as const;
export type HelpGroupId = (typeof HELP_GROUP_IDS)[number];

/** What belongs together, the most used first. */
interface HelpTopic {
  readonly title: string;
  /** Whoever has not this has what is left of it elsewhere. */
  readonly right?: Right;
  readonly commands: readonly string[];
}

/** Where a command may stand; the first group that the person has counts. */
const TOPICS: Record<HelpGroupId, HelpTopic> = {
  caseload: {
    title: 'My caseload',
    right: 'see-own-caseload',
    commands: [
      ...['log-activity', 'add-case', 'my-total', 'my-caseload', 'update-case', 'close-case', 'change-children'],
      ...['log-duty', 'rate-cases', 'worked-on', 'set-co-working', 'undo', 'why', 'runway', 'total-on-date'],
      ...['tidy-up', 'changes', 'raise-concern', 'plan'],
    ],
  },
  team: {
    title: 'My team',
    commands: [
      ...['team-capacity', 'warnings', 'record-absence', 'adjust-capacity', 'plan', 'changes', 'team-runway', 'spread'],
      ...['rate-cases', 'cover-team'],
    ],
  },
  month: {
    title: 'The month and supervision',
    commands: [
      ...['submit-month', 'my-month', 'team-month', 'agree-month', 'record-supervision', 'supervision'],
      ...['supervision-talk', 'supervision-summary', 'monthly-return', 'snooze-reminder', 'audit-supervision'],
    ],
  },
  allocation: {
    title: 'Allocation and transfers',
    commands: [
      ...['unallocated', 'who-can-take', 'allocate-case', 'transfer-case', 'transfers', 'pending-cases', 'share-out'],
      ...['give-back', 'offers'],
    ],
  },
  settings: {
    title: 'Files, schemes and settings',
    commands: [
      ...['export-caseload', 'import-caseload', 'change-terms', 'compare-schemes', 'set-up-team', 'use-this-channel'],
      ...['change-readings', 'switch-scheme', 'deliveries'],
    ],
  },
};

/** A group of help with what of it the person may do, the most used first. */
export interface HelpGroup {
  readonly id: HelpGroupId;
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Everything that is offered, each thing once; groups of which nothing is offered are left out. */
export function helpGroups(access: Access, offered: readonly Command[]): readonly HelpGroup[] {
  const placed = new Set<string>();
  return HELP_GROUP_IDS.flatMap((id): readonly HelpGroup[] => {
    const { title, right, commands: names } = TOPICS[id];
    if (right !== undefined && !couldEver(access, right)) return [];
    const commands = names.flatMap((name) => offered.filter((one) => one.name === name && !placed.has(name)));
    for (const { name } of commands) placed.add(name);
    return commands.length === 0 ? [] : [{ id, title, commands }];
  });
}
