import { createInterface } from 'node:readline';
import { instantOf, Unusable } from './settings.ts';

/**
 * Sets the bot's clock forward when somebody types a day and time, such as `2026-12-01T09:00`, and says what came of it.
 * Ends with the input; a line that is none is answered with what to type.
 */
export async function followClock(
  input: NodeJS.ReadableStream,
  say: (sentence: string) => void,
  moveTo: (moment: string) => Promise<Moved>,
): Promise<void> {
  for await (const line of createInterface({ input })) {
    const typed = line.trim();
    if (typed !== '') say(await answer(typed, moveTo));
  }
}

/** `back` when the clock has passed the moment, `no-answer` when the bot did not answer. */
export type Moved = 'moved' | 'back' | 'no-answer';

async function answer(typed: string, moveTo: (moment: string) => Promise<Moved>): Promise<string> {
  let moment: string;
  try {
    moment = instantOf(typed);
  } catch (error) {
    if (error instanceof Unusable) return 'Type a day and time to set the clock forward, such as 2026-12-01T09:00.';
    throw error;
  }
  switch (await moveTo(moment)) {
    case 'moved':
      return `The bot takes it for ${typed} now. What is due by then is on its way.`;
    case 'back':
      return 'The clock goes forward only: stop, and start with --fresh and --as-of for an earlier day.';
    case 'no-answer':
      return 'The bot did not answer; its clock is as it was.';
  }
}

/** Asks the bot on this machine. */
export async function moveBotTo(port: number, moment: string): Promise<Moved> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: moment }),
    });
    if (response.ok) return 'moved';
    return response.status === 409 ? 'back' : 'no-answer';
  } catch {
    return 'no-answer';
  }
}
