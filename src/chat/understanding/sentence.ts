import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type Amounts, takeAmounts } from './amounts.ts';
import { REF, takeReferences } from './case-reference.ts';
import { DATE, takeDates } from './dates/find-mentions.ts';
import type { DateMention } from './dates/mention.ts';
import { takeNames } from './names.ts';
import { teamNamedIn } from './team-named.ts';
import { tokensOf } from './tokens.ts';

/** A sentence with everything taken out of it that is not vocabulary: `@ref`, `@date` and so on stand in its place. */
export interface Sentence {
  readonly text: string;
  /** The same before amounts were taken out: what kind of children they count stands in it still. */
  readonly counted: string;
  readonly refs: readonly string[];
  readonly amounts: Amounts;
  readonly mentions: readonly DateMention[];
  /** Numbers that nothing else took, as written. */
  readonly numbers: readonly string[];
  readonly owner?: string;
  /** To whom something goes. */
  readonly towards?: string;
  /** To which team, as written; empty for `another team`. */
  readonly toTeam?: string;
  readonly loose?: string;
  readonly strange: number;
}

/** Takes a sentence apart, each step finding less sure things among what the surer ones left. */
export function takeApart(said: string, today: CalendarDate): Sentence {
  const references = takeReferences(said);
  const { words, strange, owner, loose, towards } = takeNames(tokensOf(references.text.replace(SECTION, 's$1')));
  const counted = words.join(' ').replace(ADDRESS, '');
  const amounts = takeAmounts(counted);
  const dates = takeDates(amounts.text, today);
  const bare = takeBareReferences(takeSpans(dates.text));
  const numbers = takeNumbers(bare.text);
  const toTeam = teamNamedIn(said);
  return {
    text: withToday(numbers.text, dates.mentions, today),
    counted,
    refs: [...references.refs, ...bare.refs],
    amounts: amounts.amounts,
    mentions: dates.mentions,
    numbers: numbers.numbers,
    strange,
    ...(owner === undefined ? {} : { owner }),
    ...(towards === undefined ? {} : { towards }),
    ...(toTeam === undefined ? {} : { toTeam }),
    ...(loose === undefined ? {} : { loose }),
  };
}

/** Sections of the Children Act, however they are written: `section 47`, `s 47`, `s.47`. */
const SECTION = /(?<![\p{L}\p{N}])s(?:ec|ect|ection)?s?\.? ?(7|8|17|20|31|37|38|47)s?(?![\p{L}\p{N}])/giu;

/** Speaking to the bot: `Caseload, what is my total`. */
const ADDRESS = /^caseload , | , caseload(?: ,)?$/g;

/** `next 12 weeks`, `the coming three months`: a stretch of time and no day. */
const takeSpans = (text: string): string =>
  text.replace(
    /(?<![^ ])(?:(?:over|for|in|during) )?(?:the )?(?:next|coming|following) (?:\d+|few|couple of|several) (?:weeks?|months?|days?)|(?<![^ ])\d+ (?:weeks?|months?) (?:ahead|forecast|view|look|outlook|out)(?![^ ])|^\d+ weeks?$/g,
    '@ahead',
  );

/** A number after `case` or `ref` is a reference: `case 12`, `case no. 4711`. */
function takeBareReferences(text: string): { readonly text: string; readonly refs: readonly string[] } {
  const refs: string[] = [];
  const bare =
    /(?<![^ ])((?:case|ref|reference|family|file)(?: (?:ref|reference|no|number|is|called|nr))*(?: ,)?) (\d{1,40})(?![^ ])/g;
  const masked = text.replace(bare, (_, cue: string, ref: string) => {
    refs.push(ref);
    return `${cue} ${REF}`;
  });
  return { text: masked, refs };
}

function takeNumbers(text: string): { readonly text: string; readonly numbers: readonly string[] } {
  const numbers: string[] = [];
  const masked = text.replace(/(?<![^ ])\d{1,40}(?:\.\d{1,2})?(?![^ ])/g, (number) => {
    numbers.push(number);
    return '@number';
  });
  return { text: masked, numbers };
}

/** Today is no forecast: it is told apart from other dates. */
function withToday(text: string, mentions: readonly DateMention[], today: CalendarDate): string {
  let index = -1;
  return text.replaceAll(DATE, () => {
    index += 1;
    const mention = mentions[index];
    return mention?.kind === 'day' && mention.day === today ? '@today' : DATE;
  });
}
