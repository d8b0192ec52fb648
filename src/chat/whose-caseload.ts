import type { TeamMember } from '../application/ports.ts';
import type { PersonKey, TeamId } from '../domain/access.ts';
import { isCalled, workersOf } from './choose-worker.ts';
import type { Turn } from './turn.ts';

/** Whose caseload a sentence is about; whether the person may have it is checked where it is opened. */
export type Whose =
  | { readonly kind: 'one'; readonly workerKey: PersonKey }
  | { readonly kind: 'choose'; readonly workers: readonly TeamMember[] }
  /** Nobody whom the person has to do with. */
  | { readonly kind: 'nobody' };

/** The own caseload unless somebody is named; of those in `teamIds` the one who was named, or all to choose from. */
export async function whoseCaseload(turn: Turn, name: string | undefined, teamIds: readonly TeamId[]): Promise<Whose> {
  const { person } = turn;
  const own: Whose = { kind: 'one', workerKey: person.personKey };
  if (name === undefined && (person.worksIn !== undefined || teamIds.length === 0)) return own;
  const workers = teamIds.length === 0 ? [] : await workersOf(turn, teamIds);
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  if (one && !another) return { kind: 'one', workerKey: one.workerKey };
  if (!one && name !== undefined && person.worksIn !== undefined && isOwnName(turn, name)) return own;
  const offered = named.length > 0 ? named : workers;
  return offered.length > 0 ? { kind: 'choose', workers: offered } : { kind: 'nobody' };
}

function isOwnName({ person }: Turn, name: string): boolean {
  return person.name.toLowerCase().includes(name.toLowerCase());
}
