import type { Notice } from '../../../src/application/notices.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { shownIn } from '../../support/shown.ts';
import { keyOf, type openTown, TODAY } from './town.ts';

type Town = Pick<Awaited<ReturnType<typeof openTown>>, 'outside' | 'stores'>;

/** What somebody was told on a day, of one kind, as it would be read now; empty for what is pointless by now. */
export async function told(town: Town, kind: Notice['kind'], who: string, day = TODAY): Promise<readonly string[]> {
  const words: string[] = [];
  for await (const delivery of town.stores.deliveries.ofDay(day)) {
    const { to, notice } = delivery;
    if (notice.kind !== kind || to.kind !== 'person' || to.personKey !== keyOf(who)) continue;
    const message = await composeMessage({ ...town.outside, stores: town.stores }, delivery);
    const value = message?.card && renderCard(message.card);
    const shown = value ? shownIn([], [{ type: 'application/vnd.microsoft.card.adaptive', value }]) : [];
    words.push(shown[0]?.words ?? '');
  }
  return words;
}
