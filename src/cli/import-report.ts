import type { Figures } from '../application/effect.ts';
import type { ImportEffect } from '../application/import-caseload.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { spokenDate } from '../domain/spoken-date.ts';

/** What an import does to a worker's caseload, a line for each thing; the total as of the file's day. */
export function effectLines(effect: ImportEffect, asOf: CalendarDate): readonly string[] {
  const { joins, added, changed, removed, terms, duties, before, after } = effect;
  const changes = [
    ...(joins ? ['comes into the team'] : []),
    ...listed('added', added),
    ...listed(
      'changed',
      changed.map(({ ref, facts }) => `${ref} (${facts.join(', ')})`),
    ),
    ...listed('removed', removed),
    ...(terms.length > 0 ? [`terms: ${terms.join(', ')}`] : []),
    ...(duties ? ['duties: changed'] : []),
  ];
  return [...(changes.length > 0 ? changes : ['nothing changes']), totalLine(before, after, asOf)];
}

/** True when an import has nothing to write. */
export function changesNothing({ joins, added, changed, removed, terms, duties }: ImportEffect): boolean {
  return !joins && !duties && [added, changed, removed, terms].every(({ length }) => length === 0);
}

function listed(what: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${what} ${items.length}: ${items.join(', ')}`];
}

/** `points on 30 Nov 2026: 81 -> 88, above`. */
function totalLine(before: Figures | null, after: Figures, asOf: CalendarDate): string {
  const change = before && before.total !== after.total ? `${before.total} -> ${after.total}` : after.total;
  return `${after.unit} on ${spokenDate(asOf)}: ${change}, ${after.status}`;
}
