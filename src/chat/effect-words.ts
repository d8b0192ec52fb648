import type { Effect, LineView } from '../application/effect.ts';
import { addDays, type CalendarDate, later } from '../domain/calendar-date.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import type { SheetRow } from './cards/sheet.ts';
import { asSentence, hundredths, nextChangeWords } from './figures-words.ts';
import { flagSentences } from './flag-words.ts';
import { beforeAfter, capitalised, difference } from './phrases.ts';

/** `+6 points, +1 weight: 81 → 88 points, above the guideline of 85`. */
export function headlineOf({ before, after }: Effect): string {
  const lines = hundredths(after.subtotal - before.subtotal);
  const weight = hundredths(after.weight - before.weight);
  const parts = [difference(lines, after.unit), ...(weight === 0 ? [] : [`${signed(weight)} weight`])];
  return `${parts.join(', ')}: ${beforeAfter(before, after)}`;
}

/** What the figures alone do not say: from when the change counts, or until when it counted. */
export function effectSentences(effect: Effect, today: CalendarDate): readonly string[] {
  const { on, gained, lost, gainedEarlier, raised, cleared } = effect;
  const attention = [
    ...flagSentences(raised).map((words) => `Attention: ${words}`),
    ...flagSentences(cleared).map((words) => `No longer so: ${words}`),
  ];
  if (on > today) {
    const figures = 'these are the figures of';
    const stops = lost.length > 0 && gained.length === 0 && lost.every(({ from }) => from === null || from < on);
    const words = stops
      ? `It stops counting after ${spokenDate(addDays(on, -1))}; ${figures} the day after.`
      : `It counts from ${spokenDate(on)}; ${figures} that day.`;
    return [words, ...attention];
  }
  return gained.length + lost.length > 0 ? attention : [...countedEarlier(gainedEarlier), ...attention];
}

/** What comes next by itself: `If nothing else is recorded, the total falls to 23 on 2 Dec.` */
export function comingSentence({ after, next }: Effect, today: CalendarDate): string {
  const coming = nextChangeWords(after, next, today);
  return asSentence(`if nothing else is recorded, the total ${coming ?? 'stays so'}`);
}

function countedEarlier(earlier: readonly LineView[]): readonly string[] {
  const ends = earlier.flatMap(({ until }) => (until === null ? [] : [until]));
  return ends.length === 0
    ? []
    : [`It counted up to ${spokenDate(ends.reduce(later))}, so today's total stays the same.`];
}

/** As many as a page of lines holds; only a change of very much has more. */
const MOST_ROWS = 18;

/** The lines that came and went, those alike together, and the weight as a line of its own. */
export function effectRows({ gained, lost, before, after }: Effect): readonly SheetRow[] {
  const weight = hundredths(after.weight - before.weight);
  return [
    ...shortened([...alike(gained, 1), ...alike(lost, -1)], signed),
    ...(weight === 0 ? [] : [{ text: 'Workload weight', note: 'for each whole 10 points', figure: signed(weight) }]),
  ];
}

/** The lines of one case as they stand, those alike together. */
export function standingRows(lines: readonly LineView[]): readonly SheetRow[] {
  const withoutCase = lines.map((line) => ({ ...line, caseRef: null }));
  return shortened(alike(withoutCase, 1), String);
}

interface Alike {
  readonly line: LineView;
  readonly count: number;
  /** Of all of them, negative where they are lost. */
  readonly points: number;
}

/** Lines that differ in nothing but the child: `3 × child looked after since 1 Oct 2026`. */
function alike(lines: readonly LineView[], sign: 1 | -1): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const line of lines) {
    const key = JSON.stringify([line.rule, line.caseRef, line.points, line.what, line.until]);
    const { count = 0, points = 0 } = groups.get(key) ?? {};
    groups.set(key, { line, count: count + 1, points: hundredths(points + sign * line.points) });
  }
  return [...groups.values()];
}

function shortened(groups: readonly Alike[], figure: (points: number) => string): readonly SheetRow[] {
  const shown = groups.slice(0, MOST_ROWS);
  const rest = groups.slice(MOST_ROWS);
  const count = rest.reduce((all, group) => all + group.count, 0);
  const points = hundredths(rest.reduce((all, group) => all + group.points, 0));
  return [
    ...shown.map((group) => rowOf(group, figure)),
    ...(rest.length === 0
      ? []
      : [{ text: count === 1 ? '1 more line' : `${count} more lines`, note: '', figure: figure(points) }]),
  ];
}

function rowOf({ line, count, points }: Alike, figure: (points: number) => string): SheetRow {
  const until = line.until === null ? 'no end date' : `until ${spokenDate(line.until)}`;
  const child = count === 1 ? line.childRef : null;
  return {
    text: count === 1 ? capitalised(line.what) : `${count} × ${line.what}`,
    note: [line.caseRef, child, line.source, until].filter((part) => part !== null).join(' · '),
    figure: figure(points),
  };
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
