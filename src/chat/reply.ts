import type { CardName } from './cards/index.ts';
import type { OfferedFile } from './files.ts';

/** A card by its template and the data that the template shows; src/teams expands it. */
export interface CardView {
  readonly template: CardName;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What is answered: a sentence, a card, or both. The sentence is plain text, never markdown.
 * JSON throughout: the reply to a change is kept and given again to a repeat.
 */
export interface Reply {
  readonly text?: string;
  readonly card?: CardView;
  /**
   * Who may read it. `private`: the person alone; said in a channel, it goes to the personal chat.
   * `here`: whoever reads the conversation (team figures in the managers' channel, help, refusals without content).
   */
  readonly audience: 'private' | 'here';
  /** Offered beside it, for the person alone: Teams asks them whether it may be put into their OneDrive. */
  readonly file?: OfferedFile;
  /** A card is normally answered in its place; `new` posts beside it and leaves it as it is. */
  readonly place?: 'in-place' | 'new';
  /** What was asked for is not there for this person, be it that they may not see it. */
  readonly refused?: true;
  /** Beside `refused`: it is gone, or never was, for anybody. Without it the press was for what is another's: it is logged. */
  readonly absent?: true;
}

/** A private sentence. */
export function sentence(text: string): Reply {
  return { text, audience: 'private' };
}

/** A private card. */
export function privateCard(template: CardName, data: CardView['data']): Reply {
  return { card: { template, data }, audience: 'private' };
}

/** A private sentence that says no more than that it is not there for this person. */
export function refusal(text: string): Reply {
  return { ...sentence(text), refused: true };
}
