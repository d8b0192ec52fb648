import { CASE_WORK, type CaseWork } from '../../domain/case-profile.ts';
import { WAITING_TYPES } from '../../domain/waiting-case.ts';
import { asTyped } from '../entries/entry-form.ts';
import type { Typed } from '../form/read-form.ts';
import { saidDay } from '../said-day.ts';
import type { Words } from '../words.ts';
import { type DescriptionAsks, type Sketch, typedFrom } from './description-form.ts';

/** What a sentence said of a case, whatever the scheme; carried in a card until the team is known. */
export function saidOfCase(words: Words): Typed {
  const { caseRef, caseType, children, quantity, hours, activity, from } = words;
  return asTyped({
    ref: caseRef,
    type: caseType,
    on: from ?? saidDay(words),
    plannedFor: from === undefined && words.on === undefined ? undefined : words.to,
    children,
    homes: quantity,
    hoursAway: hours,
    work: activity,
  });
}

/** What was said, in the fields of the team's scheme. */
export function typedSaid(asks: DescriptionAsks, said: Typed): Typed {
  const sketch: Sketch = {
    type: WAITING_TYPES.find((type) => type === said.type),
    children: numberIn(said.children),
    homes: numberIn(said.homes),
    hoursAway: numberIn(said.hoursAway),
    work: workIn(said.work, asks.work),
  };
  return typedFrom(asks, sketch);
}

function numberIn(text: string | undefined): number | undefined {
  const number = Number(text || Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** Court is what the scheme makes of it: proceedings where they are pointed, court work elsewhere. */
function workIn(said: string | undefined, offered: readonly CaseWork[]): readonly CaseWork[] {
  const kind = CASE_WORK.find((one) => one === said);
  if (kind && offered.includes(kind)) return [kind];
  const isCourt = said === 'proceedings' || said === 'private-law' || said === 'court-episode' || said === 'court';
  return isCourt ? offered.filter((one) => one === 'proceedings' || one === 'court').slice(0, 1) : [];
}
