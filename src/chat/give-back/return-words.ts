import type { MovedCase } from '../../application/return-cases.ts';
import { counted } from '../../domain/counted.ts';
import { type Return, withoutEnd } from '../../domain/return-from-absence.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { listedRefs } from '../share-out/affected-groups.ts';

/** `Amira is back: 5 cases were given to others, 2 are shared`. */
export function returnTitle(name: string, { moved, shared }: Pick<Return, 'moved' | 'shared'>): string {
  const is = `${name.slice(0, 60)} is back`;
  if (moved.length === 0) return `${is}: ${counted(shared.length, 'case is still shared', 'cases are still shared')}`;
  const still = shared.length === 0 ? '' : `, ${counted(shared.length, 'is shared', 'are shared')}`;
  return `${is}: ${counted(moved.length, 'case was given to others', 'cases were given to others')}${still}`;
}

/** What is shared and needs nothing, or an end. */
export function sharedWords({ shared }: Pick<Return, 'shared'>): readonly string[] {
  const ending = shared.filter(({ until }) => until !== null);
  const open = withoutEnd(shared);
  return [
    ...ending.map(
      ({ ref, toName, until }) =>
        `${ref} is shared with ${toName} until ${spokenDate(until ?? '')}, and then it is no more.`,
    ),
    ...(open.length === 0
      ? []
      : [`Shared without an end: ${listedRefs(open.map(({ ref }) => ref))}. Say "transfers" to end that.`]),
  ].slice(0, MOST_SENTENCES);
}

const MOST_SENTENCES = 6;

const STANDS: Record<Exclude<MovedCase['stands'], 'can-go-back'>, (refs: string) => string> = {
  'not-begun': (refs) => `Not moved yet: ${refs}.`,
  'coming-back': (refs) => `Coming back already: ${refs}.`,
  'moved-on': (refs) => `Given to somebody else since: ${refs}. Transfer it from there.`,
  closed: (refs) => `Closed or taken off since: ${refs}.`,
  'not-yours': (refs) => `With a worker of a team that you do not manage: ${refs}.`,
};

/** Why some of what had moved is not in the list. */
export function elsewhereWords(moved: readonly MovedCase[]): readonly string[] {
  return Object.entries(STANDS).flatMap(([stands, words]) => {
    const refs = moved.filter((one) => one.stands === stands).map(({ handOver }) => handOver.ref);
    return refs.length === 0 ? [] : [words(listedRefs(refs))];
  });
}
