/** Where in our own code an error came from, e.g. `src/teams/deliver.ts:41`; no more of the stack. */
export function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /\bsrc\/[\w./-]+\.ts:\d+/.exec(stack)?.[0] ?? 'elsewhere';
}

/** The HTTP status that an answer to one of our own requests had; 0 when there was none. */
export function statusOf(error: unknown): number {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : 0;
}
