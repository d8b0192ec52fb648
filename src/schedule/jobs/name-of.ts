import type { Outside } from '../../application/change-caseload.ts';
import type { Recipient } from '../../application/delivery-ports.ts';
import type { TeamRecord } from '../../application/ports.ts';
import { managersOn } from '../../application/who-is-told.ts';
import type { PersonKey } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';

/** A recipient as an operator knows them. */
export async function nameOf(
  { stores }: Pick<Outside, 'stores'>,
  team: Pick<TeamRecord, 'name'>,
  to: Recipient,
): Promise<string> {
  if (to.kind === 'managers-channel') return `managers' channel of ${team.name}`;
  return (await stores.people.read(to.personKey))?.name ?? 'somebody without a record';
}

/** Who manage a team on a day, each as a recipient and as an operator knows them. */
export async function managersNamed(outside: Pick<Outside, 'stores'>, team: TeamRecord, day: CalendarDate) {
  const managers = await peopleNamed(outside, team, managersOn(team, day));
  return managers.map((one) => ({ ...one, managerKey: one.to.personKey }));
}

/** Some people, each as a recipient and as an operator knows them. */
export async function peopleNamed(
  outside: Pick<Outside, 'stores'>,
  team: TeamRecord,
  personKeys: readonly PersonKey[],
) {
  return Promise.all(
    personKeys.map(async (personKey) => {
      const to = { kind: 'person', personKey } as const;
      return { to, who: await nameOf(outside, team, to) };
    }),
  );
}
