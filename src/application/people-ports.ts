import type { Access, PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import type { AuditEntry } from './caseload-ports.ts';
import type { LegalHold } from './rights/legal-hold.ts';

/** Where a person or a channel can be written to; the connector's own words, kept as they came. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly tenantId: string;
  readonly botId: string;
}

/** What storage knows of a person. */
export interface PersonRecord extends Access {
  readonly objectId: string;
  readonly tenantId: string;
  /** The personal chat, once the app is installed. */
  readonly chat?: ConversationAddress;
  /** Teams refused what was sent there: nothing more is sent until the app is installed again or the person writes. */
  readonly chatRefused?: true;
  readonly welcomed: boolean;
  /** The conversation whose roster an administrator last picked members from. */
  readonly picksFrom?: ConversationAddress;
  /** Teams managed between two dates for an absent manager; follows the teams' records. */
  readonly covers?: readonly { readonly teamId: TeamId; readonly from: CalendarDate; readonly to: CalendarDate }[];
  /** The data must stay, whatever is asked or due (docs/how-to/peoples-rights.md). */
  readonly legalHold?: LegalHold;
  /** Files that were offered to the person and are not taken yet, newest first. */
  readonly fileOffers?: readonly FileOffer[];
}

/** A file that a person may have: what it is made of is read when it is taken. */
export type FileOffer =
  | {
      /** Absent in offers from before there were others. */
      readonly kind?: 'caseload';
      /** Opaque: all that Teams is given of it and gives back. */
      readonly offerId: string;
      readonly workerKey: PersonKey;
      readonly asOf: CalendarDate;
    }
  /** The list of a team's supervision sessions, for audit. */
  | { readonly kind: 'supervision-audit'; readonly offerId: string; readonly teamId: TeamId }
  /** A worker's month as a page for supervision. */
  | {
      readonly kind: 'month-summary';
      readonly offerId: string;
      readonly workerKey: PersonKey;
      readonly month: Month;
    }
  /** The return of a month for teams. */
  | {
      readonly kind: 'monthly-return';
      readonly offerId: string;
      readonly teamIds: readonly TeamId[];
      readonly month: Month;
    };

export interface PeopleStore {
  read(personKey: PersonKey): Promise<PersonRecord | undefined>;
  /** Changes the person's record by reading, applying and writing it until nobody was in between; makes it if absent. */
  change(personKey: PersonKey, apply: (before: PersonRecord | undefined) => PersonRecord): Promise<PersonRecord>;
  /** Adds an entry to the audit of what was refused to the person, known or not. */
  enter(personKey: PersonKey, entry: AuditEntry): Promise<void>;
  /** The newest entries of that audit, the newest first. */
  audit(personKey: PersonKey, most: number): Promise<readonly AuditEntry[]>;
}
