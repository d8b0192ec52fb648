import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import { type Button, foremost, leaves, sends } from './cards/button.ts';
import type { SheetData } from './cards/sheet.ts';
import { lastDayHeld, latestFacts, schemeOn } from './case-days.ts';
import { compareRefs, namedCase } from './find-case.ts';
import { type Choice, choice, type Field, needed } from './form/field.ts';
import { formCard } from './form/form-card.ts';
import { ifKnown } from './if-known.ts';
import { chooseACase, notice } from './refusals.ts';
import type { Reply } from './reply.ts';
import { caseCalled, storedCase } from './stored-case.ts';
import type { Turn } from './turn.ts';

/** A drop-down list stays within a card's size up to here; other cases are named in a sentence. */
const MOST_CHOICES = 100;

/** The choice of an open case, in the order of references; null when there is none to choose from. */
export function caseChoice(turn: Turn, snapshot: CaseloadSnapshot): CaseChoice | null {
  return choiceOf(openCases(turn, snapshot));
}

function choiceOf(all: readonly StoredCase[]): CaseChoice | null {
  const cases = all.slice(0, MOST_CHOICES);
  const [only] = cases;
  if (!only) return null;
  const choices: Choice[] = cases.map((stored) => ({ title: caseCalled(stored), value: stored.caseId }));
  return {
    field: needed(choice('Which case?', choices, 'Please choose a case.')),
    given: cases.length === 1 ? only.caseId : '',
  };
}

export interface CaseChoice {
  readonly field: Field<string>;
  /** The only case, where there is one alone. */
  readonly given: string;
}

/** The cases that have not ended, in the order of their references. */
export function openCases(turn: Turn, snapshot: CaseloadSnapshot): readonly StoredCase[] {
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  const open = snapshot.cases.filter(({ history }) => {
    const lastDay = lastDayHeld(latestFacts(history), scheme);
    return lastDay === null || lastDay >= turn.today;
  });
  return open.sort((a, b) => compareRefs(a.history.dated.ref, b.history.dated.ref));
}

/** One of the cases of a page, as the choice of a sheet; a button takes it along as `caseId`. */
export function caseOptions(cases: readonly StoredCase[]): SheetData['choices'] {
  if (cases.length === 0) return [];
  const options = cases.map((stored) => ({ title: caseCalled(stored), value: stored.caseId }));
  const texts = { label: 'Case', placeholder: 'Choose a case', errorMessage: 'Please choose a case.' };
  return [{ id: 'caseId', ...texts, options }];
}

function addACase(worker: string | undefined) {
  return { title: 'Add a case', verb: 'add-case.start', data: { ...ifKnown('worker', worker) } };
}

/** A reference that is not on this caseload: the nearest ones as buttons, never a word about other caseloads. */
export function unknownCase(said: string, near: readonly StoredCase[], verb: string, data: Button['data']): Reply {
  const nearest = near.map(({ caseId, history }) => ({ title: history.dated.ref, verb, data: { ...data, caseId } }));
  return notice(
    `I do not see ${said.slice(0, 40)} on this caseload`,
    nearest.length > 0 ? ['Did you mean one of these?'] : ['Please check the reference, or choose the case.'],
    [...nearest, chooseACase(undefined), addACase(undefined)],
  );
}

/** There is nothing to choose from. */
export function noCases(worker: string | undefined): Reply {
  return notice(
    'No cases yet',
    ['There is no open case on this caseload. Add the first one to go on.'],
    [addACase(worker)],
  );
}

export interface AskedCase {
  /** As someone wrote it. */
  readonly caseRef?: string | undefined;
  readonly otherRefs?: readonly string[] | undefined;
  readonly caseId?: string | undefined;
  /** Set when the card that asks was pressed: what is missing is said at its field. */
  readonly asked?: boolean | undefined;
}

export interface CaseQuestion {
  readonly command: string;
  readonly title: string;
  /** The step that goes on once the case is chosen. */
  readonly step: string;
  readonly worker: string | undefined;
  readonly data: Button['data'];
}

/** Goes on with the case that was meant; or asks for it, or for the one that may have been meant. */
export function withCase(
  turn: Turn,
  snapshot: CaseloadSnapshot,
  meant: AskedCase,
  question: CaseQuestion,
  answer: (stored: StoredCase) => Reply,
): Reply {
  const verb = `${question.command}.${question.step}`;
  if (meant.caseRef !== undefined) {
    const named = namedCase(snapshot, { ...meant, caseRef: meant.caseRef });
    if (named.kind === 'unknown') return unknownCase(named.said, named.near, verb, question.data);
    return named.kind === 'one'
      ? answer(named.stored)
      : askWhichCase(question, snapshot, choiceOf(named.cases), ONE_AT_A_TIME);
  }
  const stored = meant.caseId === undefined ? undefined : storedCase(snapshot, meant.caseId);
  if (stored) return answer(stored);
  return askWhichCase(question, snapshot, caseChoice(turn, snapshot), [], meant.asked);
}

/** Said where a sentence names several cases. */
const ONE_AT_A_TIME = ['You named more than one case. I take one at a time: please choose which comes first.'];

function askWhichCase(
  question: CaseQuestion,
  { head: { name } }: Pick<CaseloadSnapshot, 'head'>,
  cases: CaseChoice | null,
  notes: readonly string[],
  asked = false,
): Reply {
  if (!cases) return noCases(question.worker);
  return formCard({
    title: question.title,
    notes: [...(question.worker === undefined ? [] : [`On the caseload of ${name}.`]), ...notes],
    fields: { caseId: cases.field },
    typed: { caseId: cases.given },
    problems: asked ? { caseId: cases.field.errorMessage } : {},
    buttons: [
      foremost(sends('Next', `${question.command}.${question.step}`, { ...question.data, asked: true })),
      leaves('Cancel', `${question.command}.cancel`),
    ],
  });
}
