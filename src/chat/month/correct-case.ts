import { notOpened, openCaseload } from '../../application/change-caseload.ts';
import { othersChange } from '../../application/others-changes.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { compareText } from '../../domain/timeline.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { caseHub } from '../commands/update-case/hub.ts';
import { choice, needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { noCaseload, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import { storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { aboutMonth } from './month-card.ts';

type Raw = Readonly<Record<string, unknown>>;

const about = aboutMonth.extend({ worker: storageKey });
const saving = about.extend({ nonce: opaqueId });

/** So many cases are offered, those allocated last first. */
const MOST_CASES = 60;

function fieldsFor({ cases }: CaseloadSnapshot) {
  const newest = cases.toSorted((a, b) => compareText(b.history.dated.allocatedOn, a.history.dated.allocatedOn));
  const options = newest.slice(0, MOST_CASES).map(({ caseId, history }) => ({
    title: history.dated.ref,
    value: caseId,
  }));
  return {
    caseId: needed(choice('Which case?', options)),
    reason: needed(reasonText('Why is it corrected?')),
  };
}

/** A manager corrects a case of a month that is talked about: the case and the reason first, then the case itself. */
export async function askCorrection(turn: Turn, raw: Raw): Promise<Reply> {
  const card = about.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  const opened = await openCaseload(turn.outside, turn.person, 'change', card.data.worker);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  if (!mayCorrect(turn, snapshot)) return noCaseload(notOpened(turn.person.personKey, snapshot));
  return form(turn, snapshot, card.data.month);
}

/** The reason is recorded for the worker to see, and the case opens; what is changed there is the manager's change. */
export async function saveCorrection(turn: Turn, raw: Raw): Promise<Reply> {
  const card = saving.safeParse(raw);
  if (!card.success) return outdatedCard('agree-month');
  const { worker, month, nonce } = card.data;
  const { person, outside, today } = turn;
  return saveRecords(turn, {
    command: 'agree-month',
    card: { nonce, worker },
    may: (snapshot) => mayCorrect(turn, snapshot),
    decide: (snapshot) => {
      const fields = fieldsFor(snapshot);
      const typed = typedIn(fields, raw, today);
      const read = readForm(fields, typed);
      if (!read.ok) return { ok: false, reply: form(turn, snapshot, month, typed, read.problems) };
      const { caseId, reason } = read.values;
      const stored = storedCase(snapshot, caseId);
      if (!stored) return { ok: false, reply: outdatedCard('agree-month') };
      const what = `corrects ${stored.history.dated.ref}, talking about ${spokenMonth(month)}`;
      const said = { by: person.personKey, name: person.name, at: outside.clock.now() };
      const beside = othersChange(snapshot, said, { what, reason, caseId });
      return {
        ok: true,
        change: { ...beside, detail: { month, corrects: caseId, reason } },
        reply: caseHub(turn, { snapshot, stored, worker, said: {}, raw: {} }),
      };
    },
  });
}

function mayCorrect({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return mayInTeam(person, 'change-team-caseload', head.teamId) && person.personKey !== head.workerKey;
}

function form(
  { outside }: Turn,
  snapshot: CaseloadSnapshot,
  month: string,
  typed: Typed = {},
  problems: Problems = {},
): Reply {
  const { name, workerKey: worker } = snapshot.head;
  return formCard({
    title: `Correct a case of ${name}`,
    notes: [
      `${name} sees the correction with your name and the reason, and can dispute it.`,
      'What was submitted stays as it is: the month is submitted anew afterwards.',
    ],
    fields: fieldsFor(snapshot),
    typed,
    problems,
    buttons: [
      foremost(sends('Open the case', 'agree-month.correct-save', { worker, month, nonce: outside.newId() })),
      leaves('Cancel', 'agree-month.cancel'),
    ],
  });
}
