import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { MOST_FILE_BYTES } from '../../files.ts';

/** A card carries its data twice, for newer and for older clients, and 24 KB in all. */
const MOST_PACKED = 7_000;

/** The text of a file as a card carries it between the preview and Save. */
export const packedText = z
  .string()
  .max(MOST_PACKED)
  .regex(/^[A-Za-z0-9+/]+=*$/);

/** A text made small; null when it is too large for a card all the same. */
export function pack(text: string): string | null {
  const packed = deflateRawSync(text, { level: constants.Z_BEST_COMPRESSION }).toString('base64');
  return packed.length <= MOST_PACKED ? packed : null;
}

/** The text again; null for what `pack` never made. Nothing in it is believed: it is read as any file is. */
export function unpack(packed: string): string | null {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_FILE_BYTES }).toString('utf8');
  } catch {
    return null;
  }
}
