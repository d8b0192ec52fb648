import { closeSync, openSync, readSync } from 'node:fs';
import { MOST_BYTES } from '../caseload-file/index.ts';

const CHUNK_BYTES = 64 * 1024;

/**
 * What a file holds, read no further than a caseload file may go. At once and not as a stream: of thousands of small
 * files that is the quicker way.
 */
export function bytesOf(file: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  const descriptor = openSync(file, 'r');
  try {
    for (let length = 0; length <= MOST_BYTES; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(descriptor, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
  } finally {
    closeSync(descriptor);
  }
  return Buffer.concat(chunks);
}

/** Why a file cannot be read, in a sentence. */
export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'Expected a file; there is none of this name.';
  if (code === 'EISDIR') return 'Expected a file; this is a folder.';
  return 'Expected a file that can be read.';
}
