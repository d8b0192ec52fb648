/** The kind of an error for a log line, without its message: messages carry addresses, ids and what was said. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
