import { spokenDate } from '../domain/spoken-date.ts';
import type { Outside } from './change-caseload.ts';
import type { By } from './change-team.ts';
import { filledIn } from './import-plan.ts';
import { type Facts, type ImportEffect, type Importing, type NotImported, prepareImport } from './import-prepare.ts';
import { joinTeam, teamOf } from './join-team.ts';
import { monthsMarked } from './months-touched.ts';
import { othersChange } from './others-changes.ts';
import type { CaseloadCommit, CaseloadSnapshot, PendingItem } from './ports.ts';

export type { ImportEffect, Importing } from './import-prepare.ts';

export type Previewed = { readonly ok: true; readonly effect: ImportEffect } | NotImported;
export type Imported =
  | { readonly ok: true; readonly effect: ImportEffect; readonly pending: readonly PendingItem[] }
  | NotImported;

const MOST_TRIES = 12;

/** What an import would do; writes nothing. */
export async function previewImport(outside: Outside, importing: Importing): Promise<Previewed> {
  const kept = await outside.stores.caseloads.read(importing.workerKey);
  const prepared = prepareImport(outside, importing, kept);
  return prepared.ok ? { ok: true, effect: prepared.effect } : prepared;
}

/**
 * Makes a worker's caseload as the file says, all of it or nothing, in one change that is no step of the worker's Undo.
 * Somebody who is not in the team comes into it by that change. What is so already is not written: the same again
 * changes nothing, and completes what was interrupted. Who asks is checked by the caller.
 */
export async function importCaseload(outside: Outside, importing: Importing, by: By): Promise<Imported> {
  const preview = await previewImport(outside, importing);
  if (!preview.ok) return preview;
  const { joins, before } = preview.effect;
  const { caseloads } = outside.stores;
  const pending: PendingItem[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await caseloads.read(importing.workerKey);
    const hasLeft = kept !== undefined && teamOf(kept.head) === undefined;
    if (hasLeft) pending.push(...(await join(outside, withKeptTerms(importing, kept), by)));
    const current = hasLeft ? await caseloads.read(importing.workerKey) : kept;
    const prepared = prepareImport(outside, importing, current);
    if (!prepared.ok) return prepared;
    const effect = joins ? { ...prepared.effect, joins, before } : prepared.effect;
    const { after } = prepared;
    const made = after && (await caseloads.commit(commitOf(outside, current, after, effect, importing, by)));
    if (made && !made.ok) continue;
    pending.push(...(made?.pending ?? []), ...(await follow(outside, importing, by)));
    return { ok: true, effect, pending };
  }
  throw new Error('A caseload kept changing in between');
}

/** What follows from a caseload's being in the team: the person's own record says so. */
async function follow(outside: Outside, importing: Importing, by: By): Promise<readonly PendingItem[]> {
  const { team, workerKey, identity } = importing;
  const person = identity && (await outside.stores.people.read(workerKey));
  return identity && person?.worksIn !== team.teamId ? join(outside, importing, by) : [];
}

/** Whoever comes back has the terms of old, as far as the file is silent on them. */
function withKeptTerms(importing: Importing, kept: CaseloadSnapshot): Importing {
  return { ...importing, file: filledIn(importing.file, importing.silence, kept) };
}

async function join(outside: Outside, { team, identity, file }: Importing, by: By): Promise<readonly PendingItem[]> {
  const joined = identity && (await joinTeam(outside, team, { ...identity, terms: file.terms }, by));
  if (!joined?.ok) throw new Error('Whoever is imported is in no other team');
  return joined.pending;
}

/** Files are read in on the command line, by whoever runs the service. */
const IMPORTER = 'An administrator';

function commitOf(
  { clock, schemeOf }: Outside,
  kept: CaseloadSnapshot | undefined,
  after: Facts,
  { joins, added, changed, removed, before, after: figures }: ImportEffect,
  { file: { asOf } }: Importing,
  by: By,
): CaseloadCommit {
  const { head, cases } = after;
  const ids = new Set(cases.map(({ caseId }) => caseId));
  const said = { by: by.person, name: IMPORTER, at: clock.now() };
  const beside =
    kept && !joins ? othersChange(kept, said, { what: `read in a caseload file as at ${spokenDate(asOf)}` }) : null;
  return {
    basedOn: kept ?? null,
    head,
    putCases: cases.filter(({ changedIn }) => changedIn === head.version),
    removedCaseIds: (kept?.cases ?? []).map(({ caseId }) => caseId).filter((caseId) => !ids.has(caseId)),
    putRecords: [...(kept ? monthsMarked(kept, after, schemeOf) : []), ...(beside?.put ?? [])],
    removedRecords: beside?.remove ?? [],
    undo: null,
    audit: {
      at: clock.now(),
      by: by.person,
      action: 'import-caseload',
      detail: {
        ...{ joins, asOf, added: added.length, changed: changed.length, removed: removed.length },
        ...{ totalBefore: before?.total ?? null, totalAfter: figures.total },
      },
    },
    outbox: [
      { kind: 'project-member', workerKey: head.workerKey, teamId: head.teamId },
      ...(kept
        ? []
        : [{ kind: 'follow-team', workerKey: head.workerKey, teamId: head.teamId, by: by.person } as const]),
    ],
    keys: [],
    reply: null,
  };
}
