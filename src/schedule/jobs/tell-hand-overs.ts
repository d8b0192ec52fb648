import type { Delivery } from '../../application/delivery-ports.ts';
import { tellBoth, tellTogether } from '../../application/hand-over-deliveries.ts';
import type { TeamMember } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import type { Job, Told } from './job.ts';

/** On the first day of a transfer or of co-working: both workers hear that it is so, and what it does. */
export const tellHandOvers: Job = {
  name: 'tell-hand-overs',
  // A case may move on any day.
  runsOn: () => true,
  // Of those who have left as well: that is when most cases move.
  async plan({ everyone, day }) {
    return { tell: everyone.flatMap((member) => toldOf(member, day)), not: [] };
  },
};

function toldOf({ workerKey, name, records = [] }: TeamMember, day: CalendarDate): readonly Told[] {
  const begun = recordsOf(records, 'hand-over')
    // One that was agreed for the same day was told of when it was agreed.
    .filter(({ state, from, agreedOn }) => state === 'agreed' && from === day && agreedOn < day);
  const names = new Map([[workerKey, name], ...begun.map(({ to, toName }) => [to, toName] as const)]);
  const told = (deliveries: readonly Delivery[], why: string): readonly Told[] =>
    deliveries.map((delivery) => ({
      delivery,
      who: delivery.to.kind === 'person' ? (names.get(delivery.to.personKey) ?? name) : name,
      why,
    }));
  return [
    ...begun
      .filter(({ bundle }) => bundle === undefined)
      .flatMap((one) =>
        told(
          tellBoth(one, { workerKey }, 'today', day),
          one.as === 'transfer' ? 'a case moves today' : 'co-working begins today',
        ),
      ),
    ...told(tellTogether(begun, { workerKey }, 'today', day), 'several cases move, or are shared, from today'),
  ];
}
