import type { Concept } from './concepts.ts';

/** Sentences whose few words mean something together that none of them means among others: politeness is taken out. */
const WHOLE: readonly (readonly [RegExp, Concept])[] = [
  [/^(?:show (?:me )?)?(?:the |my |recent |latest )*changes$/, 'others-did'],
  [/^(?:delete|remove|get rid of) (?:the )?(?:case )?@ref(?: from my caseload)?$/, 'removing-case'],
  [/^(?:what|where) (?:will|would) @someone (?:be|stand)(?: at| on)* (?:@date|@today)(?: ,)?$/, 'someone-is'],
  [
    /^(?:i am|i will be) (?:away|absent|off|off sick|sick|ill|on leave|on annual leave|not in|not at work)\b/,
    'own-absence',
  ],
];

/** What a sentence means as a whole. */
export function meantAsWhole(core: readonly string[]): readonly Concept[] {
  const said = core.join(' ');
  return WHOLE.flatMap(([form, concept]) => (form.test(said) ? [concept] : []));
}
