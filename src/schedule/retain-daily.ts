import { errorName } from '../application/error-name.ts';
import type { Log } from '../application/ports.ts';
import { type RetentionOutside, type RetentionSettings, retain } from '../application/rights/retention.ts';
import type { RunStore } from '../application/run-ports.ts';
import { minutesFrom } from '../domain/london-time.ts';

const LEASE_MINUTES = 2;
const JOB = 'retention';
/** It is done for all teams at once. */
const ALL = 'all';

/**
 * Removes once a day what is older than the settings say, on the instance that has the schedule's lease; what one run
 * leaves over goes with the next call. Never throws, and is safe to do twice.
 */
export function retainDaily(
  outside: RetentionOutside & { readonly runs: RunStore; readonly log: Log },
  settings: RetentionSettings,
  holder: string,
): () => Promise<void> {
  const { runs, clock, log } = outside;
  return async () => {
    try {
      const [now, day] = [clock.now(), clock.today()];
      if (!(await runs.lease(holder, now, minutesFrom(now, LEASE_MINUTES)))) return;
      if ((await runs.ofDay(day)).some(({ job }) => job === JOB)) return;
      const { isFinished, ...counts } = await retain(outside, settings);
      log.info('retention-ran', { ...counts });
      if (isFinished) await runs.done({ day, job: JOB, teamId: ALL }, clock.now());
    } catch (error) {
      log.warn('retention-not-run', { error: errorName(error) });
    }
  };
}
