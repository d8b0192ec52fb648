import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Lane, pauseLane, takeMoment } from '../../src/application/lane.ts';
import { tooMany } from '../support/teams-rates.ts';

const START = Date.parse('2026-11-26T09:00:00Z');
const at = (ms: number): string => new Date(START + ms).toISOString();

/** When messages that are ready at these moments are sent, each coming back when it was told to. */
function sentAt(ready: readonly number[], clockOf: (message: number) => number = () => 0): readonly number[] {
  let lane: Lane = { taken: [] };
  const sent: number[] = [];
  const waiting = ready.map((moment, message) => ({ moment, message }));
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.moment - b.moment);
    const [next] = waiting.splice(0, 1);
    if (!next) break;
    const { moment, message } = next;
    const taking = takeMoment(lane, at(moment + clockOf(message)));
    lane = taking.lane;
    if (taking.reserved.taken) sent.push(moment + taking.reserved.waitMs);
    else waiting.push({ moment: moment + taking.reserved.waitMs, message });
  }
  return sent.sort((a, b) => a - b);
}

describe('the moments of a conversation', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['one goes at once', [0], [0]],
    ['seven at once go at once', Array(7).fill(0), Array(7).fill(0)],
    ['the eighth waits for the second to end', Array(8).fill(0), [...Array(7).fill(0), 1_250]],
    ['the ninth waits for two', Array(9).fill(0), [...Array(7).fill(0), 1_250, 2_250]],
    ['one later is free again', [...Array(7).fill(0), 1_250], [...Array(7).fill(0), 1_250]],
  ])('%s', (_sentence, ready, sent) => {
    expect(sentAt(ready)).toEqual(sent);
  });

  it('of 100 in ten seconds none is lost, and the rates are kept', () => {
    const sent = sentAt(Array.from({ length: 100 }, (_, index) => index * 100));
    expect(sent).toHaveLength(100);
    expect(tooMany(sent)).toBeUndefined();
  });

  it('of 2,000 one after the other none is lost, and the rates are kept over more than an hour', () => {
    let lane: Lane = { taken: [] };
    let now = 0;
    const sent: number[] = [];
    while (sent.length < 2_000) {
      const taking = takeMoment(lane, at(now));
      lane = taking.lane;
      if (taking.reserved.taken) sent.push(now + taking.reserved.waitMs);
      else now += taking.reserved.waitMs;
    }
    expect(tooMany(sent)).toBeUndefined();
    expect(sent.at(-1)).toBeGreaterThan(3_600_000);
  });

  it('the rates are kept whenever messages come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 150 }), (ready) => {
        const sent = sentAt(ready);
        expect(sent).toHaveLength(ready.length);
        expect(tooMany(sent)).toBeUndefined();
      }),
    );
  });

  it('the rates are kept by three instances whose clocks are five minutes apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 60 }), (ready) => {
        const sent = sentAt(ready, (message) => ((message % 3) - 1) * 300_000);
        expect(sent).toHaveLength(ready.length);
        expect(tooMany(sent)).toBeUndefined();
      }),
    );
  });

  it('no more is kept than the longest rate needs', () => {
    let lane: Lane = { taken: [] };
    for (let hour = 0; hour < 3; hour += 1) {
      for (let index = 0; index < 1_000; index += 1) lane = takeMoment(lane, at(hour * 3_600_000 + index * 3_000)).lane;
    }
    expect(lane.taken).toHaveLength(1_800);
  });

  it.each<[string, number, boolean]>([
    ['just before its end', 59_999, true],
    ['at its end', 60_000, true],
    ['long before its end', 56_000, false],
  ])('a pause is waited for when it is near: %s', (_sentence, moment, taken) => {
    const lane = pauseLane({ taken: [] }, at(60_000));
    expect(takeMoment(lane, at(moment)).reserved).toEqual({ taken, waitMs: 60_000 - moment });
  });

  it.each<[string, Lane]>([
    ['moments', { taken: [START + 86_400_000] }],
    ['a pause', { taken: [], pausedUntil: START + 86_400_000 }],
  ])('%s of a clock that was set back by a day hold nobody up', (_sentence, lane) => {
    expect(takeMoment(lane, at(0)).reserved).toEqual({ taken: true, waitMs: 0 });
  });

  it('a shorter pause does not end a longer one', () => {
    const lane = pauseLane(pauseLane({ taken: [] }, at(60_000)), at(1_000));
    expect(takeMoment(lane, at(2_000)).reserved.taken).toBe(false);
  });
});
