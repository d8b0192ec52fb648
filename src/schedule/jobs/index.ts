import type { Job } from './job.ts';

/** Everything that happens by itself, in the order in which it is planned. */
export const jobs: readonly Job[] = [];
