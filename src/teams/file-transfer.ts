import { errorName } from '../application/error-name.ts';
import type { Log } from '../application/ports.ts';
import { MOST_FILE_BYTES, type ReadSent } from '../chat/files.ts';
import type { TeamsSettings } from '../config.ts';
import { isFileAddress } from './service-url.ts';

/** Fetches and puts people's files at the addresses that Teams names; what fails is logged by its code. Never throws. */
export interface FileTransfer {
  get(url: string): Promise<ReadSent>;
  /** False when the file could not be put there whole. */
  put(url: string, content: string | Uint8Array): Promise<boolean>;
}

/**
 * Files over https, at listed hosts alone, once: without our token, which has no business there, without following a
 * redirect to anywhere else, within a time and a size. Addresses hold a key to the file and are not logged.
 */
export function fileTransfer(
  settings: TeamsSettings,
  withinMs: number,
  log: Log,
  ask: typeof fetch = fetch,
): FileTransfer {
  const reach = async <T>(code: string, url: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | null> => {
    if (!isFileAddress(url, settings)) {
      log.warn('file-address-refused');
      return null;
    }
    try {
      return await work(AbortSignal.timeout(withinMs));
    } catch (error) {
      log.warn(code, { error: errorName(error) });
      return null;
    }
  };

  return {
    get: async (url) => {
      const read = await reach('file-not-fetched', url, async (signal): Promise<ReadSent> => {
        const response = await ask(url, { redirect: 'manual', signal });
        if (response.status === 200) return bodyOf(response);
        await response.body?.cancel();
        log.warn('file-not-fetched', { status: response.status });
        return { ok: false, reason: 'not-read' };
      });
      return read ?? { ok: false, reason: 'not-read' };
    },
    put: async (url, content) => {
      const bytes = Buffer.from(content);
      const headers = {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      };
      const wasPut = await reach('file-not-put', url, async (signal) => {
        const { status, body } = await ask(url, { method: 'PUT', headers, body: bytes, redirect: 'manual', signal });
        await body?.cancel();
        if (status !== 200 && status !== 201) log.warn('file-not-put', { status });
        return status === 200 || status === 201;
      });
      return wasPut ?? false;
    },
  };
}

/** No more than a file may hold is kept, whatever the sender says of its size. */
async function bodyOf({ body }: Response): Promise<ReadSent> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MOST_FILE_BYTES) return { ok: false, reason: 'too-large' };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
