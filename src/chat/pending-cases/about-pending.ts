import { z } from 'zod';
import { type HeldElsewhere, heldElsewhere, maySettle, pendingIn } from '../../application/pending-case.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import type { PendingCase } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { notice, notTheirs, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

type Raw = Readonly<Record<string, unknown>>;

const chosen = z.object({ pending: z.string().max(100) });
const keptAt = z.object({ worker: storageKey, id: opaqueId });

/** A case that waits for a decision: who asks for it, and who else holds its reference. */
export interface AboutPending {
  readonly worker: CaseloadSnapshot;
  readonly pending: PendingCase;
  readonly elsewhere: HeldElsewhere | undefined;
}

/** The same for one that was settled and, where it is `isAnothers` to decide, for one that is none of the person's. */
function nothing(isAnothers: boolean): Reply {
  return {
    ...notice(
      'Nothing to decide',
      ['This case does not wait any more.'],
      [{ title: 'Pending cases', verb: 'pending-cases.say' }],
    ),
    ...notTheirs(isAnothers),
  };
}

/** It was settled. */
export const NOTHING = nothing(false);

/** How a list names one: of whom, under which id. */
export const pendingKey = (workerKey: string, id: string): string => `${workerKey} ${id}`;

/** Reads the worker who asks and, by the reference, who holds it; both say whether the person may decide. */
export async function withPending(
  turn: Turn,
  raw: Raw,
  answer: (about: AboutPending) => Reply | Promise<Reply>,
): Promise<Reply> {
  const [first, second] = chosen.safeParse(raw).data?.pending.split(' ') ?? [];
  const at = keptAt.safeParse(first === undefined ? raw : { worker: first, id: second });
  if (!at.success) return outdatedCard('pending-cases');
  const worker = await turn.outside.stores.caseloads.read(at.data.worker);
  const pending = worker && pendingIn(worker, at.data.id);
  if (!pending) return NOTHING;
  const elsewhere = await heldElsewhere(turn.outside, worker.head.workerKey, pending.ref);
  return maySettle(turn.person, worker, elsewhere) ? answer({ worker, pending, elsewhere }) : nothing(true);
}

/** True for a caseload of a team in which the person decides such things: only then is a name or a figure of it shown. */
export function decidesIn({ person }: Turn, { head }: Pick<CaseloadSnapshot, 'head'>): boolean {
  return mayInTeam(person, 'transfer-cases', head.teamId);
}
