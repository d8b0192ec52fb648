import type { Outside } from '../../application/change-caseload.ts';
import type { RecordChange } from '../../application/change-records.ts';
import { deliverPending } from '../../application/deliver-pending.ts';
import { forAll } from '../../application/for-all.ts';
import { reviewOf, reviewWarnings } from '../../application/review-warnings.ts';
import { warningDeliveries } from '../../application/tell-warnings.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { onWorkingDays } from './days.ts';
import type { Job, JobDay, NotTold, Plan, Told } from './job.ts';
import { nameOf } from './name-of.ts';

/**
 * Each working day: totals move with dates too, and plans come to their review dates. What is new is kept and told as
 * after any change, before the plan is made; so the plan tells something in a dry run alone.
 */
export const checkWarnings: Job = {
  name: 'check-warnings',
  runsOn: onWorkingDays,
  async before(jobDay) {
    const { outside } = jobDay;
    const left = await forAll(toCheck(jobDay), async ({ workerKey }) =>
      deliverPending(outside, (await reviewWarnings(outside, workerKey, true)).pending),
    );
    return left.flat();
  },
  async plan(jobDay) {
    const plans = await forAll(toCheck(jobDay), ({ workerKey }) => planFor(jobDay, workerKey));
    return { tell: plans.flatMap(({ tell }) => tell), not: plans.flatMap(({ not }) => not) };
  },
};

/** Those in the team, and who has left it while a warning was open. */
function toCheck({ members, everyone }: JobDay): JobDay['everyone'] {
  return everyone.filter(
    (member) =>
      members.includes(member) || recordsOf(member.records ?? [], 'warning').some(({ state }) => state !== 'cleared'),
  );
}

async function planFor({ outside, team }: JobDay, workerKey: string): Promise<Plan> {
  const snapshot = await outside.stores.caseloads.read(workerKey);
  if (!snapshot) return { tell: [], not: [] };
  const { name } = snapshot.head;
  const { change, lookAgainAt } = reviewOf(outside, snapshot, true);
  const tell = change ? await toldBy(outside, change, team, name) : [];
  const not: readonly NotTold[] =
    tell.length > 0
      ? []
      : [{ who: name, why: lookAgainAt === null ? 'no warning is new or over' : `settles until ${lookAgainAt}` }];
  return { tell, not };
}

async function toldBy(
  outside: Outside,
  { deliveries = [], outbox = [] }: RecordChange,
  team: JobDay['team'],
  name: string,
): Promise<readonly Told[]> {
  const items = outbox.filter((item) => item.kind === 'tell-warnings');
  const others = await forAll(items, (item) => warningDeliveries(outside, item));
  return forAll([...deliveries, ...others.flat()], async (delivery) => ({
    delivery,
    who: await nameOf(outside, team, delivery.to),
    why: `${delivery.notice.kind} about ${name}`,
  }));
}
