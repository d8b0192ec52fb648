import type { Outside } from '../application/change-caseload.ts';
import type { ConversationAddress, Log, NewId, PendingItem, PersonRecord, Roster } from '../application/ports.ts';
import type { Say, Telemetry } from '../application/telemetry.ts';

/** Someone as the channel reports them; the only identity that is believed. */
export interface Speaker {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
}

/** Where something was said. */
export interface Place {
  readonly kind: 'personal' | 'group' | 'channel';
  readonly address: ConversationAddress;
  /** In a channel: the Teams team that it belongs to, and the channel itself. */
  readonly teamsTeamId?: string;
  readonly channelId?: string;
}

/** What chat needs from outside. */
export interface ChatOutside extends Outside {
  readonly newId: NewId;
  readonly roster: Roster;
  readonly log: Log;
  /** Does the work of outbox rows once the reply is on its way; what fails is left to the sweep. Returns at once. */
  follow(pending: readonly PendingItem[]): void;
  /** Does what nobody waits for; what fails is logged under the code. Returns at once. */
  later(code: string, work: () => Promise<void>): void;
  /** Hears how the bot works. */
  readonly telemetry?: Telemetry;
  /** Hears of this turn which command it is and how it ended. */
  readonly sayOfTurn?: Say<'turn'>;
  /** Personal keys of the first admins, from the environment. */
  readonly firstAdmins: readonly string[];
}

/** One message or press, with who it is from as storage knows them. */
export interface Turn {
  readonly outside: ChatOutside;
  readonly person: PersonRecord;
  readonly place: Place;
  /** Keys under which a change is done once: the card's nonce is put before it by the command. */
  readonly activityId: string;
  /** Today in Europe/London. */
  readonly today: string;
}
