import { deliverPending } from '../../src/application/deliver-pending.ts';
import { leaveTeam } from '../../src/application/leave-team.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { AuditEntry, PendingItem, RosterMember } from '../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../src/application/set-up-team.ts';
import { WARNING_SETTINGS } from '../../src/application/warning-settings.ts';
import { answerPressed } from '../../src/chat/converse.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { ChatOutside, Place, Speaker } from '../../src/chat/turn.ts';
import type { Words } from '../../src/chat/words.ts';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import type { SchemeId } from '../../src/domain/weighting-scheme.ts';
import { asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf } from '../support/chat.ts';
import { countingStores } from '../support/counting-stores.ts';
import type { Shown } from '../support/shown.ts';
import { type Kept, returningStores } from './kept.ts';

/*
 * Three teams and everyone who may be a stranger to one of them. Names, references and reasons are like no other word,
 * so that whatever shows one has shown somebody's data.
 */

export const TODAY = '2026-11-30';
export const NORTH = teamIdOf('north');
export const SOUTH = teamIdOf('south');
export const WEST = teamIdOf('west');
export const TEAMS = [NORTH, SOUTH, WEST];

interface Planted {
  readonly name: string;
  readonly team: string;
  /** What begins every reference of the caseload. */
  readonly mark: string;
}

/** Whose caseloads hold what nobody else may read. */
export const WORKERS = [
  { name: 'Amiraq', team: NORTH, mark: 'NQA' },
  { name: 'Bennoq', team: NORTH, mark: 'NQB' },
  { name: 'Lenaq', team: NORTH, mark: 'NQL' },
  { name: 'Cyraq', team: SOUTH, mark: 'SQC' },
  { name: 'Wesq', team: WEST, mark: 'WQW' },
  // Manages South, alone, and has cases there.
  { name: 'Sidq', team: SOUTH, mark: 'SQS' },
] as const satisfies readonly Planted[];

/** Everybody: with a role, with one that was taken away, and without. */
export const PEOPLE: readonly string[] = [
  ...WORKERS.map(({ name }) => name),
  ...['Monaq', 'Rexq', 'Wandaq', 'Solq', 'Unaq', 'Coraq', 'Adaq', 'Noraq'],
];

/** By what role somebody is asked; two of one role see cards of one kind. */
export function roleOf(name: string): string {
  return ROLES[name] ?? 'nobody';
}
const ROLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(WORKERS.map(({ name }) => [name, name === 'Lenaq' ? 'leaver' : 'worker'])),
  ...{ Monaq: 'manager', Sidq: 'manager', Wandaq: 'manager', Solq: 'service-manager', Unaq: 'service-manager' },
  ...{ Coraq: 'coordinator', Adaq: 'admin', Rexq: 'removed' },
};

export interface Answer extends Shown {
  readonly reply: Reply;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const childOf = (ref: string, number: number) => ({ ref: `${ref}-K${number}`, household: `home${ref}` });

/** Cases of a worker; the marks are in references, children and households. */
export function casesOf(mark: string): CaseFacts[] {
  const count = mark === 'NQB' ? 17 : 3;
  return Array.from({ length: count }, (_, index): CaseFacts => {
    const number = index + 1;
    const ref = `${mark}-${number}`;
    return {
      ref,
      allocatedOn: '2026-09-01',
      coWorked: false,
      teamHold: false,
      statutoryResponsibility: true,
      ...(mark.startsWith('WQ') ? { category: 'looked-after' } : {}),
      workloadIssues: [],
      children: [{ ...childOf(ref, 1), lookedAfter: { from: '2026-09-02' } }, childOf(ref, 2)],
      activities: [{ kind: 'proceedings', from: '2026-10-05', children: [`${ref}-K1`] }],
    };
  });
}

/** Under which schemes the three teams work. */
export const EACH = ['merton', 'halton', 'northern-ireland'] as const;

interface Planting {
  readonly schemes?: readonly [SchemeId, SchemeId, SchemeId];
  /** The cases of the worker whose references begin with the mark. */
  readonly cases?: (mark: string) => CaseFacts[];
  /** What somebody, or a team, is called. */
  readonly called?: (name: string) => string;
}

/** Opens the world, with what is planted where nothing else is said. */
export async function openWorld({ schemes = EACH, cases = casesOf, called = (name) => name }: Planting = {}) {
  const person = (name: string): Speaker => ({ ...identity(name), name: called(name) });
  const stores = returningStores();
  const counted = countingStores(stores);
  const following: Promise<unknown>[] = [];
  const logged: string[] = [];
  const line = (code: string, fields = {}): void => void logged.push(`${code} ${JSON.stringify(fields)}`);
  let day = TODAY;
  const outside: ChatOutside = chatOutside(counted, () => day, {
    roster: { members: async (): Promise<readonly RosterMember[]> => [{ objectId: 'object-Noraq', name: 'Noraq' }] },
    log: { info: line, warn: line, error: line },
    warnings: { ...WARNING_SETTINGS, settlingMinutes: 0 },
    firstAdmins: ['object-adaq'],
    later: (_code, work) => void following.push(work()),
    follow: (pending: readonly PendingItem[]) => void following.push(deliverPending({ ...outside, stores }, pending)),
  });

  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  const by = (key: string) => ({ person: keyOf('Adaq'), key });
  const team = async (key: string, name: string, id: string, managers: readonly string[], overseer: string) => {
    const members = WORKERS.filter((one) => one.team === id);
    const result = await setUpTeam(
      outside,
      {
        name: called(name),
        schemeId: schemes[TEAMS.indexOf(id)] ?? 'merton',
        members: members.map((one) => ({ ...person(one.name), terms })),
        managers: managers.map(person),
        serviceManagers: [person(overseer)],
        coordinators: id === NORTH ? [person('Coraq')] : [],
      },
      by(key),
    );
    if (result.ok) await deliverPending(outside, result.pending);
    for (const one of members) {
      const facts = { cases: cases(one.mark).map(historyOf), duties: [] };
      const loaded = await loadCaseload(outside, keyOf(one.name), facts, by(`${key}-${one.name}`));
      if (loaded.ok) await deliverPending(outside, loaded.pending);
    }
  };
  await team('north', 'Northqq', NORTH, ['Monaq', 'Rexq'], 'Solq');
  await team('south', 'Southqq', SOUTH, ['Sidq'], 'Solq');
  await team('west', 'Westqq', WEST, ['Wandaq'], 'Unaq');
  for (const gone of ['Lenaq', 'Rexq']) {
    const left = await leaveTeam(outside, NORTH, keyOf(gone), by(`gone-${gone}`));
    if (left.ok) await deliverPending(outside, left.pending);
  }

  let activities = 0;
  const heard = async (work: (activityId: string) => Promise<Reply>): Promise<Answer> => {
    activities += 1;
    counted.reset();
    logged.length = 0;
    try {
      const reply = asSent(await work(`activity-${activities}`)) as unknown as Reply;
      await Promise.all(following.splice(0));
      return { ...shownOf(reply), reply };
    } finally {
      if (writes().length > 0) current = undefined;
    }
  };
  let current: Kept | undefined;
  const writes = (): string[] => counted.calls.filter((call) => !READS.test(call) && call !== REFUSED);
  return {
    stores,
    outside,
    logged: logged as readonly string[],
    /** The calls of the last answer that may have written something. */
    writes,
    /** What the last answer entered into the audit of what was refused to somebody. */
    refused: async (speaker: Speaker): Promise<readonly AuditEntry[]> => {
      const count = counted.calls.filter((call) => call === REFUSED).length;
      return count === 0 ? [] : stores.people.audit(personKeyOf(speaker.tenantId, speaker.objectId), count);
    },
    /** What is kept now. */
    now: (): Kept => {
      current ??= stores.now();
      return current;
    },
    /** Goes back to what was kept then. */
    back: (to: Kept): void => {
      if (current !== to) stores.back(to);
      current = to;
    },
    setToday: (next: string) => {
      day = next;
    },
    say: (name: string, command: string, words: Words = {}, place: Place = PERSONAL) =>
      heard((activityId) => commandSaid(outside, { speaker: identity(name), place, activityId }, command, words)),
    press: (speaker: Speaker, verb: string, data: Readonly<Record<string, unknown>>, place: Place = PERSONAL) =>
      heard((activityId) => answerPressed(outside, { speaker, place, activityId, verb, data: wired(data) })),
  };
}

/** Not among what a refused press may not write. */
const REFUSED = 'people.enter';
const READS =
  /\.(read|record|list|member|waiting|answered|holders|ofDay|monthSnapshots?|audit|check|pending|operations)$/;

/** What comes over the wire, `__proto__` as a key of its own included. */
function wired(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(data) ?? '{}');
}
