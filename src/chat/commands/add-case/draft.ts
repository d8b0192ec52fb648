import { z } from 'zod';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { usualChildRef } from '../../../domain/case-profile.ts';
import { opaqueId } from '../../card-state.ts';
import { MOST_CHILDREN } from '../../entries/activity-forms.ts';
import { type Fields, type Typed, typedIn } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import type { ChildFact } from '../../schemes/chat-scheme.ts';
import type { Words } from '../../words.ts';
import { CHILD_FIELD_IDS, CHILD_FIELDS, childFieldId, HOME } from './questions.ts';

const typed = z.record(z.string().max(20), z.string().max(200));

/** A case that is being added: it lives in the card alone, and is judged afresh at every press. */
export const draftSchema = z.object({
  nonce: opaqueId,
  worker: opaqueId.optional(),
  /** The id that the case will have. */
  caseId: opaqueId,
  details: typed,
  /** In the order of `CHILD_FIELD_IDS`; what is empty or missing stands for what is usual. */
  children: z.array(z.array(z.string().max(200)).max(CHILD_FIELD_IDS.length)).max(MOST_CHILDREN),
});
export type Draft = z.infer<typeof draftSchema>;

/** The children of a sentence that says since when they are looked after or subject to a conference. */
export function childrenSince(
  { children = 1, lookedAfterSince, childProtectionSince }: Words,
  asked: readonly ChildFact[],
): Draft['children'] {
  const said: Typed = {
    ...(asked.includes('lookedAfter') ? ifKnown('lookedAfter', lookedAfterSince) : {}),
    ...(asked.includes('childProtection') ? ifKnown('childProtection', childProtectionSince) : {}),
  };
  if (Object.keys(said).length === 0 || children > MOST_CHILDREN) return [];
  return Array.from({ length: children }, () => CHILD_FIELD_IDS.map((id) => said[id] ?? ''));
}

type Raw = Readonly<Record<string, unknown>>;

/** The draft with what the card that was pressed had typed on it. */
export function withTyped(draft: Draft, fields: Fields, raw: Raw, today: CalendarDate): Draft {
  const details = { ...draft.details, ...answered(fields, raw, today) };
  const ref = details.ref ?? '';
  const count = childCount(details) ?? draft.children.length;
  const children = Array.from({ length: count }, (_, index) => {
    const before = childOf(draft, index);
    const now = Object.fromEntries(
      CHILD_FIELD_IDS.map((id) => {
        const own = childFieldId(id, index);
        return [id, answered({ [own]: CHILD_FIELDS[id] }, raw, today)[own] ?? before[id] ?? ''];
      }),
    );
    return CHILD_FIELD_IDS.map((id) => (isUsual(id, now[id] ?? '', ref, index) ? '' : (now[id] ?? '')));
  });
  return { ...draft, details, children };
}

/** The answers to the fields that were on the card at all. */
function answered(fields: Fields, raw: Raw, today: CalendarDate): Typed {
  return typedIn(Object.fromEntries(Object.entries(fields).filter(([id]) => Object.hasOwn(raw, id))), raw, today);
}

function isUsual(id: string, value: string, caseRef: string, index: number): boolean {
  return (id === 'ref' && value === usualChildRef(caseRef, index)) || (id === 'household' && value === HOME);
}

/** What is typed of a child, by field. */
export function childOf({ children }: Pick<Draft, 'children'>, index: number): Typed {
  return Object.fromEntries(CHILD_FIELD_IDS.map((id, at) => [id, children[index]?.[at] ?? '']));
}

/** The number of children asked for; undefined while it is no number that will do. */
function childCount(details: Typed): number | undefined {
  const count = Number(details.count || Number.NaN);
  return Number.isInteger(count) && count >= 0 && count <= MOST_CHILDREN ? count : undefined;
}
