import type { PersonKey } from '../../domain/access.ts';
import { changeTeamOnce } from '../change-team.ts';
import type { KeptDelivery, Posted, Sent } from '../delivery-ports.ts';
import type { KeptItem, KeptStore } from '../kept-ports.ts';
import type { AuditEntry, Clock, Stores, TeamRecord } from '../ports.ts';
import { emptyCaseload } from './empty-caseload.ts';
import { withoutNameOf } from './names-replaced.ts';
import { identifies, isOwn, mentions, type PersonInQuestion, personInQuestion } from './person-in-question.ts';
import { queuedFor } from './queued-for.ts';
import { anyText } from './texts.ts';
import { type NotErased, whyNotErased } from './why-not-erased.ts';

export interface EraseOutside {
  readonly stores: Stores & { readonly kept: KeptStore };
  readonly clock: Clock;
  /** Takes a post out of its conversation; absent where the bot's credentials are not at hand. */
  readonly removePost?: (posted: Posted) => Promise<Sent>;
}

/** How many of each were done, or would be. */
export interface ErasedCounts {
  /** Rows that were the person's own. */
  readonly own: number;
  /** Messages that the bot had sent or was to send. */
  readonly messages: number;
  /** Entries of the audit without their content. */
  readonly entries: number;
  /** Others' rows in which the name was replaced. */
  readonly names: number;
  /** Teams whose record named the person. */
  readonly teams: number;
}

/** A post that is still in its conversation, because it could not be deleted or nobody could ask. */
export interface PostLeft extends Posted {
  readonly why: string;
}

export type EraseResult =
  | {
      readonly ok: true;
      readonly counts: ErasedCounts;
      readonly postsLeft: readonly PostLeft[];
      readonly again: number;
    }
  | { readonly ok: false; readonly problem: NotErased };

/** Who is named in the audit: the operator at the terminal is nobody that Caseload knows. */
const BY = 'operator';
/** A row that somebody changes while we read is met again in the next round. */
const ROUNDS = 4;

/**
 * Erases a person: what is the person's own goes, the audit keeps when, by whom and what without content, others'
 * records keep the key without the name. Safe to repeat, and to go on with after a crash: the person's record, which
 * says where to look, goes last. With `dryRun` nothing is written. `again` posts could not be reached this time.
 */
export async function erasePerson(outside: EraseOutside, key: PersonKey, dryRun = false): Promise<EraseResult> {
  const { stores, clock } = outside;
  const { kept, caseloads, teams, queue } = stores;
  const person = await personInQuestion(kept, key);
  const problem = await whyNotErased(teams, key, person.record, await caseloads.read(key), clock.today());
  if (problem) return { ok: false, problem };

  const tally: Tally = { own: 0, messages: 0, entries: 0, names: 0, teams: 0 };
  const postsLeft: PostLeft[] = [];
  await leaveTeams(outside, key, tally, dryRun);
  if (!dryRun) await emptyCaseload(outside, key, BY);
  let again = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = total(tally);
    again = 0;
    for await (const item of kept.all()) {
      const { kind } = item;
      if (kind === 'person' && item.partition === key) continue;
      if (kind === 'delivery' && anyText(item.value, mentions(person))) {
        const gone = dryRun || (await postGone(outside, item.value as KeptDelivery, postsLeft));
        if (!gone) again += 1;
        else if (await done(dryRun, () => kept.remove(item))) tally.messages += 1;
      } else await eraseRow(kept, person, item, tally, dryRun);
    }
    if (dryRun || total(tally) === before) break;
  }
  if (again === 0) await forgetPerson(outside, person, tally, dryRun);
  if (!dryRun) await queuedFor(queue, identifies(person), true);
  return { ok: true, counts: tally, postsLeft, again };
}

type Tally = { -readonly [Name in keyof ErasedCounts]: number };

const total = (tally: Tally): number => Object.values(tally).reduce((sum, count) => sum + count, 0);

async function done(dryRun: boolean, work: () => Promise<unknown>): Promise<boolean> {
  return dryRun || (await work()) !== false;
}

/** The record last, with what leads to it. */
async function forgetPerson(
  { stores: { kept } }: EraseOutside,
  person: PersonInQuestion,
  tally: Tally,
  dryRun: boolean,
) {
  const chat = person.record?.chat?.conversationId;
  if (chat !== undefined) {
    for await (const lane of kept.ofConversation(chat)) if (await done(dryRun, () => kept.remove(lane))) tally.own += 1;
  }
  for await (const item of kept.all('people')) {
    const isRecord = item.kind === 'person' && item.partition === person.key;
    if (isRecord && (await done(dryRun, () => kept.remove(item)))) tally.own += 1;
  }
}

async function eraseRow(kept: KeptStore, person: PersonInQuestion, item: KeptItem, tally: Tally, dryRun: boolean) {
  const { kind, value } = item;
  if (kind === 'audit') {
    if (hasContentAbout(person, item) && (await done(dryRun, () => kept.eraseContent(item)))) tally.entries += 1;
    return;
  }
  if (kind === 'live-post' && anyText(value, identifies(person))) {
    if (await done(dryRun, () => kept.remove(item))) tally.messages += 1;
    return;
  }
  if (isOwn(person, item)) {
    // Head and undo were emptied; they and the cut carry the audit on.
    const stays = kind === 'head' || kind === 'undo' || kind === 'audit-end';
    if (!stays && (await done(dryRun, () => kept.remove(item)))) tally.own += 1;
    return;
  }
  const after = withoutNameOf(person, value);
  if (after !== value && (await done(dryRun, () => kept.rewrite(item, after)))) tally.names += 1;
}

function hasContentAbout(person: PersonInQuestion, { partition, value }: KeptItem): boolean {
  const { caseId, detail } = value as AuditEntry;
  if (partition === person.key) return caseId !== undefined || Object.keys(detail).length > 0;
  return anyText(detail, mentions(person));
}

/** True when a delivery's row may go: its post is gone, was never there, or is listed as left. */
async function postGone({ removePost }: EraseOutside, { posted }: KeptDelivery, left: PostLeft[]): Promise<boolean> {
  if (!posted) return true;
  const sent = await removePost?.(posted);
  if (sent?.kind === 'again') return false;
  if (sent === undefined) left.push({ ...posted, why: 'no credentials' });
  else if (sent.kind !== 'ok' && sent.kind !== 'gone') left.push({ ...posted, why: sent.problem });
  return true;
}

async function leaveTeams(outside: EraseOutside, key: PersonKey, tally: Tally, dryRun: boolean): Promise<void> {
  const { teams } = outside.stores;
  for (const { teamId } of await teams.list()) {
    const team = await teams.record(teamId);
    if (!team || !namesIn(team).includes(key)) continue;
    tally.teams += 1;
    if (dryRun) continue;
    const by = { person: BY, key: `erase-${key}-${outside.clock.now()}` };
    await changeTeamOnce(outside, teamId, by, { action: 'erase-person', detail: {} }, (before) => without(before, key));
  }
}

function namesIn({ managerKeys, serviceManagerKeys, coordinatorKeys = [], covers = [], offered = [] }: TeamRecord) {
  return [
    ...[...managerKeys, ...serviceManagerKeys, ...coordinatorKeys],
    ...[...covers.map(({ personKey }) => personKey), ...offered.map(({ workerKey }) => workerKey)],
  ];
}

function without({ coordinatorKeys, covers, offered, ...team }: TeamRecord, key: PersonKey): TeamRecord {
  const others = (keys: readonly PersonKey[]) => keys.filter((one) => one !== key);
  return {
    ...team,
    managerKeys: others(team.managerKeys),
    serviceManagerKeys: others(team.serviceManagerKeys),
    ...(coordinatorKeys ? { coordinatorKeys: others(coordinatorKeys) } : {}),
    ...(covers ? { covers: covers.filter(({ personKey }) => personKey !== key) } : {}),
    ...(offered ? { offered: offered.filter(({ workerKey }) => workerKey !== key) } : {}),
  };
}
