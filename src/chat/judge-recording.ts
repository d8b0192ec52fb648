import type { Change } from '../application/change-caseload.ts';
import type { Effect } from '../application/effect.ts';
import { type Foreseen, previewChange } from '../application/foresee-change.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import { mayWithCaseload } from '../domain/access.ts';
import { type Asking, newCard, type Recording } from './asking.ts';
import type { CardState } from './card-state.ts';
import { foremost, leaves, sends } from './cards/button.ts';
import { changePreview } from './change-cards.ts';
import { formCard } from './form/form-card.ts';
import { type Problems, type Typed, typedIn } from './form/read-form.ts';
import { amount } from './phrases.ts';
import { type Previewed, previewedBefore, previewedNow } from './previewed.ts';
import { cardOutdated, caseGone } from './refusals.ts';
import type { Reply } from './reply.ts';
import { changesAfter, changesSince } from './stale.ts';
import { storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The answers: inputs of the card, or what a preview carried. */
export function answersIn(raw: Raw): Raw {
  const carried = isFromPreview(raw) ? raw.typed : undefined;
  return typeof carried === 'object' && carried !== null ? { ...carried } : raw;
}

/** Only a preview carries the answers. */
const isFromPreview = (raw: Raw): boolean => Object.hasOwn(raw, 'typed');

/** What the card would do; or the card that says why not. */
export function preview<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  raw: Raw,
): Reply {
  const judged = judge(turn, recording, snapshot, state, raw);
  return judged.ok ? previewOf(turn, recording, snapshot, state, judged) : judged.reply;
}

/** What a press of Save would change; or the card that says why not, or that the figures have moved since the preview. */
export function judgeSaving<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  raw: Raw,
): Judged {
  const judged = judge(turn, recording, snapshot, state, raw);
  if (judged.ok && judged.question !== undefined && !isFromPreview(raw)) {
    return { ok: false, reply: previewOf(turn, recording, snapshot, state, judged) };
  }
  const before = previewedBefore(raw);
  const after = judged.ok && before ? foreseenBy(turn, snapshot, judged.change)?.effect.after : undefined;
  if (!judged.ok || !before || !after || after.status === before.status) return judged;
  const since = changesAfter(snapshot, { version: before.version });
  const moved = `Check: nothing is saved yet. The preview came to ${amount(before.total, after.unit)}; with this change it is now ${amount(after.total, after.unit)}.${since} Save again if that is right.`;
  return { ok: false, reply: previewOf(turn, recording, snapshot, state, judged, moved) };
}

function foreseenBy(turn: Turn, snapshot: CaseloadSnapshot, change: Change): Foreseen | null {
  return mayWithCaseload(turn.person, 'see', snapshot.head) ? previewChange(turn.outside, snapshot, change) : null;
}

const changesNoLine = ({ gained, lost, gainedEarlier }: Effect) =>
  gained.length + lost.length + gainedEarlier.length === 0;

function previewOf<State extends CardState>(
  turn: Turn,
  recording: Recording<State>,
  snapshot: CaseloadSnapshot,
  state: State,
  judged: Extract<Judged, { ok: true }>,
  first = 'Nothing is saved yet.',
): Reply {
  const foreseen = foreseenBy(turn, snapshot, judged.change);
  const effect = foreseen?.effect;
  const carried = { ...state, typed: judged.typed };
  const previewed: { readonly previewed?: Previewed } = effect ? { previewed: previewedNow(snapshot, effect) } : {};
  return changePreview({
    title: judged.title,
    remarks: [
      first,
      ...onTheirs(snapshot, state),
      ...(judged.question === undefined ? [] : [judged.question]),
      ...judged.shown,
      ...judged.remarks,
      ...(effect && judged.whyNothing && changesNoLine(effect) ? [judged.whyNothing] : []),
    ],
    foreseen,
    today: turn.today,
    buttons: [
      foremost(leaves('Save', verb(recording, 'save'), { ...carried, ...previewed })),
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
      readonly shown: readonly string[];
      readonly remarks: readonly string[];
      readonly question: string | undefined;
      readonly whyNothing: string | undefined;
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
  const since = version === undefined ? null : changesSince(snapshot, { caseId, version });
  const asked = recording.ask(snapshot, state, turn);
  if (!asked.ok) {
    if (since === null || version === undefined) return asked;
    return { ok: false, reply: cardOutdated(recording.command, changesAfter(snapshot, { caseId, version })) };
  }
  const { asking } = asked;
  const typed = typedIn(asking.fields, answersIn(raw), turn.today);
  if (since !== null) {
    const fresh = { ...state, ...newCard(turn, snapshot, state) };
    return { ok: false, reply: questions(recording, asking, snapshot, fresh, { typed, problem: since }) };
  }
  const decided = asking.decide(typed);
  if (decided.ok) {
    const asks = Object.keys(asking.fields).length > 0;
    const { change, whyNothing, question, remarks = [], shown = [`On Save: ${change.what}.`] } = decided;
    const said = { shown: asks ? shown : [], remarks, question, whyNothing };
    return { ok: true, change, typed, title: asking.title, ...said, asks };
  }
  const { problems, problem } = decided;
  return { ok: false, reply: questions(recording, asking, snapshot, state, { typed, problems, problem }) };
}

/** Whose caseload it is, where it is not the person's own. */
function onTheirs({ head }: CaseloadSnapshot, { worker }: CardState): readonly string[] {
  return worker === undefined ? [] : [`On the caseload of ${head.name}.`];
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
  const save = sends('Save', verb(recording, 'save'), carried);
  const look = sends('Preview', verb(recording, 'preview'), carried);
  const own = recording.previewFirst ? [look, save] : [save, look];
  const [first = save, ...others] = asking.foremost ? [asking.foremost, ...own] : own;
  return formCard({
    ...asking,
    ...answers,
    notes: [...onTheirs(snapshot, state), ...asking.notes],
    buttons: [foremost(first), ...others, ...(asking.more ?? []), leaves('Cancel', `${recording.command}.cancel`)],
  });
}

function verb({ command, prefix = '' }: { readonly command: string; readonly prefix?: string }, step: string): string {
  return `${command}.${prefix}${step}`;
}
