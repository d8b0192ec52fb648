import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { KeptItem, KeptStore } from '../kept-ports.ts';
import type { AuditEntry, Clock, NewId, PersonRecord, StoredCase, Stores } from '../ports.ts';
import { type CaseNamed, caseNamed } from './case-named.ts';
import { anyText } from './texts.ts';
import { type CaseToErase, childrenIn, historiesIn, withoutCase } from './without-case.ts';

export interface EraseCaseOutside {
  readonly stores: Pick<Stores, 'references'> & { readonly kept: KeptStore };
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A case by its reference, or one child of it alone. */
export interface SoughtCase {
  readonly ref: string;
  readonly child?: string;
}

export type EraseCaseResult =
  | { readonly ok: true; readonly rows: number; readonly entries: number }
  /** It is nowhere, somebody has it open or it waits for a worker, or somebody's data with it must stay. */
  | { readonly ok: false; readonly reason: 'unknown' | 'open' | 'legal-hold' };

/** A row that somebody changes while we read is met again in the next round. */
const ROUNDS = 4;

/**
 * Erases who a case is about: its reference, its children's and where they live give way to words that say nothing; the
 * dates and kinds that figures were made of stay. Audit entries about it lose their content. Safe to repeat, and to go
 * on with after a crash.
 */
export async function eraseCase(
  outside: EraseCaseOutside,
  sought: SoughtCase,
  dryRun = false,
): Promise<EraseCaseResult> {
  const { stores, clock, newId } = outside;
  const { kept, references } = stores;
  const found = await whereItIs(kept, sought, clock.today());
  const { named, isOpen, isHeld, caseIds, after } = found;
  const holders = await references.holders(sought.ref);
  if (isOpen) return { ok: false, reason: 'open' };
  if (isHeld) return { ok: false, reason: 'legal-hold' };

  const refAfter = sought.child === undefined ? `erased-${newId().slice(0, 8)}` : null;
  const erase: CaseToErase = { named, refAfter, after, caseIds };
  let [rows, entries] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = rows + entries;
    for await (const item of kept.all()) {
      const outcome = await eraseIn(kept, item, erase, sought.child, dryRun);
      if (outcome === 'entry') entries += 1;
      if (outcome === 'row') rows += 1;
    }
    if (dryRun || rows + entries === before) break;
  }
  if (refAfter !== null) {
    rows += holders.length;
    if (!dryRun) for (const holder of holders) await references.release(sought.ref, holder);
  }
  return rows + entries === 0 ? { ok: false, reason: 'unknown' } : { ok: true, rows, entries };
}

async function eraseIn(
  kept: KeptStore,
  item: KeptItem,
  erase: CaseToErase,
  child: string | undefined,
  dryRun: boolean,
): Promise<'entry' | 'row' | 'nothing'> {
  const { kind, value } = item;
  if (kind === 'audit') {
    if (!isAbout(value as AuditEntry, erase, child)) return 'nothing';
    return dryRun || (await kept.eraseContent(item)) ? 'entry' : 'nothing';
  }
  const after = withoutCase(value, erase);
  if (after === value) return 'nothing';
  return dryRun || (await kept.rewrite(item, after)) ? 'row' : 'nothing';
}

/** An entry about the case; of a child alone, when it says the child's reference as well. */
function isAbout({ caseId, detail }: AuditEntry, { named, caseIds }: CaseToErase, child: string | undefined): boolean {
  const isOfCase =
    (caseId !== undefined && caseIds.has(caseId)) || anyText(detail, (text) => named.is(text) || named.isIn(text));
  return isOfCase && (child === undefined || anyText(detail, (text) => text === child));
}

interface Found {
  readonly named: CaseNamed;
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly caseIds: ReadonlySet<string>;
  readonly after: ReadonlyMap<string, string>;
}

async function whereItIs(kept: KeptStore, { ref, child }: SoughtCase, today: CalendarDate): Promise<Found> {
  const named = caseNamed(ref);
  const caseIds = new Set<string>();
  const taken = new Set<string>();
  const refs = new Set<string>();
  const homes = new Set<string>();
  const owners = new Set<string>();
  const held = new Set<string>();
  let isOpen = false;
  for await (const item of kept.all()) {
    const { kind, value, partition } = item;
    if (kind === 'person' && (value as PersonRecord).legalHold) held.add(partition);
    const histories = historiesIn(value, named);
    for (const history of histories) {
      const children = childrenIn(history);
      for (const one of children.refs) {
        taken.add(one);
        if (child === undefined || one === child) refs.add(one);
      }
      for (const one of children.homes) if (child === undefined) homes.add(one);
    }
    if (histories.length > 0) owners.add(partition);
    if (kind === 'case' && histories.length > 0) {
      caseIds.add((value as StoredCase).caseId);
      const { closedOn, transferredOutOn } = (value as StoredCase).history.dated;
      if ([closedOn, transferredOutOn].every((end) => end === undefined || today < end)) isOpen = true;
    }
    if (isWaiting(item, named)) isOpen = true;
  }
  const isHeld = [...owners].some((owner) => held.has(owner));
  return {
    named,
    isOpen,
    isHeld,
    caseIds,
    after: new Map([...numbered(refs, 'erased', taken), ...numbered(homes, 'home', homes)]),
  };
}

/** In the queue of a team, or with the managers because another worker holds the reference. */
function isWaiting({ kind, value }: KeptItem, named: CaseNamed): boolean {
  const { ref, kind: record, value: inner } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (kind === 'waiting') return typeof ref === 'string' && named.is(ref);
  if (kind !== 'record' || record !== 'pending-case') return false;
  const pending = inner as { readonly ref: string; readonly state: string };
  return pending.state === 'asked' && named.is(pending.ref);
}

/** A word with a number for each; what was given one before keeps it. */
function numbered(
  texts: ReadonlySet<string>,
  word: string,
  taken: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const given = new RegExp(`^${word}-\\d+$`);
  const fresh = [...texts].filter((text) => !given.test(text));
  let next = 0;
  return fresh.map((text) => {
    do next += 1;
    while (taken.has(`${word}-${next}`));
    return [text, `${word}-${next}`] as const;
  });
}
