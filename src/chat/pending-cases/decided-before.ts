import { z } from 'zod';
import { forAll } from '../../application/for-all.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { plainRef } from '../../domain/reference.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { decidesIn } from './about-pending.ts';

const pressed = z.object({ worker: storageKey, id: opaqueId, nonce: opaqueId });

/**
 * What the same press was answered, of a case that waits no more; undefined where it was not this press that settled
 * it. The answer is kept with the worker who asked, or with the one whose case was given, and is for who decides there.
 */
export async function decidedBefore(turn: Turn, raw: Readonly<Record<string, unknown>>): Promise<Reply | undefined> {
  const card = pressed.safeParse(raw);
  if (!card.success) return undefined;
  const { worker: workerKey, id, nonce } = card.data;
  const { caseloads } = turn.outside.stores;
  const worker = await caseloads.read(workerKey);
  if (!worker) return undefined;
  const kept = [worker, ...(await giversOf(turn, worker, id))].filter((snapshot) => decidesIn(turn, snapshot));
  const [earlier] = (await forAll(kept, ({ head }) => caseloads.answered(head.workerKey, nonce))).flatMap(
    (answer) => answer ?? [],
  );
  return earlier?.reply as Reply | undefined;
}

/** Those from whom the worker received a case of the reference that was asked for. */
async function giversOf(
  { outside }: Turn,
  { records }: CaseloadSnapshot,
  id: string,
): Promise<readonly CaseloadSnapshot[]> {
  const asked = recordsOf(records, 'pending-case').find((one) => one.id === id);
  const holders = recordsOf(records, 'received')
    .filter(({ ref }) => asked !== undefined && plainRef(ref) === plainRef(asked.ref))
    .map(({ holder }) => holder);
  const read = await forAll([...new Set(holders)], (holder) => outside.stores.caseloads.read(holder));
  return read.flatMap((holder) => holder ?? []);
}
