/** Letters, digits, spaces and marks that mean nothing to markdown in the middle of a word. */
const HARMLESS = /^[\p{L}\p{N}][\p{L}\p{N} /,-]*$/u;

/**
 * Text that reads literally where a client renders markdown, as it does beside check boxes: what could mean something
 * is escaped. Everywhere else user text goes into text runs and input values, which render none.
 */
export function literal(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(/[!-.:-@[-`{-~]/g, '\\$&');
}
