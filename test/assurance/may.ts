import type { Command } from '../../src/chat/command.ts';
import { type Access, couldEver, mayInTeam, mayWithCaseload, type Right } from '../../src/domain/access.ts';
import { keyOf } from '../support/chat.ts';
import { NORTH, roleOf, SOUTH, TEAMS, WORKERS } from './world.ts';

/*
 * Who may change and read what, from the one table that the code uses (RIGHTS): the command's own right in the team of
 * whoever it is done to. Where a command is offered for looking and also changes something, the right to that is named.
 */

const TO_CHANGE: Readonly<Record<string, Right>> = {
  changes: 'change-team-caseload',
  unallocated: 'allocate',
  'who-can-take': 'allocate',
  warnings: 'answer-warnings',
  plan: 'answer-warnings',
  'supervision-talk': 'change-team-caseload',
  'raise-concern': 'allocate',
  'agree-month': 'agree-months',
};
const LOOKS = /^(see|compare|export|audit)-/;
/** What ends on two caseloads: the manager of one of them may do it. */
const OF_TWO: readonly string[] = [
  ...['transfer-case', 'share-out', 'give-back', 'transfers', 'offers', 'pending-cases'],
];

function rightToChange({ name, right }: Command): Right | null {
  const named = TO_CHANGE[name] ?? right;
  return named === null || (LOOKS.test(named) && name !== 'audit-supervision') ? null : named;
}

const teamOf = (workerKey: string): string | undefined => WORKERS.find(({ name }) => keyOf(name) === workerKey)?.team;

const manages = (workerKey: string): boolean =>
  WORKERS.some(({ name }) => keyOf(name) === workerKey && roleOf(name) === 'manager');

/** Which of the rows that changed the person had no right to change. */
export function beyond(access: Access, command: Command, rows: readonly string[]): string[] {
  const right = rightToChange(command);
  const mayIn = (team: string): boolean =>
    (right !== null && mayInTeam(access, right, team)) ||
    (command.onBehalf === true && mayInTeam(access, 'change-team-caseload', team)) ||
    (command.right === 'prepare-supervision' && mayInTeam(access, 'change-team-caseload', team)) ||
    // Another manager of the service looks at the sessions of a team that is not the own one.
    (command.name === 'audit-supervision' && couldEver(access, 'audit-supervision') && !access.manages.includes(team));
  // Nobody manages themselves: the month of whoever manages a team is their line manager's to answer.
  const mayAsLineManager = (workerKey: string, team: string): boolean =>
    command.name === 'agree-month' && manages(workerKey) && mayInTeam(access, 'agree-managers-months', team);
  const mayWorker = (workerKey: string): boolean => {
    const team = teamOf(workerKey);
    const own = workerKey === access.personKey && access.worksIn === team;
    return own || (team !== undefined && (mayIn(team) || mayAsLineManager(workerKey, team)));
  };
  const workers = rows.flatMap((row) => (/^(caseload|member) (\w+)/.exec(row)?.[2] ?? '') || []);
  // Who manages the team that is asked for a case answers on the caseload of whoever holds it.
  const isAsked = rows.some(
    (row) => command.name === 'offers' && /^team /.test(row) && mayIn(row.slice('team '.length)),
  );
  const oneOfTwo =
    OF_TWO.includes(command.name) && couldEver(access, 'transfer-cases') && (isAsked || workers.some(mayWorker));
  return rows.filter((row) => {
    const [kind, key = ''] = row.split(' ');
    if (kind === 'caseload' || kind === 'member') return !mayWorker(key) && !oneOfTwo;
    if (kind === 'person') return key !== access.personKey && !TEAMS.some((team) => right !== null && mayIn(team));
    // The team that is asked learns that a case is offered to it.
    if (kind === 'team' && oneOfTwo) return false;
    if (kind === 'team' || kind === 'waiting') return !mayIn(key) && !(kind === 'waiting' && workers.some(mayWorker));
    // What is told follows from something that was changed, or is what the command does.
    return rows.every((other) => /^(delivery|person)/.test(other)) && command.name !== 'deliveries' && !mayTell(access);
  });
}

/** Who asks for something, or says that the return is there: nothing is changed but that it is told. */
function mayTell(access: Access): boolean {
  return access.worksIn !== undefined || couldEver(access, 'send-return');
}

/** The marks of caseloads and queues that the person may read. */
export function readable(access: Access): readonly string[] {
  const own = WORKERS.filter(({ name, team }) =>
    mayWithCaseload(access, 'see', { workerKey: keyOf(name), teamId: team }),
  ).map(({ mark }) => mark);
  return [...own, ...(mayInTeam(access, 'see-team-capacity', NORTH) ? ['NQU'] : [])];
}

/** Of all that was planted, what the words show and the person may not read. `given` is what they brought themselves. */
export function disclosed(access: Access, words: string, given: string): string[] {
  const may = readable(access);
  const marks = [...new Set(words.match(/\b(NQ|SQ|WQ)[A-Z]-\d+/g) ?? [])];
  const refs = marks.filter((ref) => !may.includes(ref.slice(0, 3)) && !given.includes(ref) && !SHARED.includes(ref));
  // Who audits another team of the service sees whose sessions they are: South's manager those of North, and the other way round.
  const near = [access.worksIn, ...access.manages, ...access.oversees, ...access.coordinates];
  const known = (team: string) =>
    near.includes(team) ||
    (SERVICE.includes(team) && access.manages.some((own) => SERVICE.includes(own))) ||
    access.admin;
  const names = WORKERS.filter(
    ({ name, team }) => words.includes(name) && !known(team) && keyOf(name) !== access.personKey,
  );
  return [...refs, ...names.map(({ name }) => name)];
}

/** Teams under one service manager. */
const SERVICE: readonly string[] = [NORTH, SOUTH];

/** References that two people have to do with: a case that waits because another has it, one handed over or offered. */
const SHARED: readonly string[] = ['SQC-1', 'NQA-2', 'NQU-9', 'NQB-9'];

/** True when a card's data is about somebody or a team that the person has nothing to do with. */
export function isAboutOthers(
  access: Access,
  { worker, workerKey, teamId }: Readonly<Record<string, unknown>>,
): boolean {
  const team = teamOf(String(worker ?? workerKey)) ?? String(teamId);
  const near = [access.worksIn, ...access.manages, ...access.oversees, ...access.coordinates];
  return TEAMS.includes(team) && !near.includes(team) && !access.admin;
}
