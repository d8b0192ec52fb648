import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** A file that is offered to a person; what it holds is read when they take it. */
export interface OfferedFile {
  /** Opaque: all that Teams is given of the offer and gives back. */
  readonly offerId: string;
  readonly name: string;
  /** One sentence, without anybody's name. */
  readonly description: string;
  readonly bytes: number;
}

/** A file that goes to a person. */
export interface TakenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export type MadeFile =
  | { readonly ok: true; readonly file: TakenFile }
  /** The person may not have it any more, or there is nothing of it left. */
  | { readonly ok: false; readonly reply: Reply };

/** How a kind of file is made when it is taken, from what is kept then, and what is said when it is not. */
export interface FileMaker<Offer> {
  make(turn: Turn, offer: Offer): Promise<MadeFile>;
  readonly declined: string;
  readonly notSaved: string;
}

/** Puts a file where the person wanted it; false when it could not be put there. Never throws. */
export type PutFile = (file: TakenFile) => Promise<boolean>;

export type ReadSent =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-large' | 'not-read' };

/** A file that somebody sent; it is read only when it is wanted. */
export interface SentFile {
  readonly name: string;
  /** Never throws. */
  read(): Promise<ReadSent>;
}

/** The largest file that goes to or from a chat. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
