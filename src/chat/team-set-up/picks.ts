import { personKeyOf } from '../../application/person-key.ts';
import type { Identity } from '../../application/person-record.ts';
import type { RosterMember } from '../../application/ports.ts';
import type { Newcomers } from '../../application/set-up-team.ts';
import { ROLES, type TeamType, type WorkerRole } from '../../domain/case-facts.ts';
import { ifKnown } from '../if-known.ts';

/** As what someone can be picked, in the order of the choice. */
export const PICKED_AS = [...ROLES, 'manager', 'service-manager', 'coordinator'] as const;
export type PickedAs = (typeof PICKED_AS)[number];

/** Someone picked from the roster: `mark` is the beginning of the person's key, and means nothing by itself. */
export interface Pick {
  readonly mark: string;
  readonly as: PickedAs;
  readonly fte: number;
}

/** A team of sixty, with its managers. */
export const MOST_PICKS = 70;

const MARK_LENGTH = 8;

/** Finds a roster member again; a card never carries who somebody is, only which of the roster was meant. */
export function markOf(tenantId: string, { objectId }: RosterMember): string {
  return personKeyOf(tenantId, objectId).slice(0, MARK_LENGTH);
}

/** Short, because each button of the card carries it: `a1b2c3d40`, `a1b2c3d400.6`. */
export function writePicks(picks: readonly Pick[]): string {
  return picks.map(({ mark, as, fte }) => `${mark}${PICKED_AS.indexOf(as)}${fte === 1 ? '' : fte}`).join(',');
}

const WRITTEN = /^([0-9a-f]{8})(\d)(0\.\d{1,2})?$/;

/** The picks that a card carries; undefined when it was not made by `writePicks`. */
export function readPicks(written: string): readonly Pick[] | undefined {
  const picks: Pick[] = [];
  for (const part of written === '' ? [] : written.split(',')) {
    const [, mark, index, fte] = WRITTEN.exec(part) ?? [];
    const as = PICKED_AS[Number(index)];
    if (mark === undefined || as === undefined) return undefined;
    picks.push({ mark, as, fte: fte === undefined ? 1 : Number(fte) });
  }
  return picks;
}

/** The picks with those of one page replaced; each person once. */
export function withPage(before: readonly Pick[], page: readonly string[], chosen: readonly Pick[]): readonly Pick[] {
  return [...before.filter(({ mark }) => !page.includes(mark)), ...chosen];
}

export interface PickedPerson extends Identity {
  readonly as: PickedAs;
  readonly fte: number;
}

/** Who was picked, from the roster as it is now; undefined when somebody is not in it any more. */
export function pickedFrom(
  tenantId: string,
  roster: readonly RosterMember[],
  picks: readonly Pick[],
): readonly PickedPerson[] | undefined {
  const people: PickedPerson[] = [];
  for (const { mark, as, fte } of picks) {
    const [found, another] = roster.filter((member) => markOf(tenantId, member) === mark);
    if (!found || another) return undefined;
    people.push({ tenantId, objectId: found.objectId, name: found.name, as, fte });
  }
  return people;
}

export const isWorker = (as: PickedAs): as is WorkerRole => (ROLES as readonly PickedAs[]).includes(as);

/** The picked people by what they become in the team, the workers in a team of a kind where one was said. */
export function newcomersOf(people: readonly PickedPerson[], teamType?: TeamType): Newcomers {
  return {
    members: people.flatMap(({ as, fte, ...identity }) =>
      isWorker(as)
        ? [{ ...identity, terms: { role: as, fte, ...ifKnown('teamType', teamType), professionalIssues: [] } }]
        : [],
    ),
    managers: people.filter(({ as }) => as === 'manager'),
    serviceManagers: people.filter(({ as }) => as === 'service-manager'),
    coordinators: people.filter(({ as }) => as === 'coordinator'),
  };
}
