import { openCaseload } from '../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../application/ports.ts';
import type { Recording } from './asking.ts';
import type { CardState } from './card-state.ts';
import type { Press } from './command.ts';
import { type Fields, type Problems, type Typed, typedIn } from './form/read-form.ts';
import { answersIn, judgeSaving, preview, questions } from './judge-recording.ts';
import { noCaseload, outdatedCard } from './refusals.ts';
import type { Reply } from './reply.ts';
import { IN_NO_CALENDAR } from './said-day.ts';
import { saveChange } from './save-change.ts';
import type { Turn } from './turn.ts';

type Raw = Readonly<Record<string, unknown>>;

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
  const problems = { ...unreadable(asked.asking.fields, said), ...impossibleDates(asked.asking.fields, said) };
  return questions(recording, asked.asking, snapshot, state, { typed, problems });
}

/** A sentence named a day that no calendar has: it left the field of the day empty. */
function impossibleDates(fields: Fields, said: Typed): Problems {
  const dates = Object.keys(fields).filter((id) => fields[id]?.kind === 'date' && said[id] === '');
  return Object.fromEntries(dates.map((id) => [id, IN_NO_CALENDAR]));
}

/** A sentence gave an answer that will not do, such as 1.5 of full time: it is shown with what is wrong with it. */
function unreadable(fields: Fields, said: Typed): Problems {
  const problems: [string, string][] = [];
  for (const [id, typed] of Object.entries(said)) {
    const read = typed === '' ? undefined : fields[id]?.read(typed);
    if (read?.ok === false) problems.push([id, read.problem]);
  }
  return Object.fromEntries(problems);
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
      return opened.ok ? answer(turn, opened.snapshot, state.data, raw) : noCaseload(opened);
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
          const judged = judgeSaving(turn, recording, snapshot, state.data, raw);
          return judged.ok ? judged : { ok: false, problem: judged.reply };
        },
        next: (change) => recording.next(state.data, change),
      });
    },
  };
}
