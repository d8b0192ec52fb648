import { forAll } from '../../application/for-all.ts';
import type { TeamMember } from '../../application/ports.ts';
import { standsUntil } from '../../application/stands-until.ts';
import { tidyUp } from '../../application/tidy-up.ts';
import { counted } from '../../domain/counted.ts';
import { isAway, recordsOf } from '../../domain/worker-records.ts';
import { onFirstWorkingDayOfWeek } from './days.ts';
import type { Job, JobDay, Plan } from './job.ts';

/** A list of a week is old news in the next one. */
const STANDS_DAYS = 4;

/** Weekly, to each worker in private: what on the own caseload may be out of date. Nobody is asked while away. */
export const remindToTidyUp: Job = {
  name: 'remind-to-tidy-up',
  runsOn: onFirstWorkingDayOfWeek,
  async plan(day) {
    const plans = await forAll(day.members, (member) => planFor(day, member));
    return { tell: plans.flatMap(({ tell }) => tell), not: plans.flatMap(({ not }) => not) };
  },
};

async function planFor({ outside, day }: JobDay, { workerKey, name: who, records = [] }: TeamMember): Promise<Plan> {
  const not = (why: string): Plan => ({ tell: [], not: [{ who, why }] });
  if (isAway(recordsOf(records, 'absence'), day)) return not('is away');
  const snapshot = await outside.stores.caseloads.read(workerKey);
  const count = snapshot ? tidyUp(snapshot, outside.schemeOf, day).length : 0;
  if (count === 0) return not('has nothing to tidy up');
  const delivery = {
    id: { day, key: `tidy-up/${day}/${workerKey}` },
    to: { kind: 'person', personKey: workerKey } as const,
    notice: { kind: 'tidy-up', workerKey, day } as const,
    sendBy: standsUntil(day, STANDS_DAYS),
  };
  return { tell: [{ who, why: `${counted(count, 'thing', 'things')} to tidy up`, delivery }], not: [] };
}
