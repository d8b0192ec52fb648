import { addMonths, type CalendarDate } from '../domain/calendar-date.ts';
import { type MemberCapacity, teamCapacityOn } from '../domain/capacity.ts';
import { type CaseMix, mixOf } from '../domain/case-mix.ts';
import { compareText, scoreOn } from '../domain/timeline.ts';
import type { Outside } from './change-caseload.ts';
import { forAll } from './for-all.ts';
import { heldOn } from './held-on.ts';
import type { TeamSnapshot } from './ports.ts';
import { timelineOf } from './snapshot.ts';

/** What a worker carries of the new and the heavy work. */
export interface Carried {
  readonly workerKey: string;
  readonly name: string;
  readonly isAway: boolean;
  readonly isStudent: boolean;
  /** Null where it cannot be told. */
  readonly utilisation: number | null;
  /** Cases held that were allocated within a month. */
  readonly newCases: number;
  readonly mix: CaseMix;
  /** Cases rated red, where the scheme has colours. */
  readonly red: number;
}

/** How work is spread over a team on a day, by name: never a ranking. Reads the caseload of each. */
export async function teamSpread(
  { stores, schemeOf }: Pick<Outside, 'stores' | 'schemeOf'>,
  { members }: TeamSnapshot,
  today: CalendarDate,
): Promise<readonly Carried[]> {
  const here = teamCapacityOn(members, today, today).members;
  const carried = await forAll(here, async (member) => {
    const snapshot = await stores.caseloads.read(member.workerKey);
    const held = snapshot ? heldOn(snapshot, schemeOf, today) : [];
    const since = addMonths(today, -1);
    return {
      ...told(member),
      newCases: held.filter(({ allocatedOn }) => allocatedOn > since).length,
      mix: mixOf(held, today),
      red: (snapshot && scoreOn(timelineOf(snapshot, schemeOf), today).counts?.red) ?? 0,
    };
  });
  return carried.sort((a, b) => compareText(a.name, b.name));
}

/** Missing facts leave the share open: a low one would look like room. */
function told({ workerKey, name, isAway, step, headroom, utilisation }: MemberCapacity) {
  return {
    ...{ workerKey, name, isAway },
    isStudent: step.role === 'student',
    utilisation: headroom === null ? null : utilisation,
  };
}
