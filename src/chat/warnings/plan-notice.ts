import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { Warning } from '../../domain/warning.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import type { Composed, NotificationOutside } from '../notifications/notification.ts';
import { notice } from '../refusals.ts';

/** A warning with its worker, while it is open and its worker in its team; null otherwise. */
export async function openWarning(
  { stores }: Pick<NotificationOutside, 'stores'>,
  { workerKey, warningId }: { readonly workerKey: string; readonly warningId: string },
): Promise<{ readonly head: CaseloadSnapshot['head']; readonly warning: Warning } | null> {
  const snapshot = await stores.caseloads.read(workerKey);
  const warning = snapshot && recordsOf(snapshot.records, 'warning').find(({ id }) => id === warningId);
  if (!snapshot || warning?.state !== 'open') return null;
  const { head } = snapshot;
  return head.leftOn === undefined && head.teamId === warning.teamId ? { head, warning } : null;
}

/** Sentences about a plan, with a button that opens it; the first is what a phone shows. */
export function planNotice(
  title: string,
  sentences: readonly [string, ...string[]],
  about: { readonly worker?: string; readonly warning: string },
): Composed {
  const { card } = notice(title, sentences, [{ title: 'Open the plan', verb: 'plan.open', data: about }]);
  return { text: sentences[0], ...(card ? { card } : {}) };
}
