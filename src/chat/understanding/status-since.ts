import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Words } from '../words.ts';
import type { DateMention } from './dates/mention.ts';
import { resolveMention } from './dates/resolve-mention.ts';
import { hear } from './hear.ts';
import type { Sentence } from './sentence.ts';

type Since = Pick<Words, 'lookedAfterSince' | 'childProtectionSince'>;
type Dated = Pick<Sentence, 'text' | 'mentions'>;

const SINCE = /(?: ,)? (?:since|from)(?: ,)? ?$/;
const DAY = /@date|@today/g;

/**
 * The days since when the children are looked after or subject to a conference, with what is left of a sentence that
 * says more of the case: `2 children, looked after since 1 Nov, allocated 4 Nov`.
 */
export function statusesSince({ text, mentions }: Dated, today: CalendarDate): Since & { readonly rest: Dated } {
  let since: Since = {};
  const left: DateMention[] = [];
  let at = 0;
  let from = 0;
  const rest = text.replace(DAY, (day, index: number) => {
    const before = text.slice(from, index);
    const mention = mentions[at];
    at += 1;
    from = index + day.length;
    const said = statusSaid(before);
    const on = mention && said ? resolveMention(mention, today, 'past') : undefined;
    if (mention && (on === undefined || !said)) left.push(mention);
    if (on === undefined || !said) return day;
    since = { [said]: on, ...since };
    return '@since';
  });
  return { ...since, rest: { text: rest, mentions: left } };
}

/** What the words before a day say of the children, where the day is since when. */
function statusSaid(before: string): keyof Since | undefined {
  if (!SINCE.test(before)) return undefined;
  const { status } = hear(before.replace(SINCE, '').split(' ,').at(-1) ?? '');
  if (status === 'looked-after') return 'lookedAfterSince';
  return status === 'child-protection' ? 'childProtectionSince' : undefined;
}
