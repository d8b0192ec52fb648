import { timelineOf } from '../../../src/application/snapshot.ts';
import { asDocumented } from '../../../src/domain/scheme-in-force.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts } from './talk.ts';
import { keyOf, NORTH, openTown } from './town.ts';

const lookedAfter = { ref: 'K1', household: 'foster-1', lookedAfter: { from: '2026-06-01' } };
const workers = {
  amira: { cases: [caseFacts({ allocatedOn: '2026-01-05', children: [lookedAfter] })] },
  ben: { cases: [caseFacts({ ref: 'C-202', allocatedOn: '2026-01-05' })], terms: { fte: 0.5 } },
} as const;
export const EVERY_FAMILY = 'Every family scores its point, and the points of its children come on top.';

type Town = Awaited<ReturnType<typeof openTown>>;

/** Ada before the readings of North. */
export async function opened(more: Parameters<typeof openTown>[0] = {}) {
  const town = await openTown({ ...workers, ...more });
  const ada = town.as('ada');
  await ada.say('change-readings');
  await ada.press('Next', { teamId: NORTH });
  return { town, ada };
}

/** Ada before the questions about one reading. */
export async function asked(readingId = 'family-point', more: Parameters<typeof openTown>[0] = {}) {
  const { town, ada } = await opened(more);
  await ada.press('Change', { readingId });
  return { town, ada };
}

export const schemesOf = async ({ stores }: Town) => (await stores.teams.record(NORTH))?.schemes;

export async function scoreOf({ stores }: Town, name: string, day: string) {
  const snapshot = await stores.caseloads.read(keyOf(name));
  if (!snapshot) throw new Error(`no caseload of ${name}`);
  return scoreOn(timelineOf(snapshot, schemeInForce), day);
}

/** Halton from New Year on, as recorded. */
export async function switchToHalton({ stores }: Town) {
  const audit = { at: '2026-11-30T09:00:00.000Z', by: keyOf('ada'), action: 'switch-scheme', detail: {} };
  await stores.teams.changeTeam(
    NORTH,
    (team) => {
      if (!team) throw new Error('no team');
      return { ...team, schemes: [...team.schemes, { inForceFrom: '2027-01-01', value: asDocumented('halton') }] };
    },
    audit,
  );
}
