import { RestError } from '@azure/data-tables';
import { StorageUnavailable } from '../application/ports.ts';

/** Storage answered and refused what we asked: a wrong key, a missing table, our mistake. Trying again does not help. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
  /** Azure's word for it, e.g. `AuthorizationFailure`. */
  readonly code: string;
  constructor(code: string) {
    super(`storage refused: ${code}`);
    this.code = code;
  }
}

/** The answer means that the row or message is not there, there already, or no longer as it was read. */
const ABOUT_THE_ROW: ReadonlySet<string> = new Set([
  'ResourceNotFound',
  'EntityNotFound',
  'EntityAlreadyExists',
  'UpdateConditionNotSatisfied',
  'ConditionNotMet',
  'MessageNotFound',
  'PopReceiptMismatch',
]);

/**
 * Asks storage. Answers `undefined` where the row stands against it (missing, there already, changed since it was
 * read); every other failure becomes an error of ours, because the SDK's own carry keys, addresses and content.
 */
export async function asked<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const { status, code } = failureOf(error);
    if (status !== undefined && ABOUT_THE_ROW.has(code)) return undefined;
    if (isRefusal(status)) throw new StorageRefused(code);
    throw new StorageUnavailable(`storage did not answer: ${code}`);
  }
}

/** Busy (429), too slow (408), broken (5xx) or answered in no words of storage's: the same call may work later. */
function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function failureOf(error: unknown): { readonly status: number | undefined; readonly code: string } {
  if (!(error instanceof RestError)) return { status: undefined, code: 'no-answer' };
  const status = error.statusCode;
  const code = codeIn(error.details) ?? error.code ?? '';
  return { status, code: /^[A-Za-z_]{1,64}$/.test(code) ? code : String(status ?? 'no-answer') };
}

/** Where the SDK puts Azure's code, outside transactions. */
function codeIn(details: unknown): string | undefined {
  const body = details as { readonly odataError?: { readonly code?: string } } | undefined;
  return body?.odataError?.code;
}
