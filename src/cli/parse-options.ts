import { type ParseArgsConfig, parseArgs } from 'node:util';

export const AS_OF_PROBLEM = '--as-of takes a date written YYYY-MM-DD, from 1900 to 2199.';

/** The files and options of a command line, or a sentence about what cannot be used. */
export function parseOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    return `${message.split(/[.\n]/)[0]}.`;
  }
}
