import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { usualChildRef } from '../../../domain/case-profile.ts';
import type { WeightingScheme } from '../../../domain/weighting-scheme.ts';
import { schemeOn } from '../../case-days.ts';
import { MOST_CHILDREN } from '../../entries/activity-forms.ts';
import { choice, date, needed, shortText, wholeNumber } from '../../form/field.ts';
import type { Typed } from '../../form/read-form.ts';
import { type CaseQuestion, fieldsOf } from '../../schemes/case-question.ts';
import type { ChatScheme } from '../../schemes/chat-scheme.ts';
import { chatOf, questionsFor } from '../../schemes/index.ts';
import { labelField } from '../../stored-case.ts';
import type { Turn } from '../../turn.ts';

/** What a person is asked about a new case of a team's scheme. */
export interface CaseAsks {
  readonly scheme: WeightingScheme;
  readonly chat: ChatScheme;
  readonly questions: readonly CaseQuestion[];
  /** The team allows private labels. */
  readonly labels: boolean;
}

/** What the person is asked about a case on the caseload, as on a day. */
export function caseAsks({ outside, person, today }: Turn, snapshot: CaseloadSnapshot): CaseAsks {
  const scheme = schemeOn(snapshot, outside.schemeOf, today);
  return {
    scheme,
    chat: chatOf(scheme),
    questions: questionsFor(scheme, person, snapshot.head),
    labels: snapshot.head.labels === true,
  };
}

/** The first card: the case itself. */
export function detailFields({ chat, questions, labels }: CaseAsks) {
  const { children, coWorking } = chat;
  const least = children === 'needed' ? 1 : 0;
  const coWorkedOr = (yes: string) => [{ title: 'No', value: 'no' } as const, { title: yes, value: 'yes' } as const];
  return {
    ref: needed(shortText('Reference in your case system, no names', 'Please give the reference.', 'C-101')),
    allocatedOn: needed(date('Allocated on')),
    ...(children === 'not-asked'
      ? {}
      : {
          count: needed(wholeNumber(`How many children? (${least} to ${MOST_CHILDREN})`, least, MOST_CHILDREN)),
        }),
    ...(coWorking === null
      ? {}
      : { coWorked: needed(choice('Co-worked with another worker?', coWorkedOr(coWorking.yes))) }),
    ...fieldsOf(questions),
    ...labelField(labels),
  };
}

/** What each child is asked for; a field's id on the card has the child's number behind it. */
export const CHILD_FIELDS = {
  ref: shortText('Reference', 'Please give at most 40 characters.'),
  household: shortText('Lives at: one word for each home or placement', 'Please give at most 40 characters.'),
  lookedAfter: date('Looked after since (empty if not)'),
  childProtection: date('Subject to a CP or FS conference since (empty if not)'),
};
type ChildField = keyof typeof CHILD_FIELDS;
export const CHILD_FIELD_IDS = [
  'ref',
  'household',
  'lookedAfter',
  'childProtection',
] as const satisfies readonly ChildField[];

/** `ref3` for the third child. */
export function childFieldId(field: ChildField, index: number): string {
  return `${field}${index + 1}`;
}

export const HOME = 'home';

/** The fields of some children, by their ids on the card: those that the scheme asks for. */
export function childrenFields({ childFacts }: Pick<ChatScheme, 'childFacts'>, indexes: readonly number[]) {
  const ids = ['ref', ...childFacts] as const;
  return Object.fromEntries(
    indexes.flatMap((index) => ids.map((id) => [childFieldId(id, index), CHILD_FIELDS[id]] as const)),
  );
}

/** What a child's fields show: what was typed, or else what is usual. */
export function childTyped(child: Typed, caseRef: string, index: number): Typed {
  const usual: Typed = { ref: usualChildRef(caseRef, index), household: HOME };
  return Object.fromEntries(CHILD_FIELD_IDS.map((id) => [childFieldId(id, index), child[id] || (usual[id] ?? '')]));
}
