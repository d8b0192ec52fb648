import type { KeptDelivery } from '../application/delivery-ports.ts';

/** What an administrator can do about it; a status of Teams that is not listed is one of its own faults. */
const WHY: Readonly<Record<string, string>> = {
  'not-installed': 'they have not added the app',
  'chat-refused': 'they blocked or removed the app',
  'status-403': 'they blocked or removed the app',
  'status-404': 'Teams does not know the conversation any more',
  'no-channel': 'the team has no channel for its managers',
  'channel-readers': "somebody in the channel may not see the team's figures",
  'roster-not-read': 'I could not read who is in the channel',
  'no-answer': 'Teams did not answer',
  'status-401': 'Teams did not accept who I am: check the password of the bot',
  'status-429': 'Teams was too busy',
  address: 'its address is none that I may write to',
  card: 'a fault of mine: I could not make the message',
  'not-composed': 'a fault of mine: I could not make the message',
  'status-400': 'a fault of mine: Teams did not take the message',
  'status-413': 'a fault of mine: Teams did not take the message',
};
const OTHERWISE = 'Teams could not take it';

/** How a delivery that has not got through stands: `Failed: Teams did not answer`. */
export function deliveryStanding({ state, problem }: Pick<KeptDelivery, 'state' | 'problem'>): string {
  const why = problem === undefined ? undefined : (WHY[problem] ?? OTHERWISE);
  switch (state) {
    case 'waiting':
      return why === undefined ? 'Waiting' : `Waiting, tried before: ${why}`;
    case 'failed':
      return `Failed: ${why ?? OTHERWISE}`;
    case 'unreachable':
      return `Not reached: ${why ?? OTHERWISE}`;
    case 'too-late':
      return 'Not sent: it was too late for it';
    case 'sent':
      return 'Reached';
    case 'pointless':
      return 'Not needed any more';
  }
}
