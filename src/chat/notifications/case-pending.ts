import { heldElsewhere, maySettle, pendingIn } from '../../application/pending-case.ts';
import { managedOn } from '../../application/who-is-told.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To a manager in private: a worker asks for a case whose reference another worker holds. */
export const casePending: Notification<'case-pending'> = {
  kind: 'case-pending',
  async compose({ stores, clock }, { managerKey, workerKey, pendingId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const pending = snapshot && pendingIn(snapshot, pendingId);
    const manager = pending && (await stores.people.read(managerKey));
    if (!manager) return null;
    const elsewhere = await heldElsewhere({ stores, clock }, workerKey, pending.ref);
    const may = maySettle({ ...manager, manages: managedOn(manager, clock.today()) }, snapshot, elsewhere);
    return may ? wordsFor(snapshot.head.name, pending.ref, workerKey, pendingId) : null;
  },
  samples: [
    sample('somebody asks', 'Ben Okafor', 'C-101'),
    sample('the longest name and reference', 'W'.repeat(100), 'W'.repeat(40)),
  ],
};

function wordsFor(name: string, ref: string, worker: string, id: string): Composed {
  const text = `${name} asks for ${ref}, which another worker holds.`;
  const { card } = notice(
    'A case waits for you',
    [text, 'It counts nowhere until you decide: shared, moved, a different case, or a mistake.'],
    [{ title: 'Decide', verb: 'pending-cases.open', data: { worker, id } }],
  );
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, name: string, ref: string) {
  const [managerKey, workerKey, pendingId] = ['manager', 'worker', 'pending'];
  const asked = { kind: 'case-pending', managerKey, workerKey, pendingId } as const;
  return { sentence, notice: asked, composed: wordsFor(name, ref, 'worker', 'pending') };
}
