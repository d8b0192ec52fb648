import { setTimeout } from 'node:timers/promises';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import type { Chance } from './settings.ts';

/** Instances of the bot, each a process, that are killed while people talk to them. */
export interface KilledProcesses {
  /** The address of one of them, which may be dead at the moment. */
  anyUrl(random: Chance): string;
  /** `kill -9` to one of them, now and then to all, and starts them again; how many were killed. */
  killSome(random: Chance): Promise<number>;
  end(): Promise<void>;
}

export async function killedProcesses(
  count: number,
  settings: Readonly<Record<string, string>>,
): Promise<KilledProcesses> {
  const bots: BotProcess[] = [];
  const start = async (at: number): Promise<void> => {
    const bot = await startBotProcess(settings);
    bots[at] = bot;
    await bot.listening;
  };
  const all = Array.from({ length: count }, (_, at) => at);
  await Promise.all(all.map(start));
  return {
    anyUrl: ({ whole }) => bots[whole(count)]?.url ?? '',
    killSome: async ({ whole }) => {
      const hit = whole(8) === 0 ? all : [whole(count)];
      await setTimeout(whole(60));
      for (const at of hit) bots[at]?.kill();
      await Promise.all(hit.map((at) => bots[at]?.ended));
      await Promise.all(hit.map(start));
      return hit.length;
    },
    end: async () => {
      for (const bot of bots) bot.kill();
      await Promise.all(bots.map(({ ended }) => ended));
    },
  };
}
