import { isDeepStrictEqual } from 'node:util';
import { personKeyOf } from '../application/person-key.ts';
import { newPerson } from '../application/person-record.ts';
import type { ConversationAddress, PeopleStore, PersonRecord } from '../application/ports.ts';
import type { Speaker } from '../chat/turn.ts';

/**
 * Remembers where a person can be written to; writes only when the address or a missing name has become known, or when
 * what was sent there had been refused: whoever writes to us can be written to.
 */
export async function keepChat(people: PeopleStore, speaker: Speaker, chat: ConversationAddress): Promise<void> {
  const kept = await people.read(personKeyOf(speaker.tenantId, speaker.objectId));
  const known = isDeepStrictEqual(kept?.chat, chat) && !kept?.chatRefused;
  if (kept && known && (kept.name !== '' || speaker.name === '')) return;
  await change(people, speaker, (before) => reachable(before, chat));
}

/** Remembers the chat of somebody who has just added the app, and says whether the welcome is still due to them. */
export async function keepInstalled(
  people: PeopleStore,
  speaker: Speaker,
  chat: ConversationAddress,
): Promise<boolean> {
  let due = false;
  await change(people, speaker, (before) => {
    due = !before.welcomed;
    return { ...reachable(before, chat), welcomed: true };
  });
  return due;
}

function reachable({ chatRefused: _, ...before }: PersonRecord, chat: ConversationAddress): PersonRecord {
  return { ...before, chat };
}

/** The welcome did not reach them: the next installation tries again. */
export async function notWelcomed(people: PeopleStore, speaker: Speaker): Promise<void> {
  await change(people, speaker, (before) => ({ ...before, welcomed: false }));
}

/** The app was taken away: nothing more is sent there. */
export async function forgetChat(people: PeopleStore, speaker: Speaker): Promise<void> {
  const kept = await people.read(personKeyOf(speaker.tenantId, speaker.objectId));
  if (kept?.chat) await change(people, speaker, ({ chat: _, ...before }) => before);
}

async function change(
  people: PeopleStore,
  speaker: Speaker,
  apply: (before: PersonRecord) => PersonRecord,
): Promise<void> {
  const fresh = newPerson(speaker);
  await people.change(fresh.personKey, (before = fresh) => apply({ ...before, name: before.name || speaker.name }));
}
