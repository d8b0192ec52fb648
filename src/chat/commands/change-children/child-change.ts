import { z } from 'zod';
import { caseCardState, opaqueId } from '../../card-state.ts';
import { MOST_CHILDREN } from '../../entries/activity-forms.ts';
import type { ChatScheme, ChildFact } from '../../schemes/chat-scheme.ts';

/** What can become different about children, in the words of the card. */
export const CHILD_CHANGES = [
  { value: 'looked-after', title: 'Became looked after' },
  { value: 'not-looked-after', title: 'Is no longer looked after' },
  { value: 'child-protection', title: 'Became subject to a CP or FS conference' },
  { value: 'not-child-protection', title: 'Is no longer subject to a conference' },
  { value: 'moved', title: 'Lives somewhere else' },
  { value: 'correct', title: 'A recorded date was wrong (choose one child)' },
  { value: 'mistake', title: 'Was added by mistake' },
] as const;
export type ChildChange = (typeof CHILD_CHANGES)[number]['value'];

/** The fact of a child that a change is about; what names none is about the child itself. */
const ABOUT: Partial<Record<ChildChange, ChildFact>> = {
  'looked-after': 'lookedAfter',
  'not-looked-after': 'lookedAfter',
  'child-protection': 'childProtection',
  'not-child-protection': 'childProtection',
  moved: 'household',
};

/** The changes about facts that a scheme asks for. */
export function childChanges({ childFacts }: Pick<ChatScheme, 'childFacts'>) {
  const dated = childFacts.includes('lookedAfter') && childFacts.includes('childProtection');
  return CHILD_CHANGES.filter(({ value }) => {
    const fact = ABOUT[value];
    return value === 'correct' ? dated : fact === undefined || childFacts.includes(fact);
  });
}

/** The card about some children of a case. */
export const childrenCardState = caseCardState.extend({
  change: z.enum(CHILD_CHANGES.map(({ value }) => value)),
  /** The keys of their references. */
  children: z.array(opaqueId).min(1).max(MOST_CHILDREN),
});
export type ChildrenCardState = z.infer<typeof childrenCardState>;
