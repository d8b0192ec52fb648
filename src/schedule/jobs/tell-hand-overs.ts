import { tellBoth } from '../../application/hand-over-deliveries.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import type { Job } from './job.ts';

/** On the first day of a transfer or of co-working: both workers hear that it is so, and what it does. */
export const tellHandOvers: Job = {
  name: 'tell-hand-overs',
  // A case may move on any day.
  runsOn: () => true,
  // Of those who have left as well: that is when most cases move.
  async plan({ everyone, day }) {
    const tell = everyone.flatMap(({ workerKey, name, records = [] }) =>
      recordsOf(records, 'hand-over')
        // One that was agreed for the same day was told of when it was agreed.
        .filter(({ state, from, agreedOn }) => state === 'agreed' && from === day && agreedOn < day)
        .flatMap((handOver) => {
          const [holder, receiver] = tellBoth(handOver, { workerKey }, 'today', day);
          const why = handOver.as === 'transfer' ? 'a case moves today' : 'co-working begins today';
          return [
            ...(holder ? [{ delivery: holder, who: name, why }] : []),
            ...(receiver ? [{ delivery: receiver, who: handOver.toName, why }] : []),
          ];
        }),
    );
    return { tell, not: [] };
  },
};
