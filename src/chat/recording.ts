import type { z } from 'zod';
import { type Change, openCaseload, previewChange } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import { type CaseloadAction, mayWithCaseload } from '../domain/access.ts';
import type { CardState } from './card-state.ts';
import { type Button, foremost, leaves, sends } from './cards/button.ts';
import { changePreview } from './change-cards.ts';
import type { Press } from './command.ts';
import { formCard } from './form/form-card.ts';
import { type Fields, type Problems, type Typed, typedIn } from './form/read-form.ts';
import { caseGone, noCaseload, outdatedCard } from './refusals.ts';
import type { Reply } from './reply.ts';
import { saveChange } from './save-change.ts';
import { changesSince } from './stale.ts';
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
  /** Up to three buttons beside Save, Preview and Cancel. */
  readonly more?: readonly Button[];
  /** What the answers change, or what is wrong with them. Pure. */
  decide(typed: Typed): Decided;
}

export type Decided =
  | { readonly ok: true; readonly change: Change }
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
  ask(snapshot: CaseloadSnapshot, state: State, turn: Turn): Asked;
  /** Where to go on after the change, beside Undo. */
  next(state: State, change: Change): readonly Button[];
}

type Raw = Readonly<Record<string, unknown>>;

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

/** The card for the first time; what was said is filled in, and previewed at once when it says everything. */
export function beginRecording<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  said: Typed = {},
  saysEverything = false,
): Reply {
  const asked = recording.ask(snapshot, state, turn);
  if (!asked.ok) return asked.reply;
  const typed = { ...asked.asking.given, ...said };
  if (saysEverything) return preview(turn, recording, snapshot, state, { typed });
  const problems = impossibleDates(asked.asking.fields, said);
  return questions(recording, asked.asking, snapshot, state, { typed, problems });
}

/** A sentence named a day that no calendar has: it left the field of the day empty. */
function impossibleDates(fields: Fields, said: Typed): Problems {
  const dates = Object.keys(fields).filter((id) => fields[id]?.kind === 'date' && said[id] === '');
  return Object.fromEntries(
    dates.map((id) => [id, 'The day that you wrote is in no calendar. Please give a real one.']),
  );
}

/** The presses of the card. */
export function recordingPresses<State extends CardState>(
  recording: Recording<State>,
): Readonly<Record<string, Press>> {
  const { command, prefix = '', needs = 'change' } = recording;
  const withCaseload =
    (answer: (turn: Turn, snapshot: CaseloadSnapshot, state: State, raw: Raw) => Reply): Press =>
    async (turn, raw) => {
      const state = recording.state.safeParse(raw);
      if (!state.success) return outdatedCard(command);
      const opened = await openCaseload(turn.outside, turn.person, needs, state.data.worker);
      return opened.ok ? answer(turn, opened.snapshot, state.data, raw) : noCaseload();
    };
  return {
    [`${prefix}preview`]: withCaseload((turn, snapshot, state, raw) => preview(turn, recording, snapshot, state, raw)),
    [`${prefix}back`]: withCaseload((turn, snapshot, state, raw) => {
      const asked = recording.ask(snapshot, state, turn);
      if (!asked.ok) return asked.reply;
      const typed = typedIn(asked.asking.fields, answersIn(raw), turn.today);
      return questions(recording, asked.asking, snapshot, state, { typed });
    }),
    [`${prefix}save`]: async (turn, raw) => {
      const state = recording.state.safeParse(raw);
      if (!state.success) return outdatedCard(command);
      return saveChange(turn, {
        command,
        needs,
        card: state.data,
        decide: (snapshot) => {
          const judged = judge(turn, recording, snapshot, state.data, raw);
          return judged.ok ? judged : { ok: false, problem: judged.reply };
        },
        next: (change) => recording.next(state.data, change),
      });
    },
  };
}

/** The answers: inputs of the card, or what a preview carried. */
function answersIn(raw: Raw): Raw {
  const carried = Object.hasOwn(raw, 'typed') ? raw.typed : undefined;
  return typeof carried === 'object' && carried !== null ? { ...carried } : raw;
}

function preview<State extends CardState>(
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
function judge<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  raw: Raw,
): Judged {
  const { caseId, version } = state;
  if (caseId !== undefined && !storedCase(snapshot, caseId)) return { ok: false, reply: caseGone() };
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

function questions<State extends CardState>(
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
