import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { counted } from '../../../domain/counted.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { formCard } from '../../form/form-card.ts';
import type { Problems } from '../../form/read-form.ts';
import { PAGE_SIZE, pageOf } from '../../paging.ts';
import type { Reply } from '../../reply.ts';
import { childOf, type Draft } from './draft.ts';
import { MOST_BYTES } from './judge-draft.ts';
import { type CaseAsks, childFieldId, childrenFields, childTyped, detailFields } from './questions.ts';

/** Pages of children, none where there are none; the details are step 0, the pages follow, the preview comes last. */
export function childPages({ children }: Pick<Draft, 'children'>): number {
  return Math.ceil(children.length / PAGE_SIZE);
}

/** The first step with a problem. */
export function stepOfProblems(problems: Problems): number {
  const steps = Object.keys(problems).map((id) => {
    const [, child] = /^\D+(\d+)$/.exec(id) ?? [];
    return child === undefined ? 0 : Math.ceil(Number(child) / PAGE_SIZE);
  });
  return Math.min(...steps);
}

/** The card of a step before the preview. */
export function showStep(
  snapshot: CaseloadSnapshot,
  asks: CaseAsks,
  draft: Draft,
  step: number,
  problems: Problems = {},
): Reply {
  const whose = draft.worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`];
  const carried = carriedFrom(draft, step);
  const next = foremost(sends('Next', 'add-case.step', { ...carried, step: step + 1 }));
  const cancel = leaves('Cancel', 'add-case.cancel');
  if (step === 0) {
    return formCard({
      title: 'Add a case',
      notes: [...whose, 'Dates and references only. Nothing is saved before you have seen what it does.'],
      fields: detailFields(asks),
      typed: draft.details,
      problems,
      buttons: [next, cancel],
    });
  }
  const indexes = pageOf([...draft.children.keys()], step - 1).items;
  const ref = draft.details.ref ?? '';
  const together = asks.chat.childFacts.includes('household') ? ['Children with the same word live together.'] : [];
  return formCard({
    title: 'Add a case: the children',
    notes: [...whose, pageNote(indexes, draft.children.length), ...together],
    headings: Object.fromEntries(indexes.map((index) => [childFieldId('ref', index), `Child ${index + 1}`])),
    fields: childrenFields(asks.chat, indexes),
    typed: Object.assign({}, ...indexes.map((index) => childTyped(childOf(draft, index), ref, index))),
    problems,
    buttons: [next, sends('Back', 'add-case.step', { ...carried, step: step - 1 }), cancel],
  });
}

/**
 * What the buttons of a step carry: the answers of the card itself come back from its fields, and children beyond what
 * a card can carry are asked about again.
 */
function carriedFrom(draft: Draft, step: number): Draft {
  let bytes = 0;
  const children = draft.children.map((child, index) => {
    if (Math.floor(index / PAGE_SIZE) === step - 1) return [];
    bytes += Buffer.byteLength(JSON.stringify(child));
    return bytes > MOST_BYTES ? [] : child;
  });
  return { ...draft, children, details: step === 0 ? {} : draft.details };
}

function pageNote(indexes: readonly number[], all: number): string {
  const [first = 0] = indexes;
  const last = indexes.at(-1) ?? first;
  if (all <= PAGE_SIZE) return `${counted(all, 'child', 'children')}.`;
  return first === last ? `Child ${last + 1} of ${all}.` : `Children ${first + 1} to ${last + 1} of ${all}.`;
}
