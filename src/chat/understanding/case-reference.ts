/** How found parts stand in the sentence once they have been read: `@ref`, `@date`, … */
export const REF = '@ref';

export interface WithReferences {
  /** The sentence with each reference replaced by `@ref`. */
  readonly text: string;
  /** As written, in order. */
  readonly refs: readonly string[];
}

const LONGEST_REF = 40;
const QUOTED = /"([^"\n]{1,40})"|(?<=^|\s)'([^'\n]{1,40})'(?=$|[\s,.;:!?])/g;
/** `C 101`, `C - 101`, and after `case` or `ref` up to four letters: `case CF 1234`. */
const SPACED =
  /(?<![\p{L}\p{N}'])([b-hj-rt-wyz] ?- ?\d{2,}|[b-hj-rt-wyz] \d{2,}|(?<=\b(?:case|ref|reference) )(?!(?:no|on|is|in|for|of|at|to|was|and|has|had|the|nr|num|by|from|am|i) )[a-z]{1,4} \d{2,})(?![\p{L}\p{N}/.-])/giu;
const EDGES = /^[([{<“‘«]+|[)\]}>”’».,;:!?…]+$/gu;
const SHAPE = /^[\p{L}\p{N}#][\p{L}\p{N}/_.#-]*$/u;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const UNIT =
  '(?:st|nd|rd|th|s|h|hr|hrs|hours?|m|min|mins|minutes?|am|pm|k|w|wk|wks|weeks?|d|days?|mo|mths?|months?|y|yrs?|years?|ch|chn|kids?|child|children|x|pts?|points?|fte|wte|st|each|ways?|way|trips?|placements?|miles?|mi|km)';
/** What looks like a reference and is a date, an amount, a section of an Act or a word. */
const NOT_A_REF = [
  new RegExp(`^\\d+(?:[.,/]\\d+)?-?${UNIT}(?:[-.]${UNIT})?$`, 'iu'),
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?[-./]?${MONTH}[-./]?(?:\\d{2}|\\d{4})?$`, 'iu'),
  new RegExp(`^${MONTH}[-./]?\\d{1,4}$`, 'iu'),
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/,
  /^(?:s\.?|x|why|is|am|cp|pq|q|at|total|week|wk|day)\d+$/iu,
  /^\d+-\p{L}{3,}[\p{L}-]*$/u,
  /^2(?:day|moro|morrow|nite|moz)$/iu,
];

/** Takes the case references out of a sentence: quoted, `C-101`, `C101`, `C 101`, `MRT/22/104`, `#12`. */
export function takeReferences(said: string): WithReferences {
  const refs: string[] = [];
  const take = (ref: string): string => {
    refs.push(ref);
    return ` ${REF} `;
  };
  const masked = said
    .replaceAll('@', ' ')
    .replace(QUOTED, (whole, double: string | undefined, single: string | undefined, at: number) => {
      const inner = (double ?? single ?? '').trim();
      const named = /(?:case|ref|reference|for|on) $/iu.test(said.slice(0, at)) && inner !== '';
      return named || /\d/.test(inner) ? take(inner) : whole;
    })
    .replace(SPACED, (ref) => take(ref));
  const text = masked.replace(/[^\s,;]+/gu, (piece) => {
    const ref = piece.replace(EDGES, '').replace(/['’]s$/u, '');
    return looksLikeRef(ref) ? piece.replace(ref, () => take(ref)) : piece;
  });
  return { text, refs };
}

/** Letters with digits, or digits split as no date is: `22/104`, `12/34/567890`. */
function looksLikeRef(piece: string): boolean {
  if (piece.length < 2 || piece.length > LONGEST_REF || !SHAPE.test(piece) || !/\d/.test(piece)) return false;
  if (/^\d{1,2}\/(?:19|20|21)\d\d$/.test(piece) || NOT_A_REF.some((pattern) => pattern.test(piece))) return false;
  return /\p{L}/u.test(piece) || /^(?:#\d+|\d+\/\d{3,}|\d+[-/]\d+(?:[-/]\d+)+)$/.test(piece);
}
