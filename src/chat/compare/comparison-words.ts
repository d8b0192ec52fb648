import { type Comparison, isPartial, type Standing } from '../../application/compare-schemes.ts';
import { type Figures, figuresOf } from '../../application/effect.ts';
import type { Conclusion } from '../../domain/weighting-scheme.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { EXPECTED_HOURS } from '../figures-words.ts';
import { amount, guidelineWords, statusWords } from '../phrases.ts';

/** `14 cases`, `at least 12 points` where more is missing, `no figure` where all of it is. */
export function totalWords(comparison: Comparison): string {
  const { total, unit } = figuresOf(comparison.score);
  if (!isPartial(comparison)) return amount(total, unit);
  return total === 0 ? 'no figure' : `at least ${amount(total, unit)}`;
}

const FURTHER: Record<Exclude<Standing, 'cannot-tell'>, string> = {
  known: '',
  already: ' already',
  'so-far': ', as far as is recorded',
};

/** Where the total stands, in the scheme's own words and against its own figure. */
export function standingWords({ score, standing }: Comparison): string {
  const figures = figuresOf(score);
  if (standing !== 'cannot-tell') return `${statusWords(figures)}${FURTHER[standing]}`;
  const against = guidelineWords(figures);
  return against === undefined ? 'cannot tell' : `cannot tell, against ${against}`;
}

/** The figure of the scheme that its status does not name; empty where there is none. */
export function furtherFigure({ min, guideline, limit, status }: Figures): string {
  if (guideline === null || limit === null || status === 'report') return '';
  return min === null ? `limit ${limit}` : `average ${guideline}`;
}

const COUNTS: Readonly<Record<string, string>> = {
  lookedAfter: 'looked after',
  childProtection: 'under child protection',
  teamHold: 'on team hold',
};

/** `3 red, 4 amber, 6 unrated`: what the scheme counts beside the total, where there is any. */
export function countsWords({ counts }: Pick<Conclusion, 'counts'>): string {
  // Children in all are the total itself.
  const beside = Object.entries(counts ?? {}).filter(([code, count]) => count > 0 && code !== 'children');
  return beside.map(([code, count]) => `${count} ${COUNTS[code] ?? code}`).join(', ');
}

/** `Halton`, or which of them is in force. */
export function headingOf({ scheme, inForce }: Pick<Comparison, 'scheme' | 'inForce'>): string {
  return inForce ? `${scheme.name} · the scheme in force` : scheme.name;
}

/** A caseload under a scheme in one row. */
export function comparisonRow(comparison: Comparison): SheetRow {
  return { text: comparison.scheme.name, note: standingWords(comparison), figure: totalWords(comparison) };
}

/** Said where hours are assumed for days ahead. */
export function expectedWords(comparisons: readonly Comparison[]): readonly string[] {
  const names = comparisons.filter(({ isExpected }) => isExpected).map(({ scheme }) => scheme.name);
  return [...new Set(names)].map((name) => `${name}. ${EXPECTED_HOURS}`);
}
