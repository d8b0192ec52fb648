import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { followClock, type Moved, moveBotTo } from '../../scripts/dev/clock-lines.ts';
import { httpServer } from '../../src/http/server.ts';

describe('what is typed while a local run goes on', () => {
  it.each<[string, string, Moved, readonly string[], string]>([
    ['a winter moment', '2026-12-01T09:00', 'moved', ['2026-12-01T09:00:00Z'], 'The bot takes it for'],
    ['a summer moment', ' 2026-06-26T09:00 ', 'moved', ['2026-06-26T08:00:00Z'], 'The bot takes it for'],
    ['a moment that has passed', '2026-11-01T09:00', 'back', ['2026-11-01T09:00:00Z'], 'The clock goes forward only'],
    ['a moment while the bot is busy', '2026-12-01T09:00', 'no-answer', ['2026-12-01T09:00:00Z'], 'did not answer'],
    ['a word', 'tomorrow', 'moved', [], 'Type a day and time'],
    ['a day that no calendar has', '2026-02-30T09:00', 'moved', [], 'Type a day and time'],
  ])('%s', async (_, typed, moved, expected, sentence) => {
    const asked: string[] = [];
    const said: string[] = [];
    await followClock(
      Readable.from(['\n', `${typed}\n`]),
      (one) => said.push(one),
      async (moment) => {
        asked.push(moment);
        return moved;
      },
    );
    expect(asked).toEqual(expected);
    expect(said).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('the clock of the bot on this machine', () => {
  it.each<[string, string, Moved]>([
    ['goes forward', '2026-12-01T09:00:00Z', 'moved'],
    ['does not go back', '2026-11-01T09:00:00Z', 'back'],
  ])('%s', async (_, moment, expected) => {
    const server = httpServer({
      receive: async () => ({ status: 200 }),
      checkReady: async () => {},
      moveClock: async (to) => to > '2026-11-26',
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      expect(await moveBotTo(server.address().port, moment)).toBe(expected);
    } finally {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(resolve));
    }
    expect(await moveBotTo(server.address()?.port ?? 1, moment)).toBe('no-answer');
  });
});
