import { type Change, previewChange } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import { mayWithCaseload } from '../domain/access.ts';
import { type Asking, newCard, type Recording } from './asking.ts';
import type { CardState } from './card-state.ts';
import { foremost, leaves, sends } from './cards/button.ts';
import { changePreview } from './change-cards.ts';
import { formCard } from './form/form-card.ts';
import { type Problems, type Typed, typedIn } from './form/read-form.ts';
import { caseGone } from './refusals.ts';
import type { Reply } from './reply.ts';
import { changesSince } from './stale.ts';
import { storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The answers: inputs of the card, or what a preview carried. */
export function answersIn(raw: Raw): Raw {
  const carried = Object.hasOwn(raw, 'typed') ? raw.typed : undefined;
  return typeof carried === 'object' && carried !== null ? { ...carried } : raw;
}

/** What the card would do; or the card that says why not. */
export function preview<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  raw: Raw,
): Reply {
  const judged = judge(turn, recording, snapshot, state, raw);
  if (!judged.ok) return judged.reply;
  const carried = { ...state, typed: judged.typed };
  return changePreview({
    title: judged.title,
    effect: mayWithCaseload(turn.person, 'see', snapshot.head)
      ? previewChange(turn.outside, snapshot, judged.change)
      : null,
    today: turn.today,
    buttons: [
      foremost(leaves('Save', verb(recording, 'save'), carried)),
      ...(judged.asks ? [leaves('Back', verb(recording, 'back'), carried)] : []),
      leaves('Cancel', `${recording.command}.cancel`),
    ],
  });
}

type Judged =
  | {
      readonly ok: true;
      readonly change: Change;
      readonly typed: Typed;
      readonly title: string;
      /** False where nothing is asked and there is nothing to go back to. */
      readonly asks: boolean;
    }
  | { readonly ok: false; readonly reply: Reply };

/** The change that a card asks for; or the card that says why not, with what was typed. */
export function judge<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  raw: Raw,
): Judged {
  const { caseId, version } = state;
  if (caseId !== undefined && !storedCase(snapshot, caseId)) return { ok: false, reply: caseGone(state.worker) };
  const asked = recording.ask(snapshot, state, turn);
  if (!asked.ok) return asked;
  const { asking } = asked;
  const typed = typedIn(asking.fields, answersIn(raw), turn.today);
  const since = version === undefined ? null : changesSince(snapshot, { caseId, version });
  if (since !== null) {
    const fresh = { ...state, ...newCard(turn, snapshot, state) };
    return { ok: false, reply: questions(recording, asking, snapshot, fresh, { typed, problem: since }) };
  }
  const decided = asking.decide(typed);
  if (decided.ok) {
    const asks = Object.keys(asking.fields).length > 0;
    return { ok: true, change: decided.change, typed, title: asking.title, asks };
  }
  const { problems, problem } = decided;
  return { ok: false, reply: questions(recording, asking, snapshot, state, { typed, problems, problem }) };
}

interface Answers {
  readonly typed: Typed;
  readonly problems?: Problems;
  readonly problem?: string | undefined;
}

/** The card with its questions. */
export function questions<State extends CardState>(
  recording: Recording<State>,
  asking: Asking,
  snapshot: CaseloadSnapshot,
  state: State,
  answers: Answers,
): Reply {
  const carried = { ...state };
  return formCard({
    ...asking,
    ...answers,
    notes: [...(state.worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]), ...asking.notes],
    buttons: [
      foremost(sends('Save', verb(recording, 'save'), carried)),
      sends('Preview', verb(recording, 'preview'), carried),
      ...(asking.more ?? []),
      leaves('Cancel', `${recording.command}.cancel`),
    ],
  });
}

function verb({ command, prefix = '' }: { readonly command: string; readonly prefix?: string }, step: string): string {
  return `${command}.${prefix}${step}`;
}
