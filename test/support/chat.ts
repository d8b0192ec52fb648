import { personKeyOf } from '../../src/application/person-key.ts';
import type { Stores } from '../../src/application/ports.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { whoIs } from '../../src/chat/converse.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { ChatOutside, Place, Speaker } from '../../src/chat/turn.ts';
import type { Words } from '../../src/chat/words.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { renderCard } from '../../src/teams/render-card.ts';
import { type Shown, shownIn } from './shown.ts';

/* Chat without the Teams side: who speaks, from where, and what is shown. */

export const TENANT = 'tenant-1';

export const address = (conversationId: string) => ({
  serviceUrl: 'https://smba.example',
  conversationId,
  tenantId: TENANT,
  botId: '28:bot',
});
export const PERSONAL: Place = { kind: 'personal', address: address('a:1') };

export const identity = (name: string): Speaker => ({ tenantId: TENANT, objectId: `object-${name}`, name });
export const keyOf = (name: string): string => personKeyOf(TENANT, `object-${name}`);

/** What chat needs from outside, over the stores, on the day that `today` gives. */
export function chatOutside(stores: Stores, today: () => string, different: Partial<ChatOutside> = {}): ChatOutside {
  let ids = 0;
  return {
    stores,
    schemeOf: schemeInForce,
    clock: { now: () => `${today()}T09:00:00.000Z`, today },
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    roster: { members: async () => [] },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    follow: () => {},
    later: (_code, work) => void work().catch(() => {}),
    firstAdmins: ['object-ada'],
    ...different,
  };
}

/** What a command answers when a sentence with these words was understood as it. */
export async function commandSaid(
  outside: ChatOutside,
  { speaker, place, activityId }: { readonly speaker: Speaker; readonly place: Place; readonly activityId: string },
  name: string,
  words: Words,
): Promise<Reply> {
  const command = commands.find((one) => one.name === name);
  const person = await whoIs(outside, speaker);
  if (!command || !person) throw new Error(`no such command or person: ${name}, ${speaker.name}`);
  return command.say({ outside, person, place, activityId, today: outside.clock.today() }, words);
}

/** What comes over the wire. */
export const asSent = (data: object): Readonly<Record<string, unknown>> => JSON.parse(JSON.stringify(data));

/** A reply as it is seen. The card is rendered, so that one that may not be sent fails the test. */
export function shownOf(reply: Reply): Shown {
  const { text, card } = asSent(reply) as Pick<Reply, 'text' | 'card'>;
  const [shown] = shownIn(
    [],
    [
      card
        ? { type: 'application/vnd.microsoft.card.adaptive', value: renderCard(card) }
        : { type: 'application/vnd.microsoft.activity.message', value: text },
    ],
  );
  if (!shown) throw new Error('nothing was answered');
  return shown;
}
