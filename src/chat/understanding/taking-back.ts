const BACK: ReadonlySet<string> = new Set(
  'take took taken taking bring brought get call put send move return pull'.split(' '),
);
const UNDO: ReadonlySet<string> = new Set(
  'undo undone reverse revoke cancel withdraw rescind retract revert scrap delete remove take mistake'.split(' '),
);
const ALLOCATION: ReadonlySet<string> = new Set(
  'allocation allocations allocating allocated allocate assignment assigned assigning'.split(' '),
);
const UNALLOCATE: ReadonlySet<string> = new Set('unallocate unassign deallocate'.split(' '));
const QUEUE: ReadonlySet<string> = new Set('queue unallocated waiting list'.split(' '));
const PERSON: ReadonlySet<string> = new Set(['@someone', '@name']);

/**
 * True for a case that was given and comes back: `take C-201 back from Ben`, `undo the allocation of C-201`, `put C-201
 * back in the queue`. What a worker takes back (`take back the last change`) names neither an allocation nor a person.
 */
export function tellsToTakeBack(core: readonly string[]): boolean {
  const says = (words: ReadonlySet<string>): boolean => core.some((word) => words.has(word));
  const from = core.findIndex((word) => word === 'from' || word === 'off');
  const fromSomeone = from >= 0 && PERSON.has(core[from + 1] ?? '');
  const isCase = core.includes('@ref') || core.includes('case') || core.includes('it') || says(ALLOCATION);
  if (UNALLOCATE.has(core[0] ?? '')) return true;
  const comesBack = core.includes('back') ? says(BACK) : core.includes('return');
  if (comesBack && core.includes('@ref') && says(QUEUE)) return true;
  if (isCase && fromSomeone && says(BACK) && (core.includes('back') || core.includes('off'))) return true;
  const undoes = says(UNDO) && says(ALLOCATION);
  return (
    undoes && (core.includes('back') || core[0] !== 'take') && (core.includes('@ref') || core.includes('allocation'))
  );
}
