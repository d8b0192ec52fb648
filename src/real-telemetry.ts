import type { Log } from './application/ports.ts';
import { commands } from './chat/commands/index.ts';
import { notifications } from './chat/notifications/index.ts';
import type { Config } from './config.ts';
import { jobs } from './schedule/jobs/index.ts';
import { type OpenedTelemetry, openTelemetry } from './telemetry/index.ts';

/** What can be said of turns, jobs and messages: the names of the lists. */
export const NAMES = {
  commands: commands.map(({ name }) => name),
  jobs: jobs.map(({ name }) => name),
  notices: notifications.map(({ kind }) => kind),
};

/** Says outside how the bot works, if the settings say where to. */
export function realTelemetry({ telemetry }: Pick<Config, 'telemetry'>, log: Log): OpenedTelemetry {
  return openTelemetry(telemetry, { log, elapsed: () => performance.now(), names: NAMES });
}
