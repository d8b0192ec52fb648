import type { WeightingScheme } from '../../../domain/weighting-scheme.ts';
import { MOST_CHILDREN } from '../../entries/activity-forms.ts';
import { choice, date, needed, shortText, wholeNumber } from '../../form/field.ts';
import type { Typed, Values } from '../../form/read-form.ts';

const YES_OR_NO = [
  { title: 'No', value: 'no' },
  { title: 'Yes, each worker gets half the points', value: 'yes' },
] as const;

export const LEAVING_CARE = [
  { title: 'Not a leaving care case', value: 'none' },
  { title: 'Leaving care, I am the case manager', value: 'case-manager' },
  { title: 'Leaving care, someone else is the case manager', value: 'other' },
] as const;

/** True when a scheme scores leaving care cases by the worker's part in them (merton rows 20 and 21). */
export function scoresLeavingCare({ caseRules }: WeightingScheme): boolean {
  return caseRules.some(({ code }) => code === 'leaving-care');
}

/** The first card: the case itself. */
export function detailFields(scheme: WeightingScheme) {
  return {
    ref: needed(shortText('Reference in your case system, no names', 'Please give the reference.', 'C-101')),
    allocatedOn: needed(date('Allocated on')),
    count: needed(wholeNumber(`How many children? (1 to ${MOST_CHILDREN})`, 1, MOST_CHILDREN)),
    coWorked: needed(choice('Co-worked with another worker?', YES_OR_NO)),
    ...(scoresLeavingCare(scheme) ? { leavingCare: needed(choice('Leaving care', LEAVING_CARE)) } : {}),
  };
}
export type Details = Values<ReturnType<typeof detailFields>>;

/** What each child is asked for; a field's id on the card has the child's number behind it. */
export const CHILD_FIELDS = {
  ref: shortText('Reference', 'Please give at most 40 characters.'),
  household: shortText('Lives at: one word for each home or placement', 'Please give at most 40 characters.'),
  lookedAfter: date('Looked after since (empty if not)'),
  childProtection: date('Subject to a CP or FS conference since (empty if not)'),
};
type ChildField = keyof typeof CHILD_FIELDS;
export const CHILD_FIELD_IDS = ['ref', 'household', 'lookedAfter', 'childProtection'] as const satisfies ChildField[];

/** `ref3` for the third child. */
export function childFieldId(field: ChildField, index: number): string {
  return `${field}${index + 1}`;
}

export const HOME = 'home';

/** The reference that a child has when none is given: `C-101-1`. */
export function usualChildRef(caseRef: string, index: number): string {
  return `${caseRef}-${index + 1}`.slice(-40);
}

/** The fields of some children, by their ids on the card. */
export function childrenFields(indexes: readonly number[]) {
  return Object.fromEntries(
    indexes.flatMap((index) => CHILD_FIELD_IDS.map((id) => [childFieldId(id, index), CHILD_FIELDS[id]] as const)),
  );
}

/** What a child's fields show: what was typed, or else what is usual. */
export function childTyped(child: Typed, caseRef: string, index: number): Typed {
  const usual: Typed = { ref: usualChildRef(caseRef, index), household: HOME };
  return Object.fromEntries(CHILD_FIELD_IDS.map((id) => [childFieldId(id, index), child[id] || (usual[id] ?? '')]));
}
