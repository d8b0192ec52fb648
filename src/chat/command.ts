import { type Access, couldEver, type Right } from '../domain/access.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import type { SentFile } from './files.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import type { Words } from './words.ts';

/** Answers a press. What came back in the card is raw: every field is checked here, identity and role never come from it. */
export type Press = (turn: Turn, raw: Readonly<Record<string, unknown>>) => Promise<Reply>;

/** Something a person can say or press. A file, a test and a line in commands/index.ts. */
export interface Command {
  /** Verb and noun: `log-activity`. The first part of its cards' verbs (`log-activity.save`). */
  readonly name: string;
  /** On buttons and in the Teams command list, at most 32 characters. */
  readonly title: string;
  /** What it does, in one sentence of at most 128 characters. */
  readonly help: string;
  /** One or two sentences as people say them. */
  readonly examples: readonly [string, ...string[]];
  /** Who is offered it; null is everyone with a role. The command itself checks the right on the thing at hand. */
  readonly right: Right | null;
  /** Set where it has no use under some schemes: those in which it has are offered it. */
  readonly usedIn?: (scheme: WeightingScheme) => boolean;
  /** Set where a manager may press its buttons for a worker of a managed team. */
  readonly onBehalf?: true;
  /** Set where a sentence names a case, and a manager's goes to the caseload of the worker who holds it. */
  readonly aboutCase?: true;
  /** Said to whoever speaks of themself where somebody else does it for them: `I am off sick`. */
  readonly ofOneself?: string;
  say(turn: Turn, words: Words): Promise<Reply>;
  /** Set for the one command to which a file goes that somebody sends. */
  receive?(turn: Turn, file: SentFile, words: Words): Promise<Reply>;
  /** By the second part of the verb: `save`, `preview`. */
  readonly presses: Readonly<Record<string, Press>>;
}

/** True when some role of the person gives them the command at all. */
export function mayUse(access: Access, { right }: Pick<Command, 'right'>): boolean {
  return right === null || couldEver(access, right);
}

/** True when what the person says may be about a worker's caseload. */
export function mayBeTheirs(access: Access, { onBehalf }: Pick<Command, 'onBehalf'>): boolean {
  return onBehalf === true && couldEver(access, 'change-team-caseload');
}

/** True when the person may press the command's buttons at all; on whose caseload is checked where it is opened. */
export function mayPress(access: Access, command: Pick<Command, 'right' | 'onBehalf'>): boolean {
  return mayUse(access, command) || (command.onBehalf === true && couldEver(access, 'change-team-caseload'));
}
