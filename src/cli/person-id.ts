import { personKeyOf } from '../application/person-key.ts';
import type { PersonKey } from '../domain/access.ts';

const PERSON_KEY = /^[0-9a-f]{32}$/;
/** Playground's own people have one digit more. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,13}$/i;

/** The key of a person who is named by Entra object id or by key; undefined for anything else. */
export function personKeyIn({ tenantId }: { readonly tenantId: string }, id: string): PersonKey | undefined {
  if (PERSON_KEY.test(id)) return id;
  return OBJECT_ID.test(id) ? personKeyOf(tenantId, id) : undefined;
}
