import type { Roster, RosterMember } from '../application/ports.ts';
import type { GuardedAdapter } from './guarded-adapter.ts';

const PAGE = 500;
/** Teams of Teams hold at most 25,000 people; a roster without an end is a fault. */
const MOST_PAGES = 100;

/** The people of a conversation as Teams lists them, every page; other bots are left out. */
export function teamsRoster(adapter: Pick<GuardedAdapter, 'connector'>): Roster {
  return {
    members: async ({ serviceUrl, conversationId }) => {
      const { conversations } = await adapter.connector(serviceUrl);
      const members: RosterMember[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const options = { pageSize: PAGE, ...(continuationToken === undefined ? {} : { continuationToken }) };
        const answer = await conversations.getConversationPagedMembers(
          conversationId,
          options as Required<typeof options>,
        );
        for (const { aadObjectId, name } of answer.members) {
          if (aadObjectId) members.push({ objectId: aadObjectId, name });
        }
        if (!answer.continuationToken) return members;
        continuationToken = answer.continuationToken;
      }
      throw new Error('roster without an end');
    },
  };
}
