import type { Asking } from '../../asking.ts';
import type { CaseOpened } from '../../case-command.ts';
import { type AboutCase, caseRecording, newCaseCard } from '../../case-recording.ts';
import { choiceKey } from '../../form/field.ts';
import { beginRecording } from '../../recording.ts';
import type { Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import { type ChildChange, type ChildrenCardState, childrenCardState } from './child-change.ts';
import { addedByMistake, moved } from './family-changes.ts';
import { correctDates, statusBegins, statusEnds } from './status-changes.ts';

/** The card about some children of a case and one change of them. */
export const childrenRecording = caseRecording({ command: 'change-children', state: childrenCardState, ask });

function ask(about: AboutCase, { change, children }: ChildrenCardState): Asking | null {
  const refs = about.facts.children.flatMap(({ ref }) => (children.includes(choiceKey(ref)) ? [ref] : []));
  const [first] = refs;
  if (first === undefined || refs.length < children.length) return null;
  switch (change) {
    case 'looked-after':
      return statusBegins(about, refs, 'lookedAfter');
    case 'not-looked-after':
      return statusEnds(about, refs, 'lookedAfter');
    case 'child-protection':
      return statusBegins(about, refs, 'childProtection');
    case 'not-child-protection':
      return statusEnds(about, refs, 'childProtection');
    case 'moved':
      return moved(about, refs);
    case 'correct':
      return correctDates(about, first);
    case 'mistake':
      return addedByMistake(about, refs);
  }
}

const DAY_FIELD: Partial<Record<ChildChange, 'from' | 'to'>> = {
  'looked-after': 'from',
  'child-protection': 'from',
  moved: 'from',
  'not-looked-after': 'to',
  'not-child-protection': 'to',
};

/** The questions about a change of some children, with the day that was said; a preview where nothing is to be asked. */
export function beginChildren(
  turn: Turn,
  opened: CaseOpened,
  { change, children }: { readonly change: ChildChange; readonly children: readonly string[] },
): Reply {
  const state = { ...newCaseCard(turn, opened), change, children: children.map(choiceKey) };
  const field = DAY_FIELD[change];
  const { day } = opened.said;
  const said = field && day !== undefined ? { [field]: day } : {};
  const saysEverything = change === 'mistake' || (change !== 'moved' && Boolean(day) && field !== undefined);
  return beginRecording(turn, childrenRecording, opened.snapshot, state, said, saysEverything);
}
