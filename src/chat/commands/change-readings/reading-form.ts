import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { optionIn, optionsOf } from '../../../domain/readings.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { choice, date, needed } from '../../form/field.ts';
import { formCard } from '../../form/form-card.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { readingTitle, spoken } from '../../reading-words.ts';
import type { Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import { laterOptions } from './readings-sheet.ts';
import { stateOf, type TeamReading } from './team-reading.ts';

/** How a clause is to be read, and from which day on. */
export interface Wish {
  readonly option: string;
  readonly from: CalendarDate;
}

export function fieldsOf({ reading }: TeamReading) {
  const options = optionsOf(reading).map(({ id }) => ({
    title: id === reading.documented ? `${spoken(id)} (as documented)` : spoken(id),
    value: id,
  }));
  return {
    option: needed(choice('How is it to be read?', options)),
    from: needed(date('From which day?')),
  };
}

/** Asks how the clause is to be read; the ways stand above in words. */
export function askHow(of: TeamReading, typed: Typed, problems: Problems = {}): Reply {
  const { team, scheme, reading } = of;
  const later = laterOptions(of);
  const now = optionIn(reading, scheme.readings);
  return formCard({
    title: `${team.name}: ${readingTitle(reading)}`,
    notes: [
      ...(later.length > 0 ? [`Recorded already: ${later.join(', ')}.`] : []),
      ...optionsOf(reading).map(({ id, words }) => `${spoken(id)}${id === now ? ', as now' : ''}: ${words}`),
      `Why it is documented so: ${reading.reason}`,
    ],
    fields: fieldsOf(of),
    typed,
    problems,
    buttons: [
      foremost(sends('Preview', 'change-readings.preview', { ...stateOf(of), readingId: reading.id })),
      leaves('Back', 'change-readings.list', stateOf(of)),
      leaves('Cancel', 'change-readings.cancel'),
    ],
  });
}

/** What is wished, or what stands in the way. */
export function readWish(
  { outside }: Turn,
  of: TeamReading,
  typed: Typed,
): { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly problems: Problems } {
  const read = readForm(fieldsOf(of), typed);
  if (!read.ok) return read;
  const { option, from } = read.values;
  const then = outside.schemeOf(valueOn(of.team.schemes, from));
  if (then.id !== of.scheme.id) {
    const problem = `On ${spokenDate(from)} the team is weighed by ${then.title}. Please give a day of ${of.scheme.title}.`;
    return { ok: false, problems: { from: problem } };
  }
  if (optionIn(of.reading, then.readings) === option) {
    return { ok: false, problems: { option: `It is read so on ${spokenDate(from)} already.` } };
  }
  return { ok: true, wish: { option, from } };
}
