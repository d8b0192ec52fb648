import { compareText } from '../../domain/timeline.ts';

/** So many names a card shows. */
const MOST_NAMES = 40;

/** Names as sentences of a card, in order; what is too much for a card is counted. */
export function nameSentences(names: readonly string[]): readonly string[] {
  const shown = [...names].sort(compareText).slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more.`] : shown;
}
