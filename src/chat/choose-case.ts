import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import type { Button } from './cards/button.ts';
import { lastDayHeld, latestFacts, schemeOn } from './case-days.ts';
import { compareRefs } from './find-case.ts';
import type { Choice } from './form/field.ts';
import { CHOOSE_A_CASE, notice } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** A drop-down list stays within a card's size up to here; other cases are named in a sentence. */
export const MOST_CHOICES = 100;

/** The cases that have not ended, in the order of their references. */
export function openCases(turn: Turn, snapshot: CaseloadSnapshot): readonly StoredCase[] {
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  const open = snapshot.cases.filter(({ history }) => {
    const lastDay = lastDayHeld(latestFacts(history), scheme);
    return lastDay === null || lastDay >= turn.today;
  });
  return open.sort((a, b) => compareRefs(a.history.dated.ref, b.history.dated.ref));
}

export function caseChoices(cases: readonly StoredCase[]): readonly Choice[] {
  return cases.slice(0, MOST_CHOICES).map(({ caseId, history }) => ({ title: history.dated.ref, value: caseId }));
}

const ADD_A_CASE = { title: 'Add a case', verb: 'add-case.say' } as const;

/** A reference that is not on this caseload: the nearest ones as buttons, never a word about other caseloads. */
export function unknownCase(said: string, near: readonly StoredCase[], verb: string, data: Button['data']): Reply {
  const nearest = near.map(({ caseId, history }) => ({
    title: history.dated.ref,
    verb,
    data: { ...data, caseId },
  }));
  return notice(
    `I do not see ${said} on this caseload`,
    nearest.length > 0 ? ['Did you mean one of these?'] : ['Please check the reference, or choose the case.'],
    [...nearest, CHOOSE_A_CASE, ADD_A_CASE],
  );
}

/** There is nothing to choose from. */
export function noCases(): Reply {
  return notice('No cases yet', ['There is no open case on this caseload. Add the first one to go on.'], [ADD_A_CASE]);
}
