import { StorageUnavailable } from '../application/ports.ts';
import type { StorageCall, StorageTable, Telemetry } from '../application/telemetry.ts';
import { asked, StorageRefused } from './errors.ts';

/** Asks storage as `asked` does, and says which kind of call to which table it was and how it ended: no key, no content. */
export type Ask = <T>(call: StorageCall, work: () => Promise<T>) => Promise<T | undefined>;

export function asking(telemetry: Telemetry, table: StorageTable): Ask {
  return (call, work) =>
    telemetry.during('storage', { call, table, outcome: 'failed' }, async (say) => {
      try {
        const answer = await asked(work);
        say({ outcome: answer === undefined ? 'refused' : 'ok' });
        return answer;
      } catch (error) {
        if (error instanceof StorageUnavailable) say({ outcome: 'unavailable' });
        if (error instanceof StorageRefused) say({ outcome: 'denied' });
        throw error;
      }
    });
}
