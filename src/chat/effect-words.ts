import type { Effect, LineView } from '../application/effect.ts';
import { spokenDate } from '../domain/spoken-date.ts';
import type { FiguresData } from './cards/figures.ts';
import { amount, beforeAfter, difference, STATUS_WORDS } from './phrases.ts';

/** `+6 points, +1 weight: 81 → 88 points, above the guideline of 85`. */
export function headlineOf({ before, after }: Effect): string {
  const lines = hundredths(after.subtotal - before.subtotal);
  const weight = hundredths(after.weight - before.weight);
  const parts = [difference(lines, after.unit), ...(weight === 0 ? [] : [`${signed(weight)} weight`])];
  return `${parts.join(', ')}: ${beforeAfter(before, after)}`;
}

/** What the figures alone do not say: from when the change counts, and what comes next. */
export function effectSentences(effect: Effect, today: string): readonly string[] {
  const { on, gained, lost, gainedEarlier, next, after } = effect;
  const sentences: string[] = [];
  if (on > today) sentences.push(`It counts from ${spokenDate(on)}. The figures are those of that day.`);
  else if (gained.length + lost.length === 0) sentences.push(withoutEffectToday(gainedEarlier));
  if (next) {
    const words = next.status === after.status ? '' : `, ${STATUS_WORDS[next.status]}`;
    sentences.push(
      `If nothing else is recorded, the total changes on ${spokenDate(next.on)}, to ${amount(next.total, after.unit)}${words}.`,
    );
  } else {
    sentences.push('If nothing else is recorded, the total stays so for the coming 400 days.');
  }
  return sentences;
}

function withoutEffectToday(earlier: readonly LineView[]): string {
  const lastDay = earlier
    .map((line) => line.until ?? '')
    .sort()
    .at(-1);
  return lastDay
    ? `It counted up to ${spokenDate(lastDay)}, so today's total stays the same.`
    : 'It changes no points today.';
}

type ShownLine = FiguresData['lines'][number];
const MOST_LINES = 5;

/** The lines that came and went, those of the same kind together; at most five and one for the rest. */
export function effectLines({ gained, lost }: Effect): ShownLine[] {
  return shortened([...together(gained, 1), ...together(lost, -1)]);
}

/** Lines as they stand, e.g. those of one case today. */
export function standingLines(lines: readonly LineView[]): ShownLine[] {
  return shortened(together(lines, 0));
}

interface Together {
  readonly line: LineView;
  readonly count: number;
  readonly points: number;
  /** 1 gained, -1 lost, 0 as it stands. */
  readonly sign: 1 | -1 | 0;
}

function together(lines: readonly LineView[], sign: Together['sign']): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const line of lines) {
    const key = JSON.stringify([line.rule, line.caseRef, line.points, line.what, line.until]);
    const { count = 0, points = 0 } = groups.get(key) ?? {};
    groups.set(key, { line, count: count + 1, points: hundredths(points + line.points), sign });
  }
  return [...groups.values()];
}

function shortened(groups: readonly Together[]): ShownLine[] {
  const shown = groups.slice(0, groups.length === MOST_LINES + 1 ? MOST_LINES + 1 : MOST_LINES);
  const rest = groups.slice(shown.length);
  if (rest.length === 0) return shown.map(shownLine);
  const points = hundredths(rest.reduce((sum, { points, sign }) => sum + points * (sign || 1), 0));
  const count = rest.reduce((sum, group) => sum + group.count, 0);
  return [
    ...shown.map(shownLine),
    { points: signed(points), what: `${count} more lines`, detail: 'Ask "why" to see every line.' },
  ];
}

function shownLine({ line, count, points, sign }: Together): ShownLine {
  const times = count > 1 ? `${count} × ` : '';
  const who = [line.caseRef, count > 1 ? null : line.childRef].filter((ref) => ref !== null);
  const until = line.until === null ? 'no end date' : `until ${spokenDate(line.until)}`;
  return {
    points: sign === 0 ? String(points) : signed(sign * points),
    what: times === '' ? capitalised(line.what) : `${times}${line.what}`,
    detail: [line.source, ...who, until].join(' · '),
  };
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** `Core assessment` from `core assessment`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Figures of two decimals, without binary crumbs. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
