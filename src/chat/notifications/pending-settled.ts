import { type PendingCase, recordsOf } from '../../domain/worker-records.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To the worker who asked for a case: it waits after all, it is their own, or the reference was a mistake. */
export const pendingSettled: Notification<'pending-settled'> = {
  kind: 'pending-settled',
  async compose({ stores }, { workerKey, pendingId }) {
    const snapshot = await stores.caseloads.read(workerKey);
    const pending = recordsOf(snapshot?.records ?? [], 'pending-case').find(({ id }) => id === pendingId);
    return pending ? wordsFor(pending) : null;
  },
  samples: [
    sample('another worker added it at the same moment', 'asked'),
    sample('it is their own', 'own'),
    sample('the reference was a mistake', 'wrong'),
  ],
};

function wordsFor({ ref, state }: Pick<PendingCase, 'ref' | 'state'>): Composed | null {
  if (state === 'asked') return waiting(ref);
  if (state !== 'own' && state !== 'wrong') return null;
  const own = state === 'own';
  const text = own ? `${ref} is on your caseload now.` : `${ref} was not added.`;
  const { card } = notice(
    text,
    [own ? 'Your manager has decided that it is a case of its own.' : 'Please check the reference with your manager.'],
    [own ? { title: 'My caseload', verb: 'my-caseload.say' } : { title: 'Add a case', verb: 'add-case.say' }],
  );
  return { text, ...(card ? { card } : {}) };
}

function waiting(ref: string): Composed {
  const text = `${ref} is pending: another worker added it at the same moment.`;
  const { card } = notice(
    text,
    ['Your manager decides whose it is. Until then it does not count in your total.'],
    [{ title: 'My caseload', verb: 'my-caseload.say' }],
  );
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, state: 'asked' | 'own' | 'wrong') {
  const asked = { kind: 'pending-settled', workerKey: 'worker', pendingId: 'pending' } as const;
  return { sentence, notice: asked, composed: wordsFor({ ref: 'C-101', state }) ?? { text: '' } };
}
