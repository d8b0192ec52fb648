import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { limitCall, limitTry } from './time-limits.ts';

/** What `DefaultAzureCredential` and its like give. */
export interface TokenSource {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>;
}

export type StorageAccount =
  | { readonly connectionString: string }
  | { readonly accountUrl: string; readonly credential: TokenSource };

/** How long storage may take, in milliseconds. A person waits behind it. */
export interface TimeLimits {
  /** One try, to the last byte of the answer. */
  readonly tryMs: number;
  /** A call with all its tries. */
  readonly callMs: number;
}
export const DEFAULT_LIMITS: TimeLimits = { tryMs: 2_500, callMs: 6_000 };
export const RETRIES = 2;

/** A client of one table; `again` is called before each further try. Throws when the account cannot be read or would be spoken to in the clear over a network. */
export function connect(
  account: StorageAccount,
  tableName: string,
  limits: Partial<TimeLimits>,
  again?: () => void,
): TableClient {
  const { tryMs, callMs } = { ...DEFAULT_LIMITS, ...limits };
  const options: TableServiceClientOptions = {
    retryOptions: { maxRetries: RETRIES, retryDelayInMs: 100, maxRetryDelayInMs: 400 },
    additionalPolicies: [limitCall(callMs), limitTry(tryMs, again)],
    allowInsecureConnection: mayBeInsecure(endpointOf(account, tableName)),
  };
  return 'connectionString' in account
    ? TableClient.fromConnectionString(account.connectionString, tableName, options)
    : new TableClient(account.accountUrl, tableName, account.credential, options);
}

/**
 * A client of one queue of the same account, without repeats of its own. Throws when the account cannot be read, has no
 * queues, or would be spoken to in the clear over a network.
 */
export function connectQueue(account: StorageAccount, queueName: string): QueueClient {
  const client = queueClient(account, queueName);
  mayBeInsecure(new URL(client.url));
  return client;
}

function queueClient(account: StorageAccount, queueName: string): QueueClient {
  const options = { retryOptions: { maxTries: 1 } };
  try {
    if ('connectionString' in account) return new QueueClient(account.connectionString, queueName, options);
    return new QueueClient(`${queueEndpoint(account.accountUrl)}/${queueName}`, account.credential, options);
  } catch {
    throw new Error(UNREADABLE);
  }
}

/** `https://NAME.queue.core.windows.net` for the address of the same account's tables. */
function queueEndpoint(accountUrl: string): string {
  const { hostname, origin } = new URL(accountUrl);
  if (!hostname.includes('.table.')) throw new Error(UNREADABLE);
  return origin.replace('.table.', '.queue.');
}

const UNREADABLE =
  'the storage account cannot be read: it wants an https address or a connection string with tables and queues';

function endpointOf(account: StorageAccount, tableName: string): URL {
  try {
    if ('accountUrl' in account) return new URL(account.accountUrl);
    return new URL(TableClient.fromConnectionString(account.connectionString, tableName).url);
  } catch {
    throw new Error(UNREADABLE);
  }
}

/** Plain http never leaves this machine. */
function mayBeInsecure({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return false;
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return true;
  throw new Error('storage is reached over https, or over http on this machine alone');
}
