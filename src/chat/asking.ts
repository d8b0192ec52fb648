import type { z } from 'zod';
import type { Change } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import type { CaseloadAction } from '../domain/access.ts';
import type { CardState } from './card-state.ts';
import type { Button } from './cards/button.ts';
import type { Fields, Problems, Typed } from './form/read-form.ts';
import type { Reply } from './reply.ts';
import { storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

/** What a card asks, worked out from the facts and from what the card was made for. */
export interface Asking {
  readonly title: string;
  readonly notes: readonly string[];
  readonly headings?: Readonly<Record<string, string>>;
  readonly fields: Fields;
  /** Filled in at first. */
  readonly given: Typed;
  /** A button that comes before Save, where most will press it. */
  readonly foremost?: Button;
  /** Up to three buttons beside Save, Preview and Cancel, the foremost included. */
  readonly more?: readonly Button[];
  /** What the answers change, or what is wrong with them. Pure. */
  decide(typed: Typed): Decided;
}

export type Decided =
  | {
      readonly ok: true;
      readonly change: Change;
      /** What the preview says instead of the change in words. */
      readonly shown?: readonly string[];
      /** What the preview says besides. */
      readonly remarks?: readonly string[];
      /** Asked before it is saved: Save without a preview shows the preview first. */
      readonly question?: string | undefined;
      /** Why nothing counts, for the preview of a change that does nothing to the figures. */
      readonly whyNothing?: string | undefined;
    }
  | { readonly ok: false; readonly problems: Problems; readonly problem?: string };

export type Asked = { readonly ok: true; readonly asking: Asking } | { readonly ok: false; readonly reply: Reply };

/**
 * A card that asks for one change, previews it and saves it once. It gives a command the presses `preview`, `back` and
 * `save` (with `prefix` before them). What it asks is worked out afresh from storage at each of them.
 */
export interface Recording<State extends CardState> {
  readonly command: string;
  readonly prefix?: string;
  readonly state: z.ZodType<State>;
  /** What the person must be allowed to do; `change` where nothing is said. */
  readonly needs?: CaseloadAction;
  /** True where the change moves another person's figures: the card is for looking at them first. */
  readonly previewFirst?: true;
  ask(snapshot: CaseloadSnapshot, state: State, turn: Turn): Asked;
  /** Where to go on after the change, beside Undo. */
  next(state: State, change: Change): readonly Button[];
}

/** What every new card carries: its own nonce, and the version that it was made from. */
export function newCard(
  turn: Turn,
  snapshot: CaseloadSnapshot,
  about: { readonly worker?: string | undefined; readonly caseId?: string | undefined },
) {
  const { worker, caseId } = about;
  const stored = caseId === undefined ? undefined : storedCase(snapshot, caseId);
  return {
    nonce: turn.outside.newId(),
    version: stored?.changedIn ?? snapshot.head.version,
    ...(worker === undefined || worker === turn.person.personKey ? {} : { worker }),
  };
}
