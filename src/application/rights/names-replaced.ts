import type { PersonKey } from '../../domain/access.ts';
import { ERASED_NAME, type PersonInQuestion, pairsIn } from './person-in-question.ts';
import { phrase, severalWords } from './texts.ts';

/** A value of others without the person's name; the value itself when the name is not in it. */
export function withoutNameOf({ key, names }: PersonInQuestion, value: unknown): unknown {
  return replaced(value, {
    inText: phrase(severalWords(names)),
    isName: (text) => names.includes(text),
    nameFor: () => ERASED_NAME,
    ofOwner: (owner) => (owner === key ? ERASED_NAME : undefined),
  });
}

/** A value with everybody else's name as their key. */
export function withoutOthersNames({ key, others }: PersonInQuestion, value: unknown): unknown {
  const keyOf = (owner: PersonKey | undefined): string => `person ${owner ?? 'unknown'}`;
  return replaced(value, {
    inText: phrase(severalWords(others.keys())),
    isName: (text) => others.has(text),
    nameFor: (name) => keyOf(others.get(name)),
    ofOwner: (owner) => (owner === key ? undefined : keyOf(owner)),
  });
}

interface Replacing {
  /** Names that are replaced inside a text. */
  readonly inText: RegExp | undefined;
  /** Names that are replaced where they stand alone. */
  readonly isName: (text: string) => boolean;
  readonly nameFor: (name: string) => string;
  /** What stands for the name beside a key; undefined leaves it, because somebody of the same name is somebody else. */
  readonly ofOwner: (owner: PersonKey) => string | undefined;
}

function replaced(value: unknown, how: Replacing): unknown {
  if (typeof value === 'string') {
    if (how.isName(value)) return how.nameFor(value);
    return how.inText ? value.replace(how.inText, how.nameFor) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const after = value.map((inner) => replaced(inner, how));
    return after.some((inner, index) => inner !== value[index]) ? after : value;
  }
  const owners = new Map(pairsIn(value).map(({ owner, property, name }) => [property, { owner, name }]));
  const before = Object.entries(value);
  const after = before.map(([property, inner]) => {
    const beside = owners.get(property);
    return [property, beside ? (how.ofOwner(beside.owner) ?? beside.name) : replaced(inner, how)] as const;
  });
  return after.some(([, inner], index) => inner !== before[index]?.[1]) ? Object.fromEntries(after) : value;
}
