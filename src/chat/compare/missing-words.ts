import type { Comparison, Lack } from '../../application/compare-schemes.ts';
import { counted } from '../../domain/counted.ts';
import type { SheetRow } from '../cards/sheet.ts';

/** What a scheme was not told of several caseloads; none where it was told all. */
export function missingRows(comparisons: readonly Comparison[]): readonly SheetRow[] {
  const [first] = comparisons;
  const note = missingWords(comparisons.flatMap(({ lacking }) => lacking));
  return first === undefined || note === '' ? [] : [{ text: `${first.scheme.name} needs`, note, figure: '' }];
}

/** `a rating for 41 cases; a team type for 8 workers`: the same lack of several workers together. */
function missingWords(lacking: readonly Lack[]): string {
  const byCode = new Map<string, { readonly lack: Lack; readonly count: number }>();
  for (const lack of lacking) {
    const { count = 0 } = byCode.get(lack.need.code) ?? {};
    byCode.set(lack.need.code, { lack, count: count + (lack.cases ?? 1) });
  }
  const parts = [...byCode.values()].map(({ lack: { need, cases }, count }) => {
    const whose = cases === null ? counted(count, 'worker', 'workers') : counted(count, 'case', 'cases');
    return `${need.what} for ${whose}`;
  });
  return parts.join('; ');
}
