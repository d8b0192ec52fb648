import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Outside } from '../../src/application/change-caseload.ts';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { parseCaseloadFile } from '../../src/caseload-file/index.ts';
import { addDays, type CalendarDate, daysBetween } from '../../src/domain/calendar-date.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { SCHEME_IDS } from '../../src/domain/weighting-scheme.ts';

const person = z.object({ name: z.string(), objectId: z.string() });
const teamFile = z.object({
  name: z.string(),
  scheme: z.enum(SCHEME_IDS),
  managers: z.array(person),
  serviceManagers: z.array(person),
  admins: z.array(person),
  workers: z.array(person.extend({ caseload: z.string() })),
});

export type SamplePerson = z.infer<typeof person>;
export type SampleTeam = z.infer<typeof teamFile>;

const SAMPLES = new URL('../../samples/', import.meta.url);
const A_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;
/** The day that the sample files were written for. */
const WRITTEN_FOR: CalendarDate = '2026-11-20';

export async function readSampleTeam(): Promise<SampleTeam> {
  return teamFile.parse(parse(await readFile(new URL('northfield.team.yaml', SAMPLES), 'utf8')));
}

/** A sample worker's file with every date moved by as many days as today is from the day it was written for. */
export async function readSampleCaseload(worker: SampleTeam['workers'][number], today: CalendarDate) {
  const text = await readFile(new URL(worker.caseload, SAMPLES), 'utf8');
  const days = daysBetween(WRITTEN_FOR, today);
  const parsed = parseCaseloadFile(text.replaceAll(A_DATE, (date) => addDays(date, days)));
  if (!parsed.ok) throw new Error(`${worker.caseload} is not a caseload file`);
  return parsed.file;
}

/** Loads the sample team into empty storage; again, it changes nothing. */
export async function loadSampleTeam(outside: Outside, team: SampleTeam, tenantId: string): Promise<void> {
  const by = { person: personKeyOf(tenantId, team.admins[0]?.objectId ?? ''), key: 'sample-team' };
  const inTenant = (someone: SamplePerson) => ({ ...someone, tenantId });
  const files = await Promise.all(team.workers.map((worker) => readSampleCaseload(worker, outside.clock.today())));
  const members = team.workers.flatMap((worker, index) => {
    const file = files[index];
    return file ? [{ ...inTenant(worker), terms: file.terms, file }] : [];
  });
  const result = await setUpTeam(
    outside,
    {
      name: team.name,
      schemeId: team.scheme,
      members,
      managers: team.managers.map(inTenant),
      serviceManagers: team.serviceManagers.map(inTenant),
    },
    by,
  );
  if (!result.ok) throw new Error('The sample team could not be set up: start again with --fresh');
  for (const { objectId, file } of members) {
    const facts = { cases: file.cases.map(historyOf), duties: file.duties };
    const loaded = await loadCaseload(outside, personKeyOf(tenantId, objectId), facts, by);
    if (loaded.ok) await deliverPending(outside, loaded.pending);
  }
}
