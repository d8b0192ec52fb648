import { StorageUnavailable } from '../application/ports.ts';
import { StorageRefused } from '../storage/index.ts';

/** 0 when everything was done, 1 when some of it was refused, 2 for arguments or settings that cannot be used. */
export type ExitCode = 0 | 1 | 2;

export function unusable(sentences: readonly string[]): ExitCode {
  process.stderr.write(`${sentences.join('\n')}\n`);
  return 2;
}

/** Storage's own failures as a sentence; every other error is a surprise. */
function stopped(error: unknown): ExitCode {
  if (error instanceof StorageRefused) {
    return unusable([
      `Storage refuses Caseload (${error.code}): check its key or its roles, and that the bot has run.`,
    ]);
  }
  if (!(error instanceof StorageUnavailable)) throw error;
  process.stderr.write('Storage did not answer. What is reported above is done; run the same again for the rest.\n');
  return 1;
}

/** Runs a command to its exit code. Not process.exit: what was written to a pipe has to get out first. */
export async function runCommand(main: (args: readonly string[]) => Promise<ExitCode>): Promise<void> {
  // Nobody reads any further (`| head`): no error.
  process.stdout.on('error', () => undefined);
  process.exitCode = await main(process.argv.slice(2)).catch(stopped);
}
