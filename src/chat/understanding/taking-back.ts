/*
 * Read on the words of a sentence in their order, so that what comes back is the case itself (`a call back from Ben on
 * C-201` is not), and what is undone is an allocation (its date is not).
 */

const WORD = '(?<![^ ])';
const CASE = '(?:case @ref|@ref|case|it)';
const ALLOCATION = '(?:allocation|assignment)(?! (?:date|day))';

const FORMS: readonly RegExp[] = [
  /^(?:unallocate|unassign|deallocate) /,
  // `take C-201 back from Ben`, `take back C-201 from Ben`; `take C-201 off Ben`.
  new RegExp(
    `${WORD}(?:take|took|taken|taking|bring|brought|get|pull) (?:back ${CASE}|${CASE} back|${CASE} (?=off)) ?(?:from|off) @(?:someone|name)`,
  ),
  // `take Ben's C-201 back`.
  new RegExp(`${WORD}take (?:@name ${CASE} back|back @name ${CASE})`),
  // `put C-201 back in the queue`, `return C-201 to the unallocated queue`.
  new RegExp(
    `${WORD}(?:(?:put|send|take|bring|move) (?:${CASE} back|back ${CASE})|return ${CASE}(?: back)?) (?:in|into|to|on|onto) (?:unallocated|queue|waiting list)`,
  ),
  // `undo the last allocation`, `take back the allocation of C-201`, `take the allocation back`.
  new RegExp(
    `${WORD}(?:undo|reverse|revoke|cancel|withdraw|rescind|retract|revert|scrap|delete|remove|take back) (?:last |latest |an |my |this |that )*${ALLOCATION}`,
  ),
  new RegExp(`${WORD}take (?:last |my |this |that )*${ALLOCATION}.* back`),
  new RegExp(`${WORD}(?:undo|reverse|revoke|revert) (?:allocating|assigning) ${CASE}`),
  /(?<![^ ])(?:i|we) (?:have )?(?:allocated|assigned) (?:case )?@ref to @(?:someone|name) (?:by|in) (?:mistake|error)/,
];

/**
 * True for a case that was given and comes back: `take C-201 back from Ben`, `undo the allocation of C-201`, `put C-201
 * back in the queue`. What a worker takes back (`take back the last change`) names neither an allocation nor a person.
 */
export function tellsToTakeBack(core: readonly string[]): boolean {
  const said = core.join(' ');
  return FORMS.some((form) => form.test(said));
}
