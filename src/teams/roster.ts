import type { TeamsChannelAccount } from 'botbuilder';
import type { Roster, RosterMember } from '../application/ports.ts';
import type { GuardedAdapter } from './guarded-adapter.ts';
import { nameReported } from './name-reported.ts';

const PAGE = 500;
/** Teams of Teams hold at most 25,000 people; a roster without an end is a fault. */
const MOST_PAGES = 100;

/**
 * Everyone in a conversation as Teams lists them, every page, without the bot itself. Guests, and whoever has no object
 * id, are there under the channel's id, which is nobody's key: they count as readers who are entitled to nothing.
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
        for (const { id, aadObjectId, name, userRole } of answer.members as TeamsChannelAccount[]) {
          if (id === botId) continue;
          const isGuest = userRole === 'guest' || aadObjectId === undefined;
          members.push({
            objectId: isGuest ? id : aadObjectId,
            name: nameReported(name),
            ...(isGuest ? { isGuest } : {}),
          });
        }
        if (!answer.continuationToken) return members;
        continuationToken = answer.continuationToken;
      }
      throw new Error('roster without an end');
    },
  };
}
