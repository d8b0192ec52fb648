import { personKeyOf } from './person-key.ts';
import type { PersonRecord } from './ports.ts';

/** Someone as the directory knows them. */
export interface Identity {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
}

/** The record of someone who has no role yet. */
export function newPerson({ tenantId, objectId, name }: Identity): PersonRecord {
  return {
    personKey: personKeyOf(tenantId, objectId),
    name,
    objectId,
    tenantId,
    manages: [],
    oversees: [],
    coordinates: [],
    admin: false,
    welcomed: false,
  };
}
