import type { WeighedOffer } from '../../application/weigh-offer.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CaseMix } from '../../domain/case-mix.ts';
import { type CaseOffer, hasLapsed } from '../../domain/case-offer.ts';
import { counted } from '../../domain/counted.ts';
import { toReport } from '../../domain/exact.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { totalOf } from '../phrases.ts';

/** `C-101 is offered to Adoption from 14 Dec 2026`. */
export function offerTitle({ ref, toTeamName, from }: Pick<CaseOffer, 'ref' | 'toTeamName' | 'from'>): string {
  return `${ref} is offered to ${toTeamName} from ${spokenDate(from)}`;
}

/** How it stands with one that nobody answered. */
export function unanswered(offer: Pick<CaseOffer, 'state' | 'from'>, today: CalendarDate): string {
  return hasLapsed(offer, today) ? 'not answered by its day, and lapsed' : 'not answered yet';
}

/** Who offers it, and what they say. */
export function saidByGiver({ offered, fromTeamName, note }: CaseOffer): readonly string[] {
  return [`${offered.name} of ${fromTeamName} offers it.`, ...(note === undefined ? [] : [`In their words: ${note}`])];
}

/** What kind of case it is and what it weighs under the scheme of the team, as a row. */
export function offerRow({ mix, children, scheme, weight, lacking }: WeighedOffer): SheetRow {
  const total = toReport(weight.exact, 2);
  return {
    text: [...(children > 0 ? [counted(children, 'child', 'children')] : []), ...kindsOf(mix)].join(' · '),
    note: [
      `Weighed by the ${scheme.name} scheme.`,
      ...(lacking.length > 0 ? [`Not recorded, and needed there: ${lacking.join(', ')}.`] : []),
    ].join(' '),
    figure: totalOf({ total, unit: scheme.unit, ...(weight.incomplete ? { incomplete: true } : {}) }),
  };
}

function kindsOf({ conference, lookedAfter, court, leavingCare }: CaseMix): readonly string[] {
  const kinds: readonly (readonly [number, string])[] = [
    [conference, 'subject to a conference'],
    [lookedAfter, 'looked after'],
    [court, 'in court'],
    [leavingCare, 'leaving care'],
  ];
  const found = kinds.filter(([count]) => count > 0).map(([, words]) => words);
  return found.length > 0 ? found : ['nobody looked after or subject to a conference'];
}
