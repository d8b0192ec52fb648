import type { ChildProcess } from 'node:child_process';

/** Everything that the launcher started; ended together, the last started first. */
export interface Started {
  add(name: string, child: ChildProcess): void;
  /** Ends them all and waits; what does not end within the grace time is killed. */
  stopAll(): Promise<void>;
}

const GRACE_MS = 8_000;

/** Keeps the started processes; `onLost` hears of one that ends before it is told to. */
export function startedProcesses(onLost: (name: string) => void): Started {
  const running: { name: string; child: ChildProcess }[] = [];
  let stopping = false;
  return {
    add: (name, child) => {
      running.push({ name, child });
      child.once('exit', () => {
        if (!stopping) onLost(name);
      });
    },
    stopAll: async () => {
      stopping = true;
      for (const { child } of running.reverse()) await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
