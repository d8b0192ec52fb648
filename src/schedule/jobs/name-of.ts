import type { Outside } from '../../application/change-caseload.ts';
import type { Recipient } from '../../application/delivery-ports.ts';
import type { TeamRecord } from '../../application/ports.ts';
import { managersOn } from '../../application/who-is-told.ts';
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
  return Promise.all(
    managersOn(team, day).map(async (managerKey) => {
      const to = { kind: 'person', personKey: managerKey } as const;
      return { to, managerKey, who: await nameOf(outside, team, to) };
    }),
  );
}
