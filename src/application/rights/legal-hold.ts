import type { PersonKey } from '../../domain/access.ts';
import type { PeopleStore } from '../ports.ts';

/** Why a person's data must stay, and since when (ISO 8601, UTC). */
export interface LegalHold {
  readonly since: string;
  readonly reason: string;
}

/** Sets or releases a hold; false when storage knows no such person. */
export async function setHold(people: PeopleStore, key: PersonKey, hold: LegalHold | null): Promise<boolean> {
  const known = await people.read(key);
  if (!known) return false;
  await people.change(key, (before = known) => {
    const { legalHold: _, ...others } = before;
    return hold ? { ...others, legalHold: hold } : others;
  });
  return true;
}
