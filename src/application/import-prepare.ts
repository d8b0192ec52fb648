import { createHash } from 'node:crypto';
import { type CaseloadFile, type FileError, parseCaseloadFile } from '../caseload-file/index.ts';
import { SILENT_ON_NOTHING, type Silence } from '../caseload-file/silence.ts';
import { writeCaseloadFile } from '../caseload-file/write-caseload-file.ts';
import type { PersonKey } from '../domain/access.ts';
import { unchanging } from '../domain/caseload.ts';
import { scoreOn } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { type Figures, figuresOf } from './effect.ts';
import { afterChange } from './foresee-change.ts';
import { filledIn, type ImportDifferences, planImport } from './import-plan.ts';
import { teamOf } from './join-team.ts';
import type { Identity } from './person-record.ts';
import type { CaseloadSnapshot, TeamRecord } from './ports.ts';
import { type Scored, timelineOf } from './snapshot.ts';

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

/** A caseload as far as an import writes it. */
export type Facts = Scored;

/** What an import does to what is kept; `after` is null when there is nothing to write. */
export type Prepared = { readonly ok: true; readonly effect: ImportEffect; readonly after: Facts | null } | NotImported;

/** What an import would do to what is kept of the worker, or why it may not. Pure. */
export function prepareImport(outside: Outside, importing: Importing, kept: CaseloadSnapshot | undefined): Prepared {
  const { team, identity, silence } = importing;
  const teamId = kept && teamOf(kept.head);
  if (teamId !== undefined && teamId !== team.teamId) return { ok: false, reason: 'in-another-team' };
  const joins = teamId === undefined;
  if (joins && !identity) return { ok: false, reason: 'not-in-team' };

  const before = kept && !joins ? kept : joining(importing, kept);
  const saysAll = silence === SILENT_ON_NOTHING || !kept;
  const file = saysAll ? importing.file : filledIn(importing.file, silence, before);
  const checked = saysAll ? { ok: true as const } : parseCaseloadFile(writeCaseloadFile(file));
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
  if (kept) return { head: { ...kept.head, teamId, schemes }, cases: kept.cases, records: kept.records };
  const name = identity?.name ?? '';
  const terms = unchanging(file.terms);
  const head = { workerKey, name, teamId, version: 0, terms, duties: [], schemes, recentChanges: [] };
  return { head, cases: [], records: [] };
}

/** Without the reference: keys are seen in errors and traces. */
function newCaseId(workerKey: PersonKey, version: number, n: number): string {
  return createHash('sha256').update(`import\n${workerKey}\n${version}\n${n}`).digest('hex').slice(0, 32);
}
