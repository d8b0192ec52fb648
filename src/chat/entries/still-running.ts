import { previewChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot, StoredCase } from '../../application/ports.ts';
import { mayWithCaseload } from '../../domain/access.ts';
import { comingDate } from '../../domain/spoken-date.ts';
import { caseChange } from '../case-recording.ts';
import { capitalised } from '../phrases.ts';
import type { Turn } from '../turn.ts';
import { entryKey, withEntry } from './entry-key.ts';

/**
 * Work of a kind on a case that counts today and whose last day the policy sets, each in a sentence: `Core assessment
 * of 2 children, started 23 Nov 2026: it ends by itself on 21 Dec.` None for somebody who may not see what counts.
 */
export function endsByItself(
  turn: Turn,
  snapshot: CaseloadSnapshot,
  stored: StoredCase,
  kind: string,
): readonly string[] {
  if (!mayWithCaseload(turn.person, 'see', snapshot.head)) return [];
  const { history } = stored;
  const { activities } = history.dated;
  const sentences = activities
    .filter((entry) => entry.kind === kind && !('to' in entry))
    .flatMap((entry) => {
      const dated = { ...history.dated, activities: withEntry(activities, entryKey(entry), null) };
      const without = caseChange('', stored, { ...history, dated });
      const { effect } = previewChange(turn.outside, snapshot, without.change);
      return effect.on > turn.today ? [] : effect.lost;
    })
    .flatMap(({ what, until }) =>
      until === null ? [] : [`${capitalised(what)}: it ends by itself on ${comingDate(until, turn.today)}.`],
    );
  return [...new Set(sentences)];
}
