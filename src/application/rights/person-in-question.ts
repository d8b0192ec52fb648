import type { PersonKey } from '../../domain/access.ts';
import type { KeptItem, KeptStore } from '../kept-ports.ts';
import type { PersonRecord } from '../ports.ts';
import { phrase, severalWords } from './texts.ts';

/** Somebody whose data is looked for, by everything under which it may be kept. */
export interface PersonInQuestion {
  readonly key: PersonKey;
  /** What storage knows of the person; absent for somebody who never had a role, or is erased. */
  readonly record?: PersonRecord;
  /** The names under which rows know the person. */
  readonly names: readonly string[];
  /** Of everybody else, with their keys. */
  readonly others: ReadonlyMap<string, PersonKey>;
}

/** Properties that hold a person's key, and the one beside them that holds the name. */
const PAIRS = [
  ['personKey', 'name'],
  ['workerKey', 'name'],
  ['by', 'name'],
  ['by', 'byName'],
  ['to', 'toName'],
  ['holder', 'holderName'],
] as const;

/** Reads every row for the names that belong to keys. */
export async function personInQuestion(kept: KeptStore, key: PersonKey): Promise<PersonInQuestion> {
  const names = new Set<string>();
  const others = new Map<string, PersonKey>();
  let record: PersonRecord | undefined;
  for await (const item of kept.all()) {
    if (item.kind === 'person' && item.partition === key) record = item.value as PersonRecord;
    for (const [owner, name] of namesIn(item.value)) {
      if (owner === key) names.add(name);
      else others.set(name, owner);
    }
  }
  names.delete(ERASED_NAME);
  others.delete(ERASED_NAME);
  for (const name of names) others.delete(name);
  return { key, ...(record ? { record } : {}), names: [...names], others };
}

/** What stands where an erased person's name stood. */
export const ERASED_NAME = 'somebody whose data was erased';

/** The keys and names that stand beside each other anywhere in a value. */
function namesIn(value: unknown): readonly (readonly [PersonKey, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(namesIn);
  return [...pairsIn(value).map(({ owner, name }) => [owner, name] as const), ...inner];
}

/** The pairs of one object, with the property that holds the name. */
export function pairsIn(
  value: object,
): readonly { readonly owner: PersonKey; readonly property: string; readonly name: string }[] {
  const found = value as Readonly<Record<string, unknown>>;
  return PAIRS.flatMap(([ownerProperty, property]) => {
    const [owner, name] = [found[ownerProperty], found[property]];
    return typeof owner === 'string' && typeof name === 'string' && name !== '' ? [{ owner, property, name }] : [];
  });
}

/** Says whether a text names the person by key, directory id or chat. */
export function identifies({ key, record }: PersonInQuestion): (text: string) => boolean {
  const ids = [key, record?.objectId, record?.chat?.conversationId].flatMap((id) => (id ? [id.toLowerCase()] : []));
  return (text) => ids.some((id) => text.toLowerCase().includes(id));
}

/** Says whether a text names the person, by name as well. */
export function mentions(person: PersonInQuestion): (text: string) => boolean {
  const [byId, named] = [identifies(person), phrase(severalWords(person.names))];
  return (text) => byId(text) || person.names.includes(text) || (named !== undefined && text.search(named) !== -1);
}

/** True for rows that are the person's own: the caseload, the record, the rows made from them. */
export function isOwn({ key }: PersonInQuestion, { kind, partition, row }: KeptItem): boolean {
  if (partition === key) return true;
  return (kind === 'member' || kind === 'reference') && row.endsWith(key);
}
