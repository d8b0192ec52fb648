/** Thrown when something took longer than it may. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** The work's result, or `TookTooLong` after `ms`; the work itself goes on and its later failure is nobody's. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
