import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unusable } from './settings.ts';

const MARK = 'in-use-by';

/**
 * Makes the data folder this run's own, emptied first when asked. Two runs over the same folder would lose data, so
 * the second is refused with `Unusable`. What an ended run left behind is taken over.
 */
export async function takeDataFolder(folder: string, fresh: boolean): Promise<void> {
  const mark = join(folder, MARK);
  const holder = Number(await readFile(mark, 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new Unusable(
      `Another "npm run dev" uses the data in ${folder}: end it, or set CASELOAD_DATA to another folder.`,
    );
  }
  if (fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(mark, String(process.pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Gives the folder back at the end of the run. */
export async function leaveDataFolder(folder: string): Promise<void> {
  const mark = join(folder, MARK);
  if ((await readFile(mark, 'utf8').catch(() => '')) === String(process.pid)) await rm(mark, { force: true });
}
