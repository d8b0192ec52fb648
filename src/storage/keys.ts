import { createHash } from 'node:crypto';

const LONGEST = 512;

/** True for what Azure refuses in a key (Understanding the Table service data model): / \ # ? and control characters. */
const refused = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return '/\\#?'.includes(character) || code < 0x20 || (code >= 0x7f && code <= 0x9f);
};

/** The key itself, once it is one that Azure takes. The error does not repeat it: keys stay out of logs. */
export function safeKey(key: string): string {
  const takes = key.length > 0 && key.length <= LONGEST && !Array.from(key).some(refused);
  if (!takes) throw new Error('a storage key is 1 to 512 characters without / \\ # ? or control characters');
  return key;
}

/** An outside key (a nonce, an activity's id) made opaque and safe, whatever was in it. */
export function hashedKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
