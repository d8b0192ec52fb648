import type { Roster, RosterMember } from '../application/ports.ts';
import type { GuardedAdapter } from './guarded-adapter.ts';

const PAGE = 500;
/** Teams of Teams hold at most 25,000 people; a roster without an end is a fault. */
const MOST_PAGES = 100;

/**
 * Everyone in a conversation as Teams lists them, every page, without the bot itself. Whoever has no object id is there
 * under the channel's id, which is nobody's key: they count as a reader who is entitled to nothing.
 */
export function teamsRoster(adapter: Pick<GuardedAdapter, 'connector'>): Roster {
  return {
    members: async ({ serviceUrl, conversationId, botId }) => {
      const { conversations } = await adapter.connector(serviceUrl);
      const members: RosterMember[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const options = { pageSize: PAGE, ...(continuationToken === undefined ? {} : { continuationToken }) };
        const answer = await conversations.getConversationPagedMembers(
          conversationId,
          options as Required<typeof options>,
        );
        for (const { id, aadObjectId, name } of answer.members) {
          if (id !== botId) members.push({ objectId: aadObjectId ?? id, name: name ?? '' });
        }
        if (!answer.continuationToken) return members;
        continuationToken = answer.continuationToken;
      }
      throw new Error('roster without an end');
    },
  };
}
