import type { Affected } from '../../application/share-out.ts';
import { counted } from '../../domain/counted.ts';
import type { HandOver } from '../../domain/worker-records.ts';
import { stopsWords } from '../allocation/stop-words.ts';
import type { SheetGroup } from '../cards/sheet.ts';
import { EXPECTED_HOURS } from '../figures-words.ts';
import { beforeAfter } from '../phrases.ts';

/** A reference for each case, by its id on the caseload it comes from. */
export type Refs = ReadonlyMap<string, string>;

/** Everybody whose total becomes another: before and after in words, what stands against it, and which cases. */
export function affectedGroups(affected: readonly Affected[], refs: Refs): readonly SheetGroup[] {
  return affected.map(({ name, before, after, stops, wishes }, index) => ({
    heading: name,
    figure: '',
    rows: [
      {
        text: beforeAfter(before, after),
        note:
          index === 0
            ? ''
            : [takesWords(wishes, 'transfer', refs), takesWords(wishes, 'co-work', refs)].filter(Boolean).join('. '),
        figure: '',
      },
      ...(stops.length === 0 ? [] : [{ text: `Not without a reason: ${stopsWords(stops)}.`, note: '', figure: '' }]),
    ],
  }));
}

/** Said once where some figure assumes it. */
export function expectedSentences(affected: readonly Affected[]): readonly string[] {
  return affected.some(({ isExpected }) => isExpected) ? [EXPECTED_HOURS] : [];
}

const MOST_SHOWN = 12;

/** `Takes 2 cases: C-1, C-2`. */
function takesWords(wishes: Affected['wishes'], as: HandOver['as'], refs: Refs): string {
  const own = wishes.filter((wish) => wish.as === as).flatMap(({ caseId }) => refs.get(caseId) ?? []);
  if (own.length === 0) return '';
  return `${as === 'transfer' ? 'Takes' : 'Shares'} ${counted(own.length, 'case', 'cases')}: ${listedRefs(own)}`;
}

/** As many references as a card has room for. */
export function listedRefs(refs: readonly string[]): string {
  const more = refs.length - MOST_SHOWN;
  return `${refs.slice(0, MOST_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
