import { z } from 'zod';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { absencesFrom, isImpossible, overlapping } from '../../../domain/absences.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { type CapacityAdjustment, recordsOf } from '../../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../../card-state.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { date, needed, reasonText, wholeNumber } from '../../form/field.ts';
import { formCard } from '../../form/form-card.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import type { Reply } from '../../reply.ts';
import { adjustmentDays } from './adjustment-words.ts';

/** What a card about an adjustment carries: whose, and which one where it is there already. */
export const adjustmentCard = z.object({
  nonce: opaqueId,
  worker: storageKey,
  adjustment: opaqueId.optional(),
});
export type AdjustmentCard = z.infer<typeof adjustmentCard>;

export const adjustmentFields = {
  percent: needed(wholeNumber('Share of the usual figures, in per cent', 1, 99)),
  from: needed(date('First day')),
  to: date('Last day (empty while it is not known)'),
  reason: needed(reasonText('Reason, such as induction or return to work')),
};

/** The share, the days and the reason; the worker sees all of it. */
export function adjustmentForm(
  { head, records }: CaseloadSnapshot,
  card: AdjustmentCard,
  today: CalendarDate,
  { typed, problems = {} }: { readonly typed: Typed; readonly problems?: Problems },
): Reply {
  const others = absencesFrom(recordsOf(records, 'adjustment'), today).filter(({ id }) => id !== card.adjustment);
  return formCard({
    title: card.adjustment === undefined ? `Lower the figures of ${head.name}` : `Lowered figures of ${head.name}`,
    notes: [
      'Guideline, limit and range are lowered to this share. Nothing that is counted changes, and FTE stays as it is.',
      `${head.name} sees it with your name and the reason: please write no diagnosis.`,
      ...others.map((other) => `Recorded already: ${other.percent}% ${adjustmentDays(other)}.`),
    ],
    fields: adjustmentFields,
    typed,
    problems,
    buttons: [
      foremost(sends('Save', 'adjust-capacity.save', card)),
      ...(card.adjustment === undefined ? [] : [leaves('Take it out', 'adjust-capacity.remove', card)]),
      ...others.slice(0, MOST_OTHERS).map((other) =>
        leaves(`Change ${other.percent}% ${adjustmentDays(other)}`.slice(0, 60), 'adjust-capacity.ask', {
          worker: card.worker,
          adjustment: other.id,
        }),
      ),
      leaves('Cancel', 'adjust-capacity.cancel'),
    ],
  });
}

const MOST_OTHERS = 2;

/** What an adjustment that is there fills in. */
export function typedOf({ from, to, percent, reason }: CapacityAdjustment): Typed {
  return { from, to: to ?? '', percent: String(percent), reason };
}

/** The adjustment that was typed, under its id and without who decided it; or what is wrong with it. */
export function readAdjustment(
  adjustments: readonly CapacityAdjustment[],
  id: string,
  typed: Typed,
):
  | { readonly ok: true; readonly adjustment: Omit<CapacityAdjustment, 'decided'> }
  | { readonly ok: false; readonly problems: Problems } {
  const read = readForm(adjustmentFields, typed);
  if (!read.ok) return read;
  const { from, to = null, percent, reason } = read.values;
  const adjustment = { id, from, to, percent, reason };
  if (isImpossible(adjustment)) {
    return { ok: false, problems: { to: 'The last day is not before the first, and within two years of it.' } };
  }
  const other = overlapping(adjustments, adjustment);
  return other
    ? { ok: false, problems: { from: `It has days in common with the ${other.percent}% ${adjustmentDays(other)}.` } }
    : { ok: true, adjustment };
}
