import { type Button, leaves } from './cards/button.ts';
import { ifKnown } from './if-known.ts';

interface AboutCase {
  readonly caseId: string;
  readonly worker?: string | undefined;
}

/** Where a person goes on after work on a case was logged, beside Undo. */
export function afterLogging(card: AboutCase): readonly Button[] {
  return [leaves('Log another', 'log-activity.form', dataOf(card)), ...afterCaseChange(card)];
}

/** Where a person goes on after another change of a case. */
export function afterCaseChange(card: AboutCase): readonly Button[] {
  return [leaves('Open the case', 'update-case.open', dataOf(card)), ...afterAnyChange(card.worker)];
}

const dataOf = ({ caseId, worker }: AboutCase) => ({ caseId, ...ifKnown('worker', worker) });

/** Where a person goes on after any change: the own total; someone else's is not the presser's. */
export function afterAnyChange(worker: string | undefined): readonly Button[] {
  return worker === undefined ? [leaves('My total', 'my-total.say')] : [];
}
