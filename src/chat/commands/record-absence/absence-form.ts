import { z } from 'zod';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { absencesFrom, isImpossible, overlapping } from '../../../domain/absences.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { type Absence, recordsOf } from '../../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../../card-state.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { choice, date, needed } from '../../form/field.ts';
import { formCard } from '../../form/form-card.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import type { Reply } from '../../reply.ts';
import { absenceDays, plannedWords } from './absence-words.ts';

/** What a card about an absence carries: whose, and which one where it is there already. */
export const absenceCard = z.object({
  nonce: opaqueId,
  worker: storageKey,
  absence: opaqueId.optional(),
});
export type AbsenceCard = z.infer<typeof absenceCard>;

export const absenceFields = {
  from: needed(date('First day away')),
  to: date('Last day away (empty while it is not known)'),
  planned: needed(
    choice('Planned?', [
      { title: 'Planned, such as leave', value: 'planned' },
      { title: 'Not planned, such as sickness', value: 'unplanned' },
    ]),
  ),
};

/** The days and whether it was planned: nothing else is asked, and no reason kept. */
export function absenceForm(
  { head, records }: CaseloadSnapshot,
  card: AbsenceCard,
  today: CalendarDate,
  { typed, problems = {} }: { readonly typed: Typed; readonly problems?: Problems },
): Reply {
  const absences = absencesFrom(recordsOf(records, 'absence'), today);
  const others = absences.filter(({ id }) => id !== card.absence);
  return formCard({
    title: card.absence === undefined ? `${head.name} is away` : `Absence of ${head.name}`,
    notes: [
      'Please give no reason: only the days are kept, and never shown in a channel.',
      ...others.map((other) => `Recorded already: ${absenceDays(other)}, ${plannedWords(other)}.`),
    ],
    fields: absenceFields,
    typed,
    problems,
    buttons: [
      foremost(sends('Save', 'record-absence.save', card)),
      ...(card.absence === undefined ? [] : [leaves('Take it out', 'record-absence.remove', card)]),
      ...others.slice(0, MOST_OTHERS).map((other) =>
        leaves(`Change ${absenceDays(other)}`.slice(0, 60), 'record-absence.ask', {
          worker: card.worker,
          absence: other.id,
        }),
      ),
      leaves('Cancel', 'record-absence.cancel'),
    ],
  });
}

const MOST_OTHERS = 2;

/** What an absence that is there fills in. */
export function typedOf({ from, to, planned }: Absence): Typed {
  return { from, to: to ?? '', planned: planned ? 'planned' : 'unplanned' };
}

/** The absence that was typed, under its id; or what is wrong with it. */
export function readAbsence(
  absences: readonly Absence[],
  id: string,
  typed: Typed,
): { readonly ok: true; readonly absence: Absence } | { readonly ok: false; readonly problems: Problems } {
  const read = readForm(absenceFields, typed);
  if (!read.ok) return read;
  const { from, to = null, planned } = read.values;
  const absence = { id, from, to, planned: planned === 'planned' };
  if (isImpossible(absence)) {
    return { ok: false, problems: { to: 'The last day is not before the first, and within two years of it.' } };
  }
  const other = overlapping(absences, absence);
  if (other) return { ok: false, problems: { from: `It has days in common with the absence ${absenceDays(other)}.` } };
  return { ok: true, absence };
}
