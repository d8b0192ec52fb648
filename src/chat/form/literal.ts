/** What markdown could take for more than itself, and where a client that looks for addresses could find one. */
const IN_THE_MIDDLE = /[\\`*_~[\]<]|&(?=#?\w+;)|:(?=\/\/)|\.(?=\p{L})/gu;

/** What could begin a list, a quotation or a heading. */
const AT_THE_START = /^[-+=#>]|(?<=^\d+)[.)]/;

/**
 * Text that reads literally where a client renders markdown, as some do beside check boxes: what could mean something
 * is escaped, and nothing else, since other clients show it as it is. Elsewhere user text goes into text runs and
 * input values, which render none.
 */
export function literal(text: string): string {
  return text.replace(IN_THE_MIDDLE, '\\$&').replace(AT_THE_START, '\\$&');
}
