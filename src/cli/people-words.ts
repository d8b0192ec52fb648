import type { EraseCaseResult } from '../application/rights/erase-case.ts';
import type { EraseResult } from '../application/rights/erase-person.ts';
import type { NotErased } from '../application/rights/why-not-erased.ts';
import { counted } from '../domain/counted.ts';

/** Why a person is not erased, as a sentence with what to do. */
export function notErasedWords(problem: NotErased): string {
  switch (problem.reason) {
    case 'legal-hold':
      return `Not erased: the data is under a legal hold since ${problem.since} (${problem.why}). Release it first: people -- release ID.`;
    case 'open-cases':
      return `Not erased: the person has ${counted(problem.cases, 'open case', 'open cases')}. Close or transfer them first.`;
    case 'only-manager':
      return `Not erased: the person is the only manager of ${problem.teams.join(', ')}. Name another manager first.`;
  }
}

/** What was erased, or would be, line by line. */
export function erasedLines(
  { counts, postsLeft, again }: Extract<EraseResult, { readonly ok: true }>,
  dryRun: boolean,
): readonly string[] {
  const { own, messages, entries, names, teams } = counts;
  const lines = [
    dryRun ? 'This would be erased; nothing was:' : 'Erased:',
    `  ${counted(own, 'row', 'rows')} of the person's own`,
    `  ${counted(messages, 'message', 'messages')} to or about the person`,
    `  the content of ${counted(entries, 'audit entry', 'audit entries')}: when, by whom and what was done stay`,
    `  the name in ${counted(names, 'row', 'rows')} of others`,
    `  the roles in ${counted(teams, 'team', 'teams')}`,
  ];
  const left = postsLeft.map(
    ({ address, activityId, why }) => `  conversation ${address.conversationId}, message ${activityId} (${why})`,
  );
  if (left.length > 0) lines.push('Still in Teams, to be deleted there by hand:', ...left);
  if (again > 0) {
    lines.push(
      `${counted(again, 'message', 'messages')} could not be deleted just now: run the same again in a few minutes.`,
    );
  }
  return lines;
}

/** Why a case or a child is not erased, as a sentence with what to do. */
export function caseNotErasedWords(reason: Extract<EraseCaseResult, { readonly ok: false }>['reason']): string {
  switch (reason) {
    case 'unknown':
      return 'Nothing is kept under this reference.';
    case 'open':
      return 'Not erased: somebody has the case open, or it waits for a worker. Close it or take it out of the queue first.';
    case 'legal-hold':
      return 'Not erased: the data of a worker who has the case is under a legal hold. Release it first: people -- release ID.';
  }
}

/** What was erased of a case or a child, or would be, line by line. */
export function caseErasedLines(
  { rows, entries }: Extract<EraseCaseResult, { readonly ok: true }>,
  dryRun: boolean,
): readonly string[] {
  return [
    dryRun ? 'This would be erased; nothing was:' : 'Erased:',
    `  the references in ${counted(rows, 'row', 'rows')}; dates and kinds of work stay`,
    `  the content of ${counted(entries, 'audit entry', 'audit entries')}: when, by whom and what was done stay`,
  ];
}
