import { type Button, leaves } from './cards/button.ts';
import { ifKnown } from './if-known.ts';

/** Where a person goes on after a change of a case, beside Undo. */
export function afterCaseChange({
  caseId,
  worker,
}: {
  readonly caseId: string;
  readonly worker?: string | undefined;
}): readonly Button[] {
  const data = { caseId, ...ifKnown('worker', worker) };
  return [
    leaves('Log another', 'log-activity.form', data),
    leaves('Open the case', 'update-case.open', data),
    ...afterAnyChange(worker),
  ];
}

/** Where a person goes on after any change: the own total; someone else's is not the presser's. */
export function afterAnyChange(worker: string | undefined): readonly Button[] {
  return worker === undefined ? [leaves('My total', 'my-total.say')] : [];
}
