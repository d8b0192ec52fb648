/** Amounts that a sentence names with their unit. */
export interface Amounts {
  readonly children?: number;
  readonly hours?: number;
  readonly quantity?: number;
  readonly fte?: number;
}
type Amount = keyof Amounts;

const NUMBER = '(?<![^ ])(?<value>\\d+(?:[.,]\\d+)?)';
const CHILDREN =
  '(?:children|child|kids?|siblings?|sibs?|babies|baby|boys?|girls?|bairns?|lads?|young people|young persons?|yp|brothers?|sisters?|infants?|toddlers?|teenagers?|sons?|daughters?|littl?e? ones?|minors)';
/** What may stand between a number and the children. */
const KIND_OF_CHILD =
  '(?:(?:young|younger|older|new|more|other|looked after|lac|cla|cp|small|little|half|full|further|additional|of the|of|all) ){0,2}';
const HOURS = '(?:hours|hour|h)';
const THINGS =
  '(?<thing>placements?|homes?|households?|journeys?|trips?|visits?|moves?|meetings?|times?|workers?|nqsws?|nqsw|fsws?|fsw|pas?|personal advis[eo]rs?|family support workers?|newly qualified|groups?|students?|panels?|asyes?|mentees?|supervisees?|sessions?)';

interface Form {
  readonly amount: Amount;
  readonly pattern: RegExp;
  /** The whole number out of what the pattern caught; undefined leaves the words alone. */
  readonly read: (value: number, match: string) => number | undefined;
}

const form = (amount: Amount, pattern: string, read: Form['read'] = (value) => value): Form => ({
  amount,
  pattern: new RegExp(`${pattern}(?![^ ])`),
  read,
});
const whole: Form['read'] = (value) => (Number.isInteger(value) ? value : undefined);
const share = (value: number): number | undefined => (value >= 0.01 && value <= 1 ? value : undefined);
const round = (value: number): number => Math.round(value * 100) / 100;

/** The surer first; what stands with its unit is taken even out of its range, to be asked again; of each amount the first that is found counts. */
const FORMS: readonly Form[] = [
  form('fte', `${NUMBER} days? (?:(?:a|per|each|every|working) )?week`, (days) => share(round(days / 5))),
  form('fte', `${NUMBER} days? (?:(?:a|per|each|every) )?fortnight`, (days) => share(round(days / 10))),
  form('fte', '(?<![^ ])(?<value>\\d+(?:\\.\\d+)?) ?(?:%|percent|per cent)', (value) => round(value / 100)),
  form('fte', '(?<![^ ])(?<value>\\d*[.,]\\d+|\\d{1,2}) (?:fte|wte|full time equivalent|of full time)'),
  form('fte', '(?<![^ ])(?:fte|wte)(?: of| to| is| at| now| from| ,)? (?<value>\\d*[.,]\\d+|\\d)'),
  form('fte', '(?<![^ ])half time', () => 0.5),
  form('fte', '(?<![^ ])full time', () => 1),
  form('hours', `${NUMBER} and (?:a )?half ${HOURS}`, (value) => value + 0.5),
  form('hours', `${NUMBER} ${HOURS} and (?:a )?half`, (value) => value + 0.5),
  form('hours', `${NUMBER} ${HOURS} (?<minutes>\\d{1,2}) minutes?`, (value, match) =>
    round(value + Number(/(\d+) min/.exec(match)?.[1] ?? 0) / 60),
  ),
  form('hours', '(?<![^ ])(?:a |an )?hour and (?:a )?half', () => 1.5),
  form('hours', '(?<![^ ])half (?:a |an )?hour', () => 0.5),
  form('hours', `${NUMBER} ${HOURS}`),
  form('hours', `${NUMBER} minutes?`, (value) => round(value / 60)),
  form('hours', '(?<![^ ])(?:a|an) hour(?= each| there|$| ,| drive| journey| travel| on| for)', () => 1),
  form('children', `${NUMBER} of (?:the |all )?\\d+ ${KIND_OF_CHILD}${CHILDREN}`, whole),
  form('children', `${NUMBER} ${KIND_OF_CHILD}${CHILDREN}`, whole),
  form(
    'children',
    `${CHILDREN} (?:group |set )?(?:of|x|,) (?<value>\\d+)(?! (?:${CHILDREN}|hours?|days?|weeks?))`,
    whole,
  ),
  form('children', '(?<![^ ])(?:(?:sibling|sib|brother|sister|family) )?group of (?<value>\\d+)', whole),
  form('children', `${CHILDREN} (?<value>\\d{1,3})(?= ,|$)`, whole),
  form('children', '(?<![^ ])(?:single|only|an only) child', () => 1),
  form(
    'children',
    '(?<![^ ])(?:a )?(?:pair|couple) of (?:siblings|kids|children)|(?<![^ ])sibling pair|(?<![^ ])(?:the |both )?twins',
    () => 2,
  ),
  form('children', '(?<![^ ])(?:the )?triplets', () => 3),
  form('quantity', `${NUMBER} (?:separate |different |new |more )?${THINGS}`, whole),
  form('quantity', `(?<![^ ])(?:a )?couple of ${THINGS}`, () => 2),
  form('quantity', '(?<![^ ])twice', () => 2),
  form('quantity', '(?<![^ ])x (?<value>\\d{1,3})', whole),
  form('fte', '(?<![^ ])(?<value>0?[.,]\\d{1,2})', share),
];

/** Takes the amounts out of a sentence in small letters; each leaves `@children`, `@hours` and so on behind. */
export function takeAmounts(said: string): { readonly text: string; readonly amounts: Amounts } {
  const amounts: Partial<Record<Amount, number>> = {};
  let text = said;
  for (const { amount, pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (!match || amounts[amount] !== undefined) continue;
    const value = read(Number((match.groups?.value ?? '0').replace(',', '.')), match[0]);
    if (value === undefined || !Number.isFinite(value)) continue;
    amounts[amount] = value;
    const { thing } = match.groups ?? {};
    const mark = thing === undefined ? `@${amount}` : `@${amount} ${thing}`;
    text = text.slice(0, match.index) + mark + text.slice(match.index + match[0].length);
  }
  return { text, amounts };
}
