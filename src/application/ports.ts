import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CaseloadStore } from './caseload-ports.ts';
import type { DeliveryQueue, DeliveryStore } from './delivery-ports.ts';
import type { ConversationAddress, PeopleStore } from './people-ports.ts';
import type { TeamStore } from './team-ports.ts';

export type * from './caseload-ports.ts';
export type * from './people-ports.ts';
export type * from './team-ports.ts';

/** The only source of time; the real one is made in src/index.ts. */
export interface Clock {
  /** The moment, ISO 8601 in UTC. */
  now(): string;
  /** The calendar date in Europe/London. */
  today(): CalendarDate;
}

/** Opaque random ids and nonces. */
export type NewId = () => string;
/** Who has a case of which reference, so that one which is held twice is noticed; a projection of the caseloads. */
export interface ReferenceStore {
  /** One partition query. `c 101` and `C-101` are the same reference. */
  holders(ref: string): Promise<readonly PersonKey[]>;
  /** No error when it is known already. */
  hold(ref: string, workerKey: PersonKey): Promise<void>;
  /** No error when it is gone already. */
  release(ref: string, workerKey: PersonKey): Promise<void>;
}

/** Says that storage can be reached, for the ready probe. */
export interface StorageHealth {
  check(): Promise<void>;
}

export interface Stores {
  readonly caseloads: CaseloadStore;
  readonly people: PeopleStore;
  readonly teams: TeamStore;
  readonly references: ReferenceStore;
  readonly deliveries: DeliveryStore;
  readonly queue: DeliveryQueue;
  readonly health: StorageHealth;
}

/** Thrown by stores when storage cannot be reached in time: the same press works later. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** A member of a Teams team or chat, as the roster lists them. */
export interface RosterMember {
  readonly objectId: string;
  readonly name: string;
  /** From another organisation, or nobody that the directory knows: reads along, and can be given no role. */
  readonly isGuest?: boolean;
}

/** The Teams side as the application sees it. */
export interface Roster {
  /** Everyone in the conversation, paged to the end. */
  members(where: ConversationAddress): Promise<readonly RosterMember[]>;
}

/** Structured log lines with codes; never a person, a case or what was said. */
export interface Log {
  info(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
