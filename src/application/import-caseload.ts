import { createHash } from 'node:crypto';
import { type CaseloadFile, type FileError, parseCaseloadFile } from '../caseload-file/index.ts';
import { SILENT_ON_NOTHING, type Silence } from '../caseload-file/silence.ts';
import { writeCaseloadFile } from '../caseload-file/write-caseload-file.ts';
import type { PersonKey } from '../domain/access.ts';
import { unchanging } from '../domain/caseload.ts';
import { scoreOn } from '../domain/timeline.ts';
import { afterChange, type Outside } from './change-caseload.ts';
import type { By } from './change-team.ts';
import { type Figures, figuresOf } from './effect.ts';
import { filledIn, type ImportDifferences, planImport } from './import-plan.ts';
import { joinTeam, teamOf } from './join-team.ts';
import type { Identity } from './person-record.ts';
import type { CaseloadCommit, CaseloadSnapshot, PendingItem, TeamRecord } from './ports.ts';
import { timelineOf } from './snapshot.ts';

/** A caseload that is to be imported for a worker of a team. */
export interface Importing {
  readonly team: TeamRecord;
  readonly workerKey: PersonKey;
  /** Who that is; without it, nobody is added to the team. */
  readonly identity?: Identity;
  readonly file: CaseloadFile;
  readonly silence: Silence;
}

/** What an import does to a worker's caseload. */
export interface ImportEffect extends ImportDifferences {
  /** The worker comes to the team by it. */
  readonly joins: boolean;
  /** The figures on the file's day; null before somebody has a caseload. */
  readonly before: Figures | null;
  readonly after: Figures;
}

export type NotImported =
  | { readonly ok: false; readonly reason: 'not-in-team' | 'in-another-team' }
  /** Together with what is kept and the source is silent on, the facts are not those of a valid file. */
  | { readonly ok: false; readonly reason: 'does-not-fit'; readonly errors: readonly FileError[] };
export type Previewed = { readonly ok: true; readonly effect: ImportEffect } | NotImported;
export type Imported =
  | { readonly ok: true; readonly effect: ImportEffect; readonly pending: readonly PendingItem[] }
  | NotImported;

const MOST_TRIES = 12;

/** What an import would do; writes nothing. */
export async function previewImport(outside: Outside, importing: Importing): Promise<Previewed> {
  const kept = await outside.stores.caseloads.read(importing.workerKey);
  const prepared = prepare(outside, importing, kept);
  return prepared.ok ? { ok: true, effect: prepared.effect } : prepared;
}

/**
 * Makes a worker's caseload as the file says, all of it or nothing, in one change that is no step of the worker's Undo.
 * Somebody who is not in the team yet is added first. What is so already is not written: the same again changes
 * nothing. Who asks is checked by the caller.
 */
export async function importCaseload(outside: Outside, importing: Importing, by: By): Promise<Imported> {
  const preview = await previewImport(outside, importing);
  if (!preview.ok) return preview;
  const { joins, before } = preview.effect;
  const joined = joins ? await join(outside, importing, by) : { ok: true as const, pending: [] };
  if (!joined.ok) return joined;
  const { caseloads } = outside.stores;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(importing.workerKey);
    const prepared = prepare(outside, importing, kept);
    if (!prepared.ok) return prepared;
    const effect = joins ? { ...prepared.effect, joins, before } : prepared.effect;
    if (!kept || !prepared.after) return { ok: true, effect, pending: joined.pending };
    const result = await caseloads.commit(commitOf(outside, kept, prepared.after, effect, importing, by));
    if (result.ok) return { ok: true, effect, pending: [...joined.pending, ...result.pending] };
  }
  throw new Error('A caseload kept changing in between');
}

function join(outside: Outside, { team, identity, file }: Importing, by: By) {
  if (!identity) throw new Error('Whoever joins a team is known');
  return joinTeam(outside, team, { ...identity, terms: file.terms }, by);
}

type Facts = Pick<CaseloadSnapshot, 'head' | 'cases'>;

/** What an import does to what is kept; `after` is null when there is nothing to write. */
type Prepared = { readonly ok: true; readonly effect: ImportEffect; readonly after: Facts | null } | NotImported;

function prepare(outside: Outside, importing: Importing, kept: CaseloadSnapshot | undefined): Prepared {
  const { team, identity, silence } = importing;
  const teamId = kept && teamOf(kept.head);
  if (teamId !== undefined && teamId !== team.teamId) return { ok: false, reason: 'in-another-team' };
  const joins = teamId === undefined;
  if (joins && !identity) return { ok: false, reason: 'not-in-team' };

  const before = kept && !joins ? kept : joining(importing, kept);
  const spoken = silence === SILENT_ON_NOTHING || !kept;
  const file = spoken ? importing.file : filledIn(importing.file, silence, before);
  const checked = spoken ? { ok: true as const } : parseCaseloadFile(writeCaseloadFile(file));
  if (!checked.ok) return { ok: false, reason: 'does-not-fit', errors: checked.errors };

  const version = before.head.version + 1;
  const { change, ...differences } = planImport(before, file, (n) => newCaseId(importing.workerKey, version, n));
  const after = change && afterChange(before, change, outside.clock.now());
  const figures = (facts: Facts) => figuresOf(scoreOn(timelineOf(facts, outside.schemeOf), file.asOf));
  const effect = { ...differences, joins, before: kept ? figures(before) : null, after: figures(after ?? before) };
  return { ok: true, effect, after };
}

/** The caseload that somebody has on the day of joining, as far as an import looks at it. */
function joining({ team, workerKey, identity, file }: Importing, kept: CaseloadSnapshot | undefined): Facts {
  const { teamId, schemes } = team;
  if (kept) return { head: { ...kept.head, teamId, schemes }, cases: kept.cases };
  const name = identity?.name ?? '';
  const terms = unchanging(file.terms);
  return { head: { workerKey, name, teamId, version: 0, terms, duties: [], schemes, recentChanges: [] }, cases: [] };
}

/** Without the reference: keys are seen in errors and traces. */
function newCaseId(workerKey: PersonKey, version: number, n: number): string {
  return createHash('sha256').update(`import\n${workerKey}\n${version}\n${n}`).digest('hex').slice(0, 32);
}

function commitOf(
  { clock }: Outside,
  kept: CaseloadSnapshot,
  after: Facts,
  { added, changed, removed, before, after: figures }: ImportEffect,
  { file: { asOf } }: Importing,
  by: By,
): CaseloadCommit {
  const { head, cases } = after;
  const ids = new Set(cases.map(({ caseId }) => caseId));
  return {
    basedOn: kept,
    head,
    putCases: cases.filter(({ changedIn }) => changedIn === head.version),
    removedCaseIds: kept.cases.map(({ caseId }) => caseId).filter((caseId) => !ids.has(caseId)),
    undo: null,
    audit: {
      at: clock.now(),
      by: by.person,
      action: 'import-caseload',
      detail: {
        ...{ asOf, added: added.length, changed: changed.length, removed: removed.length },
        ...{ totalBefore: before?.total ?? null, totalAfter: figures.total },
      },
    },
    outbox: [{ kind: 'project-member', workerKey: head.workerKey, teamId: head.teamId }],
    keys: [],
    reply: null,
  };
}
