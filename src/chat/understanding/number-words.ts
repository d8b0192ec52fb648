const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const VALUES: ReadonlyMap<string, string> = new Map([
  ...SMALL.map((word, value) => [word, String(value)] as const),
  ...TENS.map((word, index) => [word, String(20 + 10 * index)] as const),
  ...ORDINALS.map((word, index) => [word, ordinal(index + 1)] as const),
  ['twentieth', '20th'],
  ['thirtieth', '30th'],
]);

function ordinal(value: number): string {
  return `${value}${['th', 'st', 'nd', 'rd'][value > 3 ? 0 : value] ?? 'th'}`;
}

/** The digits of a number word (`three`: 3, `first`: 1st); undefined for another word. */
export function digitsOf(word: string): string | undefined {
  return VALUES.get(word);
}
