/** A caseload file holds at most 10 MB. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** The text of a file's bytes, without a byte order mark; null when they are not UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
