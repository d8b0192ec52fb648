import { SCHEME_IDS } from '../domain/weighting-scheme.ts';
import type { NoticeKind } from './notices.ts';

/*
 * What is said outside about the bot's work, for metrics and traces. Only what stands here can be said: words of closed
 * lists and figures. There is no place for a text, a name, an id, a reference or a key.
 */

/** Why somebody is refused in a turn. What is gone, or never was, is not `not-theirs`. */
export const TURN_REFUSALS = ['too-fast', 'no-role', 'role', 'not-theirs'] as const;

/** The closed lists. */
export const WORDS = {
  how: ['said', 'pressed', 'consented', 'installed', 'removed'],
  turnOutcome: ['answered', ...TURN_REFUSALS, 'not-understood', 'late', 'not-sent', 'storage-unavailable', 'failed'],
  scheme: ['none', 'several', ...SCHEME_IDS],
  /** Why somebody is not listened to: the adapter's reasons, and those of a turn. */
  refusal: [
    ...TURN_REFUSALS,
    'malformed',
    'not-authenticated',
    'channel',
    'service-url',
    'tenant',
    'conversation',
    'person',
  ],
  call: ['create', 'get', 'page', 'insert', 'replace', 'remove', 'transact', 'send', 'receive', 'done', 'later'],
  table: ['caseloads', 'people', 'teams', 'references', 'deliveries', 'runs', 'queue'],
  /** `refused` when a row stood against it, `denied` when storage does not let us. */
  callOutcome: ['ok', 'refused', 'unavailable', 'denied', 'failed'],
  deliveryOutcome: ['sent', 'pointless', 'unreachable', 'failed', 'too-late', 'again', 'put-off', 'interrupted'],
  jobOutcome: ['ran', 'failed'],
  deliveryState: ['waiting', 'parked'],
} as const;
type Word<List extends keyof typeof WORDS> = (typeof WORDS)[List][number];

export type RefusalReason = Word<'refusal'>;
export type TurnRefusal = (typeof TURN_REFUSALS)[number];
export type StorageTable = Word<'table'>;
export type StorageCall = Word<'call'>;

/** What is done, with what is said of it. The names of commands and jobs are those of their lists. */
export interface Work {
  /** One message, press or installation. */
  readonly turn: {
    readonly how: Word<'how'>;
    readonly command: string;
    readonly outcome: Word<'turnOutcome'>;
    readonly scheme: Word<'scheme'>;
  };
  /** One call to storage. */
  readonly storage: {
    readonly call: StorageCall;
    readonly table: StorageTable;
    readonly outcome: Word<'callOutcome'>;
  };
  /** One attempt to send a message that the bot sends of its own accord; `status` is 0 where Teams said nothing. */
  readonly delivery: {
    readonly notice: NoticeKind;
    readonly outcome: Word<'deliveryOutcome'>;
    readonly attempt: number;
    readonly status: number;
  };
  /** What happens by itself for one team. */
  readonly job: {
    readonly job: string;
    readonly outcome: Word<'jobOutcome'>;
    readonly told: number;
    readonly notTold: number;
    readonly lateSeconds: number;
  };
}
export type WorkKind = keyof Work;

/** What happens at a moment, to be counted. */
export interface Events {
  readonly refusal: { readonly reason: RefusalReason };
  /** Storage was asked once more, because it had not answered. */
  readonly retry: { readonly table: StorageTable };
}

/** How much of something there is now. */
export interface Levels {
  /** Messages that are on their way, and those that are put off to a later moment. */
  readonly deliveries: { readonly state: Word<'deliveryState'> };
}

export type Say<Kind extends WorkKind> = (more: Partial<Work[Kind]>) => void;

/** Says outside what is done. Never throws, and waits for nobody. */
export interface Telemetry {
  /** Does the work. `facts` hold if it throws; `say` puts others in their place. Storage belongs to what it is asked in. */
  during<Kind extends WorkKind, T>(kind: Kind, facts: Work[Kind], work: (say: Say<Kind>) => Promise<T>): Promise<T>;
  /** Begins what is no part of the work it is begun in: nobody waits for it there. */
  apart<T>(work: () => T): T;
  count<Kind extends keyof Events>(event: Kind, facts: Events[Kind]): void;
  level<Kind extends keyof Levels>(what: Kind, facts: Levels[Kind], amount: number): void;
}

/** Says nothing. */
export const SILENT: Telemetry = {
  during: (_kind, _facts, work) => work(() => {}),
  apart: (work) => work(),
  count: () => {},
  level: () => {},
};
