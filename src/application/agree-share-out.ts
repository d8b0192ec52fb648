import { createHash } from 'node:crypto';
import type { Access, PersonKey } from '../domain/access.ts';
import { inParts } from '../domain/share-out.ts';
import type { HandOverWish } from './agree-hand-over.ts';
import { changeCaseload, type NotOpened, notOpened, type Outside } from './change-caseload.ts';
import type { PendingItem } from './ports.ts';
import { agreeTogether, type Receivers, type ShareOutProblems } from './share-out.ts';

/** A case, its hand-over and what follows from it are three rows, and a transaction holds a hundred. */
const MOST_IN_PART = 25;

/** What is agreed of one caseload. */
export interface ShareOutRequest {
  readonly access: Access;
  readonly holderKey: PersonKey;
  /** The command's name, for the audit. */
  readonly action: string;
  /** The card's nonce and the activity's id. */
  readonly keys: readonly string[];
  readonly receivers: Receivers;
  readonly wishes: readonly HandOverWish[];
}

export type ShareOutResult =
  | { readonly ok: true; readonly pending: readonly PendingItem[] }
  | NotOpened
  /** `agreed` is how many cases were agreed before somebody was in between, and `pending` what follows from them. */
  | {
      readonly ok: false;
      readonly reason: 'problems';
      readonly problems: ShareOutProblems;
      readonly agreed: number;
      readonly pending: readonly PendingItem[];
    };

/**
 * Agrees the hand-overs of a caseload, in one transaction or, where that cannot hold them, in several. Each of them
 * leaves every case with one worker; the same again, under the same keys, goes on where it stopped and does nothing
 * twice. What stands in the way of one case stops all that are not agreed yet.
 */
export async function agreeShareOut(outside: Outside, request: ShareOutRequest): Promise<ShareOutResult> {
  const { access, holderKey, action, keys, receivers, wishes } = request;
  const pending: PendingItem[] = [];
  let agreed = 0;
  for (const part of inParts(wishes, MOST_IN_PART)) {
    const bundle = partKey([holderKey, keys[0] ?? ''], part);
    const result = await changeCaseload<ShareOutProblems | 'done-already', 'agreed'>(outside, {
      access,
      workerKey: holderKey,
      action,
      keys: keys.map((key) => `${key}:${bundle}`),
      decide: (holder) => {
        // All of it is looked at before the first part is written.
        const all = agreeTogether(outside, access, receivers, { bundle, wishes })(holder);
        if (!all.ok) return all;
        return agreeTogether(outside, access, receivers, { bundle, wishes: part })(holder);
      },
      reply: () => 'agreed',
    });
    if (result.ok) pending.push(...result.pending);
    else if (result.reason !== 'problem')
      return result.reason === 'no-such-caseload' ? result : notOpened(access.personKey, undefined);
    else if (result.problem !== 'done-already')
      return { ok: false, reason: 'problems', problems: result.problem, agreed, pending };
    agreed += part.length;
  }
  return { ok: true, pending };
}

/** Of what a part contains, not of its place: what is left of a card after some of it was agreed is another part. */
export function partKey(of: readonly string[], part: readonly { readonly id: string }[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...of, ...part.map(({ id }) => id)]))
    .digest('hex')
    .slice(0, 32);
}
